"""How an exercise is displayed in a notebook: its definition in the output, its key only on request."""

import json
from collections.abc import Mapping
from typing import Any

import msgspec

from coopkit.authoring.form_widget import ExerciseWidget
from coopkit.content.session import DEFINITION
from coopkit.exercises import Exercise


class ShownExercise:
    """An exercise on display in a cell: a widget where there is one, its form as plain HTML elsewhere, and as data."""

    def __init__(self, exercise: Exercise) -> None:
        self.exercise = exercise

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        form = ExerciseWidget(self.exercise)
        shown = form._repr_mimebundle_()
        bundle = dict(shown[0] if isinstance(shown, tuple) else shown or {})
        definition = json.loads(msgspec.json.encode(self.exercise.definition))
        return {**bundle, "text/html": form.html, DEFINITION: definition}


def show(exercise: Exercise) -> ShownExercise:
    """The exercise, ready to be a cell's last line."""
    return ShownExercise(exercise)


def keys_of(displayed: Mapping[int, Any]) -> str:
    """Return the keys of the exercises that a notebook has displayed, as JSON.

    Args:
        displayed: IPython's `Out`.
    """
    return msgspec.json.encode(
        [each.exercise.key for each in displayed.values() if isinstance(each, ShownExercise)]
    ).decode()
