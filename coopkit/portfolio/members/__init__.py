"""Import member lists: read files into cells, identify columns by their headings, check row by row."""
