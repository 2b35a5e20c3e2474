"""The calculation "contribution-cost": the cost of social protection for the co-op and each person."""

from collections.abc import Iterator
from decimal import Decimal, localcontext
from fractions import Fraction

from coopkit.business.money import EXACT, round_half_up
from coopkit.calculators.calculation import Calculation, CalculationContext, CalculationResult, ResultLine
from coopkit.calculators.inputs import IncompleteInput, NumberInput, Values, example, read_numbers
from coopkit.i18n import N_, LazyText, Money, Percent, lazy, lazy_n

PEOPLE = NumberInput("people", N_("how many people are to be covered"), least=1, most=100_000, whole=True)
PAY = NumberInput("pay", N_("the monthly pay of one person"))
CO_OP_RATE = NumberInput("co_op_rate", N_("the co-op’s rate"), most=100)
WORKER_RATE = NumberInput("worker_rate", N_("the rate of each one"), most=100)
INPUTS = (PEOPLE, PAY, CO_OP_RATE, WORKER_RATE)
MONTHS = 12


def contribution_cost(values: Values, context: CalculationContext) -> CalculationResult | IncompleteInput:
    """Calculate social contributions for one person a month, and the co-op's cost a month and a year.

    values: `people`; `pay`, money a month; `co_op_rate` and `worker_rate`, percent of the pay.
    Returns IncompleteInput if one is missing or out of range. Source: pay × rate, with the group's own rates.
    """
    numbers = read_numbers(values, INPUTS)
    if isinstance(numbers, IncompleteInput):
        return numbers
    people, pay, co_op_rate, worker_rate = numbers
    co_op, worker = (
        round_half_up(Fraction(pay) * Fraction(rate) / 100, context.minor_digits) for rate in (co_op_rate, worker_rate)
    )
    with localcontext(EXACT):
        month = co_op * people
        net_pay, year = pay - worker, month * MONTHS
    return CalculationResult(
        tuple(_contribution_sentences(people, pay, co_op, worker, year)),
        (
            lazy(N_("{pay} × {rate} % = {co_op} for one person"), pay=Money(pay), rate=co_op_rate, co_op=Money(co_op)),
            lazy(N_("{co_op} × {people} × 12 = {year}"), co_op=Money(co_op), people=int(people), year=Money(year)),
        ),
        figures={
            "co_op": Money(co_op),
            "worker": Money(worker),
            "kept": Money(net_pay),
            "month": Money(month),
            "year": Money(year),
        },
    )


def _contribution_sentences(
    people: Decimal, pay: Decimal, co_op: Decimal, worker: Decimal, year: Decimal
) -> Iterator[LazyText]:
    """Say what social protection costs the co-op and each person."""
    one = N_("To cover one person costs the co-op {year} a year.")
    many = N_("To cover {n} people costs the co-op {year} a year.")
    yield lazy_n(one, many, int(people), year=Money(year))
    text = N_("For one person it pays {co_op} a month, and the person pays {worker}.")
    yield lazy(text, co_op=Money(co_op), worker=Money(worker))
    if pay:
        share = Percent(Fraction(co_op) / Fraction(pay))
        yield lazy(N_("An hour then costs {share} more than its wage. Is that in your price?"), share=share)


CONTRIBUTION_COST = Calculation(
    "contribution-cost",
    tuple(each.name for each in INPUTS),
    contribution_cost,
    lines=(
        ResultLine("co_op", N_("The co-op, for one person a month"), N_("pay × rate ÷ 100")),
        ResultLine("worker", N_("The person, a month"), N_("pay × rate ÷ 100")),
        ResultLine("kept", N_("The person then has, a month"), N_("pay − own part")),
        ResultLine("month", N_("The co-op, for all a month"), N_("× people")),
        ResultLine("year", N_("The co-op, for all a year"), N_("× 12")),
    ),
    example=example({"people": 8, "pay": 600, "co_op_rate": 9, "worker_rate": 4}),
    money_inputs=("pay",),
)
