"""The calculations of Start.Coop, S4, organisational set-up."""

from coopkit.calculators.computed import Calculation

SETUP: tuple[Calculation, ...] = ()
