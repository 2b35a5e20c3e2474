"""Calculators of the surplus: steps, refunds, a group's own rules."""
