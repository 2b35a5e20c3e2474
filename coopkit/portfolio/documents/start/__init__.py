"""Documents of a group that is starting a co-operative."""
