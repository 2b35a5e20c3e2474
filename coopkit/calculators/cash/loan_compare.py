"""The calculation "loan-compare": two offers with the same percent, on the whole sum or on what is still owed."""

from decimal import Decimal
from fractions import Fraction

from coopkit.business.loans import LoanRow, effective_annual_rate, loan_schedule
from coopkit.business.money import NotDefined
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
from coopkit.i18n import N_, LazyText, Money, Percent, lazy
from coopkit.portfolio import plan_fields
from coopkit.report import Chart, Series, Table, TableCell, heads

ASKED = (
    NumberInput("principal", N_("how much you borrow"), least=1),
    NumberInput("rate", N_("the rate in percent a year"), most=1000),
    NumberInput("months", N_("the months to pay it back"), least=1, most=120, whole=True),
)
Schedule = tuple[LoanRow, ...]


def compare_loans(values: Values, group: CalculationContext) -> CalculationResult | IncompleteInput:
    """Set a flat offer beside one on the balance with equal instalments.

    values: principal (money), rate (12 is 12 % a year), months.
    Source: interest of a flat loan = principal × rate × time (TurnKey Lender documentation, "Flat interest rate");
    equal instalments as PMT of spreadsheets computes them, the yearly rate in twelve equal parts.
    """
    numbers = read_all(values, ASKED)
    if isinstance(numbers, IncompleteInput):
        return numbers
    principal, rate, months = numbers
    monthly = Fraction(rate) / 1200
    flat = loan_schedule(principal, monthly, int(months), method="flat", places=group.minor_digits)
    balance = loan_schedule(principal, monthly, int(months), method="annuity", places=group.minor_digits)
    return CalculationResult(
        (_finding(flat, balance), *_really(flat, balance), _halfway(flat, balance)),
        _formula(values, flat, balance),
        (_table(flat, balance),),
        _figures(flat, balance),
        _chart(flat, balance),
    )


def _paid(schedule: Schedule) -> Decimal:
    return sum((row.instalment for row in schedule), Decimal(0))


def _interest(schedule: Schedule) -> Decimal:
    return sum((row.interest for row in schedule), Decimal(0))


def _finding(flat: Schedule, balance: Schedule) -> LazyText:
    more = _interest(flat) - _interest(balance)
    if not more:
        return lazy(N_("Both offers cost the same: {interest} of interest."), interest=Money(_interest(flat)))
    return lazy(
        N_("The flat offer costs {flat} of interest, the one on the balance {balance}: {more} less."),
        flat=Money(_interest(flat)),
        balance=Money(_interest(balance)),
        more=Money(more),
    )


def _really(flat: Schedule, balance: Schedule) -> tuple[LazyText, ...]:
    rates = effective_annual_rate(flat), effective_annual_rate(balance)
    if any(isinstance(rate, NotDefined) for rate in rates):
        return ()
    of_flat, of_balance = (Percent(rate) for rate in rates if isinstance(rate, Decimal))
    text = N_("With interest on interest, on what is really owed, flat costs {flat} a year, the other {balance}.")
    return (lazy(text, flat=of_flat, balance=of_balance),)


def _halfway(flat: Schedule, balance: Schedule) -> LazyText:
    row = flat[(len(flat) - 1) // 2]
    text = N_("After month {month} you owe {owed} of the flat loan, and the interest is still {interest} a month.")
    return lazy(text, month=row.period, owed=Money(row.balance), interest=Money(row.interest))


def _formula(values: Values, flat: Schedule, balance: Schedule) -> tuple[LazyText, ...]:
    principal, months = Money(sum((row.principal for row in flat), Decimal(0))), len(flat)
    return (
        lazy(
            N_("Flat, interest of one month: {principal} × {rate} ÷ 100 ÷ 12 = {interest}"),
            principal=principal,
            rate=values["rate"],
            interest=Money(flat[0].interest),
        ),
        lazy(
            N_("Flat, interest in all: {month} × {months} = {interest}"),
            month=Money(flat[0].interest),
            months=months,
            interest=Money(_interest(flat)),
        ),
        lazy(
            N_("Flat, one instalment: ({principal} + {interest}) ÷ {months} = {instalment}"),
            principal=principal,
            interest=Money(_interest(flat)),
            months=months,
            instalment=Money(flat[0].instalment),
        ),
        lazy(
            N_("On the balance, first month: {principal} × {rate} ÷ 100 ÷ 12 = {interest}"),
            principal=principal,
            rate=values["rate"],
            interest=Money(balance[0].interest),
        ),
        lazy(
            N_("On the balance, all payments: {paid} − {principal} = {interest}"),
            paid=Money(_paid(balance)),
            principal=principal,
            interest=Money(_interest(balance)),
        ),
    )


def _table(flat: Schedule, balance: Schedule) -> Table:
    rows: tuple[tuple[str, Decimal, Decimal], ...] = (
        (N_("First instalment"), flat[0].instalment, balance[0].instalment),
        (N_("Last instalment"), flat[-1].instalment, balance[-1].instalment),
        (N_("Paid in all"), _paid(flat), _paid(balance)),
        (N_("Interest in all"), _interest(flat), _interest(balance)),
        (N_("Interest in the first month"), flat[0].interest, balance[0].interest),
        (N_("Interest in the last month"), flat[-1].interest, balance[-1].interest),
    )
    return Table(
        lazy(N_("Side by side")),
        heads(N_("What"), N_("Flat"), N_("On the balance")),
        tuple((lazy(label), *(Money(amount) for amount in amounts)) for label, *amounts in rows),
    )


def _figures(flat: Schedule, balance: Schedule) -> dict[str, TableCell]:
    figures: dict[str, TableCell] = {
        "flat_interest": Money(_interest(flat)),
        "flat_total": Money(_paid(flat)),
        "flat_instalment": Money(flat[0].instalment),
        "instalment": Money(balance[0].instalment),
        "total": Money(_paid(balance)),
        "interest": Money(_interest(balance)),
        "more": Money(_interest(flat) - _interest(balance)),
    }
    rate = effective_annual_rate(flat)
    return figures if isinstance(rate, NotDefined) else {**figures, "flat_rate": Percent(rate)}


def _chart(flat: Schedule, balance: Schedule) -> Chart:
    """What interest is charged on, month by month: the whole sum to the end, or what is still owed."""
    whole = sum((row.principal for row in flat), Decimal(0))
    owed = tuple(row.balance + row.principal for row in balance)
    text = N_("Flat charges interest on {whole} up to the last month, when the other offer does so on {owed}.")
    series = (Series(lazy(N_("Flat")), (whole,) * len(flat)), Series(lazy(N_("On the balance")), owed))
    along = tuple(lazy("{n}", n=row.period) for row in flat)
    finding = lazy(text, whole=Money(whole), owed=Money(owed[-1]))
    across, up = lazy(N_("Month")), lazy(N_("Interest is charged on"))
    return Chart("line", finding, along, across, up, series, len(flat) - 1, in_money=True)


LOAN_COMPARE = Calculation(
    "loan-compare",
    tuple(each.name for each in ASKED),
    compare_loans,
    lines=(
        ResultLine(
            "flat_interest", N_("Flat: interest in all"), N_("sum × rate in percent ÷ 100 ÷ 12, rounded, × months")
        ),
        ResultLine("flat_total", N_("Flat: paid in all"), N_("sum + interest")),
        ResultLine("flat_instalment", N_("Flat: one instalment"), N_("paid in all ÷ months")),
        ResultLine(
            "instalment", N_("On the balance: one instalment"), N_("ask the lender, or read it from a loan table")
        ),
        ResultLine(
            "total", N_("On the balance: paid in all"), N_("instalment × months; the last one may differ a little")
        ),
        ResultLine("interest", N_("On the balance: interest in all"), N_("paid in all − sum")),
        ResultLine("more", N_("Flat costs more by"), N_("interest flat − interest on the balance")),
    ),
    example=example({"principal": 2250, "rate": 12, "months": 12}),
    sums=plan_fields.MONEY_FIELDS[plan_fields.LOAN],
)
