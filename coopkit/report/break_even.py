"""The chart of a break-even point: sales against costs, by units or by money."""

from decimal import Decimal
from fractions import Fraction

from coopkit.business.money import round_half_up
from coopkit.i18n import N_, LazyText, lazy
from coopkit.report.blocks import Chart, Series, unit_money

CHART_STEPS = (6, 8, 5, 7, 9, 10)
"""Numbers of equal steps from 0 to the break-even point; the first that gives whole units is used."""
COSTS_LABEL, SALES_LABEL = lazy(N_("Costs")), N_("Sales")
MONEY_LABEL = lazy(N_("Money in a month"))


def break_even_chart(
    units: Decimal, fixed: Decimal, variable: Decimal, prices: tuple[Decimal, ...], finding: LazyText, *, places: int
) -> Chart:
    """Draw sales, at one price or two, against costs by the units sold in a month.

    units: the break-even at the first price, above 0. fixed: money a month. variable, prices: money a unit.
    finding: the sentence that the picture shows. places: decimal places of the smallest money.
    """
    counts, steps = _steps_beyond(units)
    costs = tuple(Fraction(fixed) + Fraction(variable) * count for count in counts)
    labels = (SALES_LABEL, N_("Sales at {price}"))
    sales = tuple(
        Series(lazy(label, price=unit_money(price, places)), tuple(Fraction(price) * count for count in counts))
        for label, price in zip(labels, prices, strict=False)
    )
    return Chart(
        "line",
        finding,
        tuple(lazy("{n}", n=round_half_up(count, 0)) for count in counts),
        lazy(N_("Units sold in a month")),
        MONEY_LABEL,
        (sales[0], Series(COSTS_LABEL, costs), *sales[1:]),
        steps,
        in_money=True,
    )


def sales_break_even_chart(needed: Decimal, fixed: Decimal, ratio: Fraction, finding: LazyText) -> Chart:
    """Draw sales against costs by the sales of a month, for several products together.

    needed: the sales that cover all costs, money a month, above 0. fixed: money a month.
    ratio: the part of the sales that is left after variable costs. finding: the sentence that the picture shows.
    """
    amounts, steps = _steps_beyond(needed)
    costs = tuple(Fraction(fixed) + (1 - ratio) * amount for amount in amounts)
    return Chart(
        "line",
        finding,
        tuple(lazy("{n}", n=round_half_up(amount, 0)) for amount in amounts),
        lazy(N_("Sales in a month")),
        MONEY_LABEL,
        (Series(lazy(SALES_LABEL), tuple(amounts)), Series(COSTS_LABEL, costs)),
        steps,
        in_money=True,
    )


def _steps_beyond(point: Decimal) -> tuple[list[Fraction], int]:
    """Return equal steps from 0 to half as far again as a point, and the index of the point among them."""
    steps = next((steps for steps in CHART_STEPS if point % steps == 0), CHART_STEPS[0])
    step = Fraction(point) / steps
    return [place * step for place in range(steps + steps // 2 + 1)], steps
