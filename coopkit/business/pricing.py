"""Pricing: contribution margin, break-even, mark-up and margin.

A unit is whatever is sold: a piece, a kilo, an hour. Fixed costs and break-even belong to the same period.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from coopkit.business.money import (
    EXACT,
    Amount,
    NotDefined,
    Rate,
    amount,
    exact_rate,
    round_half_up,
    round_up,
    whole_number,
)


@dataclass(frozen=True)
class MarginOfSafety:
    """How far sales may fall before there is a loss; below 0 where they are too low already.

    units: above break-even. share: of the expected units, a fraction.
    """

    units: Fraction
    share: Fraction | NotDefined


@dataclass(frozen=True)
class MixItem:
    """One of several products: price and variable cost, money a unit, and its units in the planned mix.

    units: planned in the period, or any numbers in the same proportion. Raises as `break_even_mix`.
    """

    price: Decimal
    variable_cost: Decimal
    units: Decimal

    def __post_init__(self) -> None:
        for name in ("price", "variable_cost", "units"):
            object.__setattr__(self, name, amount(name, getattr(self, name), least=0))


@dataclass(frozen=True)
class BreakEvenMix:
    """The part of each money unit of sales that is left for fixed costs, and the sales that cover them, money."""

    ratio: Fraction | NotDefined
    revenue: Fraction | NotDefined


@dataclass(frozen=True)
class ShownPrice:
    """A price in the smallest money unit; `at_least` is the next one up where the rounded price is below the cost."""

    rounded: Decimal
    at_least: Decimal | None


def contribution_margin_per_unit(price: Amount, variable_cost: Amount) -> Decimal:
    """Return what a unit contributes to the fixed costs, money; below 0 if each unit sold adds a loss.

    price, variable_cost: money a unit, at least 0.
    Raises TypeError for a float, ValueError for a number below 0; both name the argument.
    Source: price − variable cost; AccountingCoach, "What is the break-even formula".
    """
    return EXACT.subtract(amount("price", price, least=0), amount("variable_cost", variable_cost, least=0))


def contribution_margin_ratio(price: Amount, variable_cost: Amount) -> Fraction | NotDefined:
    """Return the part of the price that contributes to the fixed costs, an exact fraction; not defined at price 0.

    Takes and raises as `contribution_margin_per_unit`. Source: the same, divided by the price.
    """
    margin = contribution_margin_per_unit(price, variable_cost)
    if not amount("price", price):
        return NotDefined("The price is 0, so there is no part of it to compare.")
    return Fraction(margin) / Fraction(amount("price", price))


def break_even_exact(fixed_costs: Amount, price: Amount, variable_cost: Amount) -> Fraction | NotDefined:
    """Return the units that cover the fixed costs exactly, not rounded, for further calculation.

    fixed_costs: money a period, at least 0. price, variable_cost: money a unit, at least 0.
    Not defined if no quantity covers them. Raises TypeError for a float, ValueError for a number below 0.
    Source: fixed costs ÷ contribution margin; AccountingCoach, "What is the break-even formula".
    """
    fixed = amount("fixed_costs", fixed_costs, least=0)
    margin = Fraction(contribution_margin_per_unit(price, variable_cost))
    if unreachable := _unreachable(fixed, margin):
        return unreachable
    return Fraction(fixed) / margin if fixed else Fraction(0)


def break_even_units(
    fixed_costs: Amount, price: Amount, variable_cost: Amount, *, divisible: bool = False
) -> Decimal | NotDefined:
    """Return the units that must be sold in the period to cover the fixed costs, rounded up.

    divisible: up to the second decimal, for hours or kilos, instead of to a whole unit.
    Takes and raises as `break_even_exact`. Source: e-Consult Kenya, business notes 5.4, "Break-even analysis".
    """
    exact = break_even_exact(fixed_costs, price, variable_cost)
    return exact if isinstance(exact, NotDefined) else round_up(exact, 2 if divisible else 0)


def break_even_revenue(fixed_costs: Amount, price: Amount, variable_cost: Amount) -> Fraction | NotDefined:
    """Return the sales that cover the fixed costs exactly, money; whole units may bring a little more.

    Takes and raises as `break_even_exact`. For the sales of whole units multiply `break_even_units` by the price.
    Source: fixed costs ÷ contribution margin ratio; AccountingCoach, "What is the break-even formula".
    """
    exact = break_even_exact(fixed_costs, price, variable_cost)
    return exact if isinstance(exact, NotDefined) else exact * Fraction(amount("price", price))


def break_even_units_per_member(
    fixed_costs: Amount, price: Amount, variable_cost: Amount, members: Amount
) -> int | NotDefined:
    """Return the whole units that each member must sell, rounded up once, at the end.

    members: active members, whole. The rest as `break_even_exact`; not defined without members.
    Source: exact break-even ÷ members, own worked example (740 hours among 12 are 62 each).
    """
    exact = break_even_exact(fixed_costs, price, variable_cost)
    people = whole_number("members", members)
    if isinstance(exact, NotDefined):
        return exact
    if not people:
        return NotDefined("There is no active member to share the work.")
    return int(round_up(exact / people, 0))


def margin_of_safety(expected_units: Rate, break_even_units: Rate) -> MarginOfSafety:
    """Return how many units, and which part of the expected ones, may stay unsold without a loss.

    expected_units: units in the period, at least 0. break_even_units: of the same period.
    Raises TypeError for a float, ValueError for a number below 0; both name the argument.
    Source: e-Consult Kenya, business notes 5.4, "Break-even analysis".
    """
    expected = exact_rate("expected_units", expected_units, least=0)
    needed = exact_rate("break_even_units", break_even_units, least=0)
    if not expected:
        return MarginOfSafety(-needed, NotDefined("No sales are expected, so there is no margin of safety."))
    return MarginOfSafety(expected - needed, (expected - needed) / expected)


def surplus_at_volume(units: Amount, price: Amount, variable_cost: Amount, fixed_costs: Amount) -> Decimal:
    """Return the surplus at a volume of sales, money; below 0 for a loss.

    units: sold in the period. The rest as `break_even_exact`, and so are the errors.
    Source: e-Consult Kenya, business notes 5.4, "Break-even analysis".
    """
    margin, fixed = contribution_margin_per_unit(price, variable_cost), amount("fixed_costs", fixed_costs, least=0)
    return EXACT.fma(amount("units", units, least=0), margin, fixed.copy_negate())


def break_even_mix(fixed_costs: Amount, products: Iterable[MixItem]) -> BreakEvenMix:
    """Return the sales that cover the fixed costs with several products sold in the planned mix.

    fixed_costs: money a period. products: at least one.
    Raises TypeError for a float, ValueError for a number below 0 or no products; both name the argument.
    Source: fixed costs ÷ (all contribution margins ÷ all sales); usual cost accounting.
    """
    fixed = amount("fixed_costs", fixed_costs, least=0)
    mix = list(products)
    if not mix:
        raise ValueError("products is empty: give at least one")
    sales = sum((Fraction(each.price) * Fraction(each.units) for each in mix), Fraction(0))
    costs = sum((Fraction(each.variable_cost) * Fraction(each.units) for each in mix), Fraction(0))
    if not sales:
        nothing = NotDefined("Nothing is sold in this mix, so there is nothing to compare.")
        return BreakEvenMix(nothing, nothing)
    ratio = (sales - costs) / sales
    if unreachable := _unreachable(fixed, ratio):
        return BreakEvenMix(ratio, unreachable)
    return BreakEvenMix(ratio, Fraction(fixed) / ratio if fixed else Fraction(0))


def mark_up(cost: Amount, price: Amount) -> Fraction | NotDefined:
    """Return the mark-up of a price, an exact fraction of the cost; below 0 if the price is lower.

    cost, price: money a unit, at least 0. Not defined at cost 0.
    Raises TypeError for a float, ValueError for a number below 0; both name the argument.
    Source: (price − cost) ÷ cost; financialaccountancy.org, "Markup and margin percentage".
    """
    unit_cost = Fraction(amount("cost", cost, least=0))
    price_paid = Fraction(amount("price", price, least=0))
    if not unit_cost:
        return NotDefined("The cost is 0, so nothing can be added to it in percent.")
    return (price_paid - unit_cost) / unit_cost


def price_from_mark_up(cost: Amount, mark_up: Rate) -> Fraction:
    """Return the price with this mark-up on the cost, exact money.

    cost: money a unit, at least 0. mark_up: a fraction, at least −1.
    Raises TypeError for a float, ValueError for a number out of range; both name the argument.
    Source: cost × (1 + mark-up); power.one, mark-up calculator.
    """
    return Fraction(amount("cost", cost, least=0)) * (1 + exact_rate("mark_up", mark_up, least=-1))


def price_from_margin(cost: Amount, margin: Rate) -> Fraction:
    """Return the price with this margin after the cost, exact money.

    cost: money a unit, at least 0. margin: a fraction below 1.
    Raises TypeError for a float, ValueError for a cost below 0 or a margin of 1 or more; both name the argument.
    Source: cost ÷ (1 − margin); financialaccountancy.org, "Markup and margin percentage".
    """
    part = exact_rate("margin", margin)
    if part >= 1:
        raise ValueError(f"margin is {margin}: no price leaves all of itself after a cost, give less than 1")
    return Fraction(amount("cost", cost, least=0)) / (1 - part)


def margin_from_mark_up(mark_up: Rate) -> Fraction:
    """Return the margin (a fraction of the price) for a mark-up above −1 (a fraction of the cost).

    Raises TypeError for a float, ValueError for −1 or less. Source: mark-up ÷ (1 + mark-up).
    """
    added = exact_rate("mark_up", mark_up)
    if added <= -1:
        raise ValueError(f"mark_up is {mark_up}: give more than -1")
    return added / (1 + added)


def price_to_show(price: Fraction | Decimal, *, places: int) -> ShownPrice:
    """Round a price that must cover a cost half up, and give the next one up if the rounded one is too low.

    price: exact money. places: decimal places of the smallest money unit. Source: commercial rounding and ceiling.
    """
    rounded = round_half_up(price, places)
    return ShownPrice(rounded, round_up(price, places) if rounded < price else None)


def _unreachable(fixed_costs: Decimal, margin: Fraction) -> NotDefined | None:
    """Return why no quantity covers the fixed costs; None if one does."""
    if margin < 0:
        return NotDefined("Each unit sold adds a loss, so no quantity covers the costs.")
    if not margin and fixed_costs:
        return NotDefined("A unit leaves nothing for the fixed costs, so no quantity covers them.")
    return None
