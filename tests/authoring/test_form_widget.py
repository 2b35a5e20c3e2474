"""A form in a notebook replies to every message, also where something of ours goes wrong."""

from typing import Any

import pytest

from coopkit.authoring import form_widget
from coopkit.authoring.form_widget import ExerciseWidget
from coopkit.exercises.fields import NumberField
from coopkit.exercises.kinds.table import table
from coopkit.exercises.kinds.text import short_text
from tests.exercises.catalogue import exercise

COSTS = exercise(
    table("think.test.costs", "answer", "", columns=(NumberField("month", "A month"),)), id_="think.test.costs"
)
COMMAS = "1,234.5|1.234,5|1.234,5"
MESSAGE = {"client": "a", "revision": 1, "base": 0, "seat": 0, "do": "save", "answer": {"answer.words": "Rice"}}


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What the form has sent."""
    found: list[dict[str, Any]] = []
    monkeypatch.setattr(ExerciseWidget, "send", lambda _, content, buffers=None: found.append(content))
    return found


def new_form() -> ExerciseWidget:
    return ExerciseWidget(exercise(short_text("think.test.one", "answer", "What?")))


def say(message: dict[str, Any]) -> None:
    """The page sends this to a new form."""
    new_form()._handle_custom_msg({**message}, [])


def test_an_answer_is_kept_and_told_so(sent: list[dict[str, Any]]) -> None:
    say({"id": 4, **MESSAGE})
    assert [(each["id"], each["version"]) for each in sent] == [(4, 1)]


def test_a_message_of_nobody_is_refused(sent: list[dict[str, Any]]) -> None:
    say({"id": 5, "do": "nonsense"})
    assert sent == [{"id": 5, "refused": "We couldn't read this answer. Open the page again."}]


def test_a_fault_is_replied_and_not_hidden(sent: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a slip of ours")

    monkeypatch.setattr(form_widget, "submit", broken)
    with pytest.raises(RuntimeError, match="a slip of ours"):
        new_form()._received(None, {"id": 6, **MESSAGE}, [])
    assert sent == [{"id": 6, "fault": "RuntimeError"}]


def test_the_next_page_finds_numbers_in_its_own_way_of_writing() -> None:
    costs = ExerciseWidget(COSTS)
    said: list[dict[str, Any]] = []
    costs.send = said.append
    answer = {"answer.1.month": "1.500"}
    sent = {"client": "here", "revision": 1, "base": 0, "seat": 0, "do": "save", "answer": answer, "styles": COMMAS}
    costs._received(costs, {"id": 1, **sent}, [])
    assert said[0]["state"]["answers"]["0"]["answer"] == answer
    assert costs.standing["answers"]["0"]["answer"] == {"answer.1.month": "1500"}
