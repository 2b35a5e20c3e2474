"""A calculator beside a part that is judged: its author says whether its result waits for the key."""

import pytest

from coopkit.exercises.fields import NumberField
from coopkit.exercises.kinds.calculator import calculator
from coopkit.exercises.kinds.choose_one import choose_one
from coopkit.lint.exercise_rules import check_calculators
from coopkit.lint.notebook_source import NotebookSource
from tests.exercises.catalogue import exercise

INPUTS = tuple(
    NumberField(name, name)
    for name in ("members", "units_each", "single_price", "bulk_price", "minimum_units", "transport")
)
ID = "think.test.buy"


@pytest.mark.parametrize("waits", [None, True, False])
@pytest.mark.parametrize("key", ["fig", ""])
def test_it_is_said_where_something_is_judged(waits: bool | None, key: str) -> None:
    fruit = choose_one(ID, "each", "Which?", options={"fig": "A fig", "nut": "A nut"}, key=key)
    bought = calculator(ID, "try", "", calculation="joint-buying", inputs=INPUTS, waits=waits)
    found = [str(each) for each in check_calculators(NotebookSource("one.ipynb"), [exercise(fruit, bought, id_=ID)])]
    assert bool(found) == (waits is None and bool(key))
    assert all(
        "one.ipynb, think.test.buy: The calculator 'try' is beside a part that has a right answer." in each
        for each in found
    )
