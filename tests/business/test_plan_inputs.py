"""What makes up a plan: numbers as text, amounts rounded to the money in use, and what cannot be, by name."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopkit.business.plan import BusinessPlan, Loan, Product, StartUpItem, SurplusRules, evaluate, what_if
from tests.business.any_plan import plans
from tests.business.plans import HOME_CARE, SORTING_YARD

D = Decimal
RULES = SORTING_YARD.rules


def test_numbers_may_be_text_or_whole() -> None:
    plan = replace(
        SORTING_YARD,
        members="20",
        share=75,
        share_payments=("75.00",),
        fixed_costs="640.00",
        loan=Loan("2250", "0.12", "24"),  # type: ignore[arg-type]
        paid_at_once="0.75",
        rules=SurplusRules("0.20", "0.05", "0.04", "0.40"),  # type: ignore[arg-type]
    )
    assert plan == SORTING_YARD
    assert evaluate(plan) == evaluate(SORTING_YARD)


@pytest.mark.parametrize(
    ("make", "named"),
    [
        (lambda: Product("A", 0.3, D(0), (D(1),) * 12), "price"),  # type: ignore[arg-type]
        (lambda: Product("A", D(1), 0.3, (D(1),) * 12), "variable_cost"),  # type: ignore[arg-type]
        (lambda: Product("A", D(1), D(1), (D(1),) * 11 + (0.5,)), r"units\[11\]"),  # type: ignore[arg-type]
        (lambda: StartUpItem("A", 0.5, None), "amount"),  # type: ignore[arg-type]
        (lambda: StartUpItem("A", D(1), 2.0), "life_years"),  # type: ignore[arg-type]
        (lambda: Loan(D(1), 0.12, 12), "yearly_rate"),  # type: ignore[arg-type]
        (lambda: SurplusRules(D(0), D(0), D(0), 0.5), "cash_share"),  # type: ignore[arg-type]
        (lambda: replace(SORTING_YARD, growth=(0.1, D(0))), "growth"),
        (lambda: what_if(SORTING_YARD, units=0.8), "units"),  # type: ignore[arg-type]
    ],
)
def test_a_float_is_refused_by_name(make: Callable[[], object], named: str) -> None:
    with pytest.raises(TypeError, match=named):
        make()


@pytest.mark.parametrize(
    ("make", "named"),
    [
        (lambda: Product("A", D(-1), D(0), (D(1),) * 12), "price"),
        (lambda: Product("A", D(1), D(0), (D(1),) * 13), "units has 13 numbers"),
        (lambda: Product("A", D(1), D(0), (D(-1),) * 12), r"units\[0\]"),
        (lambda: Product("A", D(10**7), D(0), (D(10**7),) * 12), "units"),
        (lambda: Product("A", D(10**7), D(0), (D(0),) * 11 + (D(10**7),)), "units"),
        (lambda: Product("A", D(0), D(10**7), (D(10**7),) * 12), "units"),
        (lambda: StartUpItem("A", D(-1), None), "amount"),
        (lambda: StartUpItem("A", D(1), -1), "life_years"),
        (lambda: StartUpItem("A", D(1), 101), "life_years"),
        (lambda: Loan(D(-1), D(0), 12), "principal"),
        (lambda: Loan(D(1), D(0), 0), "months"),
        (lambda: Loan(D(1), D(0), 1201), "months"),
        (lambda: SurplusRules(D("1.1"), D(0), D(0), D(0)), "reserve"),
        (lambda: what_if(SORTING_YARD, price=-1), "price"),
        (lambda: what_if(SORTING_YARD, units=10**12), "units"),
    ],
)
def test_a_part_that_cannot_be_is_refused_by_name(make: Callable[[], object], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        make()


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"members": 0}, "members"),
        ({"members": "2.5"}, "members"),
        ({"members": 10_001}, "members"),
        ({"share": -1}, "share"),
        ({"entry_fee": -1}, "entry_fee"),
        ({"grant": -1}, "grant"),
        ({"fixed_costs": -1}, "fixed_costs"),
        ({"fixed_costs": 10**13 + 1}, "fixed_costs"),
        ({"paid_at_once": "1.01"}, "paid_at_once"),
        ({"non_member_part": "1.01"}, "non_member_part"),
        ({"non_member_part": "0.76"}, "non_member_part"),
        ({"rules": SurplusRules(D("0.9"), D("0.1"), D(0), D(0))}, "non_member_part"),
        ({"share_payments": (70, "5.01")}, "share_payments"),
        ({"share_payments": (1,) * 14}, "share_payments"),
        ({"products": ()}, "products"),
        ({"growth": (0,)}, "growth"),
        ({"growth": ("-1.01", 0)}, "growth"),
        ({"growth": (0, "5.01")}, "growth"),
        ({"use_by_member": (1, 2)}, "use_by_member"),
        ({"minor_digits": 4}, "minor_digits"),
    ],
)
def test_a_plan_that_cannot_be_is_refused_by_name(changed: dict[str, object], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        replace(SORTING_YARD, **changed)


def test_without_a_word_on_it_nothing_grows() -> None:
    assert SORTING_YARD.growth == (0, 0)


def test_the_rules_may_take_all_of_a_surplus() -> None:
    plan = replace(SORTING_YARD, rules=replace(RULES, reserve=D("0.85"), education=D("0.05")))
    assert evaluate(plan).distribution.refund == 0


def test_amounts_are_rounded_to_the_smallest_money_and_prices_are_not() -> None:
    plan = replace(
        SORTING_YARD,
        share="75.005",
        entry_fee="4.995",
        grant="0.004",
        fixed_costs="639.999",
        start_up=(StartUpItem("Baler", D("2399.995"), 8),),
        loan=Loan(D("2250.004"), D("0.1234"), 24),
        products=(replace(SORTING_YARD.products[0], price=D("0.3055"), variable_cost=D("0.2345")),),
    )
    assert (plan.share, plan.entry_fee, plan.grant, plan.fixed_costs) == (D("75.01"), 5, 0, 640)
    assert plan.loan is not None
    assert (plan.start_up[0].amount, plan.loan.principal, plan.loan.yearly_rate) == (2_400, 2_250, D("0.1234"))
    assert (plan.products[0].price, plan.products[0].variable_cost) == (D("0.3055"), D("0.2345"))


def test_payments_of_a_share_are_rounded_so_that_they_add_up() -> None:
    """Each rounded by itself would come to 100.02, more than the share."""
    plan = replace(SORTING_YARD, share=100, share_payments=("33.335", "33.335", "33.33"))
    assert plan.share_payments == (D("33.34"), D("33.33"), D("33.33"))
    assert what_if(plan) == plan


@given(plans(), st.integers(0, 3))
def test_a_plan_can_be_made_again_of_its_own_parts(plan: BusinessPlan, digits: int) -> None:
    assert replace(plan) == plan
    rounded = replace(plan, minor_digits=digits)
    assert replace(rounded) == rounded
    assert sum(rounded.share_payments) <= rounded.share


def test_factors_change_all_products_and_nothing_else() -> None:
    plan = what_if(HOME_CARE, units="0.8", price="1.1", variable_cost="0.5", fixed_costs=2, paid_at_once="0.5")
    product, before = plan.products[0], HOME_CARE.products[0]
    assert product.units == tuple(each * D("0.8") for each in before.units)
    assert (product.price, product.variable_cost) == (D("13.2"), D("4.75"))
    assert (plan.fixed_costs, plan.paid_at_once) == (3_600, D("0.30"))
    unchanged = {"products": HOME_CARE.products, "fixed_costs": HOME_CARE.fixed_costs}
    assert replace(plan, paid_at_once=HOME_CARE.paid_at_once, **unchanged) == HOME_CARE  # type: ignore[arg-type]


def test_more_than_all_cannot_be_paid_at_once() -> None:
    assert what_if(HOME_CARE, paid_at_once=3).paid_at_once == 1
