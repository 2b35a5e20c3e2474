"""How an exercise shows itself in a notebook: its public side for everybody, its key for whoever runs it."""

import json
from typing import Any

import msgspec

from coopkit.exercises import Exercise

DEFINITION = "application/vnd.coopkit.exercise+json"
KEYS = "application/vnd.coopkit.keys+json"


class Shown:
    """An exercise on display in a cell."""

    def __init__(self, exercise: Exercise) -> None:
        self.exercise = exercise

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        return {DEFINITION: json.loads(msgspec.json.encode(self.exercise.definition))}


def show(exercise: Exercise) -> Shown:
    """The exercise, ready to be a cell's last line."""
    return Shown(exercise)
