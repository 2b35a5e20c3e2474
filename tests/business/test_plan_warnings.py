"""Each warning is provoked, with its values; what is just enough warns of nothing."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import get_args

import pytest

from coopkit.business.plan import BusinessPlan, Evaluation, Loan, Product, evaluate
from coopkit.business.plan.warnings import Code, PlanWarning
from tests.business.plans import HOME_CARE, SORTING_YARD, WORKSHOP
from tests.business.plans_with_warnings import A_YEAR_AND_A_HALF, FIFTH_LESS, NO_LOAN, ONE_YEAR, TOO_CHEAP, TROUBLED

D = Decimal


def told(result: Evaluation) -> dict[str, dict[str, object]]:
    """The values of each warning by its code."""
    return {warning.code: dict(warning.values) for warning in result.warnings}


def test_each_warning_has_a_plan_that_provokes_it() -> None:
    assert set(TROUBLED) == set(get_args(Code))
    for code, plan in TROUBLED.items():
        assert code in told(evaluate(plan, minimum_reserve=D("0.25")))


def test_a_price_below_its_cost_comes_first() -> None:
    assert evaluate(TOO_CHEAP).warnings[0] == PlanWarning(
        "price-below-variable-cost", (("product", "Sorted material"), ("price", D("0.20")), ("cost", D("0.23")))
    )


def test_each_product_below_its_cost_is_named() -> None:
    products = (replace(WORKSHOP.products[0], price=D(1_000)), replace(WORKSHOP.products[1], variable_cost=D(1_801)))
    result = evaluate(replace(WORKSHOP, products=products))
    names = [dict(each.values)["product"] for each in result.warnings if each.code == "price-below-variable-cost"]
    assert names == ["An hour in the workshop", "A piece sold in the shop"]


def test_a_price_at_its_cost_is_not_below_it() -> None:
    level = replace(SORTING_YARD, products=(replace(SORTING_YARD.products[0], price=D("0.23")),))
    assert "price-below-variable-cost" not in told(evaluate(level))


def test_money_that_runs_out_has_its_month_and_what_would_help() -> None:
    assert told(evaluate(ONE_YEAR))["cash-runs-out"] == {"month": 4, "lowest_month": 8, "missing": D("216.78")}
    helped = replace(ONE_YEAR, grant=ONE_YEAR.grant + D("216.78"))
    assert "cash-runs-out" not in told(evaluate(helped))
    assert evaluate(helped).cash.lowest == 0


def test_a_start_that_costs_more_than_there_is() -> None:
    found = told(evaluate(NO_LOAN))
    assert found["cash-short-at-start"] == {"missing": 970}
    assert found["cash-runs-out"] == {"month": 1, "lowest_month": 2, "missing": D("1667.50")}
    assert "cash-short-at-start" not in told(evaluate(replace(NO_LOAN, grant=NO_LOAN.grant + 970)))


def test_a_later_year_is_warned_of_only_where_the_first_one_lasts() -> None:
    assert told(evaluate(A_YEAR_AND_A_HALF)) == {
        "cash-runs-out-later": {"year": 2, "month": 3, "missing": D("165.33")},
    }
    assert "cash-runs-out-later" not in told(evaluate(ONE_YEAR))
    assert told(evaluate(A_YEAR_AND_A_HALF, years=1)) == {}


def test_a_loss_and_sales_below_break_even() -> None:
    found = told(evaluate(FIFTH_LESS))
    assert found["loss"] == {"loss": D("830.55")}
    assert found["break-even-above-sales"] == {"needed": D("3110.92"), "sales": Fraction(2_800)}
    assert found["instalment-above-surplus"] == {"instalments": D("1271.04"), "earned": 200}


def test_who_just_covers_the_costs_is_warned_of_nothing() -> None:
    product = Product("Baskets", D(10), D(5), (D(100),) * 12)
    level = replace(SORTING_YARD, start_up=(), entry_fee=0, loan=None, products=(product,), fixed_costs=500)
    result = evaluate(level)
    assert (result.surplus, result.break_even.units, result.warnings) == (0, 100, ())
    loss = told(evaluate(replace(level, fixed_costs="500.01")))
    assert loss["loss"] == {"loss": D("0.12")}
    assert loss["break-even-above-sales"] == {"needed": D("1000.02"), "sales": 1_000}


def test_an_instalment_is_paid_from_what_is_earned_before_interest_and_wear() -> None:
    found = told(evaluate(ONE_YEAR))["instalment-above-surplus"]
    result = evaluate(ONE_YEAR)
    costs = {line.id: line.amount for line in result.income.costs}
    assert found["earned"] == result.surplus + costs["interest"] + costs["depreciation"]
    assert found["instalments"] == sum(row.instalment for row in result.loan)
    assert "instalment-above-surplus" not in told(evaluate(replace(ONE_YEAR, loan=Loan(D(2250), D("0.12"), 14))))


@pytest.mark.parametrize(("stated", "warned"), [("0.2001", True), ("0.20", False), ("0.10", False)])
def test_a_reserve_is_held_against_what_a_source_states(stated: str, warned: bool) -> None:
    found = told(evaluate(SORTING_YARD, minimum_reserve=D(stated)))
    assert found == ({"reserve-below-stated": {"rate": D("0.20"), "stated": D(stated)}} if warned else {})


@pytest.mark.parametrize("plan", [SORTING_YARD, HOME_CARE, WORKSHOP])
def test_without_a_stated_rate_no_reserve_is_too_small(plan: BusinessPlan) -> None:
    assert evaluate(replace(plan, rules=replace(plan.rules, reserve=D(0)))).warnings == ()
