"""Answers as values: what is sent, what is stored, and what became of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, NamedTuple

from coopkit.store.learners import Learner

SaveAction = Literal["save", "check", "pass"]
SaveStatus = Literal["stored", "replayed", "merged", "conflict"]
Answer = dict[str, str | list[str]]
Numbers = dict[str, str]
"""How each number in an answer was read, by field and as a plain number; what could not be read is absent."""
Marks = dict[str, Any]


class AnswerRef(NamedTuple):
    """The key of an answer; seat 0 is the group, or a person alone."""

    learner: str
    seat: int
    exercise: str


class AnswerContent(NamedTuple):
    """An answer as it was typed, how its numbers were read, and what to mark with it."""

    answer: Answer
    numbers: Numbers
    marks: Mapping[str, Any]


class SentAnswer(NamedTuple):
    """What a form sent: its browser's id and count, the version it started from, what was written, what to do.

    seen: the other version that it was shown; 0 for none.
    """

    client: str
    revision: int
    base: int
    content: AnswerContent
    do: SaveAction
    seen: int = 0


@dataclass(frozen=True)
class Conflict:
    """A conflict: the sent answer and the current one, which somebody else has saved meanwhile, began with the same.

    seen: the version of the other one that the sender was shown; the current one where none was.
    """

    base: AnswerContent
    sent: AnswerContent
    current: AnswerContent
    seen: AnswerContent


Merge = Callable[[Conflict], AnswerContent | None]
"""Resolves a conflict by merging; returns None if somebody must choose."""


@dataclass(frozen=True)
class StoredAnswer:
    """An answer: its version (0: nothing yet), when it was saved, in UTC, and how its numbers were read."""

    version: int
    answer: Answer
    saved_at: datetime
    numbers: Numbers = field(default_factory=dict)

    @property
    def content(self) -> AnswerContent:
        """The answer and its numbers, without marks."""
        return AnswerContent(self.answer, self.numbers, {})


@dataclass(frozen=True)
class SaveResult:
    """What became of a sent answer.

    status: stored; replayed if it had come before; merged with what somebody else has saved meanwhile; conflict if
    another answer stays the current one.
    version: the version that the sent answer has, or of the current one where it was merged or is in conflict.
    current: the current answer afterwards. conflict: the two answers, where another one stays the current one.
    """

    status: SaveStatus
    version: int
    current: StoredAnswer
    conflict: Conflict | None = None


@dataclass(frozen=True)
class LearnerRecord:
    """One learner's answers and marks at one moment, by exercise and seat.

    exercises: those whose answers and marks were read; None for all. judged: those whose last checks were read.
    current: the current answers. checked: the answers that were last checked.
    """

    learner: Learner
    exercises: frozenset[str] | None
    judged: frozenset[str]
    current: Mapping[str, Mapping[int, StoredAnswer]]
    marks: Mapping[str, Mapping[int, Marks]]
    checked: Mapping[str, Mapping[int, StoredAnswer]]


@dataclass(frozen=True)
class LearnerProgress:
    """How far a learner is: the exercises that have any answer, and all marks by exercise and seat."""

    learner: Learner
    answered: frozenset[str]
    marks: Mapping[str, Mapping[int, Marks]]


class HistoryRow(NamedTuple):
    """One sending; `applied` if it became the current answer with this version."""

    seat: int
    client: str
    revision: int
    base: int
    version: int | None
    do: SaveAction
    applied: bool
    answer: Answer
    at: datetime
