"""Worksheets and answer keys: an exercise on paper."""
