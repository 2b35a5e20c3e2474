"""Whatever a group plans: it is evaluated, nothing is lost on the way, and two sides are always the same."""

from dataclasses import replace
from decimal import Decimal, localcontext
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings

from coopkit.business.money import NotDefined
from coopkit.business.plan import BusinessPlan, Loan, Product, StartUpItem, SurplusRules, evaluate, what_if
from coopkit.business.plan.inputs import MOST_GROWTH, MOST_MEMBERS, MOST_MONEY, MOST_PLANNED, MOST_YEARS
from coopkit.business.plan.sensitivity import PlanInput, Stress, stressed_plans, surplus_swings
from coopkit.business.statements import total
from tests.business.any_plan import plans
from tests.business.plans import HOME_CARE, SORTING_YARD, WORKSHOP

D = Decimal

any_plan = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@any_plan
@given(plans())
def test_both_sides_of_every_balance_are_the_same(plan: BusinessPlan) -> None:
    result = evaluate(plan)
    for year in result.years:
        sheet = year.balance
        assert sheet.assets == sheet.liabilities + sheet.net_assets == sheet.liabilities + total(sheet.equity)


@any_plan
@given(plans())
def test_the_check_line_of_year_1_holds(plan: BusinessPlan) -> None:
    """Cash, what customers owe, equipment and deposits are the loan left, shares, grant and surplus."""
    result = evaluate(plan)
    first = result.years[0]
    written_off = next(line.amount for line in result.income.costs if line.id == "depreciation")
    lasting = sum(item.amount for item in plan.start_up if item.life_years)
    deposits = sum(item.amount for item in plan.start_up if item.life_years == 0)
    have = result.cash.closing[-1] + first.cash.owed + lasting - written_off + deposits
    loan_left = sum(row.principal for row in result.loan[12:])
    assert have == loan_left + plan.members * sum(plan.share_payments) + plan.grant + result.surplus


@any_plan
@given(plans())
def test_cash_goes_from_month_to_month_and_from_year_to_year(plan: BusinessPlan) -> None:
    result = evaluate(plan)
    before = result.start.opening
    for year in result.years:
        assert year.cash.flow.opening == before
        for came, went, closing in zip(
            year.cash.flow.receipts, year.cash.flow.payments, year.cash.flow.closing, strict=True
        ):
            assert closing == before + came - went
            before = closing


@any_plan
@given(plans())
def test_what_is_sold_is_paid_at_once_a_month_later_or_owed(plan: BusinessPlan) -> None:
    for year in evaluate(plan).years:
        sold = sum(map(sum, year.cash.sales))
        paid = sum(year.cash.paid_now) + sum(year.cash.paid_later)
        assert sold + year.before.owed == paid + year.cash.owed
        assert sold == total(year.income.sales)


@any_plan
@given(plans())
def test_a_surplus_is_used_to_the_last_cent(plan: BusinessPlan) -> None:
    for year in evaluate(plan).years:
        used = year.distribution
        made_good = used.use.amount("losses")
        assert sum(line.amount for line in used.use.lines) + used.use.carried_forward == (
            year.surplus + year.before.losses + made_good
        )
        assert all(line.amount >= 0 for line in used.use.lines)
        assert year.surplus > 0 or not any(line.amount for line in used.use.lines)
        assert used.cash + used.retained == used.refund
        assert used.refund + used.undistributed == used.use.amount("refund")
        for member in used.members:
            assert min(member.interest, member.cash, member.retained) >= 0
            assert member.use or not member.refund
        if used.members:
            assert sum(member.refund for member in used.members) == used.refund
            assert sum(member.interest for member in used.members) == used.interest


@any_plan
@given(plans())
def test_what_a_year_leaves_is_what_the_next_begins_with(plan: BusinessPlan) -> None:
    for year, following in pairwise(evaluate(plan).years):
        assert following.before == year.after
        own = [
            standing.reserve + standing.education + standing.retained + standing.losses
            for standing in (year.before, year.after)
        ]
        assert own[1] + year.after.to_pay == own[0] + year.surplus
        assert year.after.losses <= 0 <= year.after.reserve


@any_plan
@given(plans())
def test_a_plan_changed_by_nothing_is_the_same(plan: BusinessPlan) -> None:
    assert what_if(plan) == plan
    assert evaluate(what_if(plan)) == evaluate(plan)
    assert evaluate(plan, years=1).years == evaluate(plan).years[:1]


@any_plan
@given(plans())
def test_where_units_cover_the_costs_they_do_and_one_less_does_not(plan: BusinessPlan) -> None:
    result = evaluate(replace(plan, products=plan.products[:1]))
    even, product = result.break_even, plan.products[0]
    if isinstance(even.units, NotDefined):
        assert product.price <= product.variable_cost
    else:
        margin = product.price - product.variable_cost
        assert even.units * margin >= even.costs_to_cover or margin == even.costs_to_cover == 0
        assert even.units == 0 or (even.units - 1) * margin < even.costs_to_cover


def largest(money: int) -> BusinessPlan:
    """Everything at its limit, all amounts the same."""
    most = D(money)
    return BusinessPlan(
        members=MOST_MEMBERS,
        share=most,
        entry_fee=most,
        share_payments=(most,),
        start_up=(StartUpItem("All", most, MOST_YEARS),) * 3,
        grant=most,
        loan=Loan(most, most, 12 * MOST_YEARS),
        products=(Product("Gold", most, D(1), (D(1),) * 12), Product("Dust", D("1e-12"), D(0), (most,) * 12)),
        fixed_costs=most,
        paid_at_once=D("0.5"),
        non_member_part=D("0.333333333333"),
        rules=SurplusRules(D("0.333333333333"), D("0.333333333333"), D(1), D("0.5")),
        use_by_member=(most,) * MOST_MEMBERS,
        growth=(D(MOST_GROWTH), D(MOST_GROWTH)),
        minor_digits=3,
    )


def test_a_plan_at_all_its_limits_is_evaluated() -> None:
    result = evaluate(largest(MOST_PLANNED))
    assert [year.balance.assets for year in result.years] == [
        year.balance.liabilities_and_equity for year in result.years
    ]


def test_the_largest_plan_that_people_write_down_can_be_stressed_and_tried() -> None:
    plan = replace(largest(MOST_MONEY), members=10, use_by_member=(D(MOST_MONEY),) * 10)
    assert len(stressed_plans(plan)) == len(Stress)
    assert {swing.input for swing in surplus_swings(plan)} == set(PlanInput)


def test_a_margin_too_thin_to_live_on_has_a_break_even_all_the_same() -> None:
    thin = replace(SORTING_YARD.products[0], variable_cost=SORTING_YARD.products[0].price - D("1e-15"))
    units = evaluate(replace(SORTING_YARD, products=(thin,))).break_even.units
    assert isinstance(units, int)
    assert units > 10**17


@pytest.mark.parametrize("plan", [SORTING_YARD, HOME_CARE, WORKSHOP])
def test_the_context_of_the_caller_changes_nothing(plan: BusinessPlan) -> None:
    expected = evaluate(plan)
    surplus, assets = expected.surplus, expected.balance.assets
    with localcontext(prec=3):
        found = evaluate(plan)
        found_here = found.surplus, found.balance.assets, found.cash.funding_gap
    assert found == expected
    assert found_here == (surplus, assets, expected.cash.funding_gap)


@pytest.mark.parametrize("years", [0, 4])
def test_a_plan_has_one_to_three_years(years: int) -> None:
    with pytest.raises(ValueError, match="years"):
        evaluate(SORTING_YARD, years=years)
