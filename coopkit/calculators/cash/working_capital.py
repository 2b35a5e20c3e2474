"""The calculation "working-capital": the cash that is tied up between paying and being paid."""

from collections.abc import Iterator
from decimal import Decimal

from coopkit.business.cash_flow import cash_cycle, working_capital_need
from coopkit.business.money import round_half_up, round_up
from coopkit.calculators.calculation import (
    Calculation,
    CalculationContext,
    CalculationResult,
    IncompleteInput,
    ResultLine,
    Values,
    example,
)
from coopkit.calculators.inputs import NumberInput, read_all
from coopkit.i18n import N_, LazyText, Money, lazy
from coopkit.portfolio import plan_fields
from coopkit.report import TableCell

SOONER = Decimal(5)
"""Days by which customers might pay sooner, to show what that is worth."""
MOST_DAYS = 3660
ASKED = (
    NumberInput("stock_days", N_("how many days your stock lies"), most=MOST_DAYS),
    NumberInput("customer_days", N_("after how many days customers pay"), most=MOST_DAYS),
    NumberInput("supplier_days", N_("how many days suppliers wait"), most=MOST_DAYS),
    NumberInput("daily_cash", N_("how much cash you spend in a day"), most=1_000_000_000),
)


def working_capital(values: Values, group: CalculationContext) -> CalculationResult | IncompleteInput:
    """The days of waiting, and the cash that must be there for them.

    values: `stock_days`, `customer_days`, `supplier_days`, days; `daily_cash`, money a day. Returns IncompleteInput for
    numbers that are absent or out of range. The cash is rounded up to the smallest money, so that it is enough.
    Source: the cash conversion cycle.
    """
    numbers = read_all(values, ASKED)
    if isinstance(numbers, IncompleteInput):
        return numbers
    stock, customers, suppliers, daily = numbers
    days = cash_cycle(stock, customers, suppliers)
    exact, places = working_capital_need(stock, customers, suppliers, daily), group.minor_digits
    cash = round_up(exact, places)
    figures: dict[str, TableCell] = {"cycle": days, "cash": Money(cash)}
    return CalculationResult(
        tuple(_finding(days, cash, customers, daily, places)),
        tuple(_formula(values, days, cash, exact)),
        figures=figures,
    )


def _finding(days: Decimal, cash: Decimal, customers: Decimal, daily: Decimal, places: int) -> Iterator[LazyText]:
    if days <= 0:
        yield lazy(N_("You are paid before you have to pay: no cash is tied up. How sure is that?"))
        return
    yield lazy(
        N_("{days} days lie between paying and being paid. {cash} must be there for them."), days=days, cash=Money(cash)
    )
    sooner = min(SOONER, customers, days)
    if sooner == SOONER and daily:
        text = N_("If customers paid {sooner} days sooner, you would need {less} less.")
        yield lazy(text, sooner=sooner, less=Money(round_half_up(sooner * daily, places)))


def _formula(values: Values, days: Decimal, cash: Decimal, exact: Decimal) -> Iterator[LazyText]:
    stock, customers, suppliers, daily = (Decimal(values[each.name]) for each in ASKED)
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
    tuple(asked.name for asked in ASKED),
    working_capital,
    lines=(
        ResultLine("cycle", N_("Days between paying and being paid"), N_("stock days + customer days − supplier days")),
        ResultLine("cash", N_("Cash that must be there"), N_("the line above × cash in a day; below 0 it is 0")),
    ),
    example=example({"stock_days": 20, "customer_days": 45, "supplier_days": 15, "daily_cash": 36}),
    sums=plan_fields.MONEY_FIELDS[plan_fields.WORKING_CAPITAL],
)
