"""Private answers: only medians of five or more people leave the store."""

import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import sqlalchemy as sa

from coopkit.store.database import Database
from coopkit.store.kept import Answer
from coopkit.store.schema import answers, learners

FEWEST_ANSWERS = 5

_INTEGER = re.compile(r"[+-]?\d{1,9}")


@dataclass(frozen=True)
class Medians:
    """What many people answered, by exercise and name.

    count: the people whose answers are in it. left_out: those who answered some of the exercises only.
    """

    count: int
    left_out: int
    values: dict[str, dict[str, Decimal]]


class Surveys:
    """The private answers of one store.

    database: where they are kept.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def medians(self, learner: str, exercises: Sequence[str], names: Sequence[str]) -> Medians | None:
        """Medians over the members of one group (see class_medians)."""
        return self._medians(learners.c.id == learner, exercises, names)

    def class_medians(self, code: str, exercises: Sequence[str], names: Sequence[str]) -> Medians | None:
        """Medians over all people of a class, a group's joint answers not counted.

        exercises: who has not answered all of them is left out. names: the fields, each a whole number.
        Returns: None if fewer than five people answered everything.
        """
        return self._medians(learners.c.class_code == code, exercises, names)

    def _medians(self, whose: sa.ColumnElement[bool], exercises: Sequence[str], names: Sequence[str]) -> Medians | None:
        told: dict[tuple[str, int], dict[str, dict[str, Decimal]]] = {}
        with self._database.read() as connection:
            for row in connection.execute(_of_people(whose, exercises)):
                numbers = _numbers(row.answer, names)
                if numbers is not None:
                    told.setdefault((row.learner, row.seat), {})[row.exercise] = numbers
        whole = [each for each in told.values() if len(each) == len(set(exercises))]
        if len(whole) < FEWEST_ANSWERS:
            return None
        return Medians(
            count=len(whole),
            left_out=len(told) - len(whole),
            values={
                exercise: {name: statistics.median(each[exercise][name] for each in whole) for name in names}
                for exercise in exercises
            },
        )


def _of_people(whose: sa.ColumnElement[bool], exercises: Sequence[str]) -> sa.Select[tuple[str, int, str, Answer]]:
    one_person = sa.or_(learners.c.kind == "person", answers.c.seat > 0)
    return (
        sa.select(answers.c.learner, answers.c.seat, answers.c.exercise, answers.c.answer)
        .join(learners)
        .where(whose, one_person, answers.c.exercise.in_(exercises))
    )


def _numbers(answer: Answer, names: Sequence[str]) -> dict[str, Decimal] | None:
    numbers: dict[str, Decimal] = {}
    for name in names:
        typed = answer.get(name, "")
        if not isinstance(typed, str) or not _INTEGER.fullmatch(typed.strip()):
            return None
        numbers[name] = Decimal(int(typed))
    return numbers
