"""Twelve months of cash in sentences, tables and a chart."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from coopkit.business.cash_flow import CashFlow
from coopkit.business.money import add_up
from coopkit.i18n import N_, LazyText, Money, lazy
from coopkit.report.blocks import Chart, ReportBlock, Series, Table, heads

MONTHS = range(1, 13)
MONTH_LABELS = tuple(lazy("{n}", n=month) for month in MONTHS)
CLOSING_LABEL = lazy(N_("Cash at the end"))


def month_name(month: int) -> LazyText:
    """Return the words for a month of the plan, by its number."""
    return lazy(N_("month {n}"), n=month)


def cash_result_sentence(flow: CashFlow) -> LazyText:
    """Say in one sentence whether the money lasts all year, and when it is lowest."""
    text = N_("The money lasts all year; it is lowest in month {month}, at {lowest}.")
    if flow.first_negative_month is None:
        return lazy(text, month=flow.lowest_month, lowest=Money(flow.lowest))
    text = N_("The money runs out in month {first}; the lowest point is {lowest}, in month {month}.")
    return lazy(text, first=flow.first_negative_month, lowest=Money(flow.lowest), month=flow.lowest_month)


def cash_sentences(flow: CashFlow) -> Iterator[LazyText]:
    """Yield the sentences about a year of cash: the result, months below 0, what would help, and how it ends."""
    yield cash_result_sentence(flow)
    if flow.first_negative_month is not None:
        yield lazy(N_("Below nothing: {months}."), months=tuple(_negative_months(flow)))
        yield lazy(N_("With at least {gap} more at the start, the money would last."), gap=Money(flow.funding_gap))
    end, opening = flow.closing[-1], flow.opening
    if end < opening:
        text = N_("The year ends with {end}, {less} less than it began with.")
        yield lazy(text, end=Money(end), less=Money(opening - end))
    else:
        text = N_("The year ends with {end}; it began with {opening}.")
        yield lazy(text, end=Money(end), opening=Money(opening))


def cash_table(caption: LazyText, flow: CashFlow) -> Table:
    """Return receipts, payments and closing balance of each month."""
    head = (lazy(N_("Month")), lazy(N_("Receipts")), lazy(N_("Payments")), CLOSING_LABEL)
    rows = zip(MONTHS, flow.receipts, flow.payments, flow.closing, strict=True)
    return Table(caption, head, tuple((month, *map(Money, amounts)) for month, *amounts in rows))


def cash_by_month_table(
    flow: CashFlow, year: LazyText, lines: Sequence[tuple[LazyText, Sequence[Decimal]]] | None = None
) -> Table:
    """Return each month from its opening to its closing balance, and the year below.

    year: the label of the year. lines: labels and monthly amounts of the movements; by default all receipts and all
    payments.
    """
    movements = lines or ((lazy(N_("Received")), flow.receipts), (lazy(N_("− Paid")), flow.payments))
    columns = ((flow.opening, *flow.closing[:-1]), *(amounts for _, amounts in movements), flow.closing)
    total = (flow.opening, *(add_up(amounts) for _, amounts in movements), flow.closing[-1])
    return Table(
        lazy(N_("Cash, month by month")),
        heads(N_("Month"), N_("Before"), *(label for label, _ in movements), N_("At the end")),
        tuple((label, *map(Money, cells)) for label, *cells in zip(MONTH_LABELS, *columns, strict=True)),
        ((year, *map(Money, total)),),
    )


def closing_chart(
    flow: CashFlow, *others: tuple[LazyText, Sequence[Decimal]], label: LazyText = CLOSING_LABEL
) -> Chart:
    """Draw the closing balances as a line, the lowest one highlighted, with others for comparison."""
    series = (Series(label, tuple(flow.closing)), *(Series(name, tuple(values)) for name, values in others))
    lowest = flow.lowest_month - 1
    x, y = lazy(N_("Month")), CLOSING_LABEL
    return Chart("line", cash_result_sentence(flow), MONTH_LABELS, x, y, series, lowest, in_money=True)


def cash_year_blocks(flow: CashFlow, table: Table) -> Iterator[ReportBlock]:
    """Yield the chart of a year of cash, the sentences about it, and its table."""
    yield closing_chart(flow)
    _, *others = cash_sentences(flow)
    yield from others
    yield table


def _negative_months(flow: CashFlow) -> Iterator[LazyText]:
    """Yield the months that close below 0, with neighbouring months as one range."""
    for negative, months in groupby(MONTHS, lambda month: flow.closing[month - 1] < 0):
        first, *others = months
        if negative and others:
            yield lazy(N_("months {first} to {last}"), first=first, last=others[-1])
        elif negative:
            yield month_name(first)
