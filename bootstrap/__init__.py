"""The commands of start.py, which need nothing but the standard library of Python 3.11 or newer."""
