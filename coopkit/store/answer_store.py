"""Saving and reading answers."""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from coopkit.store import queries, saving
from coopkit.store.database import Database
from coopkit.store.schema import answers, history, marks
from coopkit.store.stored_answer import (
    AnswerContent,
    AnswerRef,
    HistoryRow,
    LearnerProgress,
    LearnerRecord,
    Marks,
    Merge,
    SaveAction,
    SaveResult,
    SentAnswer,
    StoredAnswer,
)


class AnswerStore:
    """The answers of all learners, with the history of everything that was sent.

    database: where they are stored.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(
        self,
        learner: str,
        seat: int,
        exercise: str,
        *,
        client: str,
        revision: int,
        base: int,
        answer: Mapping[str, str | Sequence[str]],
        do: SaveAction,
        numbers: Mapping[str, str] | None = None,
        marks: Mapping[str, Any] | None = None,
        merge: Merge | None = None,
        seen: int = 0,
    ) -> SaveResult:
        """Save what a form sent; when this returns it is on the disk.

        learner: the learner's id. seat: 0 is the group or a person alone, 1…n its members.
        client, revision: the browser's id and its count; the same again does no harm.
        base: the version that the answer started from, 0 if none.
        answer: what was typed, by field. do: save, check, or pass, which changes no answer.
        numbers: how each number in it was read, by field and as a plain number.
        marks: what to mark in the same transaction unless it is a conflict, with details for JSON.
        merge: makes one answer of this and another that was saved meanwhile; without it both are kept apart.
        seen: the version of the other answer that somebody was shown who chose between the two; 0 for none.
        Raises: StoreError; then nothing has changed.
        """
        # Through JSON, so that it compares equal to what was saved before.
        plain = json.loads(json.dumps(dict(answer), default=list))
        sent = SentAnswer(client, revision, base, AnswerContent(plain, dict(numbers or {}), marks or {}), do, seen)
        with self._database.write() as connection:
            return saving.save_answer(connection, AnswerRef(learner, seat, exercise), sent, merge)

    def set_mark(self, learner: str, seat: int, exercise: str, mark: str, detail: Any = None) -> None:
        """Set a mark, such as "talked", on an answer. If it is already set, the first one stays.

        detail: anything that JSON can hold.
        Raises: StoreError; then nothing has changed.
        """
        ref = AnswerRef(learner, seat, exercise)
        with self._database.write() as connection:
            saving.lock_seat(connection, ref)
            current = saving.read_current(connection, ref)
            saving.write_marks(connection, ref, current.version if current else 0, {mark: detail})

    def record(
        self, learner: str, exercises: Collection[str] | None = None, judged: Collection[str] = ()
    ) -> LearnerRecord:
        """Read one learner's answers and marks in one transaction.

        learner: the learner's id. exercises: whose answers and marks are wanted; None for all.
        judged: the exercises whose last checks are wanted, too.
        Raises: StoreUnknown if there is no such learner.
        """
        with self._database.read() as connection:
            return queries.read_record(connection, learner, exercises, judged)

    def progress(self, learner: str) -> LearnerProgress:
        """Read how far a learner is, without the answers, in one transaction.

        Raises: StoreUnknown if there is no such learner.
        """
        with self._database.read() as connection:
            return queries.read_progress(connection, learner)

    def newest(self) -> datetime | None:
        """Return when the newest answer was saved, in UTC, or None if there is none."""
        with self._database.read() as connection:
            newest: datetime | None = connection.scalar(sa.select(sa.func.max(answers.c.saved_at)))
        return newest

    def current(self, learner: str, exercise: str) -> dict[int, StoredAnswer]:
        """Return the current answers to one exercise, by seat."""
        here = sa.and_(answers.c.learner == learner, answers.c.exercise == exercise)
        with self._database.read() as connection:
            return queries.read_answers(connection, here).get(exercise, {})

    def marks(self, learner: str, exercise: str) -> dict[int, Marks]:
        """Return the marks on one exercise with their details, by seat."""
        here = sa.and_(marks.c.learner == learner, marks.c.exercise == exercise)
        with self._database.read() as connection:
            return queries.read_marks(connection, here).get(exercise, {})

    def history(self, learner: str, exercise: str) -> tuple[HistoryRow, ...]:
        """Return everything that was ever sent for one exercise, in the order it was saved."""
        here = sa.and_(history.c.learner == learner, history.c.exercise == exercise)
        columns = [history.c[name] for name in HistoryRow._fields]
        with self._database.read() as connection:
            rows = connection.execute(sa.select(*columns).where(here).order_by(history.c.sequence))
            return tuple(HistoryRow(*row) for row in rows)
