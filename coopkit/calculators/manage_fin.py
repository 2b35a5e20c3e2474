"""The calculations of Manage.Coop, M6, financial management."""

from coopkit.calculators.computed import Calculation
from coopkit.calculators.manage_fin_books import MONTH_BOOKS
from coopkit.calculators.manage_fin_budget import BUDGET_ACTUAL
from coopkit.calculators.manage_fin_cash_book import CASH_BOOK
from coopkit.calculators.manage_fin_cents import PATRONAGE_CENTS
from coopkit.calculators.manage_fin_members import OUR_DISTRIBUTION
from coopkit.calculators.manage_fin_months import OUR_MONTHS
from coopkit.calculators.manage_fin_ratios import FIVE_RATIOS
from coopkit.calculators.manage_fin_rules import OUR_RULES_LINES
from coopkit.calculators.manage_fin_surplus import SURPLUS_STEPS
from coopkit.calculators.manage_fin_wear import YEARLY_DEPRECIATION
from coopkit.calculators.manage_fin_year import OUR_YEAR_BOOKS

FIN: tuple[Calculation, ...] = (
    CASH_BOOK,
    FIVE_RATIOS,
    YEARLY_DEPRECIATION,
    SURPLUS_STEPS,
    PATRONAGE_CENTS,
    MONTH_BOOKS,
    OUR_YEAR_BOOKS,
    OUR_MONTHS,
    BUDGET_ACTUAL,
    OUR_RULES_LINES,
    OUR_DISTRIBUTION,
)
