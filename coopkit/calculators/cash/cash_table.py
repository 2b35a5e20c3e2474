"""Twelve months of cash in a table, as a chart, and as lines to write down."""

from collections.abc import Sequence
from decimal import Decimal

from coopkit.business.cash_flow import CashFlow
from coopkit.calculators.calculation import Chart, Line, Series, ShownValue, Table
from coopkit.i18n import N_, LazyText, Money, lazy
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


def cash_figures(flow: CashFlow) -> dict[str, ShownValue]:
    """The closings, the lowest one and its month, under the ids of the lines."""
    figures: dict[str, ShownValue] = {f"m{month}": Money(flow.closing[month - 1]) for month in MONTHS}
    return figures | {"lowest": Money(flow.lowest), "month": flow.lowest_month}


def cash_table(caption: LazyText, flow: CashFlow) -> Table:
    """Receipts, payments and closing of each month."""
    head = (lazy(N_("Month")), lazy(N_("Receipts")), lazy(N_("Payments")), lazy(N_("Cash at the end")))
    rows = zip(MONTHS, flow.receipts, flow.payments, flow.closing, strict=True)
    return Table(caption, head, tuple((lazy("{n}", n=month), *map(_money, amounts)) for month, *amounts in rows))


def closing_chart(
    flow: CashFlow, *others: tuple[LazyText, Sequence[Decimal]], label: LazyText, finding: LazyText
) -> Chart:
    """The closings as a line, the lowest marked; others beside it for comparison."""
    series = (Series(label, tuple(flow.closing)), *(Series(name, tuple(values)) for name, values in others))
    along = tuple(lazy("{n}", n=month) for month in MONTHS)
    across, up = lazy(N_("Month")), lazy(N_("Cash at the end"))
    return Chart("line", finding, along, across, up, series, marked=flow.lowest_month - 1, in_money=True)


def _money(amount: Decimal) -> LazyText:
    return lazy("{amount}", amount=Money(amount))
