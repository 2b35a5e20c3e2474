"""A learner's answers at one moment, as one reader sees them; each request works with one snapshot."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from coopkit.exercises import Exercise, RawAnswer
from coopkit.store import AnswerContent, Learner, LearnerRecord, StoredAnswer
from coopkit.submissions.context import AnswerContext
from coopkit.submissions.number_readings import in_readers_style
from coopkit.submissions.phases import ExerciseProgress


@dataclass(frozen=True)
class Snapshot:
    """A learner's answers, marks and last checked answers at one moment, as one reader sees them.

    exercises: those whose answers and marks were read; None for all. judged: those whose checked answers were read.
    """

    learner: Learner
    exercises: frozenset[str] | None
    judged: frozenset[str]
    _current: Mapping[str, Mapping[int, StoredAnswer]]
    _marks: Mapping[str, Mapping[int, Mapping[str, Any]]]
    _checked: Mapping[str, Mapping[int, RawAnswer]]
    _record: LearnerRecord

    def current(self, exercise: str) -> Mapping[int, StoredAnswer]:
        """Return the current answers to one exercise, by seat.

        Raises:
            LookupError: this exercise wasn't read. So do the other methods.
        """
        self._must_know(exercise, self.exercises)
        return self._current.get(exercise, {})

    def all_current(self) -> Mapping[str, Mapping[int, StoredAnswer]]:
        """Return the current answers to all exercises, by exercise and seat."""
        if self.exercises is not None:
            raise LookupError(f"Only some answers of this learner were read: {sorted(self.exercises)}.")
        return self._current

    def marks(self, exercise: str) -> Mapping[int, Mapping[str, Any]]:
        """Return the marks at one exercise with their details, by seat."""
        self._must_know(exercise, self.exercises)
        return self._marks.get(exercise, {})

    def checked(self, exercise: str) -> Mapping[int, RawAnswer]:
        """Return the answer of each seat as it was when it was last checked."""
        self._must_know(exercise, self.judged)
        return self._checked.get(exercise, {})

    def content(self, exercise: str, seat: int) -> AnswerContent:
        """Return an answer as the store has it, as it was typed and read, independent of this reader."""
        self._must_know(exercise, self.exercises)
        stored = self._record.current.get(exercise, {}).get(seat)
        return stored.content if stored else AnswerContent({}, {}, {})

    @staticmethod
    def _must_know(exercise: str, known: frozenset[str] | None) -> None:
        """Raise LookupError if an exercise was not read."""
        if known is not None and exercise not in known:
            raise LookupError(f"{exercise} was not read for this request, only {sorted(known)}.")


def snapshot_of(context: AnswerContext, record: LearnerRecord) -> Snapshot:
    """Return a learner's record as this reader sees it, with numbers in the reader's style.

    Args:
        context: the exercises and the reader's language.
        record: what was read from the store.
    """

    def as_seen(found: Mapping[str, Mapping[int, StoredAnswer]]) -> dict[str, dict[int, StoredAnswer]]:
        return {
            id_: {seat: _answer_in_readers_style(context, id_, stored) for seat, stored in seats.items()}
            for id_, seats in found.items()
        }

    current, checked = as_seen(record.current), as_seen(record.checked)
    answers = {id_: {seat: stored.answer for seat, stored in seats.items()} for id_, seats in checked.items()}
    return Snapshot(record.learner, record.exercises, record.judged, current, record.marks, answers, record)


def _answer_in_readers_style(context: AnswerContext, exercise: str, stored: StoredAnswer) -> StoredAnswer:
    """Return an answer with its numbers in the reader's style, unless its exercise no longer exists."""
    known = context.exercises.get(exercise)
    return (
        replace(stored, answer=in_readers_style(known.definition, stored.content, context.locale)) if known else stored
    )


def progress_of(snapshot: Snapshot, exercise: Exercise) -> ExerciseProgress:
    """Return the learner's progress in an exercise."""
    return ExerciseProgress(exercise.definition, snapshot.learner, snapshot.marks(exercise.id))
