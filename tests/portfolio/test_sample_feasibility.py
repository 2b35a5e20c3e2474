"""The seven tests of the samples and of their variants: each answer with its two numbers, the result, the vote."""

from collections.abc import Callable, Mapping
from fractions import Fraction

import pytest

from coopkit.business.feasibility.seven_tests import Reason
from coopkit.business.feasibility.seven_tests_inputs import Decision, Topic, TopicAnswer
from coopkit.portfolio.feasibility_reader import DEMAND, RISKS, FeasibilityResult, read_feasibility
from coopkit.portfolio.group_answers import GroupAnswers
from coopkit.portfolio.plan_fields import BREAK_EVEN, CASH_PLAN, LOAN, MEMBER_MATRIX, TESTS
from coopkit.portfolio.plan_reader import read_plan
from coopkit.portfolio.samples import Sample
from tests.portfolio.changing import changed, without

YES, NOT_YET, NO = TopicAnswer.YES, TopicAnswer.NOT_YET, TopicAnswer.NO
ASKED = {"answer": "not-yet", "measure": "Ask for 24 months", "who": "Samira", "when": "22 March"}
Change = Callable[[GroupAnswers], GroupAnswers]


def short_loan(yard: GroupAnswers) -> GroupAnswers:
    """The first version, in which the lender has still to be asked for a longer loan."""
    noted = {f"tests.cash.{column}": words for column, words in ASKED.items()}
    return changed(changed(yard, LOAN, {"ours.months": 12}), TESTS, noted)


def as_it_is(group: GroupAnswers) -> GroupAnswers:
    return group


def fifty_hours(care: GroupAnswers) -> GroupAnswers:
    return changed(care, BREAK_EVEN, {"ours.can_give": 50})


def two_fifths_at_once(care: GroupAnswers) -> GroupAnswers:
    return changed(care, CASH_PLAN, {"ours.at_once": 40})


def two_more_promise(shop: GroupAnswers) -> GroupAnswers:
    signed = changed(shop, MEMBER_MATRIX, {f"members.{row}.promise": 155_000 for row in (7, 8)})
    promised = sum(row.number("promise") or 0 for row in signed.rows(MEMBER_MATRIX, "members"))
    assert promised == 1_240_000
    return changed(signed, TESTS, {"result.promised": promised})


def seen(
    samples: Mapping[str, Sample], answers: Mapping[str, GroupAnswers], sample: str, change: Change
) -> FeasibilityResult:
    group = change(answers[sample])
    return read_feasibility(
        group, read_plan(group, minor_digits=samples[sample].minor_digits), minor_digits=samples[sample].minor_digits
    )


def numbers(found: FeasibilityResult) -> dict[Topic, tuple[Fraction | None, Fraction | None]]:
    return {each.topic: (each.found, each.needed) for each in found.tests.results}


YARD = {"demand": (12_000, 10_370), "hands": (600, 519), "cash": ("271.32", 0), "money": (1_360, 1_280)}
CARE = {"demand": (840, 757), "hands": (80, 64), "cash": ("922.80", 0), "money": (3_100, 2_976)}
SHOP = {
    "demand": (417_333, 362_587),
    "hands": (95, 83),
    "cash": (256_916, 0),
    "money": (930_000, 1_116_000),
}
CASES = {
    "the yard, loan over 12 months": (
        "sorting_yard",
        short_loan,
        {"cash": NOT_YET},
        YARD | {"demand": (12_000, 10_294), "hands": (600, 515), "cash": ("-216.78", 0)},
        Decision.REWORK,
    ),
    "the yard, loan over 24 months": ("sorting_yard", as_it_is, {}, YARD, Decision.GO),
    "the carers": ("home_care", as_it_is, {}, CARE, Decision.GO),
    "the carers can give 50 hours": (
        "home_care",
        fifty_hours,
        {"hands": NO},
        CARE | {"hands": (50, 64)},
        Decision.STOP,
    ),
    "the carers, 40 % paid at once": (
        "home_care",
        two_fifths_at_once,
        {"cash": NO},
        CARE | {"cash": ("-1110.80", 0)},
        Decision.STOP,
    ),
    "the workshop": ("artisans", as_it_is, {"money": NO}, SHOP, Decision.REWORK),
    "the workshop, two more promise": (
        "artisans",
        two_more_promise,
        {},
        SHOP | {"money": (1_240_000, 1_116_000)},
        Decision.GO,
    ),
}


@pytest.mark.parametrize(("sample", "change", "not_yes", "compared", "decision"), CASES.values(), ids=CASES)
def test_seven_cases(
    samples: Mapping[str, Sample],
    answers: Mapping[str, GroupAnswers],
    sample: str,
    change: Change,
    not_yes: dict[str, TopicAnswer],
    compared: dict[str, tuple[int | str | Fraction, int]],
    decision: Decision,
) -> None:
    found = seen(samples, answers, sample, change)
    assert {each.topic.value: each.answer for each in found.tests.results} == dict.fromkeys(Topic, YES) | not_yes
    for topic, pair in compared.items():
        assert numbers(found)[Topic(topic)] == tuple(map(Fraction, pair)), topic
    assert found.tests.by_rule is decision
    assert found.rests_on_plan


@pytest.mark.parametrize(("sample", "share"), [("sorting_yard", "85.0"), ("home_care", "83.3"), ("artisans", "66.7")])
def test_the_part_of_their_money_that_is_promised(
    samples: Mapping[str, Sample], answers: Mapping[str, GroupAnswers], sample: str, share: str
) -> None:
    known = seen(samples, answers, sample, as_it_is).numbers
    assert known.promised is not None
    assert known.money_needed is not None
    assert f"{float(Fraction(known.promised) / Fraction(known.money_needed) * 100):.1f}" == share


@pytest.mark.parametrize(
    ("sample", "guesses", "decision"),
    [("sorting_yard", 2, Decision.GO), ("home_care", 3, Decision.GO), ("artisans", 4, Decision.REWORK)],
)
def test_they_count_their_guesses_and_vote_as_the_rule_says(
    samples: Mapping[str, Sample], answers: Mapping[str, GroupAnswers], sample: str, guesses: int, decision: Decision
) -> None:
    found = seen(samples, answers, sample, as_it_is).tests
    assert (found.guesses, found.by_rule, found.decision, found.vote_problem) == (guesses, decision, decision, None)
    assert found.vote is not None


def test_only_the_workshop_compares_its_demand_in_money(
    samples: Mapping[str, Sample], answers: Mapping[str, GroupAnswers]
) -> None:
    in_money = [sample for sample in samples if seen(samples, answers, sample, as_it_is).in_money]
    assert in_money == ["artisans"]


def test_a_red_risk_without_a_name_holds_the_carers_back(
    samples: Mapping[str, Sample], answers: Mapping[str, GroupAnswers]
) -> None:
    found = seen(samples, answers, "home_care", lambda group: changed(group, RISKS, {"ours.1.who": " "}))
    risks = found.tests.results[list(Topic).index(Topic.RISKS)]
    assert (risks.answer, risks.reason, risks.found) == (NO, Reason.RED_RISKS, 1)
    assert found.tests.by_rule is Decision.REWORK


MISSING: list[tuple[Topic, Change]] = [
    (Topic.LAW, lambda group: without(group, TESTS, "result.minimum")),
    (Topic.LAW, lambda group: without(group, TESTS, "tests.law.when")),
    (Topic.DEMAND, lambda group: without(group, DEMAND, "ours.1.caution")),
    (Topic.HANDS, lambda group: without(group, BREAK_EVEN, "ours.can_give")),
    (Topic.CASH, lambda group: without(group, CASH_PLAN, "units.1.m7")),
    (Topic.MONEY, lambda group: without(group, TESTS, "result.promised")),
    (Topic.RISKS, lambda group: without(group, RISKS, "ours.3.impact")),
    (Topic.SKILLS, lambda group: without(group, TESTS, "tests.skills.measure")),
]


@pytest.mark.parametrize(("topic", "change"), MISSING)
def test_what_is_missing_is_never_a_yes(
    samples: Mapping[str, Sample], answers: Mapping[str, GroupAnswers], topic: Topic, change: Change
) -> None:
    found = seen(samples, answers, "home_care", change)
    assert {each.topic: each.answer for each in found.tests.results}[topic] is NOT_YET
    assert found.tests.by_rule is Decision.REWORK


@pytest.mark.parametrize("stale", ["perhaps", "Yes", "yes yes"])
def test_a_choice_that_is_no_longer_offered_counts_as_none(
    samples: Mapping[str, Sample], answers: Mapping[str, GroupAnswers], stale: str
) -> None:
    def change(group: GroupAnswers) -> GroupAnswers:
        return changed(group, TESTS, {"tests.law.answer": stale, "decision.choice": stale})

    found = seen(samples, answers, "home_care", change).tests
    assert (found.results[0].answer, found.results[0].reason, found.vote) == (NOT_YET, Reason.MISSING, None)


@pytest.mark.parametrize("rating", [0, 6, 99, -1])
def test_a_rating_beyond_the_scale_counts_as_none(
    samples: Mapping[str, Sample], answers: Mapping[str, GroupAnswers], rating: int
) -> None:
    found = seen(samples, answers, "home_care", lambda group: changed(group, RISKS, {"ours.2.impact": rating}))
    risks = found.tests.results[list(Topic).index(Topic.RISKS)]
    assert (risks.answer, risks.reason) == (NOT_YET, Reason.MISSING)


def test_before_there_is_a_plan_the_tests_rest_on_the_study_which_leaves_wear_and_interest_out(
    samples: Mapping[str, Sample], answers: Mapping[str, GroupAnswers]
) -> None:
    found = seen(samples, answers, "home_care", lambda group: without(group, CASH_PLAN))
    assert not found.rests_on_plan
    assert numbers(found)[Topic.DEMAND] == (840, 720)
    assert numbers(found)[Topic.HANDS] == (80, 60)
    assert found.tests.results[list(Topic).index(Topic.CASH)].answer is NOT_YET
