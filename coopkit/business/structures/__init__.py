"""Comparing forms of business: scores, must-haves, sensitivity."""
