"""Queries for one learner's answers and marks, within one transaction."""

from collections.abc import Collection

import sqlalchemy as sa

from coopkit.store.classes import read_learners
from coopkit.store.errors import StoreUnknown
from coopkit.store.learners import Learner
from coopkit.store.schema import answers, history, learners, marks
from coopkit.store.stored_answer import LearnerProgress, LearnerRecord, Marks, StoredAnswer


def read_record(
    connection: sa.Connection, learner: str, exercises: Collection[str] | None, judged: Collection[str]
) -> LearnerRecord:
    """Read a learner's answers, marks and last checks (see `AnswerStore.record`).

    Raises: StoreUnknown if there is no such learner.
    """
    return LearnerRecord(
        learner=_read_learner(connection, learner),
        exercises=None if exercises is None else frozenset(exercises),
        judged=frozenset(judged),
        current=read_answers(connection, _rows_of(answers, learner, exercises)),
        marks=read_marks(connection, _rows_of(marks, learner, exercises)),
        checked=_read_checked(connection, learner, judged) if judged else {},
    )


def read_progress(connection: sa.Connection, learner: str) -> LearnerProgress:
    """Read how far a learner is (see `AnswerStore.progress`).

    Raises: StoreUnknown if there is no such learner.
    """
    answered = sa.select(answers.c.exercise).where(answers.c.learner == learner).distinct()
    return LearnerProgress(
        _read_learner(connection, learner),
        frozenset(connection.scalars(answered)),
        read_marks(connection, marks.c.learner == learner),
    )


def read_answers(connection: sa.Connection, where: sa.ColumnElement[bool]) -> dict[str, dict[int, StoredAnswer]]:
    """Read the current answers that match a condition, by exercise and seat."""
    found: dict[str, dict[int, StoredAnswer]] = {}
    columns = (answers.c.version, answers.c.answer, answers.c.saved_at, answers.c.numbers)
    rows = sa.select(answers.c.exercise, answers.c.seat, *columns)
    for exercise, seat, *values in connection.execute(rows.where(where).order_by(answers.c.exercise, answers.c.seat)):
        found.setdefault(exercise, {})[seat] = StoredAnswer(*values)
    return found


def _read_learner(connection: sa.Connection, id_: str) -> Learner:
    for learner in read_learners(connection, learners.c.id == id_):
        return learner
    raise StoreUnknown("This learner is not in the store any more. Join the class again.")


def _read_checked(
    connection: sa.Connection, learner: str, exercises: Collection[str]
) -> dict[str, dict[int, StoredAnswer]]:
    """Read the answers at the last check that wasn't a conflict, by exercise and seat."""
    checks = sa.and_(_rows_of(history, learner, exercises), history.c.do == "check", history.c.version.is_not(None))
    last = sa.select(sa.func.max(history.c.sequence)).where(checks).group_by(history.c.exercise, history.c.seat)
    found: dict[str, dict[int, StoredAnswer]] = {}
    columns = (history.c.version, history.c.answer, history.c.at, history.c.numbers)
    rows = sa.select(history.c.exercise, history.c.seat, *columns).where(history.c.sequence.in_(last))
    for exercise, seat, *values in connection.execute(rows.order_by(history.c.exercise, history.c.seat)):
        found.setdefault(exercise, {})[seat] = StoredAnswer(*values)
    return found


def _rows_of(table: sa.Table, learner: str, exercises: Collection[str] | None) -> sa.ColumnElement[bool]:
    """Return the condition for a table's rows of one learner, for some exercises or for all."""
    whose: sa.ColumnElement[bool] = table.c.learner == learner
    return whose if exercises is None else sa.and_(whose, table.c.exercise.in_(sorted(exercises)))


def read_marks(connection: sa.Connection, where: sa.ColumnElement[bool]) -> dict[str, dict[int, Marks]]:
    """Read the details of the marks that match a condition, by exercise, seat and mark."""
    found: dict[str, dict[int, Marks]] = {}
    rows = sa.select(marks).where(where).order_by(marks.c.exercise, marks.c.seat, marks.c.at, marks.c.mark)
    for row in connection.execute(rows):
        found.setdefault(row.exercise, {}).setdefault(row.seat, {})[row.mark] = row.detail
    return found
