"""Cash flow: balances at each month's end, the lowest balance, and working capital for daily business."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

from coopkit.business.money import EXACT, Amount, amount


@dataclass(frozen=True)
class CashFlow:
    """Money month by month; months are counted from 1.

    opening: money before month 1. receipts, payments, closing: one amount a month; a closing may be below 0.
    """

    opening: Decimal
    receipts: tuple[Decimal, ...]
    payments: tuple[Decimal, ...]
    closing: tuple[Decimal, ...]

    @property
    def lowest(self) -> Decimal:
        """The lowest closing balance."""
        return min(self.closing)

    @property
    def lowest_month(self) -> int:
        """The first month that closes with the lowest balance."""
        return self.closing.index(self.lowest) + 1

    @property
    def first_negative_month(self) -> int | None:
        """The first month that closes below 0, or None."""
        return next((month for month, balance in enumerate(self.closing, 1) if balance < 0), None)

    @property
    def funding_gap(self) -> Decimal:
        """The extra money needed at the start so that no month closes below 0."""
        return max(Decimal(0), self.lowest.copy_negate())


def cash_flow(opening: Amount, receipts: Sequence[Amount], payments: Sequence[Amount]) -> CashFlow:
    """Calculate the cash balance month by month.

    opening: money, below 0 for an overdraft, which is carried. receipts, payments: money a month in the month in
    which it is received or paid, at least 0, both of the same length, at least one month.
    Raises TypeError for a float, ValueError for impossible input; both name the argument.
    Source: closing = opening + receipts − payments; BBC Bitesize, "Calculating the cash flow".
    """
    start = amount("opening", opening)
    received = tuple(amount(f"receipts[{at}]", each, least=0) for at, each in enumerate(receipts))
    paid = tuple(amount(f"payments[{at}]", each, least=0) for at, each in enumerate(payments))
    if not received:
        raise ValueError("receipts is empty: give at least one month")
    if len(paid) != len(received):
        raise ValueError(f"payments has {len(paid)} months, receipts {len(received)}: give the same months")
    changes = (EXACT.subtract(came, went) for came, went in zip(received, paid, strict=True))
    closing = tuple(accumulate(changes, EXACT.add, initial=start))[1:]
    return CashFlow(start, received, paid, closing)


def cash_cycle(stock_days: Amount, customer_days: Amount, supplier_days: Amount) -> Decimal:
    """Return the days between paying suppliers and being paid; below 0 if suppliers wait longer.

    stock_days: days in stock. customer_days: until customers pay. supplier_days: until suppliers are paid.
    Raises TypeError for a float, ValueError for days below 0; both name the argument.
    Source: the cash conversion cycle.
    """
    stock, customers, suppliers = (
        amount(name, days, least=0)
        for name, days in (
            ("stock_days", stock_days),
            ("customer_days", customer_days),
            ("supplier_days", supplier_days),
        )
    )
    return EXACT.subtract(EXACT.add(stock, customers), suppliers)


def working_capital_need(
    stock_days: Amount, customer_days: Amount, supplier_days: Amount, daily_cash_cost: Amount
) -> Decimal:
    """Return the money that daily business ties up; 0 if the cash cycle is below 0.

    The days are those of `cash_cycle`. daily_cash_cost: money spent a day.
    Raises TypeError for a float, ValueError for a number below 0; both name the argument.
    Source: (stock days + customer days − supplier days) × daily cash cost.
    """
    daily = amount("daily_cash_cost", daily_cash_cost, least=0)
    return EXACT.multiply(max(Decimal(0), cash_cycle(stock_days, customer_days, supplier_days)), daily)
