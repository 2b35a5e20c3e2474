"""Parts of the financial plan: the break-even, and what lenders look at, each with a reading in plain words."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from coopkit.business.money import NotDefined
from coopkit.business.plan import Evaluation
from coopkit.i18n import N_, LazyText, Money, Percent, lazy
from coopkit.report import Figure, Figures, ReportBlock
from coopkit.report.ratios import RATIOS, RatioValue, ratio_cell, ratio_reading

_READINGS = {"gross_margin": N_("Of each 100 in sales, {n} are left after variable costs.")}
"""Of a plan, whose costs are told apart in another way."""


def break_even(result: Evaluation) -> Iterator[ReportBlock]:
    """How much must be sold in an average month of year 1, with wear and interest."""
    found = result.break_even
    lines = [
        Figure(
            lazy(N_("To be covered in a month")),
            Money(found.costs_to_cover),
            lazy(N_("Fixed costs, and a twelfth of the year’s wear and loan interest.")),
        )
    ]
    if isinstance(found.ratio, NotDefined):
        yield Figures(tuple(lines))
        yield lazy(found.ratio.reason)
        return
    left = _of_hundred(N_("Of each 100 in sales {left} are left for it."), found.ratio)
    lines.append(Figure(lazy(N_("Part of the sales that is left")), Percent(found.ratio), left))
    if isinstance(found.units, int):
        lines.append(Figure(lazy(N_("Units to sell in a month")), found.units))
    if isinstance(found.units_per_member, int):
        lines.append(Figure(lazy(N_("Units for each member")), found.units_per_member))
    if isinstance(found.revenue_needed, Decimal):
        lines.append(Figure(lazy(N_("Sales needed in a month")), Money(found.revenue_needed)))
    if isinstance(found.safety, Fraction):
        lines.append(Figure(lazy(N_("Margin of safety")), Percent(found.safety), _safe(found.safety)))
    yield Figures(tuple(lines))
    if isinstance(found.revenue, NotDefined):
        yield lazy(found.revenue.reason)


def ratios(result: Evaluation) -> Iterator[ReportBlock]:
    """The ratios at the end of year 1; one that is not defined says why."""
    yield Figures(tuple(_ratio(name, getattr(result.ratios, name)) for name in RATIOS))


def _ratio(name: str, value: RatioValue) -> Figure:
    return Figure(
        lazy(RATIOS[name].label), ratio_cell(name, value), ratio_reading(name, value, _READINGS.get(name, ""))
    )


def _of_hundred(text: str, share: Fraction) -> LazyText:
    return lazy(text, left=share * 100)


def _safe(safety: Fraction) -> LazyText:
    if safety < 0:
        return lazy(N_("In an average month we plan to sell less than is needed."))
    return lazy(N_("So much of the sales of an average month may be missing without a loss."))
