"""The phase of an exercise for one learner: which seats can answer, and which have answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from coopkit.exercises import Phase
from coopkit.exercises.definition import Definition
from coopkit.store import Learner

CHECKED, PASSED, TALKED = "checked", "passed", "talked"


@dataclass(frozen=True)
class ExerciseProgress:
    """A learner's progress in an exercise.

    marks: by seat, whether its answer was checked or passed, and whether the plenary has discussed the exercise.
    """

    definition: Definition
    learner: Learner
    marks: Mapping[int, Mapping[str, Any]]

    @property
    def members_answer_alone(self) -> bool:
        """Return whether each member of the group answers alone first."""
        return bool(self.learner.seats) and Phase.ALONE in self.definition.together

    @property
    def has_group_answer(self) -> bool:
        """Return whether seat 0 answers: the group together, or a person alone."""
        return not self.members_answer_alone or Phase.GROUP in self.definition.together

    def can_answer(self, seat: int) -> bool:
        """Return whether a seat answers in this exercise; seat 0 is the group, or a person alone."""
        if seat == 0:
            return self.has_group_answer
        return self.members_answer_alone and any(each.number == seat for each in self.learner.seats)

    def seat_state(self, seat: int, away: bool) -> str:
        """Return the state of a seat: ready, passed, away or open."""
        marks = self.marks.get(seat, {})
        if CHECKED in marks:
            return "ready"
        if PASSED in marks:
            return "passed"
        return "away" if away else "open"

    @property
    def all_members_done(self) -> bool:
        """Return whether no member who is present has still to answer alone."""
        if not self.members_answer_alone:
            return True
        return all(self.seat_state(seat.number, seat.away) != "open" for seat in self.learner.seats)

    @property
    def is_answered(self) -> bool:
        """Return whether the answer that counts is given: the group's, or else every member's."""
        if self.has_group_answer:
            return CHECKED in self.marks.get(0, {})
        return self.all_members_done

    @property
    def is_discussed(self) -> bool:
        """Return whether the plenary has discussed the exercise; somebody who learns alone waits for no plenary."""
        return self.learner.solo or TALKED in self.marks.get(0, {})

    @property
    def phase(self) -> str:
        """Return the current phase: alone, group, talk, plenary or done."""
        if not self.is_answered:
            return "group" if self.learner.seats and self.all_members_done else "alone"
        if Phase.PLENARY in self.definition.together and not self.is_discussed:
            return "plenary"
        if Phase.TALK in self.definition.together and self.learner.seats:
            return "talk"
        return "done"
