"""Whom to ask, how many will buy, when the money is back: published examples and the edges of each formula."""

from decimal import Decimal
from fractions import Fraction

import numpy_financial as npf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopkit.business.feasibility.market import (
    demand_estimate,
    net_present_value,
    payback_period,
    sample_size,
    survey_tally,
)
from coopkit.business.money import NotDefined, round_half_up

D = Decimal
flows = st.lists(st.decimals(-(10**6), 10**6, places=2), min_size=1, max_size=20)


def test_w14_flows_at_period_ends() -> None:
    """Microsoft Office help, "NPV", example 1. Trap: with the outlay today the value is another (recomputed)."""
    at_the_end = net_present_value("0.10", (-10_000, 3_000, 4_200, 6_800))
    assert round_half_up(at_the_end, places=2) == D("1188.44")
    today = net_present_value("0.10", (3_000, 4_200, 6_800), initial=10_000)
    assert round_half_up(today, places=2) == D("1307.29")


def test_without_interest_later_money_is_worth_as_much() -> None:
    assert net_present_value(0, (100, 200), initial=250) == 50
    assert net_present_value("0.5", (), initial=10) == -10
    assert net_present_value("-0.5", (100,)) == 200


@pytest.mark.parametrize("rate", [-1, "-1.5"])
def test_all_of_the_money_cannot_be_lost_in_a_period(rate: int | str) -> None:
    with pytest.raises(ValueError, match="rate"):
        net_present_value(rate, (1, 2))


@given(st.decimals("-0.5", "1", places=3), flows, st.decimals(0, 10**6, places=2))
def test_an_independent_library_finds_the_same_present_value(
    rate: Decimal, cash: list[Decimal], initial: Decimal
) -> None:
    theirs = npf.npv(float(rate), [-float(initial), *map(float, cash)])
    largest = max(1.0, *(abs(float(each)) / (1 + float(rate)) ** at for at, each in enumerate(cash, 1)))
    assert float(net_present_value(rate, cash, initial=initial)) == pytest.approx(float(theirs), abs=largest * 1e-9)


def test_money_comes_back_within_a_year_evenly() -> None:
    assert payback_period(1_000, (400, 400, 400)) == D("2.5")
    assert payback_period(1_000, (400, 600)) == 2
    assert payback_period(1_000, (-200, 600, 1_200)) == Fraction(5, 2)
    assert payback_period(0, (5,)) == 0


def test_even_flows_pay_back_in_cost_divided_by_flow() -> None:
    assert payback_period(2_400, 900) == Fraction(8, 3)
    assert payback_period("2400.00", "900") == Fraction(8, 3)
    assert payback_period(1, "0.50") == 2
    assert payback_period(2_400, (900, 900, 900)) == Fraction(8, 3)


def test_money_that_does_not_come_back_has_no_period() -> None:
    assert payback_period(1_000, (400, 500)) == NotDefined("The money does not come back within the years of the plan.")
    for flow in (0, -5):
        assert isinstance(payback_period(1_000, flow), NotDefined)
    assert isinstance(payback_period(1, ()), NotDefined)
    with pytest.raises(ValueError, match="cost"):
        payback_period(-1, (5,))
    with pytest.raises(TypeError, match=r"yearly_cash_flows\[1\]"):
        payback_period(10, (5, 1.5))  # type: ignore[list-item]
    with pytest.raises(TypeError, match=r"cash_flows\[1\]"):
        net_present_value("0.1", (5, 1.5))  # type: ignore[list-item]


@given(st.decimals("0.01", 10**6, places=2), st.lists(st.decimals(0, 10**6, places=2), max_size=12))
def test_after_the_period_exactly_the_cost_has_come_in(cost: Decimal, cash: list[Decimal]) -> None:
    period = payback_period(cost, cash)
    if isinstance(period, NotDefined):
        assert sum(cash) < cost
        return
    whole = int(period)
    part = Fraction(cash[whole]) * (period - whole) if period > whole else 0
    assert sum(map(Fraction, cash[:whole])) + part == cost


# Yamane's rule, Cochran's sample size with and without the correction; published tables that round down print one less.
@pytest.mark.parametrize(
    ("population", "error", "method", "asked"),
    [
        (1_400, "0.10", "quick", 94),
        (1_000, "0.05", "quick", 286),
        (400, "0.05", "quick", 200),
        (10**6, "0.05", "large", 385),
        (1_000, "0.05", "finite", 278),
        (50, "0.1", "finite", 34),
        (52, "0.1", "finite", 34),
        (300, "0.05", "large", 300),
    ],
)
def test_people_to_ask_are_rounded_up(population: int, error: str, method: str, asked: int) -> None:
    assert sample_size(population, error, method=method) == asked  # type: ignore[arg-type]


def test_the_quick_rule_is_the_usual_one_and_leaves_no_noise() -> None:
    assert sample_size(400, "0.05") == sample_size(400, "0.05", method="quick") == 200


@pytest.mark.parametrize("method", ["quick", "finite", "large"])
def test_of_fewer_than_50_all_are_asked(method: str) -> None:
    assert sample_size(49, "0.10", method=method) == 49  # type: ignore[arg-type]
    assert sample_size(50, "0.10", method=method) <= 50  # type: ignore[arg-type]
    assert sample_size(50, "0.10") == 34


def test_what_cannot_be_asked_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="population"):
        sample_size(0, "0.1")
    for error in (0, 1, "-0.1"):
        with pytest.raises(ValueError, match="margin_of_error"):
            sample_size(100, error)
    with pytest.raises(ValueError, match="method"):
        sample_size(100, "0.1", method="best")  # type: ignore[arg-type]


@given(st.integers(50, 10**7), st.decimals("0.01", "0.5", places=2), st.sampled_from(["quick", "finite", "large"]))
def test_nobody_is_asked_twice(population: int, error: Decimal, method: str) -> None:
    asked = sample_size(population, error, method=method)  # type: ignore[arg-type]
    assert 1 <= asked <= population
    assert asked >= sample_size(population, error + D("0.1"), method=method)  # type: ignore[arg-type]


def test_an_empty_form_is_no_no() -> None:
    tally = survey_tally(24, 16, 40, empty=20)
    assert (tally.asked, tally.filled) == (100, 80)
    assert not isinstance(tally.of_filled, NotDefined)
    assert not isinstance(tally.of_asked, NotDefined)
    assert (tally.of_filled.yes, tally.of_filled.perhaps, tally.of_filled.no) == (D("0.3"), D("0.2"), D("0.5"))
    assert (tally.of_asked.yes, tally.of_asked.perhaps, tally.of_asked.no) == (D("0.24"), D("0.16"), D("0.4"))


def test_without_a_filled_form_there_are_no_shares() -> None:
    for empty in (0, 5):
        tally = survey_tally(0, 0, 0, empty=empty)
        assert isinstance(tally.of_filled, NotDefined)
        assert isinstance(tally.of_asked, NotDefined)
    with pytest.raises(ValueError, match="perhaps"):
        survey_tally(1, "1.5", 0)
    with pytest.raises(ValueError, match="empty"):
        survey_tally(1, 1, 0, empty=-1)


def test_demand_is_estimated_with_caution() -> None:
    """Own example: 1,400 older neighbours, 12 % yes, half of them really, 10 hours a month each."""
    assert demand_estimate(1_400, "0.12", "0.5", 10) == 840
    assert demand_estimate(7, Fraction(1, 3), "0.25", 1) == Fraction(7, 12)
    assert demand_estimate(0, 1, 1, 10) == 0


@pytest.mark.parametrize(
    ("numbers", "named"),
    [
        ((-1, 1, 1, 1), "potential_customers"),
        ((1, "1.1", 1, 1), "share_yes"),
        ((1, "-0.1", 1, 1), "share_yes"),
        ((1, 1, 2, 1), "caution_factor"),
        ((1, 1, 1, -1), "units_per_customer"),
    ],
)
def test_an_impossible_estimate_is_refused_by_name(numbers: tuple[int, int, int, int], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        demand_estimate(*numbers)
