"""Twelve months of cash: in sentences, in tables, as a chart."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from coopkit.business.cash_flow import CashFlow
from coopkit.business.money import add_up
from coopkit.i18n import N_, LazyText, Money, lazy
from coopkit.report.blocks import Block, Chart, Series, Table, heads

MONTHS = range(1, 13)
MONTH_LABELS = tuple(lazy("{n}", n=month) for month in MONTHS)
CASH_AT_THE_END = lazy(N_("Cash at the end"))


def month_name(month: int) -> LazyText:
    """A month of the plan, by its number."""
    return lazy(N_("month {n}"), n=month)


def cash_finding(flow: CashFlow) -> LazyText:
    """What twelve months show, in one sentence."""
    text = N_("The money lasts all year; it is lowest in month {month}, at {lowest}.")
    if flow.first_negative_month is None:
        return lazy(text, month=flow.lowest_month, lowest=Money(flow.lowest))
    text = N_("The money runs out in month {first}; the lowest point is {lowest}, in month {month}.")
    return lazy(text, first=flow.first_negative_month, lowest=Money(flow.lowest), month=flow.lowest_month)


def cash_sentences(flow: CashFlow) -> Iterator[LazyText]:
    """The finding, the months without money, what would help, and how the year ends."""
    yield cash_finding(flow)
    if flow.first_negative_month is not None:
        yield lazy(N_("Below nothing: {months}."), months=tuple(_below_nothing(flow)))
        yield lazy(N_("At least {gap} more at the start would carry you through."), gap=Money(flow.funding_gap))
    end, opening = flow.closing[-1], flow.opening
    if end < opening:
        text = N_("The year ends with {end}, {less} less than it began with.")
        yield lazy(text, end=Money(end), less=Money(opening - end))
    else:
        text = N_("The year ends with {end}; it began with {opening}.")
        yield lazy(text, end=Money(end), opening=Money(opening))


def cash_table(caption: LazyText, flow: CashFlow) -> Table:
    """Receipts, payments and closing of each month."""
    head = (lazy(N_("Month")), lazy(N_("Receipts")), lazy(N_("Payments")), CASH_AT_THE_END)
    rows = zip(MONTHS, flow.receipts, flow.payments, flow.closing, strict=True)
    return Table(caption, head, tuple((month, *map(Money, amounts)) for month, *amounts in rows))


def cash_by_month(
    flow: CashFlow, year: LazyText, lines: Sequence[tuple[LazyText, Sequence[Decimal]]] | None = None
) -> Table:
    """Each month from the cash before it to the cash at its end, and the year below.

    year: what the year is called. lines: those in which money moves; all receipts and payments where they are not told
    apart.
    """
    moved = lines or ((lazy(N_("Received")), flow.receipts), (lazy(N_("− Paid")), flow.payments))
    columns = ((flow.opening, *flow.closing[:-1]), *(amounts for _, amounts in moved), flow.closing)
    total = (flow.opening, *(add_up(amounts) for _, amounts in moved), flow.closing[-1])
    return Table(
        lazy(N_("Cash, month by month")),
        heads(N_("Month"), N_("Before"), *(label for label, _ in moved), N_("At the end")),
        tuple((label, *map(Money, cells)) for label, *cells in zip(MONTH_LABELS, *columns, strict=True)),
        ((year, *map(Money, total)),),
    )


def closing_chart(
    flow: CashFlow, *others: tuple[LazyText, Sequence[Decimal]], label: LazyText = CASH_AT_THE_END
) -> Chart:
    """The closings as a line, the lowest one highlighted; others beside it for comparison."""
    series = (Series(label, tuple(flow.closing)), *(Series(name, tuple(values)) for name, values in others))
    lowest = flow.lowest_month - 1
    x, y = lazy(N_("Month")), CASH_AT_THE_END
    return Chart("line", cash_finding(flow), MONTH_LABELS, x, y, series, lowest, in_money=True)


def twelve_months(flow: CashFlow, table: Table) -> Iterator[Block]:
    """The chart with the finding, what else is said of the months, and their table."""
    yield closing_chart(flow)
    _, *others = cash_sentences(flow)
    yield from others
    yield table


def _below_nothing(flow: CashFlow) -> Iterator[LazyText]:
    """Months in a row are said together."""
    for below, months in groupby(MONTHS, lambda month: flow.closing[month - 1] < 0):
        first, *others = months
        if below and others:
            yield lazy(N_("months {first} to {last}"), first=first, last=others[-1])
        elif below:
            yield month_name(first)
