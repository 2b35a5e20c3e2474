"""The calculations "our-cash", the first year of cash of the group's plan, and "our-stress", that year under stress."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from coopkit.business.money import add_up
from coopkit.business.plan import Evaluation, evaluate
from coopkit.business.plan.cash import month_sums
from coopkit.calculators.calculation import Calculation, CalculationContext, CalculationResult, ResultLine
from coopkit.calculators.cash.cash_plan import (
    CLOSING_LINES,
    FIRST_NEGATIVE_LINE,
    GAP_LINE,
    LOWEST_LINES,
    STRESS_INPUTS,
    cash_year_result,
    stressed_year_result,
)
from coopkit.calculators.inputs import IncompleteInput, Values, input_problems
from coopkit.i18n import N_, LazyText, Money, lazy
from coopkit.portfolio.plan_reader import PlanReading, read_plan
from coopkit.report import Table, heads

MOST_GAPS_SHOWN = 4
"""The most missing things to name here; the portfolio lists them all."""


def group_cash(_: Values, context: CalculationContext) -> CalculationResult | IncompleteInput:
    """Calculate the first twelve months of cash of the group's plan, from all its answers.

    Returns IncompleteInput with what the plan still needs.
    """
    read = _read_group_plan(context)
    if read.plan is None:
        return IncompleteInput(tuple(_gap_sentences(read)))
    result = evaluate(read.plan, years=1)
    year = cash_year_result(
        result.cash,
        (*_opening_cash_sentence(result), *_assumption_sentences(read)),
        tables=(_cash_lines_table(result),),
        opening=Money(result.cash.opening),
        gap=Money(result.cash.funding_gap),
    )
    return replace(year, sentences=(*(each.text for each in read.to_check), *year.sentences))


def group_stress(values: Values, context: CalculationContext) -> CalculationResult | IncompleteInput:
    """Calculate the year of the group's plan with changed receipts or payments, or with receipts a month late.

    values: as for `stressed_year_result`.
    """
    problems = input_problems(values, STRESS_INPUTS)
    if problems:
        return IncompleteInput(problems)
    read = _read_group_plan(context)
    if read.plan is None:
        return IncompleteInput(tuple(_gap_sentences(read)))
    return stressed_year_result(evaluate(read.plan, years=1).cash, values, context.minor_digits)


def _read_group_plan(context: CalculationContext) -> PlanReading:
    return read_plan(context.answers, minor_digits=context.minor_digits)


def _gap_sentences(read: PlanReading) -> Iterator[LazyText]:
    """Name the first things that the plan still needs."""
    yield lazy(N_("Your plan is not complete yet. What it still needs:"))
    yield from (gap.text for gap in read.gaps[:MOST_GAPS_SHOWN])
    if len(read.gaps) > MOST_GAPS_SHOWN:
        yield lazy(N_("And more: your portfolio lists everything, and where to answer it."))


def _opening_cash_sentence(result: Evaluation) -> Iterator[LazyText]:
    start = result.start
    text = N_("You begin with {opening}: {money} from members and others, less {start_up} for the start.")
    yield lazy(
        text, opening=Money(start.opening), money=Money(start.opening + start.start_up), start_up=Money(start.start_up)
    )


def _assumption_sentences(read: PlanReading) -> Iterator[LazyText]:
    """Say what the plan assumes for unanswered fields that affect the cash."""
    for binding in read.defaulted:
        if binding.field in ("paid_at_once", "share_payments.at_start", "loan.principal"):
            text = N_("Left open is {what}. The plan takes: {default}.")
            yield lazy(text, what=lazy(binding.label), default=lazy(binding.default))


def _cash_lines_table(result: Evaluation) -> Table:
    """Return the cash lines of the year: first month, last month, and the year's total of each."""
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


GROUP_CASH = Calculation(
    "our-cash",
    None,
    group_cash,
    lines=(
        ResultLine(
            "opening", N_("Cash at the start"), N_("shares, fees, grant and loan − what is paid before the start")
        ),
        *CLOSING_LINES,
        *LOWEST_LINES,
        GAP_LINE,
    ),
    reads_group_answers=True,
)
GROUP_STRESS = Calculation(
    "our-stress",
    (*(each.name for each in STRESS_INPUTS), "late"),
    group_stress,
    lines=(*CLOSING_LINES, FIRST_NEGATIVE_LINE, *LOWEST_LINES),
    reads_group_answers=True,
)
