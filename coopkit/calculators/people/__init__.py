"""Calculators of work and pay: hours, wages, social protection, safety."""
