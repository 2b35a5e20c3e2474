"""Answers as the store gives them out, and the place they belong to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, NamedTuple

from coopkit.store.people import Learner

Do = Literal["save", "check", "pass"]
Status = Literal["stored", "replayed", "conflict"]
Answer = dict[str, str | list[str]]
Marks = dict[str, Any]


class Place(NamedTuple):
    """What an answer belongs to; seat 0 is the group, or a person alone."""

    learner: str
    seat: int
    exercise: str


class Sent(NamedTuple):
    """What a form sent: its browser's id and count, the version it started from, the answer, what to do."""

    client: str
    revision: int
    base: int
    answer: Answer
    do: Do
    marks: Mapping[str, Any]


@dataclass(frozen=True)
class Kept:
    """The current answer: its version (0: nothing yet) and when it was saved, in UTC."""

    version: int
    answer: Answer
    saved_at: datetime


@dataclass(frozen=True)
class Keeping:
    """What became of a sent answer.

    status: stored; replayed if it had come before; conflict if another answer stays the current one.
    version: the version that the sent answer has, or in a conflict that of the current one.
    current: the current answer afterwards.
    """

    status: Status
    version: int
    current: Kept


@dataclass(frozen=True)
class LearnerRecord:
    """What the store has of one learner, all of it as it was at one moment, by exercise and seat.

    exercises: those whose answers and marks were read; None for all. judged: those whose last checks were read.
    current: the current answers. checked: what was typed when it was last checked.
    """

    learner: Learner
    exercises: frozenset[str] | None
    judged: frozenset[str]
    current: Mapping[str, Mapping[int, Kept]]
    marks: Mapping[str, Mapping[int, Marks]]
    checked: Mapping[str, Mapping[int, Answer]]


@dataclass(frozen=True)
class Progress:
    """How far a learner is: the exercises that have any answer, and all marks by exercise and seat."""

    learner: Learner
    answered: frozenset[str]
    marks: Mapping[str, Mapping[int, Marks]]


class HistoryRow(NamedTuple):
    """One thing that was sent: `applied` if it became the current answer, under this version."""

    seat: int
    client: str
    revision: int
    base: int
    version: int | None
    do: Do
    applied: bool
    answer: Answer
    at: datetime
