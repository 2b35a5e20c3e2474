"""The calculations of Start.Coop, S4, organisational set-up."""

from coopkit.calculators.computed import Calculation
from coopkit.calculators.start_setup_assembly import ASSEMBLY_VOTE
from coopkit.calculators.start_setup_points import OPEN_POINTS
from coopkit.calculators.start_setup_surplus import SURPLUS_USE
from coopkit.calculators.start_setup_workload import WORKLOAD

SETUP: tuple[Calculation, ...] = (SURPLUS_USE, OPEN_POINTS, ASSEMBLY_VOTE, WORKLOAD)
