"""Calculators of the books: a month, a year, ratios, depreciation, the budget."""
