"""The calculations of Start.Coop, S2, feasibility."""

from coopkit.calculators.computed import Calculation

FEAS: tuple[Calculation, ...] = ()
