"""Wages: the cost of an hour, what must be charged, and pay by grades that adds up to the last cent."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopkit.business.money import NotDefined
from coopkit.business.pricing import price_to_show
from coopkit.business.wages import Grade, charge_for_hour, hour_cost, wage_structure

D = Decimal
wages = st.decimals("0.01", 1000, places=2)
rates = st.decimals("0", "0.60", places=4)
grades = st.builds(
    Grade, st.just("a"), st.integers(0, 500), st.decimals(0, 250, places=2), st.decimals("0", "99.999", places=3)
)


def shop() -> list[Grade]:
    return [Grade("mend", 6, D(160), D("4.00")), Grade("cut", 4, D(160), D("5.00")), Grade("lead", 1, D(160), D("8"))]


def test_an_hour_costs_the_wage_with_both_rates_of_it_and_the_gear() -> None:
    assert hour_cost("9.00", "0.08", "0.05", "0.33") == D("10.50")
    assert hour_cost("9.00", 0, 0) == 9


def test_what_is_charged_must_carry_the_hours_that_nobody_pays_for() -> None:
    charge = charge_for_hour("10.50", "0.85")
    assert charge == Fraction(210, 17)
    shown = price_to_show(charge, places=2)
    assert (shown.rounded, shown.at_least) == (D("12.35"), D("12.36"))
    assert charge_for_hour("10.50", 1) == D("10.50")


@given(wages, rates, rates, st.decimals(0, 100, places=2), st.decimals("0.01", "1", places=2))
def test_charged_hours_bring_exactly_what_all_paid_hours_cost(
    wage: Decimal, contributions: Decimal, leave: Decimal, other: Decimal, share: Decimal
) -> None:
    cost = hour_cost(wage, contributions, leave, other)
    assert cost >= wage
    assert charge_for_hour(cost, share) * Fraction(share) == cost


@pytest.mark.parametrize("share", ["0", "-0.1", "1.01"])
def test_a_share_that_cannot_be_is_refused(share: str) -> None:
    with pytest.raises(ValueError, match="chargeable_share is"):
        charge_for_hour("10.50", share)


def test_numbers_below_zero_and_floats_are_refused_by_name() -> None:
    with pytest.raises(ValueError, match="wage is"):
        hour_cost("-1", 0, 0)
    with pytest.raises(ValueError, match="leave_rate is"):
        hour_cost(1, 0, "-0.01")
    with pytest.raises(TypeError, match="wage is"):
        hour_cost(9.0, 0, 0)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="people is"):
        Grade("half", "1.5", D(1), D(1))  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="grades is empty"):
        wage_structure([], 0, places=2)


def test_a_pay_structure_adds_up_and_is_laid_beside_the_budget() -> None:
    pay = wage_structure(shop(), "0.10", places=2)
    assert [line.wages for line in pay.lines] == [3840, 3200, 1280]
    assert [line.contributions for line in pay.lines] == [384, 320, 128]
    assert pay.people == 11
    assert [pay.wages, pay.contributions, pay.cost] == [8320, 832, 9152]
    assert pay.budget_left(9000) == -152
    assert pay.ratio == 2


def test_a_ratio_needs_people_and_a_wage() -> None:
    assert isinstance(wage_structure([Grade("none", 0, D(160), D(4))], 0, places=2).ratio, NotDefined)
    assert isinstance(wage_structure([Grade("free", 1, D(160), D(0)), *shop()], 0, places=2).ratio, NotDefined)
    assert wage_structure([Grade("empty", 0, D(160), D(1)), *shop()], 0, places=2).ratio == 2


@given(st.lists(grades, min_size=1, max_size=12), rates, st.sampled_from((0, 2, 3)))
def test_the_grades_add_up_to_the_sum_to_the_smallest_money(listed: list[Grade], rate: Decimal, places: int) -> None:
    pay = wage_structure(listed, rate, places=places)
    assert sum(line.wages for line in pay.lines) == pay.wages
    assert sum(line.contributions for line in pay.lines) == pay.contributions
    assert sum(line.cost for line in pay.lines) == pay.cost
    assert abs(Fraction(pay.contributions) - Fraction(pay.wages) * Fraction(rate)) <= Fraction(1, 2 * 10**places)
    unit = Fraction(1, 10**places)
    for line in pay.lines:
        assert line.wages == line.person * line.grade.people
        assert abs(Fraction(line.person) - Fraction(line.grade.hours) * Fraction(line.grade.wage)) <= unit / 2
