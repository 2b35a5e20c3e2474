"""Stress tests of the three sample co-operatives, and which of their numbers matter most; own design."""

from dataclasses import replace
from decimal import Decimal

import pytest

from coopkit.business.plan import BusinessPlan, evaluate, what_if
from coopkit.business.plan.sensitivity import PlanInput, Stress, stressed_plans, surplus_swings
from tests.business.plans import HOME_CARE, SORTING_YARD, WORKSHOP

D = Decimal
PLANS = {"yard": SORTING_YARD, "carers": HOME_CARE, "workshop": WORKSHOP}


def under(plan: BusinessPlan, stress: Stress) -> tuple[Decimal, int, Decimal]:
    """Lowest cash, its month, surplus."""
    found = evaluate(stressed_plans(plan)[stress], years=1)
    return found.cash.lowest, found.cash.lowest_month, found.surplus


def test_the_switches_give_the_figures_of_the_samples() -> None:
    assert under(SORTING_YARD, Stress.FEWER_UNITS) == (D("-641.04"), 12, D("-830.55"))
    assert under(SORTING_YARD, Stress.DEARER) == (D("-34.52"), 6, D("361.45"))
    assert under(HOME_CARE, Stress.FEWER_UNITS) == (D("-1232.80"), 12, D("-3255.99"))
    assert under(HOME_CARE, Stress.DEARER) == (D("-141.60"), 7, D("-415.99"))
    assert under(HOME_CARE, Stress.LITTLE_AT_ONCE) == (D("-1110.80"), 6, D("1744.01"))
    assert under(WORKSHOP, Stress.FEWER_UNITS) == (-86_460, 10, -237_374)
    assert under(WORKSHOP, Stress.DEARER) == (154_770, 5, 222_626)


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_money_that_comes_later_leaves_the_surplus(plan: BusinessPlan) -> None:
    later = under(plan, Stress.LATE)
    assert later[2] == evaluate(plan).surplus
    assert later[0] < evaluate(plan).cash.lowest


def test_forty_percent_at_once_is_no_stress_where_less_is_paid_at_once() -> None:
    assert Stress.LITTLE_AT_ONCE not in stressed_plans(replace(SORTING_YARD, paid_at_once=D("0.3")))
    assert Stress.LITTLE_AT_ONCE in stressed_plans(replace(SORTING_YARD, paid_at_once=D("0.4")))


def test_what_moves_the_yards_surplus_most_comes_first() -> None:
    found = surplus_swings(SORTING_YARD)
    assert [each.input for each in found] == [
        PlanInput.PRICE, PlanInput.VARIABLE, PlanInput.UNITS, PlanInput.FIXED, PlanInput.START_UP, PlanInput.LOAN,
        PlanInput.ENTRY_FEE,
    ]  # fmt: skip
    price = found[0]
    assert (price.less, price.more) == (D("1129.45") - 4_200, D("1129.45") + 4_200)
    assert (found[3].less, found[3].more) == (D("1129.45") + 768, D("1129.45") - 768)


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_each_swing_is_what_the_plan_gives_with_that_input_alone_changed(plan: BusinessPlan) -> None:
    found = {each.input: each for each in surplus_swings(plan)}
    assert found[PlanInput.PRICE].more == evaluate(what_if(plan, price="1.1")).surplus
    assert found[PlanInput.VARIABLE].less == evaluate(what_if(plan, variable_cost="0.9")).surplus
    assert [each.width for each in found.values()] == sorted((each.width for each in found.values()), reverse=True)


def test_an_input_that_a_plan_has_not_got_swings_nothing() -> None:
    assert PlanInput.LOAN not in {each.input for each in surplus_swings(replace(SORTING_YARD, loan=None))}


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_the_first_year_alone_is_the_first_of_three(plan: BusinessPlan) -> None:
    alone, all_three = evaluate(plan, years=1), evaluate(plan)
    assert alone.years == all_three.years[:1]
    assert (alone.break_even, alone.ratios, alone.loan) == (all_three.break_even, all_three.ratios, all_three.loan)
