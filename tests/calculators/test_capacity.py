from decimal import Decimal

import pytest

from coopkit.calculators import CalculationResult, IncompleteInput, compute
from tests.calculators.english import formula, sentences
from tests.calculators.figures import computed
from tests.calculators.money import CENTS


def test_the_slowest_step_decides() -> None:
    result = computed("capacity")
    assert (result.figures["step-1"], result.figures["step-2"], result.figures["week"]) == (336, 210, 210)
    assert sentences(result)[0] == "You can make 210 units a week: “Finishing” decides."
    assert formula(result) == [
        "“Sewing”: 35 × 60 × 4 ÷ 25 = 336",
        "“Finishing”: 35 × 60 × 1 ÷ 10 = 210",
        "A month: 35 × 60 × 52 ÷ 12 × 1 ÷ 10 = 910",
    ]
    assert result.chart and result.chart.highlighted == 1


def test_what_is_to_be_sold_is_set_against_what_can_be_made() -> None:
    assert sentences(computed("capacity", {"capacity.wanted": 1000}))[-1] == (
        "You want to sell 1,000 a month: 90 more than you can make."
    )
    assert (
        sentences(computed("capacity", {"capacity.wanted": 910}))[-1]
        == "You want to sell 910 a month, and you can make that."
    )


def test_nobody_makes_a_part_of_a_unit() -> None:
    result = computed("capacity", {"capacity.hours": Decimal("34.98")})
    assert result.figures["step-2"] == 209
    assert formula(result)[1] == "“Finishing”: 34.98 × 60 × 1 ÷ 10, rounded down to 209"


@pytest.mark.parametrize(
    ("minutes", "people", "week", "month"),
    [(3150, 1, 0, 2), (1060, 1, 1, 8), (3150, 3, 2, 8), (2100, 1, 1, 4), (9101, 1, 0, 0), (9100, 1, 0, 1)],
)
def test_a_month_is_rounded_down_once(minutes: int, people: int, week: int, month: int) -> None:
    alone = {"steps.1.minutes": Decimal(minutes), "steps.1.people": Decimal(people), "capacity.hours": Decimal(35)}
    result = compute("capacity", alone, CENTS)
    assert isinstance(result, CalculationResult)
    assert (result.figures["week"], result.figures["month"]) == (week, month)


def test_a_unit_that_takes_more_than_a_week_is_finished_in_the_next() -> None:
    result = computed("capacity", {"steps.2.minutes": 3150})
    assert sentences(result)[0] == "One unit takes you more than a week: “Finishing” decides."
    assert "In a month of average length that is 2 units." in sentences(result)
    assert formula(result)[-1] == "A month: 35 × 60 × 52 ÷ 12 × 1 ÷ 3,150, rounded down to 2"


def test_a_step_without_minutes_stops_no_other() -> None:
    result = computed("capacity", {"steps.3.step": "Packing", "steps.3.people": 1})
    assert result.figures["week"] == 210
    assert sentences(result)[-1] == "“Packing” does not count yet: it needs minutes and people, both above 0."


def test_a_unit_that_takes_no_time_is_asked_again_and_raises_nothing() -> None:
    zero = {"steps.1.minutes": Decimal(0), "steps.1.people": Decimal(2), "capacity.hours": Decimal(35)}
    result = compute("capacity", zero, CENTS)
    assert isinstance(result, IncompleteInput)
    assert sentences(result) == ["Step 1 does not count yet: it needs minutes and people, both above 0."]


def test_nothing_filled_in_says_where_to_begin() -> None:
    assert sentences(compute("capacity", {}, CENTS)) == [
        "One number is still missing: the hours that one person works in a week.",
        "Give the minutes and the people of at least one step.",
    ]
