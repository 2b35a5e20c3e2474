"""Display an exercise in a notebook: the output has its form and definition, never its key."""

import json
from collections.abc import Mapping
from typing import Any

import msgspec

from coopkit.authoring.form_widget import ExerciseWidget
from coopkit.content.session import DEFINITION
from coopkit.exercises import Exercise


class DisplayedExercise:
    """An exercise as the value of a cell, which Jupyter displays: as a widget, as plain HTML, and as data."""

    def __init__(self, exercise: Exercise) -> None:
        self.exercise = exercise

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        form = ExerciseWidget(self.exercise)
        shown = form._repr_mimebundle_()
        bundle = dict(shown[0] if isinstance(shown, tuple) else shown or {})
        definition = json.loads(msgspec.json.encode(self.exercise.definition))
        return {**bundle, "text/html": form.html, DEFINITION: definition}


def show_exercise(exercise: Exercise) -> DisplayedExercise:
    """Return an exercise as a value that Jupyter displays at the end of a cell."""
    return DisplayedExercise(exercise)


def displayed_keys(displayed: Mapping[int, Any]) -> str:
    """Return the keys of the exercises that a notebook has displayed, as JSON.

    Args:
        displayed: IPython's `Out`.
    """
    return msgspec.json.encode(
        [each.exercise.key for each in displayed.values() if isinstance(each, DisplayedExercise)]
    ).decode()
