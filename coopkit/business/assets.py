"""Start-up costs, and straight-line depreciation of what was bought."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Protocol

from coopkit.business.money import EXACT, Amount, add_up, amount, finest_places, round_half_up, whole_number

MOST_YEARS = 100
"""No building is depreciated for longer."""


@dataclass(frozen=True)
class DepreciationRow:
    """One year, counted from 1: the depreciation, and the book value at its end; money."""

    year: int
    amount: Decimal
    book_value: Decimal


class StartUpCost(Protocol):
    """An entry of a start-up list: an amount of money and its useful life.

    life_years: years of use; None for a one-off cost, 0 for a deposit, which is paid back.
    """

    @property
    def amount(self) -> Decimal: ...

    @property
    def life_years(self) -> int | None: ...


@dataclass(frozen=True)
class StartUpCosts:
    """Start-up costs and where the money comes from; money.

    equipment, deposits, one_off: the start-up list by kind. running_costs: money for the first months.
    own_money: from members and grants. gap: the money still missing, at least 0.
    """

    equipment: Decimal
    deposits: Decimal
    one_off: Decimal
    running_costs: Decimal
    own_money: Decimal

    @property
    def listed(self) -> Decimal:
        """The whole start-up list."""
        return add_up((self.equipment, self.deposits, self.one_off))

    @property
    def total(self) -> Decimal:
        """The list and the first months' running costs."""
        return EXACT.add(self.listed, self.running_costs)

    @property
    def gap(self) -> Decimal:
        """The money still missing, at least 0."""
        return max(Decimal(0), EXACT.subtract(self.total, self.own_money))


def straight_line_depreciation(
    cost: Amount,
    salvage_value: Amount,
    useful_life_years: Amount,
    *,
    first_year_months: Amount = 12,
    places: int,
) -> tuple[DepreciationRow, ...]:
    """Depreciate by an equal amount each year; the last year takes the rest.

    cost: money paid. salvage_value: money it still brings at the end. useful_life_years: whole, 1 to 100.
    first_year_months: 1 to 12; an asset bought during the year is depreciated for these months first, and for the
    remaining months in one more year at the end. places: decimal places to which each year's amount is rounded half up.
    Returns a tuple of DepreciationRow, one for each year; the book value ends at the salvage value.
    Raises TypeError for a float, ValueError for impossible input; both name the argument.
    Source: (cost − salvage value) ÷ years; Microsoft Support and Apple Numbers help, "SLN".
    """
    paid = amount("cost", cost, least=0)
    salvage = amount("salvage_value", salvage_value, least=0)
    life = whole_number("useful_life_years", useful_life_years, least=1)
    months = whole_number("first_year_months", first_year_months, least=1)
    if life > MOST_YEARS:
        raise ValueError(f"useful_life_years is {life}: give at most {MOST_YEARS}")
    if salvage > paid:
        raise ValueError(f"salvage_value is {salvage}: it cannot be more than cost, {paid}")
    if months > 12:
        raise ValueError(f"first_year_months is {months}: a year has 12")
    lost = EXACT.subtract(paid, salvage)
    finest, exact = finest_places(lost, places), Fraction(lost) / life
    years = life if months == 12 else life + 1
    book, rows = paid, []
    for year in range(1, years + 1):
        share = Fraction(months, 12) if year == 1 else 1
        rest = EXACT.subtract(book, salvage)
        written_off = rest if year == years else min(round_half_up(exact * share, finest), rest)
        book = EXACT.subtract(book, written_off)
        rows.append(DepreciationRow(year, written_off, book))
    return tuple(rows)


def start_up_costs(
    items: Iterable[StartUpCost],
    *,
    monthly_costs: Amount = 0,
    months: Amount = 0,
    own_money: Amount = 0,
) -> StartUpCosts:
    """Add up a start-up list and the first running costs, and compare them with the members' own money.

    items: entries with an amount and years of life. monthly_costs: money a month, for so many months.
    own_money: shares, entry fees and grants together, money.
    Raises TypeError for a float, ValueError for impossible input; both name the argument.
    Source: start-up budget of small-business training, with working capital in it.
    """
    listed = list(items)
    running = EXACT.multiply(amount("monthly_costs", monthly_costs, least=0), whole_number("months", months))
    return StartUpCosts(
        equipment=_sum(item for item in listed if item.life_years),
        deposits=_sum(item for item in listed if item.life_years == 0),
        one_off=_sum(item for item in listed if item.life_years is None),
        running_costs=running,
        own_money=amount("own_money", own_money, least=0),
    )


def _sum(items: Iterable[StartUpCost]) -> Decimal:
    """Add up the amounts of start-up costs, money."""
    return add_up(amount("items", item.amount, least=0) for item in items)
