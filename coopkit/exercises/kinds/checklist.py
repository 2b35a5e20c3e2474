"""A checklist: points to tick off."""

from typing import ClassVar

from coopkit.exercises.blocks import Block
from coopkit.exercises.fields import Option, PickMany, Text
from coopkit.exercises.key import Kind, OpenKey, PartWithKey
from coopkit.exercises.part import Part
from coopkit.exercises.validation import TextsById, make_options

FIELD = "done"


class Checklist(Part, frozen=True, kw_only=True, tag="checklist"):
    """Points to tick off, in the order given."""

    checkable: ClassVar[bool] = False
    points: tuple[Option, ...]

    def layout(self) -> tuple[Block, ...]:
        return (PickMany(FIELD, self.prompt, self.points),)


def checklist(
    exercise: str, part: str, prompt: Text, *, points: TextsById, example: Text = "", optional: bool = False
) -> PartWithKey:
    """Build a checklist; it has no right answer, because a point that isn't ticked is no mistake.

    Raises:
        DefinitionError: fewer than two points, an id twice.
    """
    listed = make_options(f"{exercise} ({part})", "points", points)
    return Checklist(id=part, prompt=prompt, points=listed, optional=optional), OpenKey(example=example)


KIND = Kind(Checklist, OpenKey, {"Checklist": checklist})
