"""Calculators of a feasibility study: risks, capacity, the seven tests."""
