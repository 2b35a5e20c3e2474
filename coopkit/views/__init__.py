"""HTML from data: screen, worksheets and answer keys, documents, charts."""
