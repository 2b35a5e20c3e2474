"""The calculations of Manage.Coop, M6, financial management."""

from coopkit.calculators.computed import Calculation
from coopkit.calculators.manage_fin_months import OUR_MONTHS

FIN: tuple[Calculation, ...] = (OUR_MONTHS,)
