"""Saving a sent answer: as a new version, as a replay of one already saved, merged, or as a conflict."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from coopkit.store.errors import StoreUnknown
from coopkit.store.schema import ANSWER_SCHEMA, answers, history, learners, marks, seats
from coopkit.store.stored_answer import (
    AnswerContent,
    AnswerRef,
    Conflict,
    Merge,
    SaveResult,
    SaveStatus,
    SentAnswer,
    StoredAnswer,
)


@dataclass(frozen=True)
class _Outcome:
    """What to do with a sent answer. `version` is None if it doesn't become a version: a conflict or a pass."""

    status: SaveStatus
    version: int | None
    applied: bool


def save_answer(connection: sa.Connection, ref: AnswerRef, sent: SentAnswer, merge: Merge | None = None) -> SaveResult:
    """Save what a form sent. The history keeps everything that was ever typed.

    Sending the same again changes nothing. An answer that started from another version than the current
    one is merged with it where that can be, and else goes to the history only, unless the same page wrote that one and
    typed on before our reply reached it. Passing changes no answer.
    Raises: StoreUnknown if there is no such learner or seat.
    """
    lock_seat(connection, ref)
    current = read_current(connection, ref)
    earlier = _earlier_sendings(connection, ref, sent)
    same = next((row for row in earlier if _has_same_content(row, sent)), None)
    now = datetime.now(UTC)
    if same is not None:
        outcome = _repeated_outcome(same)
    else:
        reused = any((row.do == "pass") == (sent.do == "pass") for row in earlier)
        outcome = _decide_outcome(
            sent, current, reused=reused, continues=_continues_own_version(connection, ref, sent, current)
        )
        _write_history(connection, ref, sent, outcome, copy=len(earlier), at=now)
        if outcome.applied and outcome.version is not None:
            current = _write_current(connection, ref, _stored_answer(outcome.version, sent.content, now))
    if current is None:
        current = StoredAnswer(version=0, answer={}, saved_at=now)
    merged_then = (
        merge is not None
        and same is not None
        and any(row.version is not None and row.copy == same.copy + 1 for row in earlier)
    )
    if outcome.status == "conflict" and merged_then:
        return SaveResult("merged", current.version, current)
    if outcome.status == "conflict":
        return _merge_or_keep_aside(connection, ref, sent, current, merge)
    version = current.version if outcome.version is None else outcome.version
    write_marks(connection, ref, version, sent.content.marks)
    return SaveResult(outcome.status, version, current)


def _merge_or_keep_aside(
    connection: sa.Connection, ref: AnswerRef, sent: SentAnswer, current: StoredAnswer, merge: Merge | None
) -> SaveResult:
    """Save what `merge` makes of a conflict as a new version; without it the current answer stays."""
    conflict = Conflict(
        base=_base_content(connection, ref, sent),
        sent=sent.content,
        current=current.content,
        seen=_version_content(connection, ref, sent.seen) if sent.seen else current.content,
    )
    merged = merge(conflict) if merge else None
    if merged is None:
        return SaveResult("conflict", current.version, current, conflict)
    now, changes = datetime.now(UTC), (merged.answer, merged.numbers) != (current.answer, current.numbers)
    version = current.version + 1 if changes else current.version
    # Based on the current version, because the page has not seen what was merged in.
    step = sent._replace(base=current.version, content=merged)
    copy = len(_earlier_sendings(connection, ref, sent))
    _write_history(connection, ref, step, _Outcome("merged", version, applied=changes), copy=copy, at=now)
    if changes:
        current = _write_current(connection, ref, _stored_answer(version, merged, now))
    write_marks(connection, ref, version, merged.marks)
    return SaveResult("merged", version, current)


def _base_content(connection: sa.Connection, ref: AnswerRef, sent: SentAnswer) -> AnswerContent:
    """Return the content both sides began with: the page's last applied sending, or the version it names."""
    by_page = sa.and_(matches(history, ref), history.c.client == sent.client, history.c.revision < sent.revision)
    applied = sa.select(sa.func.max(history.c.revision)).where(
        by_page, history.c.applied, history.c.version > sent.base
    )
    revision = connection.scalar(applied)
    if revision is None:
        return _version_content(connection, ref, sent.base)
    first = sa.select(history.c.answer, history.c.numbers).where(by_page, history.c.revision == revision)
    row = connection.execute(first.order_by(history.c.copy).limit(1)).one()
    return AnswerContent(row.answer, row.numbers, {})


def _version_content(connection: sa.Connection, ref: AnswerRef, version: int) -> AnswerContent:
    """Return the content of a version; empty for version 0."""
    wanted = sa.and_(matches(history, ref), history.c.version == version, history.c.applied)
    row = connection.execute(sa.select(history.c.answer, history.c.numbers).where(wanted)).first()
    return AnswerContent({}, {}, {}) if row is None else AnswerContent(row.answer, row.numbers, {})


def _stored_answer(version: int, content: AnswerContent, at: datetime) -> StoredAnswer:
    return StoredAnswer(version, content.answer, at, content.numbers)


def lock_seat(connection: sa.Connection, ref: AnswerRef) -> None:
    """Lock a learner's row, so that other writers of their answers wait (PostgreSQL).

    Raises: StoreUnknown if there is no such learner or seat.
    """
    learner = sa.select(learners.c.id).where(learners.c.id == ref.learner).with_for_update()
    if connection.scalar(learner) is None:
        raise StoreUnknown("This learner is not in the store any more. Join the class again.")
    seat = sa.select(seats.c.number).where(seats.c.learner == ref.learner, seats.c.number == ref.seat)
    if ref.seat != 0 and connection.scalar(seat) is None:
        raise StoreUnknown(f"There is no seat {ref.seat} here. Add the member to the group first.")


def read_current(connection: sa.Connection, ref: AnswerRef) -> StoredAnswer | None:
    """Return the current answer, or None if there is none yet."""
    row = connection.execute(sa.select(answers).where(matches(answers, ref))).first()
    return None if row is None else StoredAnswer(row.version, row.answer, row.saved_at, row.numbers)


def matches(table: sa.Table, ref: AnswerRef) -> sa.ColumnElement[bool]:
    """Return the condition for a table's rows of one answer."""
    return sa.and_(table.c.learner == ref.learner, table.c.seat == ref.seat, table.c.exercise == ref.exercise)


def _earlier_sendings(connection: sa.Connection, ref: AnswerRef, sent: SentAnswer) -> list[sa.Row[tuple[object, ...]]]:
    """Return the history rows of earlier sendings with this page's id and revision."""
    this_one = sa.and_(matches(history, ref), history.c.client == sent.client, history.c.revision == sent.revision)
    return list(connection.execute(sa.select(history).where(this_one).order_by(history.c.copy)))


def _has_same_content(row: sa.Row[tuple[object, ...]], sent: SentAnswer) -> bool:
    """Return whether a row of the history has the same answer and action as what was sent."""
    return bool(row.answer == sent.content.answer and (row.do == "pass") == (sent.do == "pass"))


def _repeated_outcome(row: sa.Row[tuple[object, ...]]) -> _Outcome:
    """Return the outcome that an earlier, identical sending had."""
    conflicted = row.version is None and row.do != "pass"
    return _Outcome("conflict" if conflicted else "replayed", row.version, applied=False)


def _continues_own_version(
    connection: sa.Connection, ref: AnswerRef, sent: SentAnswer, current: StoredAnswer | None
) -> bool:
    """Return whether the current answer came from this page with the same base, because our reply never reached it."""
    if current is None:
        return False
    wrote = sa.select(history.c.client, history.c.revision, history.c.base).where(
        matches(history, ref), history.c.version == current.version, history.c.applied
    )
    row = connection.execute(wrote).first()
    return row is not None and row.client == sent.client and row.revision < sent.revision and row.base == sent.base


def _decide_outcome(sent: SentAnswer, current: StoredAnswer | None, *, reused: bool, continues: bool) -> _Outcome:
    """Decide whether a sent answer becomes a new version, conflicts, or only marks the exercise."""
    if sent.do == "pass":
        return _Outcome("stored", None, applied=False)
    if current is None:
        return _Outcome("stored", 1, applied=True)
    if (sent.content.answer, sent.content.numbers) == (current.answer, current.numbers):
        # A version stands for one content: a new version for the same content would cause false conflicts.
        status: SaveStatus = "stored" if sent.base == current.version else "replayed"
        return _Outcome(status, current.version, applied=False)
    if reused or (sent.base != current.version and not continues):
        return _Outcome("conflict", None, applied=False)
    return _Outcome("stored", current.version + 1, applied=True)


def _write_history(
    connection: sa.Connection, ref: AnswerRef, sent: SentAnswer, outcome: _Outcome, *, copy: int, at: datetime
) -> None:
    """Add one row to the history for what was sent and what became of it."""
    connection.execute(
        history.insert().values(
            **ref._asdict(),
            client=sent.client,
            revision=sent.revision,
            copy=copy,
            base=sent.base,
            version=outcome.version,
            do=sent.do,
            applied=outcome.applied,
            answer=sent.content.answer,
            numbers=sent.content.numbers,
            schema=ANSWER_SCHEMA,
            at=at,
        )
    )


def _write_current(connection: sa.Connection, ref: AnswerRef, stored: StoredAnswer) -> StoredAnswer:
    """Make this the current answer and return it."""
    values = {
        "version": stored.version,
        "answer": stored.answer,
        "numbers": stored.numbers,
        "schema": ANSWER_SCHEMA,
        "saved_at": stored.saved_at,
    }
    if stored.version == 1:
        connection.execute(answers.insert().values(**ref._asdict(), **values))
    else:
        connection.execute(answers.update().where(matches(answers, ref)).values(**values))
    return stored


def write_marks(connection: sa.Connection, ref: AnswerRef, version: int, new: Mapping[str, Any]) -> None:
    """Set the marks that an answer doesn't have yet; existing marks stay as they are.

    version: of the answer at that moment. new: each mark's detail, made of what JSON can hold.
    """
    set_already = set(connection.scalars(sa.select(marks.c.mark).where(matches(marks, ref))))
    for mark, detail in new.items():
        if mark not in set_already:
            connection.execute(
                marks.insert().values(**ref._asdict(), mark=mark, version=version, detail=detail, at=datetime.now(UTC))
            )
