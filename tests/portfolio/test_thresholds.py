"""What would turn each of the seven tests, verified by reading the tests at the turning value and one step before."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopkit.business.feasibility.seven_tests_inputs import Decision, Topic, TopicAnswer
from coopkit.i18n import load_locale
from coopkit.portfolio.adjustable_inputs import AdjustableInput, AdjustableKind, with_changes
from coopkit.portfolio.adjustable_plan_inputs import adjustable_inputs_of_tests
from coopkit.portfolio.adjustable_wording import threshold_text
from coopkit.portfolio.group_answers import GroupAnswers
from coopkit.portfolio.thresholds import Threshold, evaluate_tests, find_thresholds
from tests.portfolio.groups import CARE, SHOP, YARD, lever, study_of, with_numbers

pytestmark = pytest.mark.slow

D = Decimal
LOAN, CASH, COST, EVEN = (
    "start.plan.loan-compare",
    "start.plan.cash-12",
    "start.feas.unit-cost",
    "start.feas.break-even",
)
SHORT_LOAN = with_numbers(YARD, LOAN, ours__months="12")
CASES = {
    "the yard": (YARD, 2),
    "the yard, loan over 12 months": (SHORT_LOAN, 2),
    "the yard, loan over 6 months": (with_numbers(YARD, LOAN, ours__months="6"), 2),
    "the yard, price below cost": (with_numbers(YARD, COST, ours__1__price="0.20"), 2),
    "the yard without a plan": (study_of(YARD), 2),
    "the carers": (CARE, 2),
    "the carers can give 50 hours": (with_numbers(CARE, EVEN, ours__can_give="50"), 2),
    "the carers, 40 % paid at once": (with_numbers(CARE, CASH, ours__at_once="40"), 2),
    "the workshop": (SHOP, 0),
    "the workshop without a plan": (study_of(SHOP), 0),
}


def levers(answers: GroupAnswers, places: int) -> tuple[AdjustableInput, ...]:
    found = evaluate_tests(answers, minor_digits=places)
    return adjustable_inputs_of_tests(
        answers, minor_digits=places, in_plan=found.rests_on_plan, in_money=found.in_money
    )


def says(answers: GroupAnswers, places: int, topic: Topic) -> TopicAnswer | None:
    tests = evaluate_tests(answers, minor_digits=places).tests
    return next(each.computed_answer for each in tests.results if each.topic is topic)


def found(answers: GroupAnswers, places: int = 2) -> dict[tuple[Topic, AdjustableKind], Threshold]:
    every = find_thresholds(answers, levers(answers, places), minor_digits=places)
    return {(turn.topic, turn.kind): turn for turn in every}


@pytest.mark.parametrize(("answers", "places"), CASES.values(), ids=CASES)
def test_each_turn_is_the_first_value_that_turns_and_the_step_before_does_not(
    answers: GroupAnswers, places: int
) -> None:
    assert verified(answers, places) >= 5


@settings(max_examples=25, deadline=None)
@given(st.integers(20, 45), st.integers(20_000, 110_000), st.integers(0, 100), st.integers(1, 40))
def test_so_it_is_with_other_prices_costs_and_loans(price: int, fixed: int, at_once: int, months: int) -> None:
    answers = with_numbers(YARD, COST, ours__1__price=str(Decimal(price) / 100))
    answers = with_numbers(answers, CASH, ours__at_once=str(at_once))
    answers = with_numbers(answers, LOAN, ours__months=str(months))
    costs = lever(levers(answers, 2), "fixed")
    assert verified(with_changes(answers, (costs.changes(Decimal(fixed) / 100),)), 2)


def verified(answers: GroupAnswers, places: int) -> int:
    """How many turns were tried at their value, which says yes, and one step before, which says no."""
    every = {(each.kind, each.product): each for each in levers(answers, places)}
    checked = 0
    for turn in find_thresholds(answers, tuple(every.values()), minor_digits=places):
        own = every.get((turn.kind, turn.product))
        if own is None or turn.at is None:
            continue
        assert isinstance(turn.at, Decimal)
        helps_up = turn.kind not in (AdjustableKind.VARIABLE, AdjustableKind.FIXED)
        worse = turn.at - own.unit if helps_up else turn.at + own.unit
        at, before = (with_changes(answers, (own.changes(value),)) for value in (turn.at, worse))
        assert (turn.topic, turn.kind, says(at, places, turn.topic)) == (turn.topic, turn.kind, TopicAnswer.YES)
        assert (turn.topic, turn.kind, says(before, places, turn.topic)) == (
            turn.topic,
            turn.kind,
            TopicAnswer.NO,
        )
        checked += 1
    return checked


@pytest.mark.parametrize(("answers", "places"), CASES.values(), ids=CASES)
def test_a_lever_that_is_said_not_to_be_enough_is_not_enough_at_its_end(answers: GroupAnswers, places: int) -> None:
    every = {(each.kind, each.product): each for each in levers(answers, places)}
    for turn in find_thresholds(answers, tuple(every.values()), minor_digits=places):
        if turn.at is None:
            own = every[turn.kind, turn.product]
            for end in (own.least, own.most):
                assert says(with_changes(answers, (own.changes(end),)), places, turn.topic) is not TopicAnswer.YES


def test_the_yards_short_loan_is_turned_by_a_longer_one_more_money_or_lower_costs() -> None:
    every = found(SHORT_LOAN)
    assert evaluate_tests(SHORT_LOAN, minor_digits=2).tests.by_rule is Decision.STOP
    assert every[Topic.CASH, AdjustableKind.START_MONEY].at == D("216.78")
    assert every[Topic.CASH, AdjustableKind.MONTHS].at == 15
    assert every[Topic.CASH, AdjustableKind.FIXED].at == D("604.25")
    assert every[Topic.CASH, AdjustableKind.PRICE].at == D("0.31")
    more = with_numbers(SHORT_LOAN, "start.feas.startup-costs", gap__grant="1216.78")
    less = with_numbers(SHORT_LOAN, "start.feas.startup-costs", gap__grant="1216.77")
    assert (says(more, 2, Topic.CASH), says(less, 2, Topic.CASH)) == (TopicAnswer.YES, TopicAnswer.NO)


def test_the_carers_with_50_hours_each_need_64_or_a_higher_price() -> None:
    every = found(with_numbers(CARE, EVEN, ours__can_give="50"))
    assert every[Topic.HANDS, AdjustableKind.CAN_GIVE].at == 64
    assert every[Topic.HANDS, AdjustableKind.PRICE].at == D("12.66")
    assert every[Topic.HANDS, AdjustableKind.MEMBERS].at == 16


def test_the_workshop_needs_more_promises() -> None:
    assert found(SHOP, 0)[Topic.MONEY, AdjustableKind.PROMISED].at == 1_116_000
    assert (
        says(with_numbers(SHOP, "start.feas.go-no-go", result__promised="1116000"), 0, Topic.MONEY) is TopicAnswer.YES
    )
    assert says(with_numbers(SHOP, "start.feas.go-no-go", result__promised="1115999"), 0, Topic.MONEY) is TopicAnswer.NO


def test_a_number_that_nobody_knows_any_more_is_no_turn() -> None:
    assert (Topic.HANDS, AdjustableKind.MEMBERS) not in found(SHOP, 0)
    assert (Topic.CASH, AdjustableKind.MEMBERS) in found(SHOP, 0)


def test_a_test_without_its_numbers_has_no_turn() -> None:
    assert {topic for topic, _ in found(study_of(YARD))} == {Topic.DEMAND, Topic.HANDS, Topic.MONEY}


def sentences(answers: GroupAnswers, topic: Topic, places: int = 2) -> list[str]:
    tests = evaluate_tests(answers, minor_digits=places)
    tested = next(each for each in tests.tests.results if each.topic is topic)
    every = find_thresholds(answers, levers(answers, places), minor_digits=places)
    told = threshold_text(tested, every, in_money=tests.in_money, minor_digits=places)
    locale = load_locale(minor_digits=places)
    said = (told.lead, *told.points, *([told.rest] if told.rest else []))
    return [locale.resolve(each) for each in said]


def test_turns_are_told_in_words() -> None:
    lead, money, price, *_ = sentences(SHORT_LOAN, Topic.CASH)
    assert (lead, money, price) == (
        "Each of these alone would make it a yes:",
        "216.78 more money at the start",
        "a price of 0.31 or more",
    )
    assert sentences(YARD, Topic.DEMAND)[:3] == [
        "Each of these would make it a no:",
        "a demand below 10,370 in a month",
        "a price below 0.30",
    ]
    assert sentences(SHOP, Topic.MONEY, 0) == ["This would make it a yes:", "1,116,000 promised in writing"]
    assert sentences(SHOP, Topic.DEMAND, 0)[1] == "a demand below 362,587 in a month"
    assert "“An hour in the workshop”: a price below 3,510" in sentences(SHOP, Topic.DEMAND, 0)
    dear = with_numbers(YARD, COST, ours__1__price="0.20")
    assert (
        sentences(dear, Topic.DEMAND)[-1]
        == "Not enough on its own, even at the end of the slider: the fixed costs and the caution."
    )


def test_what_only_the_group_can_turn_says_what_to_do() -> None:
    assert sentences(study_of(YARD), Topic.CASH) == [
        "The cash of twelve months is in the business plan, which is not complete yet."
    ]
    empty = GroupAnswers({})
    assert "Ask the registrar" in sentences(empty, Topic.LAW)[0]
    assert "A plan for each missing skill" in sentences(empty, Topic.SKILLS)[0]
    many = with_numbers(YARD, "start.feas.go-no-go", result__minimum="23")
    assert sentences(many, Topic.LAW) == ["3 more members would make it a yes."]
    grave = with_numbers(YARD, "start.feas.risk-matrix", ours__9__likelihood="5", ours__9__impact="5")
    assert sentences(grave, Topic.RISKS) == [
        "An action and a name for the one red risk without them would make it a yes."
    ]
