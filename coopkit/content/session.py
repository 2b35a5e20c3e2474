"""A session as data: steps of readings, figures and exercises; public, without any key."""

from collections.abc import Iterator
from typing import TypeAlias

from msgspec import Struct

from coopkit.exercises.definition import Definition
from coopkit.exercises.fields import Text

DEFINITION = "application/vnd.coopkit.exercise+json"
"""The kind of output in which a notebook's cell hands on a definition."""


class Reading(Struct, frozen=True, tag="reading"):
    """What one reader reads aloud: Markdown of at most 60 words."""

    text: Text


class Figure(Struct, frozen=True, tag="figure"):
    """A picture as a data URI, and what it shows in words."""

    source: str
    alternative: Text


class ExerciseBlock(Struct, frozen=True, tag="exercise"):
    """An exercise at its place; the number is the same on screen and paper ("3")."""

    number: int
    definition: Definition


Block: TypeAlias = Reading | Figure | ExerciseBlock


class Step(Struct, frozen=True):
    """What fills the screen; `minutes` are the planned ones, its exercises' included."""

    heading: Text
    minutes: int
    blocks: tuple[Block, ...]

    @property
    def exercises(self) -> tuple[Definition, ...]:
        """The exercises of this step."""
        return tuple(block.definition for block in self.blocks if isinstance(block, ExerciseBlock))


class Session(Struct, frozen=True, kw_only=True):
    """One sitting: `curriculum` is the folder's name, `id` the stable name in its address."""

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
        """The planned minutes of the whole session."""
        return sum(step.minutes for step in self.steps)

    def exercises(self) -> Iterator[Definition]:
        """Every exercise, in order."""
        for step in self.steps:
            yield from step.exercises
