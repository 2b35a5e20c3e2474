"""An exercise as a learner may see it now: answers, results and texts, and no more than that."""

from collections.abc import Mapping

from coopkit.calculators import CalculationResult, IncompleteInput
from coopkit.exercises import Exercise, Outcome, Raw, Result, filled
from coopkit.exercises.checking import PartResult, together
from coopkit.store import StoredAnswer
from coopkit.submissions import figures, row_notes, surveys
from coopkit.submissions.context import AnswerContext
from coopkit.submissions.messages import AnswerVersion, SeatState, State
from coopkit.submissions.phases import ExerciseProgress
from coopkit.submissions.prefill import starts
from coopkit.submissions.problems import notes_on_fields
from coopkit.submissions.snapshot import Snapshot, is_revealed, progress_of
from coopkit.views import feedback


def state(context: AnswerContext, snapshot: Snapshot, exercise: Exercise, seat: int = 0) -> State:
    """The exercise as this learner may see it; remarks and computed figures are those of `seat`."""
    progress = progress_of(snapshot, exercise)
    current = snapshot.current(exercise.id)
    revealed = is_revealed(context, snapshot, progress)
    result, told, marks = _judgement(context, snapshot, exercise, progress, revealed)
    begins = starts(context, snapshot, exercise, seat)
    values = {name: each.value for name, each in begins.items()}
    raw = filled(exercise.definition, _own(current, seat), context.locale.as_input, values)
    found = _results(context, snapshot, exercise, raw, revealed)
    at_fields = notes_on_fields(exercise.definition, raw, context.locale)
    return State(
        exercise=exercise.id,
        phase=progress.phase,
        answers={
            str(number): AnswerVersion(kept.version, kept.answer)
            for number, kept in current.items()
            if _may_see(progress, number)
        },
        seats=tuple(
            SeatState(each.number, each.name, progress.seat_state(each.number, each.away))
            for each in (snapshot.learner.seats if progress.by_seat else ())
        ),
        result=result,
        feedback=told,
        marks=marks,
        notes=row_notes.notes(exercise.definition, raw),
        totals=row_notes.totals(exercise.definition, raw, context.locale),
        computed={part: feedback.render_computed(each, context.locale) for part, each in found.items()},
        charts=figures.with_chart(found),
        problems=at_fields.problems,
        meanings=at_fields.meanings,
        readings=at_fields.readings,
        starts=begins,
        talk=_talk(context, exercise, progress, current),
    )


def _own(current: Mapping[int, StoredAnswer], seat: int) -> Raw:
    return current[seat].answer if seat in current else {}


def _may_see(progress: ExerciseProgress, seat: int) -> bool:
    if seat == 0:
        return progress.group_answers
    member = next((each for each in progress.learner.seats if each.number == seat), None)
    return progress.by_seat and member is not None and progress.seat_state(seat, away=False) == "open"


def _judgement(
    context: AnswerContext, snapshot: Snapshot, exercise: Exercise, progress: ExerciseProgress, revealed: bool
) -> tuple[str | None, str, tuple[tuple[str, str, str], ...]]:
    if not progress.answered:
        return None, "", ()
    if not revealed:
        return None, feedback.render_answered(exercise.definition, context.locale), ()
    private_group = exercise.definition.private and bool(snapshot.learner.seats)
    judged = {} if private_group else snapshot.checked(exercise.id)
    raw = judged.get(0, {})
    checked = {seat: exercise.check(answer, context.locale.parse_number) for seat, answer in judged.items()}
    result = checked[0] if 0 in checked else _of_members(exercise, tuple(checked.values()))
    html = feedback.render_feedback(exercise.definition, exercise.key, result, raw, context.locale)
    if exercise.definition.private:
        html += surveys.of_learner(context, snapshot, exercise.definition)
    marks = tuple(
        (mark.name, str(mark.outcome), mark.value) for part in result.parts for mark in part.marks if 0 in judged
    )
    somebodys = 0 in checked or any(each.judged for each in checked.values())
    outcome = str(result.outcome) if somebodys and result.outcome is not Outcome.UNANSWERED else None
    return outcome, html, marks


def _of_members(exercise: Exercise, results: tuple[Result, ...]) -> Result:
    """One result for members who answered alone; open where nobody's can be judged: on paper, or private."""
    judged = [result for result in results if result.judged]
    if not judged:
        return Result(Outcome.OPEN, tuple(PartResult(part.id, Outcome.OPEN) for part in exercise.definition.parts))
    outcome = together(result.outcome for result in judged)
    return Result(outcome, tuple(part for result in judged for part in result.parts))


def _results(
    context: AnswerContext, snapshot: Snapshot, exercise: Exercise, raw: Raw, revealed: bool
) -> Mapping[str, CalculationResult | IncompleteInput]:
    parts = figures.calculators(exercise)
    group = figures.nobody(context.locale)
    if any(figures.reads_others(part) for part in parts):
        group = figures.group_of(context, snapshot)
    return figures.results(exercise, raw, context.locale, revealed=revealed, group=group)


def _talk(
    context: AnswerContext, exercise: Exercise, progress: ExerciseProgress, current: Mapping[int, StoredAnswer]
) -> str:
    if not progress.by_seat or not progress.everyone_is_through or exercise.definition.private:
        return ""
    told: list[tuple[str, Raw]] = [
        (seat.name, current[seat.number].answer)
        for seat in progress.learner.seats
        if seat.number in current and progress.seat_state(seat.number, seat.away) == "ready"
    ]
    return feedback.render_talk(exercise.definition, told, context.locale) if told else ""
