"""The built script and style."""
