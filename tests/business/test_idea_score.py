from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopkit.business.feasibility.idea_score import WEIGHTS, IdeaScore, Verdict, idea_score
from coopkit.business.money import Amount


def scored(*scores: Amount) -> IdeaScore:
    return idea_score(dict(zip(WEIGHTS, scores, strict=True)))


def test_the_weights_are_percent_of_a_whole() -> None:
    assert sum(WEIGHTS.values()) == 100


def test_the_worked_example_of_the_sorting_yard_is_taken_further() -> None:
    found = scored(5, 3, 4, 2, 5, 4)
    assert found.total == Fraction("3.85")
    assert list(found.points.values()) == [125, 75, 60, 30, 75, 20]
    assert (found.verdict, found.weak_criteria) == (Verdict.TAKE, ())


@pytest.mark.parametrize(
    ("scores", "total", "verdict"),
    [
        ((3, 2, 3, 2, 3, 2), "2.55", Verdict.REWORK),
        ((3, 2, 2, 3, 2, 3), "2.45", Verdict.DROP),
        ((2, 3, 2, 2, 3, 4), "2.50", Verdict.REWORK),
        ((4, 3, 4, 3, 3, 5), "3.50", Verdict.TAKE),
        ((4, 3, 4, 3, 3, 4), "3.45", Verdict.REWORK),
    ],
)
def test_the_edges_of_the_rules_are_exact(scores: tuple[int, ...], total: str, verdict: Verdict) -> None:
    found = scored(*scores)
    assert (found.total, found.verdict) == (Fraction(total), verdict)


def test_one_criterion_holds_an_idea_back_whatever_the_total() -> None:
    found = scored(5, 1, 5, 5, 5, 5)
    assert (found.total, found.verdict, found.weak_criteria) == (4, Verdict.REWORK_FIRST, ("demand",))
    assert scored(5, Decimal("1.5"), 5, 5, 5, 5).verdict is Verdict.TAKE
    assert scored(5, Decimal("1.49"), 5, 5, 5, 5).verdict is Verdict.REWORK_FIRST


def test_a_low_total_drops_an_idea_before_its_single_points_are_looked_at() -> None:
    assert scored(1, 2, 2, 2, 2, 2).verdict is Verdict.DROP


def test_a_total_just_below_an_edge_is_not_rounded_over_it() -> None:
    found = scored(4, 3, 4, 3, 3, "4.9999999")
    assert found.total < Fraction("3.5")
    assert found.verdict is Verdict.REWORK


@pytest.mark.parametrize("wrong", [0, 6, "5.01", "-1"])
def test_a_score_out_of_range_is_refused_by_name(wrong: Amount) -> None:
    with pytest.raises(ValueError, match="demand"):
        scored(5, wrong, 5, 5, 5, 5)


def test_a_criterion_too_few_is_refused() -> None:
    with pytest.raises(ValueError, match="scores has need: give a score for need, demand"):
        idea_score({"need": 3})


@given(st.lists(st.decimals(1, 5, places=2), min_size=6, max_size=6))
@settings(max_examples=60)
def test_the_total_lies_between_the_lowest_and_the_highest_score(scores: list[Decimal]) -> None:
    assert min(scores) <= scored(*scores).total <= max(scores)
