from decimal import Decimal

import pytest

from coopkit.calculators import CALCULATORS, IncompleteInput, compute
from tests.calculators.english import rows, sentences
from tests.calculators.figures import computed
from tests.calculators.money import CENTS


def test_the_worst_danger_comes_first_and_gear_alone_is_asked_about() -> None:
    result = computed("safety-matrix", {"dangers.2.likelihood": 5, "dangers.2.harm": 4})
    assert sentences(result) == [
        "Begin with “Dust in the cutting room”: its score is 20.",
        "“Dust in the cutting room”: nobody’s name stands at the measure.",
        "Gear alone has to do for “Dust in the cutting room”. Is there nothing on the four steps above it?",
    ]
    assert [row[1:3] for row in rows(result.tables[0])[2:]] == [
        ["20", "at once: 15 or more"],
        ["15", "at once: 15 or more"],
        ["8", "soon: 8 to 14"],
    ]


def test_a_danger_that_cannot_wait_and_has_no_measure_asks_who_stops_the_work() -> None:
    values = {name: value for name, value in CALCULATORS["safety-matrix"].example.items() if "1.measure" not in name}
    result = compute("safety-matrix", values, CENTS)
    assert "“The ladder slips on the wet floor” has no measure yet. Until it has one: who stops the work?" in sentences(
        result
    )


def test_a_danger_without_its_two_numbers_is_named() -> None:
    result = computed("safety-matrix", {"dangers.4.danger": "Noise", "dangers.4.harm": 2})
    assert sentences(result)[-1] == "Still without both numbers: “Noise”."
    empty = compute("safety-matrix", {"dangers.1.danger": "Noise", "dangers.1.harm": Decimal(7)}, CENTS)
    assert isinstance(empty, IncompleteInput)
    assert sentences(empty) == ["Give one danger its two numbers."]


def test_a_kind_of_measure_that_no_form_offers_is_refused() -> None:
    with pytest.raises(ValueError, match=r"dangers\.1\.kind is 'pray': there are remove"):
        compute("safety-matrix", {"dangers.1.kind": "pray"}, CENTS)
