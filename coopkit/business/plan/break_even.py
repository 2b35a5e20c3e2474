"""Break-even of a plan, including depreciation and interest."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from coopkit.business.money import NotDefined, add_up, round_up
from coopkit.business.plan.inputs import MONTHS, BusinessPlan
from coopkit.business.pricing import MixItem, break_even_exact, break_even_mix, margin_of_safety
from coopkit.business.statements import IncomeStatement, total

SEVERAL_PRODUCTS = NotDefined(
    "Several products are sold, so what must be sold is a sum of money and no number of units."
)


@dataclass(frozen=True)
class BreakEven:
    """The break-even of an average month of year 1; exact fractions unless rounded.

    costs_to_cover: money a month: fixed costs, and a twelfth of the year's depreciation and interest.
    ratio: the contribution margin as a part of the sales. units_exact, units, units_per_member: of the only product,
    exact or rounded up; not defined for several. revenue, revenue_needed: sales, money, exact and rounded up to the
    smallest money. safety: the part of an average month's sales that may be missing without a loss.
    """

    costs_to_cover: Fraction
    ratio: Fraction | NotDefined
    units_exact: Fraction | NotDefined
    units: int | NotDefined
    units_per_member: int | NotDefined
    revenue: Fraction | NotDefined
    revenue_needed: Decimal | NotDefined
    safety: Fraction | NotDefined


def plan_break_even(plan: BusinessPlan, income: IncomeStatement) -> BreakEven:
    """Return the break-even of an average month of year 1, including depreciation and interest.

    income: the income statement of year 1.
    Source: (fixed costs + (depreciation + interest) ÷ 12) ÷ contribution margin; several products by their planned mix.
    """
    costs = {line.id: line.amount for line in income.costs}
    year_costs = costs["fixed"] + costs["depreciation"] + costs["interest"]
    mix = break_even_mix(
        year_costs, [MixItem(each.price, each.variable_cost, add_up(each.units)) for each in plan.products]
    )
    revenue = _per_month(mix.revenue)
    units = SEVERAL_PRODUCTS if len(plan.products) > 1 else _units_of_one_product(plan, year_costs)
    whole = units if isinstance(units, NotDefined) else int(round_up(units, 0))
    return BreakEven(
        costs_to_cover=Fraction(year_costs) / MONTHS,
        ratio=mix.ratio,
        units_exact=units,
        units=whole,
        units_per_member=units if isinstance(units, NotDefined) else int(round_up(units / plan.members, 0)),
        revenue=revenue,
        revenue_needed=revenue if isinstance(revenue, NotDefined) else round_up(revenue, plan.minor_digits),
        safety=_margin_of_safety(plan, income, whole, revenue),
    )


def member_use_needed(plan: BusinessPlan, income: IncomeStatement, even: BreakEven) -> int | NotDefined | None:
    """Return how much each member must use the co-operative in a year so that there is no loss, rounded up.

    income, even: of year 1. Returns None if use by member isn't known, or nothing is sold.
    Source: planned use × break-even revenue ÷ planned revenue ÷ members, for several products; own design.
    """
    sales = total(income.sales)
    if isinstance(even.revenue, NotDefined):
        return even.revenue
    if not plan.use_by_member or not sales:
        return None
    use = Fraction(add_up(plan.use_by_member))
    return int(round_up(use * even.revenue * MONTHS / Fraction(sales) / plan.members, 0))


def _units_of_one_product(plan: BusinessPlan, year_costs: Decimal) -> Fraction | NotDefined:
    """Return the exact units a month at which a plan with one product breaks even."""
    product = plan.products[0]
    return _per_month(break_even_exact(year_costs, product.price, product.variable_cost))


def _per_month(year: Fraction | NotDefined) -> Fraction | NotDefined:
    """Return a twelfth of a yearly number."""
    return year if isinstance(year, NotDefined) else year / MONTHS


def _margin_of_safety(
    plan: BusinessPlan, income: IncomeStatement, units: int | NotDefined, revenue: Fraction | NotDefined
) -> Fraction | NotDefined:
    """Return the part of the planned sales that may be missing: of units for one product, of money for several."""
    if not isinstance(units, NotDefined):
        return margin_of_safety(add_up(plan.products[0].units), Fraction(units * MONTHS)).share
    if isinstance(revenue, NotDefined):
        return revenue
    return margin_of_safety(total(income.sales), revenue * MONTHS).share
