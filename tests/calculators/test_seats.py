from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from coopkit.calculators import CALCULATORS, CalculationResult, IncompleteInput, compute
from coopkit.calculators.governance.seats import SeatCount
from coopkit.i18n import Percent, lazy, load_locale
from tests.calculators.english import sentences
from tests.calculators.money import CENTS

Answers = dict[str, Decimal | str]


def people(**groups: tuple[int, int]) -> Answers:
    return {
        f"people.{group}.{column}": Decimal(count)
        for group, counts in groups.items()
        for column, count in zip(("members", "board"), counts, strict=True)
    }


def computed(values: Answers) -> CalculationResult:
    result = compute("seats", values, CENTS)
    assert isinstance(result, CalculationResult)
    return result


def missing(values: Answers) -> list[str]:
    result = compute("seats", values, CENTS)
    assert isinstance(result, IncompleteInput)
    return sentences(result)


def test_members_and_seats_stand_side_by_side_without_a_verdict() -> None:
    result = computed(people(all=(40, 7), women=(24, 2), young=(15, 1)))
    assert sentences(result) == [
        "40 members and 7 seats, side by side:",
        "Women: 24 of 40 members, and 2 of 7 seats. The same part of the seats as of the members would be about 4.",
        "Young people: 15 of 40 members, and 1 of 7 seats. The same part of the seats as of the members would be "
        "about 3.",
        "This is a count and no verdict. What keeps people away you learn only by asking them.",
    ]
    assert result.figures["women"] == Percent(Decimal(24) / 40)
    assert result.chart is not None
    assert result.chart.series[1].values == (Decimal("28.6"), Decimal("14.3"))
    assert load_locale(minor_digits=2).resolve(result.chart.finding) == (
        "Farthest apart: Women, 60.0% of the members and 28.6% of the seats."
    )


def test_where_both_parts_are_the_same_no_group_is_marked() -> None:
    chart = computed(people(all=(40, 8), women=(20, 4), men=(20, 4))).chart
    assert chart is not None and chart.highlighted is None
    assert (
        load_locale(minor_digits=2).resolve(chart.finding)
        == "Each group has the same part of the members as of the seats."
    )


def test_a_group_of_which_only_one_number_is_known_is_left_out() -> None:
    half: Answers = {**people(all=(40, 7), men=(16, 5)), "people.women.members": Decimal(24)}
    assert len(sentences(computed(half))) == 3


def test_what_is_missing_or_impossible_is_named() -> None:
    assert missing({}) == ["2 numbers are still missing: how many members there are and how many sit on the board."]
    assert missing(people(all=(40, 7))) == ["Count one group: how many are members, and how many sit on the board?"]
    assert missing(people(all=(40, 7), women=(24, 8))) == [
        "Women: more than there are in all, 40 members and 7 seats. Count once more."
    ]
    assert missing(people(all=(4, 7), women=(2, 3))) == ["There are more seats, 7, than members, 4."]


@given(st.integers(1, 500), st.integers(1, 30), st.data())
def test_two_groups_that_are_all_members_would_have_all_seats_but_for_one_rounding(
    members: int, seats: int, data: st.DataObject
) -> None:
    women = data.draw(st.integers(0, members))
    halves = (SeatCount(lazy("x"), count, members, 0, seats).proportional_seats for count in (women, members - women))
    assert 0 <= sum(halves) - seats <= 1


def test_the_worked_example_fills_every_line() -> None:
    calculation = CALCULATORS["seats"]
    result = computed(dict(calculation.example))
    assert [line.id for line in calculation.lines if line.id not in result.figures] == []
