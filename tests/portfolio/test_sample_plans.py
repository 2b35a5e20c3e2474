"""The samples' plans, read from their answers: each figure printed for them, check lines and switches included."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction

import pytest

from coopkit.business.money import round_half_up
from coopkit.business.plan import Evaluation, evaluate
from coopkit.portfolio.group_answers import GroupAnswers
from coopkit.portfolio.plan_fields import BREAK_EVEN, CASH_PLAN, LOAN
from coopkit.portfolio.plan_reader import PlanReading, read_plan
from tests.business.figures import checked, costs, lines, percent, sold
from tests.business.plans import HOME_CARE, SORTING_YARD, WORKSHOP
from tests.portfolio.changing import changed, scaled
from tests.portfolio.printed import PRINTED

D = Decimal
PLANS = {"sorting_yard": SORTING_YARD, "home_care": HOME_CARE, "artisans": WORKSHOP}


def read(answers: GroupAnswers, sample: str) -> PlanReading:
    return read_plan(answers, minor_digits=PLANS[sample].minor_digits)


def evaluated(answers: GroupAnswers, sample: str) -> Evaluation:
    plan = read(answers, sample).plan
    assert plan is not None
    return evaluate(plan)


@pytest.mark.parametrize("sample", PLANS)
def test_the_answers_are_the_plan_and_nothing_else(answers: Mapping[str, GroupAnswers], sample: str) -> None:
    found = read(answers[sample], sample)
    assert found.plan == PLANS[sample]
    assert found.gaps == ()
    assert len(found.names) == PLANS[sample].members


@pytest.mark.parametrize("sample", PLANS)
def test_nothing_is_left_open_where_a_product_has_no_such_cost(
    answers: Mapping[str, GroupAnswers], sample: str
) -> None:
    assert read(answers[sample], sample).defaulted == ()


@pytest.mark.parametrize("sample", PRINTED)
def test_the_years_cash(answers: Mapping[str, GroupAnswers], sample: str) -> None:
    result, printed = evaluated(answers[sample], sample), PRINTED[sample]
    assert result.start.opening == D(printed.opening)
    assert (result.loan[0].instalment, result.loan[-1].instalment) == tuple(map(D, printed.instalments))
    assert result.cash.closing == printed.closing
    assert (result.cash.lowest, result.cash.lowest_month) == (min(printed.closing), 4)


@pytest.mark.parametrize("sample", PRINTED)
def test_the_years_result_and_its_break_even(answers: Mapping[str, GroupAnswers], sample: str) -> None:
    result, printed = evaluated(answers[sample], sample), PRINTED[sample]
    assert sold(result) == printed.sold
    assert result.income.other_income[0].amount == printed.fees
    assert tuple(costs(result)[id_] for id_ in ("fixed", "depreciation", "interest", "at-once")) == tuple(
        map(D, printed.costs)
    )
    assert result.surplus == D(printed.surplus)
    assert round_half_up(result.break_even.costs_to_cover, places=2) == D(printed.costs_to_cover)
    assert percent(result.break_even.safety) == D(printed.safety)


@pytest.mark.parametrize(
    ("sample", "exact", "units", "each"), [("sorting_yard", "10369.70", 10_370, 519), ("home_care", "756.53", 757, 64)]
)
def test_units_that_carry_a_month(
    answers: Mapping[str, GroupAnswers], sample: str, exact: str, units: int, each: int
) -> None:
    even = evaluated(answers[sample], sample).break_even
    assert isinstance(even.units_exact, Fraction)
    assert round_half_up(even.units_exact, places=2) == D(exact)
    assert (even.units, even.units_per_member) == (units, each)


def test_sales_that_carry_a_month_of_the_workshop(answers: Mapping[str, GroupAnswers]) -> None:
    result = evaluated(answers["artisans"], "artisans")
    ratio, revenue = result.break_even.ratio, result.break_even.revenue
    assert isinstance(ratio, Fraction)
    assert isinstance(revenue, Fraction)
    assert (round_half_up(ratio * 100, places=2), round_half_up(revenue, places=2)) == (D("74.68"), D("362586.12"))
    assert result.break_even_revenue == 362_587


@pytest.mark.parametrize("sample", PRINTED)
def test_the_surplus_is_used_to_the_last_coin(answers: Mapping[str, GroupAnswers], sample: str) -> None:
    result, printed = evaluated(answers[sample], sample), PRINTED[sample]
    assert tuple(lines(result).values()) == tuple(map(D, printed.uses))
    assert tuple(member.refund for member in result.member_benefit) == printed.refunds
    assert {member.interest for member in result.member_benefit} == {D(printed.interest_each)}
    assert (result.distribution.cash, result.distribution.retained) == (D(printed.cash), D(printed.retained))


@pytest.mark.parametrize("sample", PRINTED)
def test_the_check_line(answers: Mapping[str, GroupAnswers], sample: str) -> None:
    found, printed = checked(evaluated(answers[sample], sample)), PRINTED[sample]
    assets = [found.get(id_, D(0)) for id_ in ("cash", "owed-by-customers", "equipment", "deposits", "all")]
    owed = [found.get(id_, D(0)) for id_ in ("loan", "shares", "grant", "surplus")]
    assert (assets, owed) == (list(map(D, printed.assets)), list(map(D, printed.owed)))
    assert sum(assets[:-1]) == sum(owed) == assets[-1]


def fewer(answers: GroupAnswers) -> GroupAnswers:
    return scaled(answers, CASH_PLAN, "units.*.m*", "0.8")


def dearer(answers: GroupAnswers) -> GroupAnswers:
    return scaled(answers, BREAK_EVEN, "costs.*.month", "1.1")


@pytest.mark.parametrize(
    ("sample", "switch", "lowest", "month", "surplus", "pool"),
    [
        ("sorting_yard", fewer, "-641.04", 12, "-830.55", "0"),
        ("sorting_yard", dearer, "-34.52", 6, "361.45", None),
        ("home_care", fewer, "-1232.80", 12, "-3255.99", "0"),
        ("home_care", dearer, "-141.60", 7, "-415.99", "0"),
        ("artisans", fewer, "-86460", 10, "-237374", "0"),
        ("artisans", dearer, "154770", 5, "222626", "111313"),
    ],
)
def test_the_switches(
    answers: Mapping[str, GroupAnswers],
    sample: str,
    switch: Callable[[GroupAnswers], GroupAnswers],
    lowest: str,
    month: int,
    surplus: str,
    pool: str | None,
) -> None:
    result = evaluated(switch(answers[sample]), sample)
    assert (result.cash.lowest, result.cash.lowest_month, result.surplus) == (D(lowest), month, D(surplus))
    assert pool is None or lines(result)["refund"] == D(pool)


def test_the_workshop_with_a_fifth_less_ends_its_year_below_nothing(answers: Mapping[str, GroupAnswers]) -> None:
    assert evaluated(fewer(answers["artisans"]), "artisans").cash.closing[-1] == -46_752


def test_the_yards_first_version_has_more_surplus_and_less_cash(answers: Mapping[str, GroupAnswers]) -> None:
    first = evaluated(changed(answers["sorting_yard"], LOAN, {"ours.months": 12}), "sorting_yard")
    assert first.loan[0].instalment == D("199.91")
    assert (first.cash.lowest, first.cash.lowest_month, first.surplus) == (D("-216.78"), 8, D("1193.58"))


def test_the_carers_with_two_fifths_paid_at_once_have_less_cash_and_the_same_surplus(
    answers: Mapping[str, GroupAnswers],
) -> None:
    late = evaluated(changed(answers["home_care"], CASH_PLAN, {"ours.at_once": 40}), "home_care")
    assert (late.cash.lowest, late.cash.lowest_month, late.surplus) == (D("-1110.80"), 6, D("1744.01"))
