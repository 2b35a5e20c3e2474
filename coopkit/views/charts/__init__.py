"""Charts as SVG with a text alternative."""
