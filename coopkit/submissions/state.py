"""The state of an exercise for one learner, as data: answers, outcome, feedback, and no more than may be seen now."""

from collections.abc import Mapping
from dataclasses import dataclass

from coopkit.calculators import CalculationResult, IncompleteInput
from coopkit.exercises import Exercise, Outcome, Raw, Result, with_initial_values
from coopkit.exercises.checking import PartResult, combine_outcomes
from coopkit.store import StoredAnswer
from coopkit.submissions import calculations, surveys
from coopkit.submissions.answer_notes import AnswerNotes, answer_notes
from coopkit.submissions.context import AnswerContext
from coopkit.submissions.messages import AnswerVersion, PrefilledValue, SeatState
from coopkit.submissions.phases import ExerciseProgress
from coopkit.submissions.prefill import prefilled_values
from coopkit.submissions.snapshot import Snapshot, is_revealed, progress_of
from coopkit.submissions.surveys import SurveyFeedback


@dataclass(frozen=True)
class CheckedAnswer:
    """An answer that was checked and whose key may be known.

    answer: {} where several members answered, each their own.
    """

    result: Result
    answer: Raw


@dataclass(frozen=True)
class NotRevealed:
    """An answer whose key may not be known yet."""


Feedback = CheckedAnswer | NotRevealed | SurveyFeedback


@dataclass(frozen=True, kw_only=True)
class ExerciseState:
    """An exercise as one learner may see it now.

    phase: alone, group, talk, plenary or done. answers: those this learner may see, by seat.
    seats: the members, where each answers alone first. outcome: None while it may not be known.
    feedback: what is said about the answer. marks: name, outcome and value of each marked field.
    prefilled: the values that fields start from. member_answers: each member's name and answer, once all may compare.
    """

    exercise: Exercise
    phase: str
    answers: dict[int, AnswerVersion]
    seats: tuple[SeatState, ...]
    notes: AnswerNotes
    prefilled: dict[str, PrefilledValue]
    member_answers: tuple[tuple[str, Raw], ...]
    outcome: str | None = None
    feedback: tuple[Feedback, ...] = ()
    marks: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class _Judgement:
    outcome: str | None = None
    feedback: tuple[Feedback, ...] = ()
    marks: tuple[tuple[str, str, str], ...] = ()


def exercise_state(context: AnswerContext, snapshot: Snapshot, exercise: Exercise, seat: int = 0) -> ExerciseState:
    """Return the exercise as this learner may see it.

    Args:
        seat: whose answer the notes and computed results are about.
    """
    progress = progress_of(snapshot, exercise)
    current = snapshot.current(exercise.id)
    revealed = is_revealed(context, snapshot, progress)
    judgement = _judge(context, snapshot, exercise, progress, revealed)
    prefilled = prefilled_values(context, snapshot, exercise, seat)
    values = {name: each.value for name, each in prefilled.items()}
    raw = with_initial_values(exercise.definition, _answer_of(current, seat), context.locale.as_input, values)
    results = _calculate(context, snapshot, exercise, raw, revealed)
    return ExerciseState(
        exercise=exercise,
        phase=progress.phase,
        answers={
            number: AnswerVersion(stored.version, stored.answer)
            for number, stored in current.items()
            if _may_see(progress, number)
        },
        seats=tuple(
            SeatState(each.number, each.name, progress.seat_state(each.number, each.away))
            for each in (snapshot.learner.seats if progress.by_seat else ())
        ),
        outcome=judgement.outcome,
        feedback=judgement.feedback,
        marks=judgement.marks,
        notes=answer_notes(exercise.definition, raw, context.locale, results),
        prefilled=prefilled,
        member_answers=_member_answers(progress, current),
    )


def _answer_of(current: Mapping[int, StoredAnswer], seat: int) -> Raw:
    return current[seat].answer if seat in current else {}


def _may_see(progress: ExerciseProgress, seat: int) -> bool:
    if seat == 0:
        return progress.group_answers
    member = next((each for each in progress.learner.seats if each.number == seat), None)
    return progress.by_seat and member is not None and progress.seat_state(seat, away=False) == "open"


def _judge(
    context: AnswerContext, snapshot: Snapshot, exercise: Exercise, progress: ExerciseProgress, revealed: bool
) -> _Judgement:
    if not progress.answered:
        return _Judgement()
    if not revealed:
        return _Judgement(feedback=(NotRevealed(),))
    private_group = exercise.definition.private and bool(snapshot.learner.seats)
    checked = {} if private_group else snapshot.checked(exercise.id)
    results = {seat: exercise.check(answer, context.locale.parse_number) for seat, answer in checked.items()}
    result = results[0] if 0 in results else _result_of_members(exercise, tuple(results.values()))
    feedback: tuple[Feedback, ...] = (CheckedAnswer(result, checked.get(0, {})),)
    if exercise.definition.private:
        feedback += surveys.feedback_for_learner(context, snapshot, exercise.definition)
    marks = tuple(
        (mark.name, str(mark.outcome), mark.value) for part in result.parts for mark in part.marks if 0 in checked
    )
    somebody_was_judged = 0 in results or any(each.judged for each in results.values())
    has_outcome = somebody_was_judged and result.outcome is not Outcome.UNANSWERED
    return _Judgement(str(result.outcome) if has_outcome else None, feedback, marks)


def _result_of_members(exercise: Exercise, results: tuple[Result, ...]) -> Result:
    """Return one result for members who answered alone; open if no answer can be judged (on paper, or private)."""
    judged = [result for result in results if result.judged]
    if not judged:
        return Result(Outcome.OPEN, tuple(PartResult(part.id, Outcome.OPEN) for part in exercise.definition.parts))
    outcome = combine_outcomes(result.outcome for result in judged)
    return Result(outcome, tuple(part for result in judged for part in result.parts))


def _calculate(
    context: AnswerContext, snapshot: Snapshot, exercise: Exercise, raw: Raw, revealed: bool
) -> Mapping[str, CalculationResult | IncompleteInput]:
    parts = calculations.calculators(exercise)
    group = calculations.empty_calculation_context(context.locale)
    if any(calculations.needs_other_exercises(part) for part in parts):
        group = calculations.calculation_context(context, snapshot)
    return calculations.calculate(exercise, raw, context.locale, revealed=revealed, group=group)


def _member_answers(progress: ExerciseProgress, current: Mapping[int, StoredAnswer]) -> tuple[tuple[str, Raw], ...]:
    if not progress.by_seat or not progress.everyone_is_through or progress.definition.private:
        return ()
    return tuple(
        (seat.name, current[seat.number].answer)
        for seat in progress.learner.seats
        if seat.number in current and progress.seat_state(seat.number, seat.away) == "ready"
    )
