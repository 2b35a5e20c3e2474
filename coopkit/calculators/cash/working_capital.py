"""The calculation "working-capital": the cash that is tied up between paying and being paid."""

from collections.abc import Iterator
from decimal import Decimal

from coopkit.business.cash_flow import cash_cycle, working_capital_need
from coopkit.business.money import round_half_up, round_up
from coopkit.calculators.calculation import Calculation, CalculationContext, CalculationResult, ResultLine
from coopkit.calculators.inputs import IncompleteInput, NumberInput, Values, example, read_numbers
from coopkit.i18n import N_, LazyText, Money, lazy
from coopkit.portfolio import plan_fields
from coopkit.report import TableCell

DAYS_SOONER = Decimal(5)
"""Days in the example of customers who pay sooner."""
MOST_DAYS = 3660
INPUTS = (
    NumberInput("stock_days", N_("how many days your stock lies"), most=MOST_DAYS),
    NumberInput("customer_days", N_("after how many days customers pay"), most=MOST_DAYS),
    NumberInput("supplier_days", N_("how many days suppliers wait"), most=MOST_DAYS),
    NumberInput("daily_cash", N_("how much cash you spend in a day"), most=1_000_000_000),
)


def working_capital(values: Values, context: CalculationContext) -> CalculationResult | IncompleteInput:
    """Calculate the days between paying and being paid, and the cash needed for them.

    values: `stock_days`, `customer_days`, `supplier_days`, days; `daily_cash`, money a day.
    The cash is rounded up to the smallest money. Returns IncompleteInput if a number is missing or out of range.
    Source: the cash conversion cycle.
    """
    numbers = read_numbers(values, INPUTS)
    if isinstance(numbers, IncompleteInput):
        return numbers
    stock, customers, suppliers, daily = numbers
    days = cash_cycle(stock, customers, suppliers)
    exact, minor_digits = working_capital_need(stock, customers, suppliers, daily), context.minor_digits
    cash = round_up(exact, minor_digits)
    figures: dict[str, TableCell] = {"cycle": days, "cash": Money(cash)}
    return CalculationResult(
        tuple(_working_capital_sentences(days, cash, customers, daily, minor_digits)),
        tuple(_working_capital_formulas(values, days, cash, exact)),
        figures=figures,
    )


def _working_capital_sentences(
    days: Decimal, cash: Decimal, customers: Decimal, daily: Decimal, places: int
) -> Iterator[LazyText]:
    """Say how much cash is tied up for how long, and what customers who pay sooner would save."""
    if days <= 0:
        yield lazy(N_("You are paid before you have to pay: no cash is tied up. How sure is that?"))
        return
    yield lazy(
        N_("{days} days lie between paying and being paid. {cash} must be there for them."), days=days, cash=Money(cash)
    )
    sooner = min(DAYS_SOONER, customers, days)
    if sooner == DAYS_SOONER and daily:
        text = N_("If customers paid {sooner} days sooner, you would need {less} less.")
        yield lazy(text, sooner=sooner, less=Money(round_half_up(sooner * daily, places)))


def _working_capital_formulas(values: Values, days: Decimal, cash: Decimal, exact: Decimal) -> Iterator[LazyText]:
    stock, customers, suppliers, daily = (Decimal(values[each.name]) for each in INPUTS)
    text = N_("Days: {stock} + {customers} − {suppliers} = {days}")
    yield lazy(text, stock=stock, customers=customers, suppliers=suppliers, days=days)
    if days > 0:
        text = (
            N_("Cash: {days} × {daily} = {cash}")
            if cash == exact
            else N_("Cash: {days} × {daily} = {cash}, rounded up")
        )
        yield lazy(text, days=days, daily=Money(daily), cash=Money(cash))


WORKING_CAPITAL = Calculation(
    "working-capital",
    tuple(each.name for each in INPUTS),
    working_capital,
    lines=(
        ResultLine("cycle", N_("Days between paying and being paid"), N_("stock days + customer days − supplier days")),
        ResultLine("cash", N_("Cash that must be there"), N_("the line above × cash in a day; below 0 it is 0")),
    ),
    example=example({"stock_days": 20, "customer_days": 45, "supplier_days": 15, "daily_cash": 36}),
    money_inputs=plan_fields.MONEY_FIELDS[plan_fields.WORKING_CAPITAL],
)
