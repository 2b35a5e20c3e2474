"""Votes: how many members must be there, how many carry a decision; thirds are thirds."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopkit.business.voting import QUORUMS, VoteCount, count_votes, quorum, votes_needed

counts = st.integers(0, 10_000)


@pytest.mark.parametrize(
    ("members", "fraction", "more_than", "present"),
    [
        (20, Fraction(1, 2), False, 10),
        (20, Fraction(1, 2), True, 11),
        (21, "0.5", False, 11),
        (21, "0.5", True, 11),
        (9, Fraction(2, 3), False, 6),
        (9, Fraction(2, 3), True, 7),
        (10, Fraction(1, 10), False, 1),
        (3, "0.1", False, 1),
        (7, 1, False, 7),
        ("15.0", Decimal("0.2"), True, 4),
    ],
)
def test_a_quorum_is_rounded_up_and_more_than_is_one_above(
    members: int | str, fraction: Fraction | str, more_than: bool, present: int
) -> None:
    assert quorum(members, fraction, more_than=more_than) == present


@pytest.mark.parametrize(
    ("cast", "majority", "needed"),
    [
        (10, "simple", 6),
        (11, "simple", 6),
        (10, Fraction(1, 2), 6),
        (11, "0.5", 6),
        (9, "two-thirds", 6),
        (10, "two-thirds", 7),
        (90, Fraction(2, 3), 60),
        (12, Fraction(3, 4), 9),
        (5, 1, 5),
        (0, "simple", 1),
        (0, "two-thirds", 1),
    ],
)
def test_votes_that_carry_a_decision(cast: int, majority: str | Fraction, needed: int) -> None:
    assert votes_needed(cast, majority) == needed


@pytest.mark.parametrize(("rule", "present"), [("third", 4), ("half", 6), ("more-than-half", 7), ("two-thirds", 8)])
def test_usual_rules_for_a_quorum_of_twelve(rule: str, present: int) -> None:
    part, more_than = QUORUMS[rule]
    assert quorum(12, part, more_than=more_than) == present


def test_a_tie_is_not_carried() -> None:
    assert count_votes(5, 5, "simple") == VoteCount(10, 6, False)
    assert count_votes(6, 5, "simple") == VoteCount(11, 6, True)


def test_whether_abstentions_count_can_decide_a_vote() -> None:
    assert count_votes(6, 5, "simple", abstentions_count=True) == VoteCount(11, 6, True)
    assert count_votes(6, 5, "simple", abstentions=1) == VoteCount(11, 6, True)
    assert count_votes(6, 5, "simple", abstentions=1, abstentions_count=True) == VoteCount(12, 7, False)


def test_nobody_decides_where_nobody_votes() -> None:
    assert not count_votes(0, 0, "simple").carried
    assert not count_votes(0, 0, "two-thirds", abstentions=9).carried


@pytest.mark.parametrize("fraction", [0, "1.1", "-0.5", Fraction(-1, 3)])
def test_a_fraction_is_a_part_of_the_members(fraction: int | str | Fraction) -> None:
    with pytest.raises(ValueError, match="fraction"):
        quorum(10, fraction)


def test_there_are_never_more_than_all_members() -> None:
    with pytest.raises(ValueError, match="fraction"):
        quorum(10, 1, more_than=True)


def test_what_cannot_be_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="members"):
        quorum(0, "0.5")
    with pytest.raises(ValueError, match="members"):
        quorum("2.5", "0.5")
    with pytest.raises(ValueError, match="votes_cast"):
        votes_needed(-1, "simple")
    for majority in (Fraction(1, 3), "most", 2):
        with pytest.raises(ValueError, match="majority"):
            votes_needed(10, majority)
    with pytest.raises(ValueError, match="abstentions"):
        count_votes(1, 1, "simple", abstentions=-1)
    with pytest.raises(TypeError, match="majority"):
        votes_needed(10, 0.6667)  # type: ignore[arg-type]


@given(st.integers(1, 10_000), st.fractions(min_value=Fraction(1, 1000), max_value=1))
def test_a_quorum_is_the_smallest_number_that_reaches_the_fraction(members: int, fraction: Fraction) -> None:
    present = quorum(members, fraction)
    assert Fraction(present, members) >= fraction > Fraction(present - 1, members)
    if fraction < 1:
        above = quorum(members, fraction, more_than=True)
        assert Fraction(above, members) > fraction >= Fraction(above - 1, members)


@given(counts, counts)
def test_a_simple_majority_is_more_for_than_against(for_it: int, against: int) -> None:
    assert count_votes(for_it, against, "simple").carried == (for_it > against)


@given(counts, counts)
def test_two_thirds_are_at_least_twice_as_many_for_as_against(for_it: int, against: int) -> None:
    assert count_votes(for_it, against, "two-thirds").carried == (for_it >= 2 * against and for_it > 0)
