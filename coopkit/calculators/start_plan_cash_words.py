"""Twelve months of cash in words, in a table, as a chart, and as lines to write down."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from coopkit.business.cash_flow import CashFlow
from coopkit.calculators.computed import Chart, Line, Series, Shown, Table
from coopkit.i18n import N_, Money, Said, say

MONTHS = range(1, 13)
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


def month_name(month: int) -> Said:
    """A month of the plan, by its number."""
    return say(N_("month {n}"), n=month)


def cash_figures(flow: CashFlow) -> dict[str, Shown]:
    """The closings, the lowest one and its month, under the ids of the lines."""
    figures: dict[str, Shown] = {f"m{month}": Money(flow.closing[month - 1]) for month in MONTHS}
    return figures | {"lowest": Money(flow.lowest), "month": flow.lowest_month}


def cash_finding(flow: CashFlow) -> Said:
    """What twelve months show, in one sentence."""
    text = N_("The money lasts all year; it is lowest in month {month}, at {lowest}.")
    if flow.first_negative_month is None:
        return say(text, month=flow.lowest_month, lowest=Money(flow.lowest))
    text = N_("The money runs out in month {first}; the lowest point is {lowest}, in month {month}.")
    return say(text, first=flow.first_negative_month, lowest=Money(flow.lowest), month=flow.lowest_month)


def cash_sentences(flow: CashFlow) -> Iterator[Said]:
    """The finding, the months without money, what would help, and how the year ends."""
    yield cash_finding(flow)
    if flow.first_negative_month is not None:
        yield say(N_("Below nothing: {months}."), months=tuple(_below_nothing(flow)))
        yield say(N_("At least {gap} more at the start would carry you through."), gap=Money(flow.funding_gap))
    end, opening = flow.closing[-1], flow.opening
    if end < opening:
        text = N_("The year ends with {end}, {less} less than it began with.")
        yield say(text, end=Money(end), less=Money(opening - end))
    else:
        text = N_("The year ends with {end}; it began with {opening}.")
        yield say(text, end=Money(end), opening=Money(opening))


def _below_nothing(flow: CashFlow) -> Iterator[Said]:
    """Months in a row are said together."""
    for below, months in groupby(MONTHS, lambda month: flow.closing[month - 1] < 0):
        first, *others = months
        if below and others:
            yield say(N_("months {first} to {last}"), first=first, last=others[-1])
        elif below:
            yield month_name(first)


def cash_table(caption: Said, flow: CashFlow) -> Table:
    """Receipts, payments and closing of each month."""
    head = (say(N_("Month")), say(N_("Receipts")), say(N_("Payments")), say(N_("Cash at the end")))
    rows = zip(MONTHS, flow.receipts, flow.payments, flow.closing, strict=True)
    return Table(caption, head, tuple((say("{n}", n=month), *map(_money, amounts)) for month, *amounts in rows))


def closing_chart(flow: CashFlow, *others: tuple[Said, Sequence[Decimal]], label: Said, finding: Said) -> Chart:
    """The closings as a line, the lowest marked; others beside it for comparison."""
    series = (Series(label, tuple(flow.closing)), *(Series(name, tuple(values)) for name, values in others))
    along = tuple(say("{n}", n=month) for month in MONTHS)
    return Chart(
        "line", finding, along, say(N_("Month")), say(N_("Cash at the end")), series, marked=flow.lowest_month - 1
    )


def _money(amount: Decimal) -> Said:
    return say("{amount}", amount=Money(amount))
