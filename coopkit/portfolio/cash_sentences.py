"""Twelve months of cash in sentences: whether the money lasts, when it is lowest, and how the year ends."""

from collections.abc import Iterator
from itertools import groupby

from coopkit.business.cash_flow import CashFlow
from coopkit.i18n import N_, LazyText, Money, lazy

MONTHS = range(1, 13)


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


def _below_nothing(flow: CashFlow) -> Iterator[LazyText]:
    """Months in a row are said together."""
    for below, months in groupby(MONTHS, lambda month: flow.closing[month - 1] < 0):
        first, *others = months
        if below and others:
            yield lazy(N_("months {first} to {last}"), first=first, last=others[-1])
        elif below:
            yield month_name(first)
