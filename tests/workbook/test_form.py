"""A form in a notebook: what its kernel tells the next page."""

from typing import Any

from coopkit.exercises.fields import NumberField
from coopkit.exercises.table import table
from coopkit.workbook.form import Form
from tests.exercises.catalogue import exercise

COSTS = exercise(table("think.test.one", "answer", "", columns=(NumberField("month", "A month"),)))
COMMAS = "1,234.5|1.234,5|1.234,5"


def test_the_next_page_finds_numbers_in_its_own_way_of_writing() -> None:
    form = Form(COSTS)
    said: list[dict[str, Any]] = []
    form.send = said.append
    answer = {"answer.1.month": "1.500"}
    sent = {"client": "here", "revision": 1, "base": 0, "seat": 0, "do": "save", "answer": answer, "styles": COMMAS}
    form._received(form, {"id": 1, **sent}, [])
    assert said[0]["state"]["answers"]["0"]["answer"] == answer
    assert form.standing["answers"]["0"]["answer"] == {"answer.1.month": "1500"}
