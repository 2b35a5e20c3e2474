"""The calculations of Start.Coop, S4, organisational set-up."""

from coopkit.calculators.computed import Calculation
from coopkit.calculators.start_setup_points import OPEN_POINTS
from coopkit.calculators.start_setup_workload import WORKLOAD

SETUP: tuple[Calculation, ...] = (OPEN_POINTS, WORKLOAD)
