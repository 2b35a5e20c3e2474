from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopkit.calculators import CALCULATORS, CalculationResult, IncompleteInput, compute
from tests.calculators.english import formula, rows, sentences
from tests.calculators.money import CENTS

Answers = dict[str, Decimal | str]


def hall(**numbers: int | str) -> Answers:
    """The 37 members of whom a third must be there, and what else is known."""
    given: dict[str, int | str] = {"members": 37, "fraction": "third", **numbers}
    return {name: value if isinstance(value, str) else Decimal(value) for name, value in given.items()}


def computed(values: Answers) -> CalculationResult:
    result = compute("vote-count", values, CENTS)
    assert isinstance(result, CalculationResult)
    return result


def missing(values: Answers) -> list[str]:
    result = compute("vote-count", values, CENTS)
    assert isinstance(result, IncompleteInput)
    return sentences(result)


def test_thirteen_of_thirty_seven_are_a_third() -> None:
    result = computed(hall())
    assert sentences(result) == ["At least 13 of 37 members must be present."]
    assert formula(result) == ["Quorum: 37 × 1/3, rounded up to whole people: 13"]


def test_twenty_five_votes_need_seventeen_or_thirteen() -> None:
    result = computed(hall(present=25, majority="two-thirds"))
    assert sentences(result)[1:] == ["Votes cast by your rule: 25.", "It takes 17 votes for."]
    assert formula(result)[1:] == ["Votes cast: 25 − 0 = 25", "Needed: 25 × 2/3, rounded up: 17"]
    assert rows(result.tables[0])[1:] == [
        ["Majority", "Votes for, of 25"],
        ["More than half", "13"],
        ["Two thirds", "17"],
        ["Three quarters", "19"],
    ]


def test_four_abstentions_leave_fourteen_or_eleven() -> None:
    result = computed(hall(present=25, abstain=4, counted="no", majority="two-thirds"))
    assert result.figures == {"quorum": 13, "cast": 21, "simple": 11, "needed": 14}
    assert rows(result.tables[0])[1:4] == [
        ["Majority", "Votes for, of 21", "If abstentions count: of 25"],
        ["More than half", "11", "13"],
        ["Two thirds", "14", "17"],
    ]


def test_abstentions_that_count_are_votes_cast() -> None:
    result = computed(hall(present=25, abstain=4, counted="yes", majority="simple", yes=12))
    assert sentences(result)[1:] == [
        "Votes cast by your rule: 25.",
        "Not carried: 12 votes for, and 13 were needed.",
        "With the other rule for abstentions 11 votes are needed, and it comes out the other way.",
    ]
    assert formula(result)[1] == "Votes cast: 25, with the 4 abstentions among them"


def test_more_than_half_of_twenty_four_is_thirteen_and_a_tie_is_not_carried() -> None:
    result = computed(hall(present=24, majority="simple", yes=12))
    assert formula(result)[2] == "Needed: more than 24 ÷ 2, that is 13"
    assert sentences(result)[-1] == "Not carried: it is a tie, and 13 votes were needed."


def test_a_vote_that_reaches_the_number_is_carried() -> None:
    assert sentences(computed(hall(present=25, majority="two-thirds", yes=17)))[-1] == (
        "Carried: 17 votes for, and 17 were needed."
    )


def test_without_a_majority_the_table_is_read() -> None:
    assert sentences(computed(hall(present=25)))[-1] == "Choose a majority, or read all of them in the table."


def test_without_a_quorum_nothing_is_decided() -> None:
    assert sentences(computed(hall(present=12, majority="simple", yes=12))) == [
        "12 of 37 members are present, and it takes 13: the assembly cannot decide.",
        "Nothing can be decided today.",
    ]


def test_what_is_missing_or_impossible_is_named() -> None:
    assert missing({}) == [
        "One number is still missing: how many members there are.",
        "Choose first: how many must be here.",
    ]
    assert missing(hall(yes=3)) == [
        "One number is still missing: how many are present.",
        "Choose first: which majority it takes.",
    ]
    assert missing(hall(present=25, abstain=4)) == ["Choose first: whether abstentions count as votes cast."]
    assert missing(hall(present=38)) == ["38 are present, but there are only 37 members. Guests do not count here."]
    assert missing(hall(present=20, abstain=4, counted="no", majority="simple", yes=17)) == [
        "21 votes were counted, but only 20 are present. Count once more."
    ]
    assert missing(hall(members=1, fraction="more-than-half"))[0].startswith("There are never more than all members.")


def test_an_option_that_no_form_offers_is_refused() -> None:
    with pytest.raises(ValueError, match="majority is 'all': there are simple"):
        compute("vote-count", hall(present=25, majority="all"), CENTS)


@given(st.integers(1, 5000), st.data())
def test_a_larger_majority_never_takes_fewer_votes_and_never_more_than_were_cast(
    members: int, data: st.DataObject
) -> None:
    present = data.draw(st.integers(1, members))
    (_, _, *lines) = rows(computed(hall(members=members, fraction="tenth", present=present)).tables[0])
    needed = [int(line[1].replace(",", "")) for line in lines]
    assert needed == sorted(needed)
    assert present / 2 < needed[0] and needed[-1] <= present


def test_the_worked_example_fills_every_line() -> None:
    calculation = CALCULATORS["vote-count"]
    result = computed(dict(calculation.example))
    assert [line.id for line in calculation.lines if line.id not in result.figures] == []


def test_a_tie_is_as_many_for_as_against_whatever_abstentions_count_as() -> None:
    lost = {"present": 10, "fraction": "third", "members": 20, "abstain": 4, "majority": "two-thirds"}
    result = computed(hall(**{**lost, "counted": "yes", "yes": 3}))
    assert any("it is a tie" in said for said in sentences(result))
    result = computed(hall(**{**lost, "counted": "yes", "yes": 5}))
    assert not any("it is a tie" in said for said in sentences(result))
