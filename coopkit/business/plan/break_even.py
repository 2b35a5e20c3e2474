"""Break-even of a plan, including depreciation and interest."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from coopkit.business.money import NotDefined, add_up, round_up
from coopkit.business.plan.inputs import MONTHS, BusinessPlan
from coopkit.business.pricing import MixItem, break_even_exact, break_even_mix, margin_of_safety
from coopkit.business.statements import IncomeStatement, total

SEVERAL = NotDefined("Several products are sold, so what must be sold is a sum of money and no number of units.")


@dataclass(frozen=True)
class BreakEven:
    """The break-even of an average month of year 1; exact fractions unless rounded.

    burden: money to cover in a month: fixed costs, and a twelfth of the year's depreciation and interest.
    ratio: the part of the sales that is left for it. units_exact, units, units_per_member: of the one product, rounded
    up; not defined for several. revenue: money; revenue_needed: the same, rounded up to the smallest money.
    safety: the part of an average month's sales that may be missing without a loss.
    """

    burden: Fraction
    ratio: Fraction | NotDefined
    units_exact: Fraction | NotDefined
    units: int | NotDefined
    units_per_member: int | NotDefined
    revenue: Fraction | NotDefined
    revenue_needed: Decimal | NotDefined
    safety: Fraction | NotDefined


def plan_break_even(plan: BusinessPlan, income: IncomeStatement) -> BreakEven:
    """The break-even of an average month of year 1.

    income: the statement of year 1. It is higher than with the fixed costs alone.
    Source: (fixed costs + (depreciation + interest) ÷ 12) ÷ contribution margin; several products by their planned mix.
    """
    costs = {line.id: line.amount for line in income.costs}
    year_burden = costs["fixed"] + costs["depreciation"] + costs["interest"]
    mix = break_even_mix(
        year_burden, [MixItem(each.price, each.variable_cost, add_up(each.units)) for each in plan.products]
    )
    revenue = _month(mix.revenue)
    units = SEVERAL if len(plan.products) > 1 else _of_one(plan, year_burden)
    whole = units if isinstance(units, NotDefined) else int(round_up(units, 0))
    return BreakEven(
        burden=Fraction(year_burden) / MONTHS,
        ratio=mix.ratio,
        units_exact=units,
        units=whole,
        units_per_member=units if isinstance(units, NotDefined) else int(round_up(units / plan.members, 0)),
        revenue=revenue,
        revenue_needed=revenue if isinstance(revenue, NotDefined) else round_up(revenue, plan.minor_digits),
        safety=_safety(plan, income, whole, revenue),
    )


def member_use_needed(plan: BusinessPlan, income: IncomeStatement, even: BreakEven) -> int | NotDefined | None:
    """How much each member must use the co-operative in a year so that there is no loss, rounded up.

    income, even: of year 1. None as long as nobody knows who uses how much, or nothing is sold.
    Source: planned use × break-even revenue ÷ planned revenue ÷ members, for several products; own design.
    """
    sales = total(income.sales)
    if isinstance(even.revenue, NotDefined):
        return even.revenue
    if not plan.use_by_member or not sales:
        return None
    use = Fraction(add_up(plan.use_by_member))
    return int(round_up(use * even.revenue * MONTHS / Fraction(sales) / plan.members, 0))


def _of_one(plan: BusinessPlan, year_burden: Decimal) -> Fraction | NotDefined:
    product = plan.products[0]
    return _month(break_even_exact(year_burden, product.price, product.variable_cost))


def _month(year: Fraction | NotDefined) -> Fraction | NotDefined:
    return year if isinstance(year, NotDefined) else year / MONTHS


def _safety(
    plan: BusinessPlan, income: IncomeStatement, units: int | NotDefined, revenue: Fraction | NotDefined
) -> Fraction | NotDefined:
    """Against whole units of the one product, against money for several."""
    if not isinstance(units, NotDefined):
        return margin_of_safety(add_up(plan.products[0].units), Fraction(units * MONTHS)).share
    if isinstance(revenue, NotDefined):
        return revenue
    return margin_of_safety(total(income.sales), revenue * MONTHS).share
