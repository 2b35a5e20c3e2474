"""Classes and the learners who joined them."""

import secrets
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, get_args

import sqlalchemy as sa

from coopkit.store.codes import new_class_code, new_resume_code
from coopkit.store.database import Database
from coopkit.store.errors import StoreUnknown
from coopkit.store.learners import Class, ClassSize, Learner, LearnerKind, NameTaken, Seat, name_key, tidy_name
from coopkit.store.schema import classes, learners, seats


class ClassStore:
    """The classes of one store.

    database: where they are stored.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def create(self, name: str, *, solo: bool = False) -> Class:
        """Create a class with a new class code.

        solo: for somebody who learns alone.
        """
        with self._database.write() as connection:
            code = _unused_code(new_class_code, connection, classes.c.code)
            made = Class(code=code, name=tidy_name(name), solo=solo, created=datetime.now(UTC))
            connection.execute(classes.insert().values(code=code, name=made.name, solo=solo, created=made.created))
        return made

    def get(self, code: str) -> Class | None:
        """Return the class with this code, or None."""
        with self._database.read() as connection:
            return next(_select_classes(connection, classes.c.code == code), None)

    def all(self) -> tuple[Class, ...]:
        """Return all classes, the oldest first."""
        with self._database.read() as connection:
            return tuple(_select_classes(connection, sa.true()))

    def newest(self) -> Class | None:
        """Return the newest class, not counting those of people who learn alone."""
        with self._database.read() as connection:
            last = sa.select(sa.func.max(classes.c.sequence)).where(classes.c.solo.is_(False)).scalar_subquery()
            return next(_select_classes(connection, classes.c.sequence == last), None)

    def sizes(self) -> tuple[ClassSize, ...]:
        """Return the size of each class, the newest first, without those of people who learn alone."""
        each = _people().subquery()
        counts = sa.func.count(each.c.people), sa.func.coalesce(sa.func.sum(each.c.people), 0)
        found = sa.select(classes, *counts).outerjoin(each, each.c.class_code == classes.c.code)
        taught = found.where(classes.c.solo.is_(False)).group_by(*classes.c).order_by(classes.c.sequence.desc())
        with self._database.read() as connection:
            return tuple(ClassSize(_class_of(row), int(row[-2]), int(row[-1])) for row in connection.execute(taught))

    def count_learners(self) -> int:
        """Return the number of learners in all classes."""
        with self._database.read() as connection:
            return connection.scalar(sa.select(sa.func.count()).select_from(learners)) or 0

    def join(self, code: str, kind: LearnerKind, name: str, members: Sequence[str] = ()) -> Learner:
        """Add a person or a group to a class.

        code: the class. members: the names at a group's seats, from seat 1 on.
        Raises: NameTaken with who has the name; StoreUnknown if there is no such class; ValueError for a
        person with members.
        """
        if kind not in get_args(LearnerKind) or (kind == "person" and members):
            raise ValueError(f"A {kind} with members {tuple(members)} cannot join: only groups have members.")
        with self._database.write() as connection:
            solo = _lock_class(connection, code)
            # A code of somebody who learns alone works without a class code, so no two of them may have the same.
            own_class = learners.c.class_code == code
            within = learners.c.class_code.in_(_solo_codes()) if solo else own_class
            same_name = sa.and_(own_class, learners.c.name_key == name_key(name))
            for taken in read_learners(connection, same_name):
                raise NameTaken(taken)
            joined = Learner(
                id=secrets.token_hex(16),
                class_code=code,
                kind=kind,
                name=tidy_name(name),
                resume_code=_unused_code(new_resume_code, connection, learners.c.resume_code, within),
                seats=tuple(Seat(n, tidy_name(member), False) for n, member in enumerate(members, start=1)),
                solo=solo,
            )
            _insert_learner(connection, joined)
        return joined

    def learner(self, learner_id: str) -> Learner | None:
        """Return the learner with this id, or None."""
        with self._database.read() as connection:
            return next(read_learners(connection, learners.c.id == learner_id), None)

    def learners(self, code: str) -> tuple[Learner, ...]:
        """Return the learners of a class, in the order of joining."""
        with self._database.read() as connection:
            return tuple(read_learners(connection, learners.c.class_code == code))

    def resume(self, code: str, resume_code: str) -> Learner | None:
        """Return the learner with this resume code in this class, or None."""
        this_one = sa.and_(learners.c.class_code == code, learners.c.resume_code == resume_code)
        with self._database.read() as connection:
            return next(read_learners(connection, this_one), None)

    def resume_alone(self, resume_code: str) -> Learner | None:
        """Return the learner with this resume code who learns alone, or None."""
        this_one = sa.and_(learners.c.resume_code == resume_code, learners.c.class_code.in_(_solo_codes()))
        with self._database.read() as connection:
            found = tuple(read_learners(connection, this_one))
        # In an old store two people may have been given the same code, each with a class code of their own.
        return found[0] if len(found) == 1 else None

    def add_seat(self, learner_id: str, name: str) -> Learner:
        """Add a member who came later to a group.

        Returns: the group as it is now. Raises: StoreUnknown if there is no such group.
        """
        with self._database.write() as connection:
            group = _lock_group(connection, learner_id)
            connection.execute(
                seats.insert().values(learner=learner_id, number=len(group.seats) + 1, name=tidy_name(name), away=False)
            )
            return next(read_learners(connection, learners.c.id == learner_id))

    def set_away(self, learner_id: str, seat: int, away: bool) -> Learner:
        """Mark a member of a group as away, or as back.

        Returns: the group as it is now. Raises: StoreUnknown if there is no such group or seat.
        """
        with self._database.write() as connection:
            group = _lock_group(connection, learner_id)
            if seat not in {each.number for each in group.seats}:
                raise StoreUnknown(f"{group.name} has no seat {seat}. Add the member first.")
            this_seat = sa.and_(seats.c.learner == learner_id, seats.c.number == seat)
            connection.execute(seats.update().where(this_seat).values(away=away))
            return next(read_learners(connection, learners.c.id == learner_id))


def _insert_learner(connection: sa.Connection, learner: Learner) -> None:
    connection.execute(
        learners.insert().values(
            id=learner.id,
            class_code=learner.class_code,
            kind=learner.kind,
            name=learner.name,
            name_key=name_key(learner.name),
            resume_code=learner.resume_code,
            joined=datetime.now(UTC),
        )
    )
    for seat in learner.seats:
        connection.execute(
            seats.insert().values(learner=learner.id, number=seat.number, name=seat.name, away=seat.away)
        )


def _select_classes(connection: sa.Connection, where: sa.ColumnElement[bool]) -> Iterator[Class]:
    for row in connection.execute(sa.select(classes).where(where).order_by(classes.c.sequence)):
        yield _class_of(row)


def _class_of(row: sa.Row[Any]) -> Class:
    return Class(code=row.code, name=row.name, solo=row.solo, created=row.created)


def _people() -> sa.Select[Any]:
    """Select each learner's class and number of people: the seats of a group, or one."""
    taken = sa.func.count(seats.c.number)
    people = sa.case((taken == 0, 1), else_=taken).label("people")
    return sa.select(learners.c.class_code, people).outerjoin(seats).group_by(learners.c.id, learners.c.class_code)


def read_learners(connection: sa.Connection, where: sa.ColumnElement[bool]) -> Iterator[Learner]:
    """Yield the learners that match a condition, in the order of joining, with their seats."""
    taken = sa.select(seats).join(learners).where(where).order_by(seats.c.learner, seats.c.number)
    at: dict[str, list[Seat]] = {}
    for row in connection.execute(taken):
        at.setdefault(row.learner, []).append(Seat(row.number, row.name, row.away))
    solo = learners.c.class_code.in_(_solo_codes()).label("solo")
    for row in connection.execute(sa.select(learners, solo).where(where).order_by(learners.c.sequence)):
        yield Learner(
            id=row.id,
            class_code=row.class_code,
            kind=row.kind,
            name=row.name,
            resume_code=row.resume_code,
            seats=tuple(at.get(row.id, ())),
            solo=bool(row.solo),
        )


def _solo_codes() -> sa.Select[Any]:
    """Select the class codes of people who learn alone."""
    return sa.select(classes.c.code).where(classes.c.solo)


def _lock_class(connection: sa.Connection, code: str) -> bool:
    """Lock a class's row, so that others who join wait; return whether somebody learns alone. Raises StoreUnknown."""
    # FOR UPDATE makes other writers of this class wait (PostgreSQL).
    solo: bool | None = connection.scalar(sa.select(classes.c.solo).where(classes.c.code == code).with_for_update())
    if solo is None:
        raise StoreUnknown(f"There is no class {code}. Check the code with the facilitator.")
    return solo


def _lock_group(connection: sa.Connection, learner_id: str) -> Learner:
    """Lock a group's row and return the group. Raises StoreUnknown."""
    connection.execute(sa.select(learners.c.id).where(learners.c.id == learner_id).with_for_update())
    this_group = sa.and_(learners.c.id == learner_id, learners.c.kind == "group")
    for group in read_learners(connection, this_group):
        return group
    raise StoreUnknown("There is no such group any more. Join the class again.")


def _unused_code(
    new: Callable[[], str],
    connection: sa.Connection,
    column: sa.Column[str],
    within: sa.ColumnElement[bool] | None = None,
) -> str:
    """Return a new code that no row of this column has yet."""
    while True:
        code = new()
        taken = sa.and_(column == code, sa.true() if within is None else within)
        if connection.scalar(sa.select(column).where(taken)) is None:
            return code
