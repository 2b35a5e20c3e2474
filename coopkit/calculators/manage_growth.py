"""The calculations of Manage.Coop, M4, business and market growth strategies."""

from coopkit.calculators.computed import Calculation
from coopkit.calculators.manage_growth_invest import PAYBACK_NPV
from coopkit.calculators.manage_growth_joint import JOINT_ACTION
from coopkit.calculators.manage_growth_marketing import MARKETING_PLAN
from coopkit.calculators.manage_growth_price import PRICE_SIDES

GROWTH: tuple[Calculation, ...] = (PRICE_SIDES, PAYBACK_NPV, MARKETING_PLAN, JOINT_ACTION)
