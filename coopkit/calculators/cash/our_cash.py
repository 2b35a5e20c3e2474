"""The calculations "our-cash", a year of cash of the group's own plan, and "our-stress", the same year under stress."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from coopkit.business.money import add_up
from coopkit.business.plan import Evaluation, evaluate
from coopkit.business.plan.cash import month_sums
from coopkit.calculators.calculation import (
    Calculation,
    CalculationContext,
    CalculationResult,
    IncompleteInput,
    ResultLine,
    Values,
)
from coopkit.calculators.cash.cash_plan import (
    CLOSING_LINES,
    FIRST_LINE,
    GAP_LINE,
    LOWEST_LINES,
    SLIDES,
    of_year,
    stressed,
)
from coopkit.calculators.inputs import out_of_range
from coopkit.i18n import N_, LazyText, Money, lazy
from coopkit.portfolio.plan_reader import PlanReading, read_plan
from coopkit.report import Table, heads

MOST_GAPS = 4
"""So many things that are missing are named at once; the portfolio lists them all."""


def our_cash(_: Values, group: CalculationContext) -> CalculationResult | IncompleteInput:
    """Twelve months of the group's plan, made of all that it has answered.

    IncompleteInput names what is not there yet.
    """
    read = _read(group)
    if read.plan is None:
        return IncompleteInput(tuple(_gaps(read)))
    result = evaluate(read.plan, years=1)
    found = of_year(
        result.cash,
        (*_opening(result), *_assumed(read)),
        tables=(_lines(result),),
        opening=Money(result.cash.opening),
        gap=Money(result.cash.funding_gap),
    )
    return replace(found, said=(*(each.said for each in read.to_check), *found.said))


def our_stress(values: Values, group: CalculationContext) -> CalculationResult | IncompleteInput:
    """The year of the group's plan with all receipts or payments changed, or receipts a month late.

    values: receipts and payments, each its change in percent; late: "yes" where all receipts come a month later.
    """
    wrong = out_of_range(values, SLIDES)
    if wrong:
        return IncompleteInput(wrong)
    read = _read(group)
    if read.plan is None:
        return IncompleteInput(tuple(_gaps(read)))
    return stressed(evaluate(read.plan, years=1).cash, values, group.minor_digits)


def _read(group: CalculationContext) -> PlanReading:
    return read_plan(group.answers, minor_digits=group.minor_digits)


def _gaps(read: PlanReading) -> Iterator[LazyText]:
    yield lazy(N_("Your plan is not complete yet. What it still needs:"))
    yield from (gap.said for gap in read.gaps[:MOST_GAPS])
    if len(read.gaps) > MOST_GAPS:
        yield lazy(N_("And more: your portfolio lists everything, and where to answer it."))


def _opening(result: Evaluation) -> Iterator[LazyText]:
    start = result.start
    text = N_("You begin with {opening}: {money} from members and others, less {start_up} for the start.")
    yield lazy(
        text, opening=Money(start.opening), money=Money(start.opening + start.start_up), start_up=Money(start.start_up)
    )


def _assumed(read: PlanReading) -> Iterator[LazyText]:
    """What the plan takes where nothing is answered, as far as it moves the cash."""
    for place in read.defaulted:
        if place.field in ("paid_at_once", "share_payments.at_start", "loan.principal"):
            text = N_("Left open is {what}. The plan takes: {default}.")
            yield lazy(text, what=lazy(place.label), default=lazy(place.default))


def _lines(result: Evaluation) -> Table:
    """The lines of the year, each in all twelve months together."""
    cash = result.years[0].cash
    rows: tuple[tuple[LazyText, tuple[Decimal, ...]], ...] = (
        (lazy(N_("Sales paid at once")), cash.paid_now),
        (lazy(N_("Sales paid a month later")), cash.paid_later),
        (lazy(N_("Shares paid in instalments")), cash.share_payments),
        (lazy(N_("Variable costs")), month_sums(cash.variable_costs)),
        (lazy(N_("Fixed costs")), cash.fixed_costs),
        (lazy(N_("Loan instalments")), cash.instalments),
    )
    head = heads(N_("Line"), N_("First month"), N_("Last month"), N_("In the year"))
    return Table(
        lazy(N_("Where the money comes from and goes to")),
        head,
        tuple((label, Money(months[0]), Money(months[-1]), Money(add_up(months))) for label, months in rows),
    )


OUR_CASH = Calculation(
    "our-cash",
    None,
    our_cash,
    lines=(
        ResultLine(
            "opening", N_("Cash at the start"), N_("shares, fees, grant and loan − what is paid before the start")
        ),
        *CLOSING_LINES,
        *LOWEST_LINES,
        GAP_LINE,
    ),
    of_the_group=True,
)
OUR_STRESS = Calculation(
    "our-stress",
    (*(each.name for each in SLIDES), "late"),
    our_stress,
    lines=(*CLOSING_LINES, FIRST_LINE, *LOWEST_LINES),
    of_the_group=True,
)
