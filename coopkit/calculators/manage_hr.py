"""The calculations of Manage.Coop, M5, human resources management."""

from coopkit.calculators.computed import Calculation
from coopkit.calculators.manage_hr_cover import CONTRIBUTION_COST
from coopkit.calculators.manage_hr_hour import HOUR_COST
from coopkit.calculators.manage_hr_safety import SAFETY_MATRIX
from coopkit.calculators.manage_hr_wages import WAGE_STRUCTURE

HR: tuple[Calculation, ...] = (HOUR_COST, WAGE_STRUCTURE, SAFETY_MATRIX, CONTRIBUTION_COST)
