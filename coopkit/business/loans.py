"""Loans: instalments, the repayment schedule to the cent, and the effective annual rate.

Rates are fractions for one period: 12 % a year is 0.01 a month. Money has no currency.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from typing import Literal

from coopkit.business.money import (
    EXACT,
    Amount,
    NotDefined,
    Rate,
    add_up,
    amount,
    exact_rate,
    finest_places,
    round_half_up,
    whole_number,
)

Method = Literal["flat", "annuity", "equal-principal"]

METHODS: tuple[Method, ...] = ("flat", "annuity", "equal-principal")

MOST_PERIODS = 1200
"""A hundred years of months; anything longer is a typo."""

_DIGITS, _HALVINGS, _RATE_PLACES = 50, 120, 12


@dataclass(frozen=True)
class LoanRow:
    """One payment at the end of a period, counted from 1.

    instalment: money paid; it is interest plus principal. balance: money still owed of the principal afterwards.
    """

    period: int
    instalment: Decimal
    interest: Decimal
    principal: Decimal
    balance: Decimal


@dataclass(frozen=True)
class _LoanTerms:
    """The terms of a loan, checked: principal in money, rate a period as a fraction, number of periods."""

    principal: Fraction
    rate: Fraction
    periods: int


def flat_instalment(principal: Amount, rate_per_period: Rate, periods: Amount) -> Fraction:
    """Return the instalment with interest charged on the first amount for the whole time, exact money a period.

    principal: money. rate_per_period: a fraction, at least 0. periods: whole, 1 to 1200.
    Raises TypeError for a float, ValueError for impossible input; both name the argument.
    Source: (principal + principal × rate × periods) ÷ periods; TurnKey Lender documentation, "Flat interest rate".
    """
    terms = _read_terms(principal, rate_per_period, periods)
    return terms.principal / terms.periods + terms.principal * terms.rate


def annuity_instalment(
    principal: Amount, rate_per_period: Rate, periods: Amount, *, at_start: bool = False
) -> Fraction:
    """Return the equal instalment with interest charged on the remaining debt, exact money a period.

    principal: money. rate_per_period: a fraction, at least 0; for months the yearly one ÷ 12: Fraction(8, 1200).
    periods: whole, 1 to 1200. at_start: paid when a period begins instead of when it ends.
    Raises TypeError for a float, ValueError for impossible input; both name the argument.
    Source: principal × rate ÷ (1 − (1 + rate)^−periods); Microsoft Support, "PMT function".
    """
    terms = _read_terms(principal, rate_per_period, periods)
    return _exact_annuity(terms) / (1 + terms.rate) if at_start else _exact_annuity(terms)


def loan_schedule(
    principal: Amount,
    rate_per_period: Rate,
    periods: Amount,
    *,
    method: Method,
    grace_periods: Amount = 0,
    places: int,
) -> tuple[LoanRow, ...]:
    """Return every payment of a loan, at the end of each period; the principal parts add up to the principal.

    principal: money. rate_per_period: a fraction, at least 0. periods: all payments, 1 to 1200.
    method: "flat", interest on the first amount each period; "annuity", equal instalments; "equal-principal".
    grace_periods: how many of the periods, the first ones, pay interest only; fewer than periods.
    places: decimal places of the smallest money unit, to which interest and payments are rounded half up.
    Returns a tuple of LoanRow; the last one takes what rounding left over.
    Raises TypeError for a float, ValueError for impossible input; both name the argument.
    Source: TurnKey Lender documentation, "Flat interest rate"; Southern Ag Today, "Loan amortization", 2023.
    """
    terms = _read_terms(principal, rate_per_period, periods)
    if method not in METHODS:
        raise ValueError(f"method is {method!r}: give one of {', '.join(METHODS)}")
    grace = whole_number("grace_periods", grace_periods)
    if grace >= terms.periods:
        raise ValueError(f"grace_periods is {grace}: give fewer than the {terms.periods} periods")
    balance = amount("principal", principal)
    finest = finest_places(balance, places)
    paying = _LoanTerms(terms.principal, terms.rate, terms.periods - grace)
    instalment = round_half_up(_exact_annuity(paying), finest)
    part = round_half_up(terms.principal / paying.periods, finest)
    rows = []
    for period in range(1, terms.periods + 1):
        charged = terms.principal if method == "flat" else Fraction(balance)
        interest = round_half_up(charged * terms.rate, finest)
        if period <= grace:
            repaid = Decimal(0)
        elif period == terms.periods:
            repaid = balance
        else:
            repaid = min(EXACT.subtract(instalment, interest) if method == "annuity" else part, balance)
        balance = EXACT.subtract(balance, repaid)
        rows.append(LoanRow(period, EXACT.add(interest, repaid), interest, repaid, balance))
    return tuple(rows)


def effective_annual_rate(schedule: Sequence[LoanRow], *, periods_per_year: int = 12) -> Decimal | NotDefined:
    """Return the yearly rate at which the payments are worth what was lent.

    schedule: rows of `loan_schedule`; the principal lent is the sum of their principal parts.
    periods_per_year: 12 for months, 1 for years.
    Returns a fraction with 12 places, such as Decimal("0.236983841707").
    Raises ValueError where the payments are less than what was lent.
    Source: internal rate of return a period, compounded over a year, by bisection of the discount factor.
    """
    lent = add_up(row.principal for row in schedule)
    if not lent:
        return NotDefined("Nothing is lent, so there is no rate.")
    if add_up(row.instalment for row in schedule) < lent:
        raise ValueError("schedule pays back less than was lent: give all its rows")
    with localcontext(Context(prec=_DIGITS)):
        low, high = Decimal(0), Decimal(1)
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            low, high = (low, middle) if _present_value(schedule, middle) >= lent else (middle, high)
        yearly = (1 / high) ** periods_per_year - 1
    return round_half_up(yearly, _RATE_PLACES)


def _present_value(schedule: Sequence[LoanRow], discount: Decimal) -> Decimal:
    """Return the value of all payments when the loan is paid out, with a discount factor a period."""
    worth = Decimal(0)
    for row in reversed(schedule):
        worth = (worth + row.instalment) * discount
    return worth


def _exact_annuity(terms: _LoanTerms) -> Fraction:
    """Return the equal instalment at the end of each period, exact money."""
    if not terms.rate:
        return terms.principal / terms.periods
    return terms.principal * terms.rate / (1 - (1 + terms.rate) ** -terms.periods)


def _read_terms(principal: Amount, rate_per_period: Rate, periods: Amount) -> _LoanTerms:
    """Check the terms of a loan; raises ValueError for impossible ones."""
    count = whole_number("periods", periods, least=1)
    if count > MOST_PERIODS:
        raise ValueError(f"periods is {count}: give at most {MOST_PERIODS}")
    return _LoanTerms(
        Fraction(amount("principal", principal, least=0)),
        exact_rate("rate_per_period", rate_per_period, least=0),
        count,
    )
