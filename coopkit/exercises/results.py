"""What a check says: six outcomes, worded and counted apart."""

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct


class Outcome(StrEnum):
    """Whether an answer is there, can be read, and agrees with the key."""

    UNANSWERED = "unanswered"
    UNREADABLE = "unreadable"
    RIGHT = "right"
    PARTLY = "partly"
    WRONG = "wrong"
    OPEN = "open"


class Mark(Struct, frozen=True):
    """The outcome of one field, or of one option or item in it (`value`)."""

    name: str
    outcome: Outcome
    value: str = ""


class PartResult(Struct, frozen=True):
    """The outcome of one part, with a mark for each field that has one of its own."""

    part: str
    outcome: Outcome
    marks: tuple[Mark, ...] = ()


class Result(Struct, frozen=True):
    """The outcome of a whole exercise and of its parts."""

    outcome: Outcome
    parts: tuple[PartResult, ...]

    @property
    def judged(self) -> bool:
        """Whether there was something to judge."""
        return self.outcome not in (Outcome.UNANSWERED, Outcome.UNREADABLE)


def together(outcomes: Iterable[Outcome]) -> Outcome:
    """One outcome for several: what is missing or unreadable first, then all right, none, or partly.

    Open ones decide only where there is nothing else.
    """
    found = set(outcomes)
    for first in (Outcome.UNANSWERED, Outcome.UNREADABLE):
        if first in found:
            return first
    found.discard(Outcome.OPEN)
    if not found:
        return Outcome.OPEN
    return found.pop() if len(found) == 1 else Outcome.PARTLY


def of_parts(parts: Iterable[PartResult]) -> Result:
    """The result of an exercise; while it cannot be judged as a whole, no part of it is."""
    found = tuple(parts)
    outcome = together(part.outcome for part in found)
    if outcome is Outcome.UNANSWERED or outcome is Outcome.UNREADABLE:
        found = tuple(part if part.outcome is outcome else PartResult(part.part, Outcome.OPEN) for part in found)
    return Result(outcome, found)
