"""The kinds of exercise, one file each."""
