"""A list of members as a group brings it: read into cells, understood by its heads, judged row by row."""
