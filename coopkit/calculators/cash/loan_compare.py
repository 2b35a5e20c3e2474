"""The calculation "loan-compare": two offers with the same percent, on the whole sum or on what is still owed."""

from decimal import Decimal
from fractions import Fraction

from coopkit.business.loans import LoanRow, effective_annual_rate, loan_schedule
from coopkit.business.money import NotDefined
from coopkit.calculators.calculation import Calculation, CalculationContext, CalculationResult, ResultLine
from coopkit.calculators.inputs import IncompleteInput, NumberInput, Values, example, read_numbers
from coopkit.i18n import N_, LazyText, Money, Percent, lazy
from coopkit.portfolio import plan_fields
from coopkit.report import Chart, Series, Table, TableCell, heads

INPUTS = (
    NumberInput("principal", N_("how much you borrow"), least=1),
    NumberInput("rate", N_("the rate in percent a year"), most=1000),
    NumberInput("months", N_("the months to pay it back"), least=1, most=120, whole=True),
)
Schedule = tuple[LoanRow, ...]


def compare_loans(values: Values, context: CalculationContext) -> CalculationResult | IncompleteInput:
    """Compare a flat-rate loan with one on the balance in equal instalments.

    values: principal (money), rate (12 is 12 % a year), months.
    Source: interest of a flat loan = principal × rate × time (TurnKey Lender documentation, "Flat interest rate");
    equal instalments as PMT of spreadsheets computes them, the yearly rate in twelve equal parts.
    """
    numbers = read_numbers(values, INPUTS)
    if isinstance(numbers, IncompleteInput):
        return numbers
    principal, rate, months = numbers
    monthly = Fraction(rate) / 1200
    flat = loan_schedule(principal, monthly, int(months), method="flat", places=context.minor_digits)
    balance = loan_schedule(principal, monthly, int(months), method="annuity", places=context.minor_digits)
    return CalculationResult(
        (
            _interest_difference_sentence(flat, balance),
            *_effective_rate_sentences(flat, balance),
            _halfway_sentence(flat, balance),
        ),
        _loan_formulas(values, flat, balance),
        (_offers_table(flat, balance),),
        _loan_figures(flat, balance),
        _interest_base_chart(flat, balance),
    )


def _total_paid(schedule: Schedule) -> Decimal:
    """Return the sum of all instalments, money."""
    return sum((row.instalment for row in schedule), Decimal(0))


def _total_interest(schedule: Schedule) -> Decimal:
    """Return the interest of all instalments, money."""
    return sum((row.interest for row in schedule), Decimal(0))


def _interest_difference_sentence(flat: Schedule, balance: Schedule) -> LazyText:
    """Say how much more interest the flat loan costs."""
    more = _total_interest(flat) - _total_interest(balance)
    if not more:
        return lazy(N_("Both offers cost the same: {interest} of interest."), interest=Money(_total_interest(flat)))
    return lazy(
        N_("The flat offer costs {flat} of interest, the one on the balance {balance}: {more} less."),
        flat=Money(_total_interest(flat)),
        balance=Money(_total_interest(balance)),
        more=Money(more),
    )


def _effective_rate_sentences(flat: Schedule, balance: Schedule) -> tuple[LazyText, ...]:
    """Return a sentence with the effective annual rates of both offers, if both exist."""
    rates = effective_annual_rate(flat), effective_annual_rate(balance)
    if any(isinstance(rate, NotDefined) for rate in rates):
        return ()
    of_flat, of_balance = (Percent(rate) for rate in rates if isinstance(rate, Decimal))
    text = N_("With interest on interest, on what is really owed, flat costs {flat} a year, the other {balance}.")
    return (lazy(text, flat=of_flat, balance=of_balance),)


def _halfway_sentence(flat: Schedule, balance: Schedule) -> LazyText:
    """Show that halfway through a flat loan the interest is still as high as at the start."""
    row = flat[(len(flat) - 1) // 2]
    text = N_("After month {month} you owe {owed} of the flat loan, and the interest is still {interest} a month.")
    return lazy(text, month=row.period, owed=Money(row.balance), interest=Money(row.interest))


def _loan_formulas(values: Values, flat: Schedule, balance: Schedule) -> tuple[LazyText, ...]:
    """Write out the calculation of both offers with the group's numbers."""
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
            interest=Money(_total_interest(flat)),
        ),
        lazy(
            N_("Flat, one instalment: ({principal} + {interest}) ÷ {months} = {instalment}"),
            principal=principal,
            interest=Money(_total_interest(flat)),
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
            paid=Money(_total_paid(balance)),
            principal=principal,
            interest=Money(_total_interest(balance)),
        ),
    )


def _offers_table(flat: Schedule, balance: Schedule) -> Table:
    """Return instalments, payments and interest of both offers side by side."""
    rows: tuple[tuple[str, Decimal, Decimal], ...] = (
        (N_("First instalment"), flat[0].instalment, balance[0].instalment),
        (N_("Last instalment"), flat[-1].instalment, balance[-1].instalment),
        (N_("Paid in all"), _total_paid(flat), _total_paid(balance)),
        (N_("Interest in all"), _total_interest(flat), _total_interest(balance)),
        (N_("Interest in the first month"), flat[0].interest, balance[0].interest),
        (N_("Interest in the last month"), flat[-1].interest, balance[-1].interest),
    )
    return Table(
        lazy(N_("Side by side")),
        heads(N_("What"), N_("Flat"), N_("On the balance")),
        tuple((lazy(label), *(Money(amount) for amount in amounts)) for label, *amounts in rows),
    )


def _loan_figures(flat: Schedule, balance: Schedule) -> dict[str, TableCell]:
    figures: dict[str, TableCell] = {
        "flat_interest": Money(_total_interest(flat)),
        "flat_total": Money(_total_paid(flat)),
        "flat_instalment": Money(flat[0].instalment),
        "instalment": Money(balance[0].instalment),
        "total": Money(_total_paid(balance)),
        "interest": Money(_total_interest(balance)),
        "more": Money(_total_interest(flat) - _total_interest(balance)),
    }
    rate = effective_annual_rate(flat)
    return figures if isinstance(rate, NotDefined) else {**figures, "flat_rate": Percent(rate)}


def _interest_base_chart(flat: Schedule, balance: Schedule) -> Chart:
    """Draw the debt on which each offer charges interest, month by month."""
    whole = sum((row.principal for row in flat), Decimal(0))
    owed = tuple(row.balance + row.principal for row in balance)
    text = N_("Flat charges interest on {whole} up to the last month, when the other offer does so on {owed}.")
    series = (Series(lazy(N_("Flat")), (whole,) * len(flat)), Series(lazy(N_("On the balance")), owed))
    labels = tuple(lazy("{n}", n=row.period) for row in flat)
    finding = lazy(text, whole=Money(whole), owed=Money(owed[-1]))
    x, y = lazy(N_("Month")), lazy(N_("Interest is charged on"))
    return Chart("line", finding, labels, x, y, series, len(flat) - 1, in_money=True)


LOAN_COMPARE = Calculation(
    "loan-compare",
    tuple(each.name for each in INPUTS),
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
    money_inputs=plan_fields.MONEY_FIELDS[plan_fields.LOAN],
)
