from decimal import Decimal
from fractions import Fraction

import pytest

from coopkit.calculators import IncompleteInput, compute
from coopkit.i18n import Money
from tests.calculators.english import formula, rows, sentences
from tests.calculators.figures import computed
from tests.calculators.money import CENTS

BASKETS = {"yes": Decimal(24), "perhaps": Decimal(21), "no": Decimal(15), "empty": Decimal(0)}


@pytest.mark.parametrize(("people", "ask"), [(400, 80), (60, 38), (50, 34), (49, 49), (1, 1)])
def test_so_many_are_asked_that_ten_percent_of_error_is_kept(people: int, ask: int) -> None:
    assert computed("sample-size", {"population": people}).figures["ask"] == ask


def test_the_rule_of_thumb_is_shown_step_by_step() -> None:
    assert formula(computed("sample-size", {"population": 60})) == [
        "60 ÷ (1 + 60 × 0.1 × 0.1) = 60 ÷ 1.6 = 37.5",
    ]


def test_of_fewer_than_fifty_all_are_asked() -> None:
    assert sentences(computed("sample-size", {"population": 30})) == [
        "You are looking at 30 only, fewer than 50: ask all.",
    ]


@pytest.mark.parametrize("changed", [{"population": "0"}, {"population": "2.5"}, {"error": "0"}, {"error": "60"}])
def test_an_impossible_sample_is_asked_again_and_raises_nothing(changed: dict[str, str]) -> None:
    values = {"population": Decimal(400), "error": Decimal(10)} | {n: Decimal(v) for n, v in changed.items()}
    result = compute("sample-size", values, CENTS)
    assert isinstance(result, IncompleteInput)
    assert sentences(result)[0].startswith("Look again at ")


def test_sixty_forms_say_yes_by_forty_percent() -> None:
    result = compute("survey-tally", BASKETS, CENTS)
    assert sentences(result) == ["Of 60 filled forms 40.0% said yes, 35.0% perhaps and 25.0% no."]


def test_without_the_six_empty_forms_it_is_another_percentage() -> None:
    result = computed("survey-tally")
    assert [result.figures[f"share_{pile}"] for pile in ("yes", "perhaps", "no")] == [
        Decimal("44.4"),
        Decimal("38.9"),
        Decimal("16.7"),
    ]
    assert sentences(result)[1] == (
        "Of all 60 forms, with the empty ones, 40.0% said yes. Always say which of the two you mean."
    )
    assert result.chart and result.chart.series[0].values[0] == Fraction(400, 9)


def test_empty_forms_may_be_left_open_but_not_the_answers() -> None:
    some = {name: count for name, count in BASKETS.items() if name != "empty"}
    assert sentences(compute("survey-tally", some, CENTS)) == sentences(compute("survey-tally", BASKETS, CENTS))
    assert sentences(compute("survey-tally", {"yes": Decimal(3)}, CENTS)) == [
        "2 numbers are still missing: how many said perhaps and how many said no."
    ]


def test_no_filled_form_gives_no_share() -> None:
    nobody = dict.fromkeys(("yes", "perhaps", "no"), Decimal(0)) | {"empty": Decimal(9)}
    assert sentences(compute("survey-tally", nobody, CENTS)) == ["No form is filled in yet, so there is no share."]


def test_visitors_become_baskets_with_caution() -> None:
    result = computed("demand")
    assert (result.figures["units_year"], result.figures["units_month"]) == (360, 30)
    assert result.figures["money_month"] == Money(Fraction(300))
    assert sentences(result) == [
        "“Baskets”: about 360 in a year, that is 30 in a month, or 300.00 in sales.",
        "“Baskets”: if only a quarter of the yes really buy, it is 180 in a year.",
    ]
    assert formula(result) == ["“Baskets”: 1,500 × 0.4 × 0.5 × 1.2 = 360; 360 ÷ 12 = 30"]


def test_the_hours_of_home_care_are_estimated_as_in_its_sample() -> None:
    care = {"customers": 1400, "share_yes": 12, "caution": "0.5", "units_each": 120}
    result = computed("demand", {f"ours.1.{name}": Decimal(value) for name, value in care.items()})
    assert result.figures["units_month"] == 840


def test_several_lines_add_up_in_money_only() -> None:
    second = {"customers": 100, "share_yes": 50, "caution": "0.25", "units_each": 24, "price": 3}
    result = computed("demand", {f"ours.2.{name}": Decimal(value) for name, value in second.items()})
    assert "units_year" not in result.figures
    assert "All lines together: 375.00 in sales in a month." in sentences(result)
    assert rows(result.tables[0])[3] == ["Line 2", "300", "25", "75.00"]


def test_an_unfinished_line_stops_no_other_and_is_named() -> None:
    result = computed("demand", {"ours.2.what": "Bags", "ours.2.customers": 40})
    assert "money_month" not in result.figures
    assert sentences(result)[-1] == (
        "“Bags” does not count yet. "
        "Still missing: how many percent said yes, the caution, and how many each, in a year."
    )


def test_a_line_without_a_price_is_counted_in_units() -> None:
    values = {f"ours.1.{name}": Decimal(value) for name, value in (("customers", 10), ("share_yes", 100))}
    result = compute("demand", values | {"ours.1.caution": Decimal("0.25"), "ours.1.units_each": Decimal(12)}, CENTS)
    assert sentences(result) == [
        "Line 1: about 30 in a year, that is 2.5 in a month.",
        "Without a price yet: Line 1.",
    ]


def test_nothing_typed_says_where_to_begin() -> None:
    assert sentences(compute("demand", {}, CENTS)) == ["Fill in one line: what you sell, and four numbers."]
