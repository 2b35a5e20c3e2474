"""The calculations of Start.Coop, S3, the business plan."""

from coopkit.calculators.computed import Calculation

PLAN: tuple[Calculation, ...] = ()
