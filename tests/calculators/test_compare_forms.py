from decimal import Decimal

import pytest

from coopkit.business.structures.comparison import CRITERIA
from coopkit.calculators import CalculationResult, IncompleteInput, compute
from tests.business.cases import BUYOUT_SCORES, BUYOUT_WEIGHTS, METAL_SCORES, METAL_WEIGHTS, cells
from tests.calculators.english import formula, rows, sentences
from tests.calculators.money import CENTS

Answers = dict[str, Decimal | str]


def case(weights: dict[str, int], scores: tuple[str, ...], **must_haves: str) -> Answers:
    """A filled exercise, by field name; must-haves not given are answered "no"."""
    given = {"several-owners": "yes", "protected": "no", "investors-vote": "no", "one-owner": "no", "payout": "no"}
    given |= {"enough-members": "yes"} | {name.replace("_", "-"): answer for name, answer in must_haves.items()}
    values: Answers = {f"must.{name}.answer": answer for name, answer in given.items()}
    values |= {f"weights.{name}.weight": Decimal(weight) for name, weight in weights.items()}
    return values | {f"{c}.{form}.score": str(cell.scores[0]) for (c, form), cell in cells(scores).items()}


def buyout(**must_haves: str) -> Answers:
    return case(BUYOUT_WEIGHTS, BUYOUT_SCORES, **must_haves)


def metalworkers(**must_haves: str) -> Answers:
    return case(METAL_WEIGHTS, METAL_SCORES, **must_haves)


def computed(values: Answers) -> CalculationResult:
    result = compute("compare-forms", values, CENTS)
    assert isinstance(result, CalculationResult)
    return result


def missing(values: Answers) -> list[str]:
    result = compute("compare-forms", values, CENTS)
    assert isinstance(result, IncompleteInput)
    return sentences(result)


def test_the_buyout_reads_stable_and_ends_with_the_groups_own_choice() -> None:
    result = computed(buyout())
    said = sentences(result)
    assert said == [
        "First Co-operative with 94.7% of the points, then Company with 54.7%. The gap is 40.0 points of 100.",
        "We also moved each weight one down and one up, and left out each question once.",
        "The first place was the same all 16 times: the result is stable.",
        "Reasons: 0 of 24.",
        "These rules are typical; each country has its own. Ask your registrar before you decide.",
        "Now it is your turn. Which form do you choose, and why? Write both in your own words.",
    ]
    assert rows(result.tables[0]) == [
        ["Your comparison: 75 points are possible"],
        ["Place", "Form", "Points", "Percent", "Mark"],
        ["1", "Co-operative", "71", "94.7%", "–"],
        ["2", "Company", "41", "54.7%", "–"],
        ["3", "Partnership", "38", "50.7%", "–"],
        ["4", "Association or self-help group", "32", "42.7%", "–"],
    ]
    assert rows(result.tables[1])[2:] == [["Sole proprietorship", "It has one owner, and you want more than one."]]
    assert formula(result)[:2] == [
        "Possible points: 3 × (5 + 3 + 5 + 4 + 4 + 4) = 75",
        "Co-operative: 5 × 3 + 3 × 3 + 5 × 3 + 4 × 3 + 4 × 2 + 4 × 3 = 71; 71 ÷ 75 = 94.7%",
    ]


def test_the_metalworkers_read_every_change_that_moves_the_first_place() -> None:
    said = sentences(computed(metalworkers()))
    assert said[0] == (
        "First Co-operative with 80.4% of the points, then Company with 78.4%. The gap is 2.0 points of 100. "
        "That is too close: let the reasons decide."
    )
    shared = "Company and Co-operative share the first place, 79.2% each."
    assert said[2:11] == [
        "8 of 17 times the first place is another, or is shared:",
        f"“Does it serve what we want?” with weight 2, not 3: {shared}",
        f"“Does it stay with the right people?” with weight 1, not 2: {shared}",
        "“Can all of us decide?” with weight 1, not 2: Company comes first, 81.3% to 79.2%.",
        f"“Is the gain shared as we wish?” with weight 1, not 2: {shared}",
        "Without “Does it serve what we want?”: Company comes first, 81.0% to 76.2%.",
        "Without “Does it stay with the right people?”: Company comes first, 80.0% to 77.8%.",
        "Without “Can all of us decide?”: Company comes first, 84.4% to 77.8%.",
        "Without “Is the gain shared as we wish?”: Company comes first, 80.0% to 77.8%.",
    ]


def test_marks_stay_ranked_and_become_questions() -> None:
    values = metalworkers(protected="yes", payout="yes", one_owner="dont-know")
    values |= {"people.us.members": Decimal(5), "people.us.minimum": Decimal(10)}
    result = computed(values)
    assert [(row[1], row[4]) for row in rows(result.tables[0])[2:]] == [
        ("Co-operative", "not yet: too few members"),
        ("Company", "–"),
        ("Association or self-help group", "only if it is registered and ask first: paying out a surplus"),
    ]
    assert [text for text in sentences(result) if text.startswith("Ask the registrar")] == [
        "Ask the registrar: In which forms may one person alone be the owner?",
        "Ask the registrar: How many must we be on the day when we register a co-operative?",
        "Ask the registrar: Are our private things safe in a registered association?",
        "Ask the registrar: May an association pay out a surplus to its members?",
    ]


def test_a_form_that_is_out_needs_no_scores() -> None:
    values = {name: value for name, value in metalworkers().items() if ".sole." not in name}
    assert sentences(computed(values))[0].startswith("First Co-operative with 80.4%")


def test_nothing_filled_in_is_counted_and_is_no_result() -> None:
    said = missing({})
    assert said[:2] == ["30 of 30 scores are still missing.", "Sole proprietorship: 6 scores are missing."]
    assert said[-1].startswith("6 weights are still missing: “Does it serve what we want?”, ")


def test_one_missing_score_and_weight_are_named() -> None:
    values = metalworkers()
    values["say.coop.score"] = " "
    del values["weights.money.weight"]
    assert missing(values) == [
        "One of 24 scores is still missing.",
        "Co-operative: one score is missing.",
        "One weight is still missing: “Can we raise what we need?”.",
        "Sole proprietorship is out and needs no scores. It has one owner, and you want more than one.",
    ]


@pytest.mark.parametrize("scores", ["2312", "2 3 1 2", "2, 3, 1, 2", "٢٣١٢", "២៣១២"])
def test_scores_of_several_people_count_by_their_middle_and_are_to_talk_about(scores: str) -> None:
    result = computed(metalworkers() | {"money.coop.score": scores})
    assert "In one place your scores lie far apart. Talk about it first." in sentences(result)
    assert rows(result.tables[-1])[2:] == [["Co-operative", "Can we raise what we need?", "1 to 3"]]
    assert formula(result)[0] == "Where several of you gave a score, the middle one counts."
    assert rows(result.tables[0])[2][1:3] == ["Co-operative", "46"]


def test_a_middle_between_two_scores_is_kept_exact() -> None:
    assert rows(computed(metalworkers() | {"money.coop.score": "12"}).tables[0])[2][2] == "43.5"


@pytest.mark.parametrize("score", ["4", "2x", "-1", "2.5"])
def test_a_score_that_cannot_be_is_asked_again(score: str) -> None:
    assert missing(metalworkers() | {"say.coop.score": score}) == [
        "Co-operative, “Can all of us decide?”: write one digit from 0 to 3 for each person, such as 2312."
    ]


@pytest.mark.parametrize("weight", [Decimal(9), Decimal(-1), Decimal("2.5"), Decimal("Infinity"), "heavy"])
def test_a_weight_that_cannot_be_is_asked_again(weight: Decimal | str) -> None:
    assert missing(metalworkers() | {"weights.say.weight": weight}) == [
        "The weight of “Can all of us decide?” must be a whole number from 0 to 5."
    ]


def test_an_empty_group_and_two_wishes_that_exclude_each_other_are_asked_again() -> None:
    values = metalworkers(one_owner="yes") | {"people.us.members": Decimal(0), "people.us.minimum": Decimal("1.5")}
    assert missing(values) == [
        "How many are you? Give a whole number, at least 1.",
        "How many members does a co-op need? Give a whole number, at least 1.",
        "You want more than one owner, and also one owner only. Change one of the two.",
    ]


def test_all_weights_nought_is_no_result() -> None:
    assert missing(case(dict.fromkeys(METAL_WEIGHTS, 0), METAL_SCORES)) == [
        "All weights are 0, so nothing is compared.",
        "Give at least one question a weight above 0.",
    ]


def test_a_must_have_that_no_form_offers_is_refused() -> None:
    with pytest.raises(ValueError, match=r"must\.payout\.answer"):
        compute("compare-forms", metalworkers(payout="perhaps"), CENTS)


def test_reasons_are_counted_and_long_ones_are_not() -> None:
    values = metalworkers()
    values |= {"say.coop.reason": "nobody shall outvote the others", "money.company.reason": "x" * 121}
    said = sentences(computed(values))
    assert "Reasons: 1 of 24." in said
    assert "One reason is longer than 120 characters and does not count. Make it shorter." in said


def test_a_must_have_without_an_answer_rules_nothing_out_and_is_told() -> None:
    values = metalworkers()
    del values["must.payout.answer"]
    assert sentences(computed(values))[1] == "One must-have is not answered yet. It rules nothing out."


def test_a_shared_first_place_is_told_as_shared() -> None:
    result = computed(metalworkers() | {"weights.purpose.weight": Decimal(2)})
    assert sentences(result)[0] == (
        "Company and Co-operative share the first place, each with 79.2% of the points. Let the reasons decide."
    )
    assert [row[0] for row in rows(result.tables[0])[2:]] == ["1, shared", "1, shared", "3", "4"]


def test_one_form_left_is_not_called_first() -> None:
    said = sentences(computed(metalworkers(several_owners="no", one_owner="yes", protected="yes")))
    assert said[0] == (
        "Your must-haves leave one form, Company, with 78.4% of the points. There is no other to compare."
    )
    assert not any("weight" in text for text in said)


def test_a_question_that_carries_all_the_weight_leaves_nothing_when_left_out() -> None:
    weights = dict.fromkeys(METAL_WEIGHTS, 0) | {"say": 1}
    said = sentences(computed(case(weights, METAL_SCORES)))
    assert "Without “Can all of us decide?”: nothing is left to compare." in said


def test_no_sentence_tells_the_group_what_to_choose() -> None:
    for values in (buyout(), metalworkers()):
        said = sentences(computed(values))
        assert "you choose, and why?" in said[-1]
        assert not any(word in text for text in said for word in ("should", "best", "Choose", "recommend"))


def test_every_criterion_has_its_own_question() -> None:
    assert len({criterion.question for criterion in CRITERIA}) == len(CRITERIA) == 6
