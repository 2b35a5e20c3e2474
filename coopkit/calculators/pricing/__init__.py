"""Calculators of prices: unit cost, break-even, three views of a price."""
