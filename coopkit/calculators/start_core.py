"""The calculations of Start.Coop, S1, core members and business idea."""

from coopkit.calculators.computed import Calculation

CORE: tuple[Calculation, ...] = ()
