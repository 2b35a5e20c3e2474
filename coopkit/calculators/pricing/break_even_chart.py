"""The picture of a break-even: sales and costs side by side, from nothing sold to well beyond the point."""

from decimal import Decimal
from fractions import Fraction

from coopkit.calculators.pricing.unit_money import unit_money
from coopkit.i18n import N_, LazyText, lazy
from coopkit.i18n.formats import round_half_up
from coopkit.report import Chart, Series

STEPS = (6, 8, 5, 7, 9, 10)
"""Into so many equal steps the way to the point may be cut; the first that gives whole units is taken."""


def break_even_chart(
    units: Decimal, fixed: Decimal, variable: Decimal, prices: tuple[Decimal, ...], finding: LazyText, *, places: int
) -> Chart:
    """Sales at one price or two against the costs, over a month's units.

    units: the break-even at the first price, above 0. fixed: money a month. variable, prices: money a unit.
    finding: the sentence that the picture shows. places: of the smallest money.
    """
    steps = next((steps for steps in STEPS if units % steps == 0), STEPS[0])
    step = Fraction(units) / steps
    counts = [place * step for place in range(steps + steps // 2 + 1)]
    costs = tuple(Fraction(fixed) + Fraction(variable) * count for count in counts)
    labels = (N_("Sales"), N_("Sales at {price}"))
    sales = tuple(
        Series(lazy(label, price=unit_money(price, places)), tuple(Fraction(price) * count for count in counts))
        for label, price in zip(labels, prices, strict=False)
    )
    return Chart(
        "line",
        finding,
        tuple(lazy("{n}", n=round_half_up(count, 0)) for count in counts),
        lazy(N_("Units sold in a month")),
        lazy(N_("Money in a month")),
        (sales[0], Series(lazy(N_("Costs")), costs), *sales[1:]),
        steps,
        in_money=True,
    )
