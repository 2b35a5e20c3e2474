"""Calculators of the market: surveys, demand, marketing, acting together."""
