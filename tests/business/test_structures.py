from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopkit.business.money import NotDefined
from coopkit.business.structures.comparison import FORMS, Comparison, CriterionScores, Incomplete, compare
from tests.business.cases import BUYOUT_SCORES, BUYOUT_WEIGHTS, IDS, METAL_SCORES, METAL_WEIGHTS, cells, percent

ALL_BUT_SOLE = FORMS[1:]


def compared(weights: dict[str, int], rows: tuple[str, ...], forms: tuple[str, ...] = FORMS) -> Comparison:
    result = compare(weights, cells(rows), forms)
    assert isinstance(result, Comparison)
    return result


def percents(comparison: Comparison) -> dict[str, str]:
    return {form.form: percent(form.share) for form in comparison.ranked}


def test_the_buyout_has_the_printed_points_and_percents() -> None:
    result = compared(BUYOUT_WEIGHTS, BUYOUT_SCORES)
    assert result.possible == 75
    assert {form.form: form.points for form in result.ranked} == {
        "sole": 4,
        "partnership": 38,
        "company": 41,
        "coop": 71,
        "association": 32,
    }
    assert percents(result) == {
        "sole": "5.3",
        "partnership": "50.7",
        "company": "54.7",
        "coop": "94.7",
        "association": "42.7",
    }
    assert [form.form for form in result.ranked] == ["coop", "company", "partnership", "association", "sole"]
    assert not result.is_too_close


def test_the_metalworkers_have_the_printed_points_and_percents() -> None:
    result = compared(METAL_WEIGHTS, METAL_SCORES)
    assert result.possible == 51
    assert {form.form: form.points for form in result.ranked} == {
        "sole": 7,
        "partnership": 23,
        "company": 40,
        "coop": 41,
        "association": 14,
    }
    assert percents(result) == {
        "sole": "13.7",
        "partnership": "45.1",
        "company": "78.4",
        "coop": "80.4",
        "association": "27.5",
    }
    assert result.first == ("coop",)
    assert result.lead == Fraction(1, 51)
    assert result.is_too_close


def test_a_form_that_is_out_changes_nothing_for_the_others() -> None:
    left = compared(METAL_WEIGHTS, METAL_SCORES, ALL_BUT_SOLE)
    assert left.ranked == compared(METAL_WEIGHTS, METAL_SCORES).ranked[:-1]


def test_equal_results_share_a_place_and_the_next_place_is_left_out() -> None:
    result = compared(METAL_WEIGHTS | {"purpose": 2}, METAL_SCORES)
    assert [(form.form, form.place, form.shared) for form in result.ranked[:3]] == [
        ("company", 1, True),
        ("coop", 1, True),
        ("partnership", 3, False),
    ]
    assert result.lead == 0


def test_a_lead_of_exactly_five_points_is_not_too_close() -> None:
    weights = dict.fromkeys(IDS, 0) | {"purpose": 5, "say": 5, "money": 5, "debts": 5}
    rows = ("00120", "00000", "00110", "00000", "00110", "00110")
    # 20 weights, 60 points possible: the co-op leads by 5 points of 60, then by 3 of 60 with other scores.
    assert compared(weights, rows).lead == Fraction(5, 60)
    by_three = dict.fromkeys(IDS, 0) | {"purpose": 3, "say": 5, "money": 5, "debts": 5, "sharing": 2}
    assert compared(by_three, rows).lead == Fraction(3, 60)
    assert not compared(by_three, rows).is_too_close


def test_one_form_alone_has_no_lead() -> None:
    result = compared(METAL_WEIGHTS, METAL_SCORES, ("company",))
    assert result.lead is None
    assert not result.is_too_close


def test_there_is_no_result_before_every_ranked_form_has_six_scores() -> None:
    scored = cells(METAL_SCORES)
    del scored["money", "coop"]
    scored["debts", "coop"] = CriterionScores(reason="We asked the bank")
    assert compare(METAL_WEIGHTS, scored, ALL_BUT_SOLE) == Incomplete((("money", "coop"), ("debts", "coop")), (), 24)
    assert isinstance(compare(METAL_WEIGHTS, scored, ("company", "partnership")), Comparison)


def test_a_missing_weight_is_named() -> None:
    weights = {criterion: 1 for criterion in IDS if criterion != "say"}
    assert compare(weights, cells(METAL_SCORES), FORMS) == Incomplete((), ("say",), 30)


def test_without_weights_above_zero_nothing_is_defined() -> None:
    assert isinstance(compare(dict.fromkeys(IDS, 0), cells(METAL_SCORES), FORMS), NotDefined)


@pytest.mark.parametrize("weight", [-1, 6])
def test_an_impossible_weight_is_refused_by_name(weight: int) -> None:
    with pytest.raises(ValueError, match="say"):
        compare(METAL_WEIGHTS | {"say": weight}, cells(METAL_SCORES), FORMS)


def test_a_cell_takes_the_median_and_a_spread_of_two_is_to_talk_about() -> None:
    cell = CriterionScores((2, 3, 1, 2))
    assert (cell.group_score, cell.has_disagreement) == (2, True)
    assert CriterionScores((2, 3)).group_score == Fraction(5, 2)
    assert not CriterionScores((2, 3)).has_disagreement
    assert not CriterionScores().has_disagreement


@pytest.mark.parametrize("score", [-1, 4])
def test_an_impossible_score_is_refused(score: int) -> None:
    with pytest.raises(ValueError, match="scores"):
        CriterionScores((2, score))


@pytest.mark.parametrize(
    ("reason", "counts"), [("", False), ("  ", False), ("x", True), ("x" * 120, True), ("x" * 121, False)]
)
def test_a_reason_counts_from_one_to_a_hundred_and_twenty_characters(reason: str, counts: bool) -> None:
    assert CriterionScores((1,), reason).has_reason is counts


rows = st.lists(st.text("0123", min_size=5, max_size=5), min_size=6, max_size=6).map(tuple)
light = st.lists(st.integers(0, 2), min_size=6, max_size=6).filter(any)


def places(comparison: Comparison) -> dict[str, int]:
    return {form.form: form.place for form in comparison.ranked}


@given(rows, light)
def test_doubling_every_weight_keeps_every_result(scores: tuple[str, ...], weights: list[int]) -> None:
    once = compared(dict(zip(IDS, weights, strict=True)), scores)
    twice = compared(dict(zip(IDS, (2 * weight for weight in weights), strict=True)), scores)
    assert [(f.form, f.place, f.share) for f in once.ranked] == [(f.form, f.place, f.share) for f in twice.ranked]


@given(rows, light, st.permutations(FORMS))
def test_the_order_of_the_forms_decides_nothing(scores: tuple[str, ...], weights: list[int], order: list[str]) -> None:
    by_id = dict(zip(IDS, weights, strict=True))
    assert places(compared(by_id, scores)) == places(compared(by_id, scores, tuple(order)))


@given(rows, light)
def test_a_share_lies_between_nothing_and_the_whole(scores: tuple[str, ...], weights: list[int]) -> None:
    result = compared(dict(zip(IDS, weights, strict=True)), scores)
    assert all(0 <= form.share <= 1 for form in result.ranked)
    assert result.ranked[0].place == 1
