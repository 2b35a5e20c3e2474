"""What a learner may see now: the key of an exercise, results that would give it away, and members' answers."""

from collections.abc import Iterable, Iterator, Mapping

from coopkit.calculators import CALCULATORS
from coopkit.exercises import Exercise, RawAnswer
from coopkit.exercises.fields import Field, NumberField, Slider
from coopkit.exercises.kinds.calculator import Calculator
from coopkit.exercises.kinds.table import Table
from coopkit.exercises.part import named_fields
from coopkit.store import Seat, StoredAnswer
from coopkit.submissions.context import AnswerContext
from coopkit.submissions.phases import ExerciseProgress
from coopkit.submissions.snapshot import Snapshot, progress_of


def is_revealed(context: AnswerContext, snapshot: Snapshot, progress: ExerciseProgress) -> bool:
    """Return whether the key of an exercise may be revealed to this learner now."""
    if not progress.is_answered:
        return False
    reveal = progress.definition.reveal
    if reveal.when == "plenary":
        return progress.is_discussed
    if reveal.when == "after":
        other = context.exercises.get(reveal.after)
        return other is not None and progress_of(snapshot, other).is_answered
    return True


def is_hidden_until_reveal(exercise: Exercise, part: Calculator) -> bool:
    """Return whether a calculator's result is hidden until the key is revealed, because it could give an answer away.

    If the author doesn't say, it is hidden unless it needs a number that only the group can know.
    """
    if not any(key.has_right_answer for key in exercise.key.parts):
        return False
    if part.waits is not None:
        return part.waits
    given = [each.given for each in part.inputs if isinstance(each, NumberField | Slider)]
    if not given and CALCULATORS[part.calculation].arguments is None:
        given = [field.given for field in _table_cells(exercise) if isinstance(field, NumberField)]
    return all(given)


def hidden_calculators(exercises: Iterable[Exercise]) -> frozenset[str]:
    """Return the calculators whose results are hidden until the key is revealed, as "exercise/part"."""
    return frozenset(
        f"{exercise.id}/{part.id}"
        for exercise in exercises
        for part in exercise.definition.parts_of(Calculator)
        if is_hidden_until_reveal(exercise, part)
    )


def can_see_answer(progress: ExerciseProgress, seat: int) -> bool:
    """Return whether the learner's form shows the answer of a seat: the group's, and a member's while it is open."""
    if seat == 0:
        return progress.has_group_answer
    member = next((each for each in progress.learner.seats if each.number == seat), None)
    return progress.members_answer_alone and member is not None and progress.seat_state(seat, away=False) == "open"


def comparable_answers(
    progress: ExerciseProgress, current: Mapping[int, StoredAnswer]
) -> tuple[tuple[Seat, RawAnswer], ...]:
    """Return the members and their answers, once everybody has answered alone; nothing for private exercises.

    Args:
        current: the current answers, by seat.
    """
    if not progress.members_answer_alone or not progress.all_members_done or progress.definition.private:
        return ()
    return tuple(
        (seat, current[seat.number].answer)
        for seat in progress.learner.seats
        if seat.number in current and progress.seat_state(seat.number, seat.away) == "ready"
    )


def _table_cells(exercise: Exercise) -> Iterator[Field]:
    """Yield the fields in an exercise's tables as they are when nothing is filled in."""
    return (field for table in exercise.definition.parts_of(Table) for _, field in named_fields(table, {}))
