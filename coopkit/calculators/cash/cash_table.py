"""Twelve months of cash in a table, as a chart, and as lines to write down."""

from collections.abc import Sequence
from decimal import Decimal

from coopkit.business.cash_flow import CashFlow
from coopkit.calculators.calculation import Chart, Line, Series, Shown, Table
from coopkit.i18n import N_, Money, Said, say
from coopkit.portfolio.cash_sentences import MONTHS

_CLOSINGS = (
    N_("Cash at the end of month 1"),
    N_("Cash at the end of month 2"),
    N_("Cash at the end of month 3"),
    N_("Cash at the end of month 4"),
    N_("Cash at the end of month 5"),
    N_("Cash at the end of month 6"),
    N_("Cash at the end of month 7"),
    N_("Cash at the end of month 8"),
    N_("Cash at the end of month 9"),
    N_("Cash at the end of month 10"),
    N_("Cash at the end of month 11"),
    N_("Cash at the end of month 12"),
)
_HOW = N_("cash before + receipts − payments of the month")
CLOSING_LINES = tuple(Line(f"m{month}", label, _HOW) for month, label in zip(MONTHS, _CLOSINGS, strict=True))
LOWEST_LINES = (
    Line("lowest", N_("Lowest cash"), N_("the smallest of the twelve")),
    Line("month", N_("In month"), N_("where it stands")),
)


def cash_figures(flow: CashFlow) -> dict[str, Shown]:
    """The closings, the lowest one and its month, under the ids of the lines."""
    figures: dict[str, Shown] = {f"m{month}": Money(flow.closing[month - 1]) for month in MONTHS}
    return figures | {"lowest": Money(flow.lowest), "month": flow.lowest_month}


def cash_table(caption: Said, flow: CashFlow) -> Table:
    """Receipts, payments and closing of each month."""
    head = (say(N_("Month")), say(N_("Receipts")), say(N_("Payments")), say(N_("Cash at the end")))
    rows = zip(MONTHS, flow.receipts, flow.payments, flow.closing, strict=True)
    return Table(caption, head, tuple((say("{n}", n=month), *map(_money, amounts)) for month, *amounts in rows))


def closing_chart(flow: CashFlow, *others: tuple[Said, Sequence[Decimal]], label: Said, finding: Said) -> Chart:
    """The closings as a line, the lowest marked; others beside it for comparison."""
    series = (Series(label, tuple(flow.closing)), *(Series(name, tuple(values)) for name, values in others))
    along = tuple(say("{n}", n=month) for month in MONTHS)
    across, up = say(N_("Month")), say(N_("Cash at the end"))
    return Chart("line", finding, along, across, up, series, marked=flow.lowest_month - 1, in_money=True)


def _money(amount: Decimal) -> Said:
    return say("{amount}", amount=Money(amount))
