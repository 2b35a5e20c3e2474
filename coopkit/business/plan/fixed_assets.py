"""The things of a start-up list over the years: what is written off, what they are worth, what is bought again."""

from collections.abc import Iterator
from decimal import Decimal

from coopkit.business.assets import DepreciationRow, straight_line_depreciation
from coopkit.business.plan.inputs import BusinessPlan, StartUpItem


def depreciation(plan: BusinessPlan, year: int) -> Decimal:
    """Money written off in a year, a full year for each thing.

    Source: straight line without salvage value; a thing whose life has ended is replaced at the same cost.
    """
    return sum((row.amount for _, row in _rows(plan, year)), Decimal(0))


def equipment(plan: BusinessPlan, year: int) -> Decimal:
    """Money that all things together are worth in the books at the end of a year."""
    return sum((row.book_value for _, row in _rows(plan, year)), Decimal(0))


def replacements(plan: BusinessPlan, year: int) -> Decimal:
    """Money for the things that are replaced in a year, because their life ended with the year before."""
    return sum((item.amount for item, row in _rows(plan, year) if year > 1 and row.year == 1), Decimal(0))


def deposits(plan: BusinessPlan) -> Decimal:
    """Money that stays an asset."""
    return sum((item.amount for item in plan.start_up if item.life_years == 0), Decimal(0))


def one_off_costs(plan: BusinessPlan) -> Decimal:
    """Money that is a cost of year 1."""
    return sum((item.amount for item in plan.start_up if item.life_years is None), Decimal(0))


def _rows(plan: BusinessPlan, year: int) -> Iterator[tuple[StartUpItem, DepreciationRow]]:
    for item in plan.start_up:
        if item.life_years:
            schedule = straight_line_depreciation(item.amount, 0, item.life_years, places=plan.minor_digits)
            yield item, schedule[(year - 1) % item.life_years]
