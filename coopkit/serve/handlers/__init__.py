"""Request handlers, one file for each page or family of pages."""
