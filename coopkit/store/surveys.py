"""Private answers, summarized only from five people on, so that nobody's own answer can be seen."""

import math
import re
import statistics
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

import sqlalchemy as sa

from coopkit.store.database import Database
from coopkit.store.schema import answers, learners
from coopkit.store.stored_answer import Answer

MIN_ANSWERS = 5
MIN_RATINGS = 3
"""Ratings among those answers below which even their middle would tell what one person said."""

_INTEGER = re.compile(r"[+-]?\d{1,9}")


@dataclass(frozen=True)
class MiddleHalf:
    """Median and interquartile range of many ratings, the range rounded outward."""

    median: Decimal
    low: int
    high: int


@dataclass(frozen=True)
class RatingSummary:
    """The summary of many people's ratings of one statement.

    unknown: how many do not know. middle: None where fewer than three rated it.
    """

    unknown: int
    middle: MiddleHalf | None = None


@dataclass(frozen=True)
class Summary:
    """What many people answered, by exercise and name.

    count: the people whose answers are in it. left_out: those who answered some of the exercises only.
    """

    count: int
    left_out: int
    values: dict[str, dict[str, RatingSummary]]


@dataclass(frozen=True)
class SurveyQuery:
    """What to summarize.

    exercises: who has not answered all of them is left out. names: the fields, each a whole number.
    unknown: what is stored where somebody does not know; it counts as an answer, "" where nobody can say so.
    """

    exercises: tuple[str, ...]
    names: tuple[str, ...]
    unknown: str = ""


class SurveyStore:
    """Reads private answers for summaries.

    database: where they are stored.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def read_answers(self, code: str, exercises: Iterable[str]) -> tuple[tuple[int, str, Answer], ...]:
        """Return what all people of a class answered, a group's joint answers not counted, for `summarize`.

        Returns: a person, an exercise, and this person's answer to it. People are numbered, not named.
        """
        with self._database.read() as connection:
            rows = connection.execute(_select_people_answers(code, sorted(set(exercises)))).all()
        people: dict[tuple[str, int], int] = {}
        return tuple(
            (people.setdefault((row.learner, row.seat), len(people)), row.exercise, row.answer) for row in rows
        )


def summarize(responses: Iterable[tuple[Hashable, str, Answer]], query: SurveyQuery) -> Summary | None:
    """Summarize many people's answers, so that nobody's own answer can be told from the summary.

    responses: a person, an exercise, and the answer of this person to it. query: which of it is wanted.
    Returns: None if fewer than five people answered everything.
    """
    ratings_by_person: dict[Hashable, dict[str, dict[str, int | None]]] = {}
    for person, exercise, answer in responses:
        ratings = _ratings(answer, query.names, query.unknown) if exercise in query.exercises else None
        if ratings is not None:
            ratings_by_person.setdefault(person, {})[exercise] = ratings
    whole = [each for each in ratings_by_person.values() if len(each) == len(set(query.exercises))]
    if len(whole) < MIN_ANSWERS:
        return None
    return Summary(
        count=len(whole),
        left_out=len(ratings_by_person) - len(whole),
        values={
            exercise: {name: _summarize_ratings([each[exercise][name] for each in whole]) for name in query.names}
            for exercise in query.exercises
        },
    )


def _select_people_answers(code: str, exercises: Sequence[str]) -> sa.Select[tuple[str, int, str, Answer]]:
    """Select what the people of a class answered, without groups' joint answers."""
    one_person = sa.or_(learners.c.kind == "person", answers.c.seat > 0)
    return (
        sa.select(answers.c.learner, answers.c.seat, answers.c.exercise, answers.c.answer)
        .join(learners)
        .where(learners.c.class_code == code, one_person, answers.c.exercise.in_(exercises))
    )


def _ratings(answer: Answer, names: Sequence[str], unknown: str) -> dict[str, int | None] | None:
    """Return the rating of each field, None for "don't know"; return nothing if one is missing."""
    found: dict[str, int | None] = {}
    for name in names:
        typed = answer.get(name, "")
        if unknown and typed == unknown:
            found[name] = None
        elif isinstance(typed, str) and _INTEGER.fullmatch(typed.strip()):
            found[name] = int(typed)
        else:
            return None
    return found


def _summarize_ratings(responses: Sequence[int | None]) -> RatingSummary:
    """Return how many don't know, and the median and middle half of the others if there are enough."""
    ratings = [rating for rating in responses if rating is not None]
    unknown = len(responses) - len(ratings)
    if len(ratings) < MIN_RATINGS:
        return RatingSummary(unknown)
    lower, _, upper = statistics.quantiles(ratings, n=4, method="inclusive")
    median = Decimal(str(statistics.median(ratings)))
    return RatingSummary(unknown, MiddleHalf(median, math.floor(lower), math.ceil(upper)))
