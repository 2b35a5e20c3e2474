"""A learner's answers at one moment, as one reader sees them; everything a request computes is based on it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from coopkit.exercises import Exercise, Raw
from coopkit.store import AnswerContent, Learner, LearnerRecord, StoredAnswer
from coopkit.submissions.context import AnswerContext
from coopkit.submissions.number_readings import in_readers_style
from coopkit.submissions.phases import ExerciseProgress


@dataclass(frozen=True)
class Snapshot:
    """A learner with answers, marks and last checks as they were at one moment, as the reader sees them.

    exercises: those it knows of; None for all. judged: those whose last checks it knows.
    """

    learner: Learner
    exercises: frozenset[str] | None
    judged: frozenset[str]
    _current: Mapping[str, Mapping[int, StoredAnswer]]
    _marks: Mapping[str, Mapping[int, Mapping[str, Any]]]
    _checked: Mapping[str, Mapping[int, Raw]]
    _record: LearnerRecord

    def current(self, exercise: str) -> Mapping[int, StoredAnswer]:
        """Return the current answers to one exercise, by seat.

        Raises:
            LookupError: it was not read, so nobody knows whether there are any. So do the other methods.
        """
        self._must_know(exercise, self.exercises)
        return self._current.get(exercise, {})

    def all_current(self) -> Mapping[str, Mapping[int, StoredAnswer]]:
        """The current answers to all exercises, by exercise and seat."""
        if self.exercises is not None:
            raise LookupError(f"Only some answers of this learner were read: {sorted(self.exercises)}.")
        return self._current

    def marks(self, exercise: str) -> Mapping[int, Mapping[str, Any]]:
        """What was marked at one exercise with its details, by seat."""
        self._must_know(exercise, self.exercises)
        return self._marks.get(exercise, {})

    def checked(self, exercise: str) -> Mapping[int, Raw]:
        """What each seat had typed when it was last checked."""
        self._must_know(exercise, self.judged)
        return self._checked.get(exercise, {})

    def content(self, exercise: str, seat: int) -> AnswerContent:
        """What the store has of one answer, as it was typed and read, independent of any reader."""
        self._must_know(exercise, self.exercises)
        stored = self._record.current.get(exercise, {}).get(seat)
        return stored.content if stored else AnswerContent({}, {}, {})

    @staticmethod
    def _must_know(exercise: str, known: frozenset[str] | None) -> None:
        if known is not None and exercise not in known:
            raise LookupError(f"{exercise} was not read for this request, only {sorted(known)}.")


def snapshot_of(context: AnswerContext, record: LearnerRecord) -> Snapshot:
    """Return a learner's record as this reader sees it, with numbers in the reader's style.

    Args:
        context: the exercises and the reader's language.
        record: what was read.
    """

    def as_seen(found: Mapping[str, Mapping[int, StoredAnswer]]) -> dict[str, dict[int, StoredAnswer]]:
        return {
            id_: {seat: _seen(context, id_, stored) for seat, stored in seats.items()} for id_, seats in found.items()
        }

    current, checked = as_seen(record.current), as_seen(record.checked)
    answers = {id_: {seat: stored.answer for seat, stored in seats.items()} for id_, seats in checked.items()}
    return Snapshot(record.learner, record.exercises, record.judged, current, record.marks, answers, record)


def _seen(context: AnswerContext, exercise: str, stored: StoredAnswer) -> StoredAnswer:
    """An answer with its numbers in the reader's way of writing; that of an exercise of the past stays as it is."""
    known = context.exercises.get(exercise)
    return (
        replace(stored, answer=in_readers_style(known.definition, stored.content, context.locale)) if known else stored
    )


def progress_of(snapshot: Snapshot, exercise: Exercise) -> ExerciseProgress:
    """Where the learner stands in the exercise."""
    return ExerciseProgress(exercise.definition, snapshot.learner, snapshot.marks(exercise.id))


def is_revealed(context: AnswerContext, snapshot: Snapshot, progress: ExerciseProgress) -> bool:
    """Whether the key may be known to this learner now."""
    return progress.reveals(snapshot.marks, context.exercises.get)
