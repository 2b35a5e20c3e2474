"""An answer while it is typed: its problems, totals and computed results. Nothing is saved."""

from dataclasses import dataclass

from coopkit.calculators import CalculationContext
from coopkit.exercises import Exercise, Refused, accept_answer
from coopkit.exercises.kinds.calculator import Calculator
from coopkit.i18n import N_
from coopkit.store import Learner
from coopkit.submissions import calculations
from coopkit.submissions.answer_notes import AnswerNotes, answer_notes
from coopkit.submissions.context import AnswerContext
from coopkit.submissions.messages import SubmissionMessage
from coopkit.submissions.phases import ExerciseProgress
from coopkit.submissions.reveal import is_hidden_until_reveal, is_revealed
from coopkit.submissions.snapshot import Snapshot, progress_of


@dataclass(frozen=True)
class PreviewFacts:
    """What a preview needs from the store: whether the key is revealed, and the group's answers to other exercises."""

    revealed: bool = False
    group: CalculationContext | None = None


def needs_store(exercise: Exercise) -> bool:
    """Return whether previews of this exercise need anything from the store, such as other answers."""
    return any(
        is_hidden_until_reveal(exercise, part) or calculations.needs_other_exercises(part)
        for part in exercise.definition.parts_of(Calculator)
    )


def preview_facts(context: AnswerContext, snapshot: Snapshot, exercise: Exercise) -> PreviewFacts:
    """Return what a preview of this learner's answer needs from the store."""
    return PreviewFacts(
        is_revealed(context, snapshot, progress_of(snapshot, exercise)),
        calculations.calculation_context_for(context, snapshot, exercise),
    )


def preview(
    context: AnswerContext, learner: Learner, exercise: Exercise, message: SubmissionMessage, facts: PreviewFacts
) -> AnswerNotes:
    """Return the notes on an unsaved answer. Reads nothing from the store.

    Args:
        facts: from `preview_facts`, or the default if `needs_store` is False.

    Raises:
        Refused: no form of ours can send this.
    """
    if not ExerciseProgress(exercise.definition, learner, {}).can_answer(message.seat):
        raise Refused(context.locale.text(N_("This member isn’t in your group. Open the page again.")))
    raw = accept_answer(exercise.definition, message.answer)
    group = facts.group or calculations.empty_calculation_context(context.locale)
    results = calculations.calculate(exercise, raw, context.locale, revealed=facts.revealed, group=group)
    return answer_notes(exercise.definition, raw, context.locale, results)
