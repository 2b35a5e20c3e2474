"""Calculators of governance: seats, votes, limits for decisions."""
