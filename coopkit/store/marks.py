"""Marks at an answer: what happened there first, such as "checked" or "passed"."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from coopkit.store.schema import marks
from coopkit.store.stored_answer import AnswerRef, Marks


def write_marks(connection: sa.Connection, place: AnswerRef, version: int, new: Mapping[str, Any]) -> None:
    """Set marks that this place does not have yet; one that it has stays as it was set first.

    version: of the answer at that moment. new: each mark's detail, made of what JSON can hold.
    """
    here = sa.and_(marks.c.learner == place.learner, marks.c.seat == place.seat, marks.c.exercise == place.exercise)
    set_already = set(connection.scalars(sa.select(marks.c.mark).where(here)))
    for mark, detail in new.items():
        if mark not in set_already:
            connection.execute(
                marks.insert().values(
                    **place._asdict(), mark=mark, version=version, detail=detail, at=datetime.now(UTC)
                )
            )


def read_marks(connection: sa.Connection, where: sa.ColumnElement[bool]) -> dict[str, dict[int, Marks]]:
    """The details of the marks that the condition picks, by exercise, seat and mark."""
    found: dict[str, dict[int, Marks]] = {}
    rows = sa.select(marks).where(where).order_by(marks.c.exercise, marks.c.seat, marks.c.at, marks.c.mark)
    for row in connection.execute(rows):
        found.setdefault(row.exercise, {}).setdefault(row.seat, {})[row.mark] = row.detail
    return found
