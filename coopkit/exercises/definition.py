"""The two sides of an exercise: the public definition, and the key, which is secret until it is revealed."""

from enum import StrEnum
from itertools import chain
from typing import TypeVar

from msgspec import Struct

from coopkit.exercises.blocks import fields_of
from coopkit.exercises.fields import Text
from coopkit.exercises.kinds import AnyKey, AnyPart
from coopkit.exercises.kinds.calculator import Calculator
from coopkit.exercises.part import Part

PartT = TypeVar("PartT", bound=Part)


class Phase(StrEnum):
    """A phase of an exercise: who works together in it."""

    ALONE = "alone"
    GROUP = "group"
    TALK = "talk"
    PLENARY = "plenary"


class Reveal(Struct, frozen=True):
    """When the key is revealed: `when` is "checked", "plenary", or "after" for once the exercise `after` is checked.

    Whether it is revealed to a learner now is decided in `coopkit/submissions/reveal.py`.
    """

    when: str
    after: str = ""


CHECKED = Reveal("checked")
IN_PLENARY = Reveal("plenary")


def revealed_after(exercise: str) -> Reveal:
    """Reveal the key once that other exercise has been checked."""
    return Reveal("after", exercise)


class Definition(Struct, frozen=True, kw_only=True):
    """The public side: prompt, parts, minutes, who works together, and when the key is revealed."""

    id: str
    prompt: Text
    purpose: Text
    minutes: int
    together: tuple[Phase, ...]
    parts: tuple[AnyPart, ...]
    reveal: Reveal = CHECKED
    hint: Text = ""
    private: bool = False
    optional: bool = False

    @property
    def can_check_rows(self) -> bool:
        """Return whether some rows may be checked before the others: if a check is what reveals the key."""
        return self.reveal == CHECKED and not self.private

    @property
    def kind(self) -> str:
        """Return the kind of its calculator, or else of its first part with fields."""
        filled = (part for part in self.parts if any(fields_of(part.layout())))
        return next(chain(self.parts_of(Calculator), filled)).kind

    def parts_of(self, kind: type[PartT]) -> tuple[PartT, ...]:
        """Return the parts of one kind."""
        return tuple(part for part in self.parts if isinstance(part, kind))

    def part(self, id_: str) -> AnyPart:
        """Return the part with this id."""
        return next(part for part in self.parts if part.id == id_)


class Key(Struct, frozen=True, kw_only=True):
    """The secret side of an exercise.

    parts: the parts' keys. why: the explanation. after: texts to read afterwards. note: for the facilitator.
    """

    id: str
    parts: tuple[AnyKey, ...]
    why: Text = ""
    after: tuple[Text, ...] = ()
    note: Text = ""
