"""Loans: published schedules to the last cent, an independent library as oracle, and what a flat rate really costs."""

from decimal import Decimal
from fractions import Fraction

import numpy_financial as npf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopkit.business.loans import (
    METHODS,
    LoanRow,
    Method,
    annuity_instalment,
    effective_annual_rate,
    flat_instalment,
    loan_schedule,
)
from coopkit.business.money import NotDefined, round_half_up

D = Decimal
principals = st.decimals("0.01", 10**7, places=2)
rates = st.decimals(0, "0.5", places=5)
METHOD = st.sampled_from(METHODS)


def columns(schedule: tuple[LoanRow, ...]) -> tuple[list[Decimal], ...]:
    """Instalments, interest and principal parts."""
    rows = [(row.instalment, row.interest, row.principal) for row in schedule]
    return tuple(map(list, zip(*rows, strict=True)))


def test_w6_the_last_payment_of_a_flat_loan_takes_the_cent() -> None:
    """TurnKey Lender documentation, "Flat interest rate", example 1."""
    instalments, interest, principal = columns(loan_schedule(1_000, "0.01", 3, method="flat", places=2))
    assert principal == [D("333.33"), D("333.33"), D("333.34")]
    assert interest == [10, 10, 10]
    assert instalments == [D("343.33"), D("343.33"), D("343.34")]
    assert sum(instalments) == 1_030


def test_w7_a_flat_loan_of_twelve_payments() -> None:
    """The same source, example 2. Trap: the twelfth part of the principal is 833.37."""
    schedule = loan_schedule(10_000, "0.03", 12, method="flat", places=2)
    first, last = schedule[0], schedule[-1]
    assert (first.interest, first.principal, first.instalment) == (300, D("833.33"), D("1133.33"))
    assert first.balance == D("9166.67")
    assert sum(row.instalment for row in schedule[1:]) == D("12466.67")
    assert sum(row.instalment for row in schedule) == 13_600
    assert (last.principal, last.balance) == (D("833.37"), 0)
    assert round_half_up(flat_instalment(10_000, "0.03", 12), places=2) == D("1133.33")


def test_w8_equal_payments_each_month() -> None:
    """Microsoft Support, "PMT function". Traps: amounts owed are shown as negative there; the rate is divided by 12."""
    for rate in (Fraction(8, 1200), D("0.08") / 12):
        assert round_half_up(annuity_instalment(10_000, rate, 10), places=2) == D("1037.03")
        assert round_half_up(annuity_instalment(10_000, rate, 10, at_start=True), places=2) == D("1030.16")


def test_w9_equal_payments_each_year() -> None:
    """Southern Ag Today, "Loan amortization", 22 March 2023.

    Trap: the published total comes from the instalment before it is rounded; five rounded ones are 34,646.20.
    """
    exact = annuity_instalment(30_000, "0.05", 5)
    assert round_half_up(exact, places=2) == D("6929.24")
    assert round_half_up(5 * exact, places=2) == D("34646.22")
    schedule = loan_schedule(30_000, "0.05", 5, method="annuity", places=2)
    assert schedule[-1].instalment == D("6929.27")
    assert sum(row.instalment for row in schedule) == D("34646.23")


def test_a_loan_without_interest_is_its_principal_in_parts() -> None:
    assert flat_instalment(100, 0, 3) == annuity_instalment(100, 0, 3) == Fraction(100, 3)
    assert annuity_instalment(100, 0, 3, at_start=True) == Fraction(100, 3)
    for method in METHODS:
        instalments, interest, _ = columns(loan_schedule(100, 0, 3, method=method, places=2))
        assert instalments == [D("33.33"), D("33.33"), D("33.34")]
        assert not any(interest)


def test_equal_parts_of_the_principal_cost_less_from_month_to_month() -> None:
    instalments, interest, principal = columns(loan_schedule(1_200, "0.01", 4, method="equal-principal", places=2))
    assert principal == [300] * 4
    assert interest == [12, 9, 6, 3]
    assert instalments == [312, 309, 306, 303]


# Own example: two periods in which only interest is paid.
@pytest.mark.parametrize(
    ("method", "interest"),
    [("flat", [12] * 6), ("equal-principal", [12, 12, 12, 9, 6, 3]), ("annuity", [12, 12, 12, "9.04", "6.06", "3.04"])],
)
def test_in_grace_periods_only_interest_is_paid(method: Method, interest: list[str | int]) -> None:
    schedule = loan_schedule(1_200, "0.01", 6, method=method, grace_periods=2, places=2)
    assert [row.principal for row in schedule[:2]] == [0, 0]
    assert [row.balance for row in schedule[:2]] == [1_200, 1_200]
    assert [row.interest for row in schedule] == list(map(D, interest))
    assert sum(row.principal for row in schedule) == 1_200


def test_money_without_a_small_unit_is_paid_back_in_whole_units() -> None:
    """Own example: an artisans' workshop."""
    schedule = loan_schedule(900_000, Fraction(15, 1200), 18, method="annuity", places=0)
    assert (schedule[0].instalment, schedule[-1].instalment) == (56_146, 56_153)


@pytest.mark.parametrize(
    ("numbers", "more", "named"),
    [
        ((-1, "0.01", 3), {}, "principal"),
        ((1, "-0.01", 3), {}, "rate_per_period"),
        ((1, "0.01", 0), {}, "periods"),
        ((1, "0.01", "2.5"), {}, "periods"),
        ((1, "0.01", 1201), {}, "periods"),
        ((1, "0.01", 3), {"grace_periods": 3}, "grace_periods"),
        ((1, "0.01", 3), {"grace_periods": -1}, "grace_periods"),
        ((1, "0.01", 3), {"method": "balloon"}, "method"),
    ],
)
def test_what_cannot_be_is_refused_by_name(numbers: tuple[int, str, int], more: dict[str, object], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        loan_schedule(*numbers, **{"method": "flat"} | more, places=2)  # type: ignore[arg-type]


def test_a_loan_may_last_a_hundred_years() -> None:
    assert len(loan_schedule(1_200, 0, 1_200, method="equal-principal", places=2)) == 1_200


@given(principals, rates, st.integers(1, 60), METHOD, st.integers(0, 59), st.integers(0, 3))
def test_every_schedule_adds_up_to_the_last_cent(
    principal: Decimal, rate: Decimal, periods: int, method: Method, grace: int, places: int
) -> None:
    grace = min(grace, periods - 1)
    schedule = loan_schedule(principal, rate, periods, method=method, grace_periods=grace, places=places)
    assert [row.period for row in schedule] == list(range(1, periods + 1))
    assert sum(row.principal for row in schedule) == principal
    assert schedule[-1].balance == 0
    balance = principal
    for row in schedule:
        assert row.instalment == row.interest + row.principal
        assert min(row.interest, row.principal, row.balance) >= 0
        assert row.balance == balance - row.principal
        assert row.principal == 0 or row.period > grace
        balance = row.balance


@given(principals, st.decimals("0.0001", "0.5", places=5), st.integers(1, 240), st.booleans())
def test_an_independent_library_finds_the_same_annuity(
    principal: Decimal, rate: Decimal, periods: int, at_start: bool
) -> None:
    ours = annuity_instalment(principal, rate, periods, at_start=at_start)
    theirs = -npf.pmt(float(rate), periods, float(principal), when="begin" if at_start else "end")
    assert float(ours) == pytest.approx(float(theirs), rel=1e-9)


@given(st.decimals(100, 10**6, places=2), st.decimals("0.001", "0.1", places=4), st.integers(1, 60), METHOD)
def test_an_independent_library_finds_the_same_yearly_rate(
    principal: Decimal, rate: Decimal, periods: int, method: Method
) -> None:
    schedule = loan_schedule(principal, rate, periods, method=method, places=2)
    a_period = npf.irr([-float(principal), *(float(row.instalment) for row in schedule)])
    ours = effective_annual_rate(schedule)
    assert isinstance(ours, Decimal)
    assert float(ours) == pytest.approx((1 + float(a_period)) ** 12 - 1, rel=1e-6)


def test_a_flat_rate_really_costs_nearly_twice_what_it_says() -> None:
    """Own example: 1 % flat a month is said to be 12 % a year."""
    flat = effective_annual_rate(loan_schedule(1_200, "0.01", 12, method="flat", places=2))
    falling = effective_annual_rate(loan_schedule(1_200, "0.01", 12, method="annuity", places=2))
    assert isinstance(flat, Decimal)
    assert isinstance(falling, Decimal)
    assert round_half_up(flat, 3) == D("0.237")
    assert round_half_up(falling, 4) == round_half_up(D("1.01") ** 12 - 1, 4) == D("0.1268")


def test_a_yearly_schedule_costs_its_rate() -> None:
    found = effective_annual_rate(loan_schedule(1_000, "0.05", 1, method="flat", places=2), periods_per_year=1)
    assert found == D("0.05")
    assert effective_annual_rate(loan_schedule(1_000, 0, 9, method="flat", places=2)) == 0


def test_where_nothing_is_lent_there_is_no_rate() -> None:
    assert isinstance(effective_annual_rate(()), NotDefined)
    assert isinstance(effective_annual_rate(loan_schedule(0, "0.01", 3, method="flat", places=2)), NotDefined)
    with pytest.raises(ValueError, match="schedule"):
        effective_annual_rate((LoanRow(1, D(90), D(0), D(100), D(0)),))


def test_a_usurers_rate_is_a_number_too() -> None:
    found = effective_annual_rate(loan_schedule(100, 10**6, 2, method="flat", places=2))
    assert isinstance(found, Decimal)
    assert found > 10**70
