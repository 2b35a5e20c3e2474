"""Wages: cost of an hour, the rate to charge, and a pay structure by grades."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction

from coopkit.business.money import (
    EXACT,
    Amount,
    NotDefined,
    Rate,
    add_up,
    allocate,
    amount,
    exact_rate,
    round_half_up,
    whole_number,
)


@dataclass(frozen=True)
class Grade:
    """A wage grade: number of people, hours a month of each, and the wage, money an hour.

    Raises TypeError for a float, ValueError for a number below 0 or a part of a person; both name the field.
    """

    name: str
    people: int
    hours: Decimal
    wage: Decimal

    def __post_init__(self) -> None:
        object.__setattr__(self, "people", whole_number("people", self.people))
        for field in ("hours", "wage"):
            object.__setattr__(self, field, amount(field, getattr(self, field), least=0))


@dataclass(frozen=True)
class GradeCost:
    """The monthly cost of a grade, money: wages and the contributions on them; `person` is the wage of one person."""

    grade: Grade
    person: Decimal
    wages: Decimal
    contributions: Decimal

    @property
    def cost(self) -> Decimal:
        """Return wages and contributions together."""
        return EXACT.add(self.wages, self.contributions)


@dataclass(frozen=True)
class WageStructure:
    """All grades with their sums a month, money; `ratio` is the highest wage an hour divided by the lowest."""

    lines: tuple[GradeCost, ...]
    wages: Decimal
    contributions: Decimal
    ratio: Fraction | NotDefined

    @property
    def cost(self) -> Decimal:
        """Return wages and contributions of all grades."""
        return EXACT.add(self.wages, self.contributions)

    @property
    def people(self) -> int:
        """Return the number of people in all grades."""
        return sum(line.grade.people for line in self.lines)

    def budget_left(self, budget: Amount) -> Decimal:
        """Return what is left of a monthly budget, money; below 0 if the pay costs more.

        Raises TypeError for a float, ValueError for a budget below 0.
        """
        return EXACT.subtract(amount("budget", budget, least=0), self.cost)


def hour_cost(wage: Amount, contribution_rate: Rate, leave_rate: Rate, other: Amount = 0) -> Fraction:
    """Return the cost of a paid hour of work, exact money; both rates are of the wage, so they are added.

    wage: money an hour. contribution_rate, leave_rate: fractions (0.08), at least 0. other: gear and training, money
    an hour. Raises TypeError for a float, ValueError for a number below 0; both name the argument.
    Source: wage × (1 + contributions + leave) + other; usual cost accounting.
    """
    on_top = exact_rate("contribution_rate", contribution_rate, least=0) + exact_rate("leave_rate", leave_rate, least=0)
    return Fraction(amount("wage", wage, least=0)) * (1 + on_top) + Fraction(amount("other", other, least=0))


def charge_for_hour(hour_cost: Rate, chargeable_share: Rate) -> Fraction:
    """Return what to charge for an hour so that all paid hours are covered, exact money.

    hour_cost: money a paid hour, at least 0. chargeable_share: the part of the paid hours that customers pay for, a
    fraction above 0 and up to 1. Raises TypeError for a float, ValueError for a number out of range; both name the
    argument. Source: cost of an hour ÷ chargeable share; usual cost accounting.
    """
    share = exact_rate("chargeable_share", chargeable_share)
    if not 0 < share <= 1:
        raise ValueError(f"chargeable_share is {chargeable_share}: give more than 0 and at most 1")
    return exact_rate("hour_cost", hour_cost, least=0) / share


def wage_structure(grades: Sequence[Grade], contribution_rate: Rate, *, places: int) -> WageStructure:
    """Calculate the monthly cost of a pay structure; the grades add up to the total.

    grades: at least one. contribution_rate: of the wages, a fraction, at least 0.
    places: decimal places of the smallest money unit.
    The wage of a month is rounded for each person, as it is paid; contributions are rounded once, on all wages, and
    split over the grades to the last unit. Grades without people count in no ratio.
    Raises TypeError for a float, ValueError for no grade or a number below 0; both name the argument.
    Source: people × hours × wage; contributions by largest remainder.
    """
    if not grades:
        raise ValueError("grades is empty: give at least one")
    rate = exact_rate("contribution_rate", contribution_rate, least=0)
    monthly_wages = [_monthly_wage(grade, places) for grade in grades]
    wages = [EXACT.multiply(person, Decimal(grade.people)) for grade, person in zip(grades, monthly_wages, strict=True)]
    total = add_up(wages)
    on_top = round_half_up(Fraction(total) * rate, places)
    parts = allocate(on_top, wages, places=places) if total else tuple(Decimal(0) for _ in wages)
    lines = tuple(GradeCost(*line) for line in zip(grades, monthly_wages, wages, parts, strict=True))
    return WageStructure(lines, total, on_top, _wage_ratio([grade.wage for grade in grades if grade.people]))


def _monthly_wage(grade: Grade, places: int) -> Decimal:
    """Return the rounded monthly wage of one person in a grade."""
    with localcontext(EXACT):
        return round_half_up(grade.hours * grade.wage, places)


def _wage_ratio(wages: Sequence[Decimal]) -> Fraction | NotDefined:
    """Return the highest wage divided by the lowest."""
    if not wages:
        return NotDefined("Nobody works in any grade, so there is nothing to compare.")
    if not min(wages):
        return NotDefined("The lowest wage is 0, so no wage can be a multiple of it.")
    return Fraction(max(wages)) / Fraction(min(wages))
