"""Fields for numbers on the screen: what they ask for, and what stands in them at the start."""

from decimal import Decimal

from coopkit.exercises.blocks import fields_of
from coopkit.exercises.fields import NumberField
from coopkit.exercises.kinds.calculator import calculator
from coopkit.exercises.kinds.table import table
from tests.exercises.catalogue import CATALOGUE, ENGLISH, exercise
from tests.views.test_screen import form


def test_a_calculator_says_what_it_works_out_and_what_it_asks_for() -> None:
    inputs = (NumberField("opening", "Cash at the start"),)
    shown = form(exercise(calculator("think.test.one", "ours", "Our year", calculation="cash-plan", inputs=inputs)))
    asked, label = shown.select_one(".part > .prompt"), shown.select_one("label")
    assert asked is not None and asked.get_text(strip=True) == "Our year"
    assert label is not None and label.get_text(strip=True) == "Cash at the start"


def test_what_is_typed_stays_as_typed() -> None:
    shown = form(CATALOGUE["number"])
    control = shown.select_one("input")
    assert control is not None
    assert (control["type"], control["inputmode"], control["dir"]) == ("text", "decimal", "ltr")


def test_a_given_number_is_written_in_the_readers_language() -> None:
    shown = form(CATALOGUE["calculator"])
    given = [control["value"] for control in shown.select("input[value]") if control["value"]]
    fields = [field for part in CATALOGUE["calculator"].definition.parts for field in fields_of(part.layout())]
    assert given == [ENGLISH.as_input(Decimal(field.given)) for field in fields if getattr(field, "given", "")]


def test_a_number_given_in_a_cell_stands_in_that_cell_alone() -> None:
    columns = (NumberField("amount", "Amount"),)
    costs = table("a.b.c", "list", "Costs", columns=columns, rows={"baler": "Baler", "scale": "Scale"},
                  given={"baler": {"amount": "2400"}})  # fmt: skip
    controls = form(exercise(costs)).select("input")
    assert {each["name"]: each["value"] for each in controls} == {"list.baler.amount": "2400", "list.scale.amount": ""}
