"""Parts of the financial plan: the break-even, and what lenders look at, each with a reading in plain words."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from coopkit.business.money import NotDefined
from coopkit.business.plan import Evaluation
from coopkit.i18n import N_, LazyText, Money, Percent, lazy
from coopkit.portfolio.documents.document import Block, Figure, Figures

HUNDRED = 100


def break_even(result: Evaluation) -> Iterator[Block]:
    """How much must be sold in an average month of year 1, with wear and interest."""
    found = result.break_even
    lines = [
        Figure(
            lazy(N_("To be covered in a month")),
            Money(found.burden),
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


def ratios(result: Evaluation) -> Iterator[Block]:
    """The ratios at the end of year 1; one that is not defined says why."""
    found = result.ratios
    yield Figures(
        (
            Figure(lazy(N_("Working capital")), Money(found.working_capital), _working(found.working_capital)),
            _ratio(N_("Current ratio"), found.current_ratio, N_("For each 1 that is due within a year, {n} is there.")),
            _ratio(N_("Debt to own money"), found.debt_to_equity, N_("For each 1 of our own we owe {n} to others.")),
            _part(
                N_("Gross margin"), found.gross_margin, N_("Of each 100 in sales {left} are left after variable costs.")
            ),
            _part(N_("Net margin"), found.net_margin, N_("Of each 100 in sales {left} are left as surplus.")),
            _ratio(
                N_("Cover of the loan instalments"),
                found.debt_service_cover,
                N_("For each 1 of instalments the year earns {n}. Below 1 it does not reach."),
            ),
        )
    )


def _ratio(label: str, value: Fraction | NotDefined, reading: str) -> Figure:
    if isinstance(value, NotDefined):
        return Figure(lazy(label), None, lazy(value.reason))
    return Figure(lazy(label), value, lazy(reading, n=value))


def _part(label: str, value: Fraction | NotDefined, reading: str) -> Figure:
    if isinstance(value, NotDefined):
        return Figure(lazy(label), None, lazy(value.reason))
    return Figure(lazy(label), Percent(value), _of_hundred(reading, value))


def _of_hundred(text: str, share: Fraction) -> LazyText:
    return lazy(text, left=share * HUNDRED)


def _safe(safety: Fraction) -> LazyText:
    if safety < 0:
        return lazy(N_("In an average month we plan to sell less than is needed."))
    return lazy(N_("So much of the sales of an average month may be missing without a loss."))


def _working(amount: Decimal) -> LazyText:
    if amount < 0:
        return lazy(N_("More is due within a year than cash and what customers owe."))
    return lazy(N_("Cash and what customers owe, after all that is due within a year."))
