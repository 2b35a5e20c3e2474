"""Calculators of cash and loans: cash plans, the cash book, working capital, payback."""
