"""A checklist: what is there, what is not yet."""

from coopkit.exercises.blocks import Block
from coopkit.exercises.fields import Option, PickMany, Text
from coopkit.exercises.open_key import OpenKey
from coopkit.exercises.part import Built, Listed, Part, options_of

FIELD = "done"


class Checklist(Part, frozen=True, kw_only=True, tag="checklist"):
    """Points to tick off, in the order given."""

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
