"""Calculators of bookkeeping: a month, a year, ratios, depreciation, the budget."""
