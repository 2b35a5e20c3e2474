"""Seven cases of three sample co-operatives, from their plan to go, rework or stop; own design."""

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

import pytest

from coopkit.business.feasibility.market import demand_estimate
from coopkit.business.feasibility.seven_tests import Reason, SevenTests, seven_tests
from coopkit.business.feasibility.seven_tests_inputs import (
    Decision,
    KnownNumbers,
    RatedRisk,
    Topic,
    TopicAnswer,
    TopicNote,
)
from coopkit.business.plan import BusinessPlan, Evaluation, Loan, evaluate
from coopkit.business.plan.break_even import member_use_needed
from coopkit.business.statements import total
from tests.business.plans import HOME_CARE, SORTING_YARD, WORKSHOP

D = Decimal
YES, NO, NOT_YET = TopicAnswer.YES, TopicAnswer.NO, TopicAnswer.NOT_YET
SIGNED = TopicNote(YES, "Asked at the registrar’s office", "Amina", "3 May")
NOTES = {Topic.LAW: SIGNED, Topic.SKILLS: SIGNED}
ASK_AGAIN = {Topic.CASH: TopicNote(NOT_YET, "Ask the lender for 24 months", "Josef", "10 May")}

ONE_YEAR = replace(SORTING_YARD, loan=Loan(D(2250), D("0.12"), 12))
PAID_LATE = replace(HOME_CARE, paid_at_once=D("0.40"))
KILOS = Fraction(12_000)
HOURS = demand_estimate(1_400, "0.12", "0.5", 10)


@dataclass(frozen=True)
class Case:
    """A co-operative with what its members can give (a month; a year in the workshop) and have promised.

    demand: of a month; None where it is that of the plan.
    """

    plan: BusinessPlan
    can_give: int
    promised: int
    notes: dict[Topic, TopicNote]
    demand: Fraction | None = None


CASES = {
    "A, 12 months": Case(ONE_YEAR, 600, 1_360, NOTES | ASK_AGAIN, KILOS),
    "A, 24 months": Case(SORTING_YARD, 600, 1_360, NOTES, KILOS),
    "B": Case(HOME_CARE, 80, 3_100, NOTES, HOURS),
    "B, 50 hours": Case(HOME_CARE, 50, 3_100, NOTES, HOURS),
    "B, 40 % at once": Case(PAID_LATE, 80, 3_100, NOTES, HOURS),
    "C": Case(WORKSHOP, 95, 930_000, NOTES),
    "C, two more": Case(WORKSHOP, 95, 1_240_000, NOTES),
}


def numbers_of(case: Case) -> KnownNumbers:
    """What the tests compare: units of one product, money for several."""
    plan, result = case.plan, evaluate(case.plan)
    several = len(plan.products) > 1
    return KnownNumbers(
        members=plan.members,
        minimum_members=9,
        demand=Fraction(total(result.income.sales)) / 12 if case.demand is None else case.demand,
        demand_needed=result.break_even_revenue if several else result.break_even.units,
        each_needed=_each_needed(result),
        each_can_give=case.can_give,
        lowest_balance=result.cash.lowest,
        promised=case.promised,
        money_needed=plan.members * (plan.share + plan.entry_fee),
        risks=(RatedRisk(3, 5, "Two people hold the keys", "Chen"), RatedRisk(2, 2)),
    )


def _each_needed(result: Evaluation) -> int:
    needed = result.break_even.units_per_member
    if len(result.plan.products) > 1:
        needed = member_use_needed(result.plan, result.income, result.break_even)
    assert isinstance(needed, int)
    return needed


def decided(name: str) -> SevenTests:
    return seven_tests(numbers_of(CASES[name]), CASES[name].notes)


@pytest.mark.parametrize(
    ("name", "answers", "decision"),
    [
        ("A, 12 months", (YES, YES, YES, NOT_YET, YES, YES, YES), Decision.REWORK),
        ("A, 24 months", (YES,) * 7, Decision.GO),
        ("B", (YES,) * 7, Decision.GO),
        ("B, 50 hours", (YES, YES, NO, YES, YES, YES, YES), Decision.STOP),
        ("B, 40 % at once", (YES, YES, YES, NO, YES, YES, YES), Decision.STOP),
        ("C", (YES, YES, YES, YES, NO, YES, YES), Decision.REWORK),
        ("C, two more", (YES,) * 7, Decision.GO),
    ],
)
def test_a_case_is_decided(name: str, answers: tuple[TopicAnswer, ...], decision: Decision) -> None:
    tests = decided(name)
    assert tuple(each.answer for each in tests.results) == answers
    assert (tests.by_rule, tests.decision) == (decision, decision)


# Demand and what is needed; what each must and can give; the lowest balance; the promised part, in percent.
@pytest.mark.parametrize(
    ("name", "demand", "hands", "lowest", "promised"),
    [
        ("A, 12 months", (12_000, 10_294), (515, 600), "-216.78", "85.0"),
        ("A, 24 months", (12_000, 10_370), (519, 600), "271.32", "85.0"),
        ("B", (840, 757), (64, 80), "922.80", "83.3"),
        ("B, 50 hours", (840, 757), (64, 50), "922.80", "83.3"),
        ("B, 40 % at once", (840, 757), (64, 80), "-1110.80", "83.3"),
        ("C", (417_333, 362_587), (83, 95), "256916", "66.7"),
        ("C, two more", (417_333, 362_587), (83, 95), "256916", "88.9"),
    ],
)
def test_the_numbers_of_a_case(
    name: str, demand: tuple[int, int], hands: tuple[int, int], lowest: str, promised: str
) -> None:
    numbers = numbers_of(CASES[name])
    assert numbers.demand is not None
    assert (round(numbers.demand), numbers.demand_needed) == demand
    assert (numbers.each_needed, numbers.each_can_give) == hands
    assert numbers.lowest_balance == D(lowest)
    assert round(1000 * Fraction(numbers.promised or 0) / Fraction(numbers.money_needed or 1)) == 10 * D(promised)


def test_a_case_says_what_was_compared() -> None:
    results = {each.topic: each for each in decided("B, 40 % at once").results}
    cash = results[Topic.CASH]
    assert (cash.reason, cash.found, cash.needed) == (Reason.TOO_LITTLE, D("-1110.80"), 0)
    assert evaluate(PAID_LATE).cash.lowest_month == 6
    money = results[Topic.MONEY]
    assert (money.found, money.needed) == (3_100, D("0.8") * 3_720)
    softened = {each.topic: each for each in decided("A, 12 months").results}[Topic.CASH]
    assert (softened.answer, softened.computed_answer, softened.reason) == (NOT_YET, NO, Reason.SOFTENED)
