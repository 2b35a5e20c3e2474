"""Documents of a co-operative that is running."""
