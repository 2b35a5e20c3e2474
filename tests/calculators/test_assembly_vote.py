from decimal import Decimal

import pytest

from coopkit.calculators import CALCULATORS, CalculationResult, IncompleteInput, compute
from tests.calculators.english import formula, sentences
from tests.calculators.money import CENTS

Answers = dict[str, Decimal | str]


def assembly(present: int = 14, *, members: int = 20, fraction: str = "half") -> Answers:
    return {"members": Decimal(members), "present": Decimal(present), "fraction": fraction}


def votes(yes: int, no: int, abstain: int = 0, majority: str = "simple") -> Answers:
    return {"yes": Decimal(yes), "no": Decimal(no), "abstain": Decimal(abstain), "majority": majority}


def computed(values: Answers) -> CalculationResult:
    result = compute("assembly-vote", values, CENTS)
    assert isinstance(result, CalculationResult)
    return result


def missing(values: Answers) -> list[str]:
    result = compute("assembly-vote", values, CENTS)
    assert isinstance(result, IncompleteInput)
    return sentences(result)


@pytest.mark.parametrize(
    ("fraction", "members", "quorum"),
    [("third", 20, 7), ("half", 21, 11), ("half", 20, 10), ("more-than-half", 20, 11), ("two-thirds", 12, 8)],
)
def test_the_quorum_is_whole_people(fraction: str, members: int, quorum: int) -> None:
    assert computed(assembly(members, members=members, fraction=fraction)).figures == {"quorum": quorum}


def test_the_quorum_is_told_before_anybody_votes() -> None:
    result = computed(assembly(10))
    assert sentences(result) == ["10 of 20 members are present, and 10 are enough: the assembly can decide."]
    assert formula(result) == ["Quorum: 20 × 1/2, rounded up to whole people: 10"]
    assert formula(computed(assembly(11, fraction="more-than-half"))) == ["Quorum: more than 20 × 1/2: 11"]


def test_a_vote_by_simple_majority_is_carried() -> None:
    result = computed(assembly() | votes(7, 4, 3))
    assert sentences(result)[1:2] == ["Carried: 7 votes for, and 6 were needed."]
    assert formula(result)[1:] == ["Votes cast: 7 + 4 = 11", "Needed: more than 11 ÷ 2, that is 6"]
    assert result.figures == {"quorum": 10, "cast": 11, "needed": 6, "yes": 7}


def test_two_thirds_are_rounded_up() -> None:
    result = computed(assembly() | votes(7, 4, 3, "two-thirds"))
    assert sentences(result)[1:] == ["Not carried: 7 votes for, and 8 were needed."]
    assert formula(result)[2] == "Needed: 11 × 2/3, rounded up: 8"


def test_a_tie_is_not_carried() -> None:
    assert sentences(computed(assembly() | votes(6, 6)))[1] == ("Not carried: it is a tie, and 7 votes were needed.")


def test_it_is_said_where_abstentions_would_turn_the_vote() -> None:
    assert sentences(computed(assembly() | votes(6, 4, 4)))[1:] == [
        "Carried: 6 votes for, and 6 were needed.",
        "If your bylaws count abstentions as votes cast, 8 are needed, and it is not carried.",
    ]


def test_without_a_quorum_no_vote_counts() -> None:
    assert sentences(computed(assembly(9) | votes(9, 0))) == [
        "9 of 20 members are present, and it takes 10: the assembly cannot decide.",
        "So this vote does not count, whatever came out.",
    ]


def test_more_people_or_votes_than_there_can_be_are_asked_again() -> None:
    assert missing(assembly(21)) == ["21 are present, but there are only 20 members. Guests do not count here."]
    assert missing(assembly(10) | votes(8, 2, 1)) == [
        "11 votes were counted, but only 10 are present. Count once more."
    ]


def test_what_is_missing_is_named() -> None:
    assert missing({}) == [
        "2 numbers are still missing: how many members there are and how many are present.",
        "Choose first: how many must be here.",
    ]
    assert missing(assembly() | {"yes": Decimal(3)}) == [
        "One number is still missing: the votes against.",
        "Choose first: which majority it takes.",
    ]
    assert missing(assembly() | votes(3, 1) | {"no": Decimal("1.5")})[0].startswith("Look again at the votes against")


def test_an_option_that_no_form_offers_is_refused() -> None:
    with pytest.raises(ValueError, match="fraction is 'all': there are third"):
        compute("assembly-vote", assembly(fraction="all"), CENTS)


def test_the_worked_example_fills_every_line() -> None:
    calculation = CALCULATORS["assembly-vote"]
    result = computed(dict(calculation.example))
    assert [line.id for line in calculation.lines if line.id not in result.figures] == []
