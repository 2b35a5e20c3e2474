"""A session as data: steps of readings, pictures and exercises; public, without any key."""

from collections.abc import Iterator
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from coopkit.exercises.definition import Definition
from coopkit.exercises.fields import Text

DEFINITION = "application/vnd.coopkit.exercise+json"
"""The media type of the cell output that contains an exercise's definition."""


class Reading(Struct, frozen=True, tag="reading"):
    """A text that one member of the group reads aloud: Markdown of at most 60 words."""

    text: Text


class Picture(Struct, frozen=True, tag="figure"):
    """A picture as a data URI, and what it shows in words."""

    source: str
    alternative: Text


class ExerciseBlock(Struct, frozen=True, tag="exercise"):
    """An exercise in its step, with the number that it has on screen and on paper."""

    number: int
    definition: Definition


StepBlock: TypeAlias = Reading | Picture | ExerciseBlock


class Step(Struct, frozen=True):
    """A step of a session, which fills the screen; `minutes` is its planned time, including its exercises."""

    heading: Text
    minutes: int
    blocks: tuple[StepBlock, ...]

    @property
    def exercises(self) -> tuple[Definition, ...]:
        """Return the exercises of this step."""
        return tuple(block.definition for block in self.blocks if isinstance(block, ExerciseBlock))


class Session(Struct, frozen=True, kw_only=True):
    """A session: `curriculum` is the name of its folder, `id` the stable name in its address."""

    curriculum: str
    id: str
    position: int
    title: Text
    goals: tuple[Text, ...]
    steps: tuple[Step, ...]

    @property
    def name(self) -> str:
        """Return the session's name in addresses and on the command line: "think_coop/forms"."""
        return f"{self.curriculum}/{self.id}"

    @property
    def minutes(self) -> int:
        """Return the planned minutes of the whole session."""
        return sum(step.minutes for step in self.steps)

    def beginning_with(self, exercise_id: str) -> "Session":
        """Return the session with the step of this exercise first; unchanged if it has no such exercise."""
        first = [step for step in self.steps if any(each.id == exercise_id for each in step.exercises)]
        return replace(self, steps=(*first, *(step for step in self.steps if step not in first)))

    def exercises(self) -> Iterator[Definition]:
        """Yield every exercise, in order."""
        for step in self.steps:
            yield from step.exercises
