"""The phase of an exercise: who is answering, who has still to answer, and whether the key may be revealed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from coopkit.exercises import Exercise, Phase
from coopkit.exercises.definition import Definition
from coopkit.store import Learner

CHECKED, PASSED, TALKED = "checked", "passed", "talked"

MarksOf = Callable[[str], Mapping[int, Mapping[str, Any]]]
"""Gives the marks of one exercise, by seat."""


@dataclass(frozen=True)
class ExerciseProgress:
    """A learner's progress in an exercise.

    marks: what has been marked there, by seat.
    """

    definition: Definition
    learner: Learner
    marks: Mapping[int, Mapping[str, Any]]

    @property
    def by_seat(self) -> bool:
        """Whether each member answers alone first."""
        return bool(self.learner.seats) and Phase.ALONE in self.definition.together

    @property
    def group_answers(self) -> bool:
        """Whether seat 0 answers: the group together, or a person alone."""
        return not self.by_seat or Phase.GROUP in self.definition.together

    def answers_at(self, seat: int) -> bool:
        """Whether this seat answers here: 0 for the group or a person alone, a member where each answers first."""
        if seat == 0:
            return self.group_answers
        return self.by_seat and any(each.number == seat for each in self.learner.seats)

    def seat_state(self, seat: int, away: bool) -> str:
        """Return the state of a seat: ready, passed, away or open."""
        marks = self.marks.get(seat, {})
        if CHECKED in marks:
            return "ready"
        if PASSED in marks:
            return "passed"
        return "away" if away else "open"

    @property
    def everyone_is_through(self) -> bool:
        """Whether no member who is here has still to answer alone."""
        if not self.by_seat:
            return True
        return all(self.seat_state(seat.number, seat.away) != "open" for seat in self.learner.seats)

    @property
    def answered(self) -> bool:
        """Whether the last phase that answers is over; a member who comes later does not open it again."""
        if self.group_answers:
            return CHECKED in self.marks.get(0, {})
        return self.everyone_is_through

    @property
    def talked(self) -> bool:
        """Whether the room has talked about it."""
        return TALKED in self.marks.get(0, {})

    @property
    def phase(self) -> str:
        """The current phase: alone, group, talk, plenary or done."""
        if not self.answered:
            return "group" if self.learner.seats and self.everyone_is_through else "alone"
        if Phase.PLENARY in self.definition.together and not self.talked:
            return "plenary"
        if Phase.TALK in self.definition.together and self.learner.seats:
            return "talk"
        return "done"

    def reveals(self, marks_of: MarksOf, find: Callable[[str], Exercise | None]) -> bool:
        """Whether the key may be known to this learner now.

        Args:
            marks_of: the learner's marks at another exercise.
            find: that exercise.
        """
        if not self.answered:
            return False
        reveal = self.definition.reveal
        if reveal.when == "plenary":
            return self.talked
        if reveal.when == "after":
            other = find(reveal.after)
            return (
                other is not None and ExerciseProgress(other.definition, self.learner, marks_of(reveal.after)).answered
            )
        return True
