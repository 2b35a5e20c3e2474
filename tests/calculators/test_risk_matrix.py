import pytest

from coopkit.calculators import compute
from tests.calculators.english import rows, sentences
from tests.calculators.figures import computed
from tests.calculators.money import CENTS


def test_risks_are_coloured_in_words_the_highest_first() -> None:
    result = computed("risk-matrix")
    assert sentences(result) == ["1 red, 1 amber, 1 green.", "Each red risk has a measure and a name."]
    assert [row[:3] for row in rows(result.tables[0])[2:]] == [
        ["“The only driver falls ill”", "16", "red: 15 or more"],
        ["“Hail in May”", "10", "amber: 8 to 14"],
        ["“The label comes late”", "6", "green: up to 7"],
    ]


@pytest.mark.parametrize(
    ("likelihood", "impact", "colour"),
    [(3, 5, "red"), (2, 4, "amber"), (5, 1, "green"), (4, 4, "red"), (3, 3, "amber")],
)
def test_the_limits_are_fifteen_and_eight(likelihood: int, impact: int, colour: str) -> None:
    only = {"ours.3.likelihood": likelihood, "ours.3.impact": impact}
    before = computed("risk-matrix").figures
    after = computed("risk-matrix", only).figures
    gained = {each for each in ("red", "amber", "green") if after[each] != before[each]}
    assert colour in gained or colour == "green"


@pytest.mark.parametrize(
    ("empty", "said"),
    [
        ("measure", "“The only driver falls ill” is red and has no measure yet. That blocks a “go”."),
        ("who", "“The only driver falls ill” is red and nobody’s name stands at its measure. That blocks a “go”."),
    ],
)
def test_a_red_risk_without_measure_or_name_is_named(empty: str, said: str) -> None:
    result = computed("risk-matrix", {f"ours.1.{empty}": " "})
    assert said in sentences(result)
    assert result.figures["blocking"] == 1


def test_a_risk_without_both_numbers_is_named() -> None:
    result = computed("risk-matrix", {"ours.4.risk": "Fire", "ours.4.likelihood": 2})
    assert sentences(result)[-1] == "Still without both numbers: “Fire”."


def test_nothing_rated_says_where_to_begin() -> None:
    assert sentences(compute("risk-matrix", {"ours.1.risk": "Fire"}, CENTS)) == ["Give one risk its two numbers."]
