"""The state of an exercise for one learner as data: answers, outcome and feedback, as far as they may be seen now."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from coopkit.exercises import Exercise, Outcome, RawAnswer, Result, with_initial_values
from coopkit.exercises.checking import PartResult, combine_outcomes
from coopkit.exercises.part import growing_grids
from coopkit.store import Seat, StoredAnswer
from coopkit.submissions import calculations, surveys
from coopkit.submissions.answer_notes import AnswerNotes, answer_notes
from coopkit.submissions.context import AnswerContext
from coopkit.submissions.messages import AnswerVersion, PrefilledValue, SeatState
from coopkit.submissions.phases import ExerciseProgress
from coopkit.submissions.prefill import prefilled_values
from coopkit.submissions.reveal import can_see_answer, comparable_answers, is_revealed
from coopkit.submissions.snapshot import Snapshot, progress_of
from coopkit.submissions.surveys import SurveyFeedback


@dataclass(frozen=True)
class CheckedAnswer:
    """Feedback on an answer that was checked and whose key is revealed.

    answer: {} if several members answered, each for themselves.
    members: the outcome of each member's answer, if several answered. alone: whether a person answered, not a group.
    """

    result: Result
    answer: RawAnswer
    members: tuple[Outcome, ...] = ()
    alone: bool = False


@dataclass(frozen=True)
class NotRevealed:
    """Feedback on an answer whose key isn't revealed yet."""


Feedback = CheckedAnswer | NotRevealed | SurveyFeedback


@dataclass(frozen=True, kw_only=True)
class ExerciseState:
    """An exercise as one learner may see it now.

    phase: alone, group, talk, plenary or done. answers: those that the form shows, by seat.
    seats: the members, if each answers alone first. outcome: None while it isn't revealed.
    marks: name, outcome and value of each marked field. prefilled: values from other exercises, by field name.
    member_answers: each member and their answer, once all have answered and may compare.
    agreed: the answers that all members gave alike, from which the group starts.
    """

    exercise: Exercise
    phase: str
    answers: dict[int, AnswerVersion]
    seats: tuple[SeatState, ...]
    notes: AnswerNotes
    prefilled: dict[str, PrefilledValue]
    member_answers: tuple[tuple[Seat, RawAnswer], ...]
    outcome: str | None = None
    feedback: tuple[Feedback, ...] = ()
    marks: tuple[tuple[str, str, str], ...] = ()
    agreed: RawAnswer = field(default_factory=dict)


@dataclass(frozen=True)
class _VisibleFeedback:
    """The outcome, feedback and marks of an exercise that this learner may see."""

    outcome: str | None = None
    feedback: tuple[Feedback, ...] = ()
    marks: tuple[tuple[str, str, str], ...] = ()


def exercise_state(context: AnswerContext, snapshot: Snapshot, exercise: Exercise, seat: int = 0) -> ExerciseState:
    """Return the exercise as this learner may see it.

    Args:
        seat: the seat whose answer the notes and calculations are about.
    """
    progress = progress_of(snapshot, exercise)
    current = snapshot.current(exercise.id)
    revealed = is_revealed(context, snapshot, progress)
    judgement = _feedback_if_revealed(context, snapshot, exercise, progress, revealed)
    prefilled = prefilled_values(context, snapshot, exercise, seat)
    values = {name: each.value for name, each in prefilled.items()}
    raw = with_initial_values(exercise.definition, _answer_at_seat(current, seat), context.locale.as_input, values)
    group = calculations.calculation_context_for(context, snapshot, exercise)
    results = calculations.calculate(exercise, raw, context.locale, revealed=revealed, group=group)
    member_answers = comparable_answers(progress, current)
    return ExerciseState(
        exercise=exercise,
        phase=progress.phase,
        answers={
            number: AnswerVersion(stored.version, stored.answer)
            for number, stored in current.items()
            if can_see_answer(progress, number)
        },
        seats=tuple(
            SeatState(each.number, each.name, progress.seat_state(each.number, each.away))
            for each in (snapshot.learner.seats if progress.members_answer_alone else ())
        ),
        outcome=judgement.outcome,
        feedback=judgement.feedback,
        marks=judgement.marks,
        notes=answer_notes(exercise.definition, raw, context.locale, results),
        prefilled=prefilled,
        member_answers=member_answers,
        agreed=_agreed_answers(exercise, member_answers) if progress.has_group_answer else {},
    )


def _answer_at_seat(current: Mapping[int, StoredAnswer], seat: int) -> RawAnswer:
    """Return the current answer of a seat; {} if there is none."""
    return current[seat].answer if seat in current else {}


def _feedback_if_revealed(
    context: AnswerContext, snapshot: Snapshot, exercise: Exercise, progress: ExerciseProgress, revealed: bool
) -> _VisibleFeedback:
    """Return outcome, feedback and marks, as far as this learner may see them."""
    if not progress.is_answered:
        return _VisibleFeedback()
    if not revealed:
        return _VisibleFeedback(feedback=(NotRevealed(),))
    private_group = exercise.definition.private and bool(snapshot.learner.seats)
    checked = {} if private_group else snapshot.checked(exercise.id)
    results = {seat: exercise.check(answer, context.locale.parse_number) for seat, answer in checked.items()}
    result = results[0] if 0 in results else _combine_member_results(exercise, tuple(results.values()))
    members = () if 0 in results else tuple(each.outcome for each in results.values() if each.judged)
    alone = not snapshot.learner.seats
    feedback: tuple[Feedback, ...] = (CheckedAnswer(result, checked.get(0, {}), members, alone),)
    if exercise.definition.private:
        feedback += surveys.feedback_for_learner(context, snapshot, exercise.definition)
    marks = tuple(
        (mark.name, str(mark.outcome), mark.value) for part in result.parts for mark in part.marks if 0 in checked
    )
    somebody_was_judged = 0 in results or any(each.judged for each in results.values())
    has_outcome = somebody_was_judged and result.outcome is not Outcome.UNANSWERED
    return _VisibleFeedback(str(result.outcome) if has_outcome else None, feedback, marks)


def _combine_member_results(exercise: Exercise, results: tuple[Result, ...]) -> Result:
    """Return one result for members who answered alone; open if no answer can be judged (on paper, or private)."""
    judged = [result for result in results if result.judged]
    if not judged:
        return Result(Outcome.OPEN, tuple(PartResult(part.id, Outcome.OPEN) for part in exercise.definition.parts))
    outcome = combine_outcomes(result.outcome for result in judged)
    return Result(outcome, tuple(part for result in judged for part in result.parts))


def _agreed_answers(exercise: Exercise, member_answers: tuple[tuple[Seat, RawAnswer], ...]) -> RawAnswer:
    """Return the answers that at least two members gave, and all of them alike; rows that people add don't count."""
    answers = [answer for _, answer in member_answers]
    if len(answers) < 2:
        return {}
    growing = {part for part, _ in growing_grids(exercise.definition.parts)}
    first = answers[0]
    return {
        name: value
        for name, value in first.items()
        if name.partition(".")[0] not in growing and all(answer.get(name) == value for answer in answers)
    }
