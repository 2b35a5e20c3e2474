"""An answer while it is typed: its problems, totals and computed results. Nothing is saved."""

from dataclasses import dataclass

from coopkit.calculators import CalculationContext
from coopkit.exercises import Exercise, Refused, accept_answer
from coopkit.i18n import N_
from coopkit.store import Learner
from coopkit.submissions import calculations
from coopkit.submissions.answer_notes import AnswerNotes, answer_notes
from coopkit.submissions.context import AnswerContext
from coopkit.submissions.messages import Message
from coopkit.submissions.phases import ExerciseProgress
from coopkit.submissions.snapshot import Snapshot, is_revealed, progress_of


@dataclass(frozen=True)
class PreviewFacts:
    """What a preview needs from the store: whether the key may be known, and the group's answers elsewhere."""

    revealed: bool = False
    group: CalculationContext | None = None


def needs_store(exercise: Exercise) -> bool:
    """Whether the exercise's computed results depend on anything but what is typed."""
    parts = calculations.calculators(exercise)
    return any(calculations.waits_for_key(exercise, part) or calculations.needs_other_exercises(part) for part in parts)


def preview_facts(context: AnswerContext, snapshot: Snapshot, exercise: Exercise) -> PreviewFacts:
    """Return what must be known of this learner before an answer can be previewed."""
    of_group = any(calculations.needs_other_exercises(part) for part in calculations.calculators(exercise))
    return PreviewFacts(
        is_revealed(context, snapshot, progress_of(snapshot, exercise)),
        calculations.calculation_context(context, snapshot) if of_group else None,
    )


def preview(
    context: AnswerContext, learner: Learner, exercise: Exercise, message: Message, facts: PreviewFacts
) -> AnswerNotes:
    """Return what is shown beside this answer. Reads nothing from the store.

    Args:
        facts: what `preview_facts` found.

    Raises:
        Refused: no form of ours can send this.
    """
    if not ExerciseProgress(exercise.definition, learner, {}).answers_at(message.seat):
        raise Refused(context.locale.text(N_("Nobody answers at this place in your group. Open the page again.")))
    raw = accept_answer(exercise.definition, message.answer)
    group = facts.group or calculations.empty_calculation_context(context.locale)
    results = calculations.calculate(exercise, raw, context.locale, revealed=facts.revealed, group=group)
    return answer_notes(exercise.definition, raw, context.locale, results)
