"""Fixed assets of a plan over the years: depreciation, book value, replacements, deposits."""

from collections.abc import Iterator
from decimal import Decimal

from coopkit.business.assets import DepreciationRow, straight_line_depreciation
from coopkit.business.plan.inputs import BusinessPlan, StartUpItem


def depreciation(plan: BusinessPlan, year: int) -> Decimal:
    """Return the depreciation of a year, a full year for each asset; money.

    Source: straight line without salvage value; an asset whose life has ended is replaced at the same cost.
    """
    return sum((row.amount for _, row in _rows_of_year(plan, year)), Decimal(0))


def equipment(plan: BusinessPlan, year: int) -> Decimal:
    """Return the book value of all equipment at the end of a year; money."""
    return sum((row.book_value for _, row in _rows_of_year(plan, year)), Decimal(0))


def replacements(plan: BusinessPlan, year: int) -> Decimal:
    """Return the cost of replacing assets whose life ended with the year before; money."""
    return sum((item.amount for item, row in _rows_of_year(plan, year) if year > 1 and row.year == 1), Decimal(0))


def deposits(plan: BusinessPlan) -> Decimal:
    """Return the deposits, which stay an asset; money."""
    return sum((item.amount for item in plan.start_up if item.life_years == 0), Decimal(0))


def one_off_costs(plan: BusinessPlan) -> Decimal:
    """Return the one-off costs, which are costs of year 1; money."""
    return sum((item.amount for item in plan.start_up if item.life_years is None), Decimal(0))


def _rows_of_year(plan: BusinessPlan, year: int) -> Iterator[tuple[StartUpItem, DepreciationRow]]:
    """Yield each asset with the row of its depreciation schedule for a year of the plan."""
    for item in plan.start_up:
        if item.life_years:
            schedule = straight_line_depreciation(item.amount, 0, item.life_years, places=plan.minor_digits)
            yield item, schedule[(year - 1) % item.life_years]
