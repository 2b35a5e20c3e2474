"""A checklist: what is there, what is not yet."""

from typing import ClassVar

from coopkit.exercises.blocks import Block
from coopkit.exercises.fields import Option, PickMany, Text
from coopkit.exercises.key import Built, Kind, OpenKey
from coopkit.exercises.part import Part
from coopkit.exercises.validation import Listed, options_of

FIELD = "done"


class Checklist(Part, frozen=True, kw_only=True, tag="checklist"):
    """Points to tick off, in the order given."""

    checkable: ClassVar[bool] = False
    points: tuple[Option, ...]

    def layout(self) -> tuple[Block, ...]:
        return (PickMany(FIELD, self.prompt, self.points),)


def checklist(
    exercise: str, part: str, prompt: Text, *, points: Listed, example: Text = "", optional: bool = False
) -> Built:
    """A checklist: open, since what is missing is the next step and no mistake.

    Raises:
        DefinitionError: fewer than two points, an id twice.
    """
    listed = options_of(f"{exercise} ({part})", "points", points)
    return Checklist(id=part, prompt=prompt, points=listed, optional=optional), OpenKey(example=example)


KIND = Kind(Checklist, OpenKey, {"Checklist": checklist})
