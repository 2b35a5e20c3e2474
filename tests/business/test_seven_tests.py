"""The rules of the seven tests: a number that is missing is never a yes, and a vote is kept beside the rule."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopkit.business.feasibility.seven_tests import Reason, SevenTests, VoteProblem, seven_tests
from coopkit.business.feasibility.seven_tests import TopicResult as Result
from coopkit.business.feasibility.seven_tests_inputs import (
    Decision,
    KnownNumbers,
    RatedRisk,
    Topic,
    TopicAnswer,
    TopicNote,
    Vote,
)
from coopkit.business.money import NotDefined

YES = TopicNote(TopicAnswer.YES, "Asked at the registrar’s office", "Lin", "12 June")
NOTES = {Topic.LAW: YES, Topic.SKILLS: YES}
READY = KnownNumbers(
    members=12,
    minimum_members=10,
    demand=840,
    demand_needed=757,
    each_needed=64,
    each_can_give=80,
    lowest_balance="922.80",
    promised=3_100,
    money_needed=3_720,
    risks=(RatedRisk(3, 5, "Two sign for money", "Bilal"), RatedRisk(1, 2)),
)
BY_TOOL = (Topic.DEMAND, Topic.HANDS, Topic.CASH, Topic.MONEY, Topic.RISKS)
MEASURE = TopicNote(TopicAnswer.NOT_YET, "Ask the lender again", "Dora", "1 July")


def one(tests: SevenTests, topic: Topic) -> Result:
    """The result of one test."""
    return next(each for each in tests.results if each.topic is topic)


def test_all_yes_is_go() -> None:
    tests = seven_tests(READY, NOTES)
    assert [each.topic for each in tests.results] == list(Topic)
    assert {each.answer for each in tests.results} == {TopicAnswer.YES}
    assert tests.decision is tests.by_rule is Decision.GO


def test_nothing_known_is_rework_and_never_a_yes() -> None:
    tests = seven_tests(KnownNumbers(), {})
    assert {each.answer for each in tests.results} == {TopicAnswer.NOT_YET}
    assert {each.reason for each in tests.results} == {Reason.MISSING}
    assert tests.decision is Decision.REWORK


@pytest.mark.parametrize(
    ("missing", "topic"),
    [
        ("members", Topic.LAW),
        ("minimum_members", Topic.LAW),
        ("demand", Topic.DEMAND),
        ("demand_needed", Topic.DEMAND),
        ("each_needed", Topic.HANDS),
        ("each_can_give", Topic.HANDS),
        ("lowest_balance", Topic.CASH),
        ("promised", Topic.MONEY),
        ("money_needed", Topic.MONEY),
    ],
)
def test_a_missing_number_is_not_yet(missing: str, topic: Topic) -> None:
    tests = seven_tests(replace(READY, **{missing: None}), NOTES)
    assert (one(tests, topic).answer, one(tests, topic).reason) == (TopicAnswer.NOT_YET, Reason.MISSING)
    assert tests.decision is Decision.REWORK


@pytest.mark.parametrize(
    ("enough", "too_little", "topic"),
    [
        ({"demand": 757}, {"demand": "756.99"}, Topic.DEMAND),
        ({"each_can_give": 64}, {"each_can_give": "63.99"}, Topic.HANDS),
        ({"lowest_balance": 0}, {"lowest_balance": "-0.01"}, Topic.CASH),
        ({"promised": 2_976}, {"promised": "2975.99"}, Topic.MONEY),
    ],
)
def test_just_enough_is_enough(enough: dict[str, object], too_little: dict[str, object], topic: Topic) -> None:
    assert one(seven_tests(replace(READY, **enough), NOTES), topic).answer is TopicAnswer.YES
    less = one(seven_tests(replace(READY, **too_little), NOTES), topic)
    assert (less.answer, less.reason) == (TopicAnswer.NO, Reason.TOO_LITTLE)


def test_what_no_quantity_covers_is_a_no() -> None:
    never = NotDefined("Each unit sold adds a loss, so no quantity covers the costs.")
    tests = seven_tests(replace(READY, demand_needed=never, each_needed=never), NOTES)
    assert one(tests, Topic.DEMAND).reason is one(tests, Topic.HANDS).reason is Reason.UNREACHABLE
    assert tests.decision is Decision.STOP


@pytest.mark.parametrize(
    ("numbers", "decision"),
    [
        ({"demand": 1}, Decision.STOP),
        ({"each_can_give": 1}, Decision.STOP),
        ({"lowest_balance": -1}, Decision.STOP),
        ({"promised": 1}, Decision.REWORK),
        ({"risks": (RatedRisk(5, 5),)}, Decision.REWORK),
    ],
)
def test_a_no_on_the_first_four_stops_and_later_ones_are_worked_on(
    numbers: dict[str, object], decision: Decision
) -> None:
    assert seven_tests(replace(READY, **numbers), NOTES).decision is decision


def test_a_no_of_the_law_stops_and_one_of_the_skills_does_not() -> None:
    no = TopicNote(TopicAnswer.NO)
    assert seven_tests(READY, NOTES | {Topic.LAW: no}).decision is Decision.STOP
    assert seven_tests(READY, NOTES | {Topic.SKILLS: no}).decision is Decision.REWORK


@pytest.mark.parametrize("note", [replace(YES, who=" "), replace(YES, when="")])
def test_a_yes_of_the_law_has_a_name_and_a_date(note: TopicNote) -> None:
    found = one(seven_tests(READY, NOTES | {Topic.LAW: note}), Topic.LAW)
    assert (found.answer, found.reason) == (TopicAnswer.NOT_YET, Reason.NOT_NOTED)


def test_fewer_members_than_the_registrar_said_is_not_yet() -> None:
    found = one(seven_tests(replace(READY, minimum_members=13), NOTES), Topic.LAW)
    assert (found.answer, found.reason, found.found, found.needed) == (
        TopicAnswer.NOT_YET,
        Reason.TOO_FEW_MEMBERS,
        12,
        13,
    )


@pytest.mark.parametrize("lacking", ["measure", "who", "when"])
def test_a_plan_for_the_skills_has_all_three(lacking: str) -> None:
    note = replace(YES, **{lacking: ""})
    found = one(seven_tests(READY, NOTES | {Topic.SKILLS: note}), Topic.SKILLS)
    assert (found.answer, found.reason) == (TopicAnswer.NOT_YET, Reason.NOT_NOTED)


@pytest.mark.parametrize(
    ("risks", "answer", "reason"),
    [
        ((), TopicAnswer.NOT_YET, Reason.MISSING),
        ((RatedRisk(2, 5), RatedRisk(None, 3)), TopicAnswer.NOT_YET, Reason.MISSING),
        ((RatedRisk(3, 5),), TopicAnswer.NO, Reason.RED_RISKS),
        ((RatedRisk(3, 5, "A spare scale"),), TopicAnswer.NO, Reason.RED_RISKS),
        ((RatedRisk(3, 5, "", "Ana"),), TopicAnswer.NO, Reason.RED_RISKS),
        ((RatedRisk(3, 5, "A spare scale", "Ana"),), TopicAnswer.YES, Reason.COVERED),
        ((RatedRisk(2, 5),), TopicAnswer.YES, Reason.COVERED),
        ((RatedRisk(None, None), RatedRisk(5, 5)), TopicAnswer.NO, Reason.RED_RISKS),
    ],
)
def test_a_red_risk_has_a_measure_and_a_name(risks: tuple[RatedRisk, ...], answer: TopicAnswer, reason: Reason) -> None:
    found = one(seven_tests(replace(READY, risks=risks), NOTES), Topic.RISKS)
    assert (found.answer, found.reason) == (answer, reason)


def test_a_tools_no_becomes_not_yet_with_measure_name_and_date() -> None:
    short = replace(READY, lowest_balance=-5)
    found = one(seven_tests(short, NOTES | {Topic.CASH: MEASURE}), Topic.CASH)
    assert (found.answer, found.computed_answer, found.reason) == (
        TopicAnswer.NOT_YET,
        TopicAnswer.NO,
        Reason.SOFTENED,
    )
    for lacking in ("measure", "who", "when"):
        note = replace(MEASURE, **{lacking: " "})
        assert one(seven_tests(short, NOTES | {Topic.CASH: note}), Topic.CASH).answer is TopicAnswer.NO


@pytest.mark.parametrize("topic", BY_TOOL)
def test_no_word_of_the_group_turns_a_tools_no_into_a_yes(topic: Topic) -> None:
    bad = replace(READY, demand=1, each_can_give=1, lowest_balance=-1, promised=1, risks=(RatedRisk(5, 5),))
    assert one(seven_tests(bad, NOTES | {topic: YES}), topic).answer is TopicAnswer.NO
    assert one(seven_tests(READY, NOTES | {topic: MEASURE}), topic).answer is TopicAnswer.YES


def test_guesses_are_counted() -> None:
    assert seven_tests(replace(READY, guesses=3), NOTES).guesses == 3


def test_a_vote_overrules_with_a_reason_and_both_are_kept() -> None:
    tests = seven_tests(READY, NOTES, vote=Vote(Decision.REWORK, 7, 5, "The town has not signed yet."))
    assert (tests.decision, tests.by_rule, tests.vote_problem) == (Decision.REWORK, Decision.GO, None)


@pytest.mark.parametrize(
    ("vote", "problem"),
    [
        (Vote(Decision.STOP, 7, 5, " "), VoteProblem.NO_REASON),
        (Vote(Decision.STOP, 6, 6, "We fear it."), VoteProblem.NOT_CARRIED),
        (Vote(Decision.STOP, 0, 0, "We fear it."), VoteProblem.NOT_CARRIED),
        (Vote(Decision.STOP, 8, 5, "We fear it."), VoteProblem.TOO_MANY_VOTES),
    ],
)
def test_a_vote_that_does_not_count_leaves_the_rule(vote: Vote, problem: VoteProblem) -> None:
    tests = seven_tests(READY, NOTES, vote=vote)
    assert (tests.decision, tests.vote, tests.vote_problem) == (Decision.GO, vote, problem)


def test_who_confirms_the_rule_needs_no_reason() -> None:
    tests = seven_tests(READY, NOTES, vote=Vote(Decision.GO, 12, 0))
    assert (tests.decision, tests.vote_problem) == (Decision.GO, None)


@pytest.mark.parametrize(
    "named", ["members", "demand", "demand_needed", "each_needed", "each_can_give", "promised", "money_needed"]
)
def test_a_number_below_nothing_is_refused_by_name(named: str) -> None:
    with pytest.raises(ValueError, match=named):
        seven_tests(replace(READY, **{named: -1}), NOTES)


notes = st.builds(TopicNote, st.none() | st.sampled_from(TopicAnswer), *[st.sampled_from(["", "something"])] * 3)
known = st.none() | st.integers(0, 100)


@given(
    st.builds(
        KnownNumbers,
        members=known,
        minimum_members=known,
        demand=known,
        demand_needed=known | st.just(NotDefined("Never.")),
        each_needed=known | st.just(NotDefined("Never.")),
        each_can_give=known,
        lowest_balance=st.none() | st.integers(-100, 100),
        promised=known,
        money_needed=known,
    ),
    st.dictionaries(st.sampled_from(Topic), notes),
)
def test_go_is_all_yes_and_a_yes_rests_on_known_numbers(numbers: KnownNumbers, said: dict[Topic, TopicNote]) -> None:
    tests = seven_tests(numbers, said)
    assert (tests.by_rule is Decision.GO) == all(each.answer is TopicAnswer.YES for each in tests.results)
    for each in tests.results:
        if each.answer is TopicAnswer.YES and each.computed_answer:
            assert each.found is not None
            assert each.needed is not None
            assert each.found >= each.needed
        assert each.computed_answer is not TopicAnswer.NO or each.answer is not TopicAnswer.YES
