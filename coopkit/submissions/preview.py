"""An answer that is only tried: its problems, totals, figures and charts; nothing of it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass

from coopkit.calculators import CalculationContext, CalculationResult, IncompleteInput
from coopkit.exercises import Exercise, Raw, Refused, accept
from coopkit.i18n import N_
from coopkit.store import Learner
from coopkit.submissions import figures, row_notes
from coopkit.submissions.context import AnswerContext
from coopkit.submissions.messages import ChartPreview, Message, Preview
from coopkit.submissions.phases import ExerciseProgress
from coopkit.submissions.problems import notes_on_fields
from coopkit.submissions.snapshot import Snapshot, is_revealed, progress_of
from coopkit.views import feedback


@dataclass(frozen=True)
class PreviewFacts:
    """What the store says: whether the key may be known, and what the group has answered elsewhere."""

    revealed: bool = False
    group: CalculationContext | None = None


def needs_store(exercise: Exercise) -> bool:
    """Whether its figures depend on anything but what is typed."""
    parts = figures.calculators(exercise)
    return any(figures.hides(exercise, part) or figures.reads_others(part) for part in parts)


def look_up(context: AnswerContext, snapshot: Snapshot, exercise: Exercise) -> PreviewFacts:
    """What must be known of this learner before something is tried."""
    of_group = any(figures.reads_others(part) for part in figures.calculators(exercise))
    return PreviewFacts(
        is_revealed(context, snapshot, progress_of(snapshot, exercise)),
        figures.group_of(context, snapshot) if of_group else None,
    )


def preview(
    context: AnswerContext, learner: Learner, exercise: Exercise, message: Message, known: PreviewFacts
) -> Preview:
    """What is to be said about this answer; asks nothing of the store.

    Args:
        known: what `look_up` found.

    Raises:
        Refused: no form of ours can send this.
    """
    context = context.with_styles(message.styles)
    raw = _accepted(context, learner, exercise, message)
    found = _results(context, exercise, raw, known)
    at_fields = notes_on_fields(exercise.definition, raw, context.locale)
    return Preview(
        problems=at_fields.problems,
        meanings=at_fields.meanings,
        readings=at_fields.readings,
        notes=row_notes.notes(exercise.definition, raw),
        totals=row_notes.totals(exercise.definition, raw, context.locale),
        computed={part: feedback.render_computed(each, context.locale) for part, each in found.items()},
        charts=figures.with_chart(found),
    )


def preview_charts(
    context: AnswerContext, learner: Learner, exercise: Exercise, message: Message, known: PreviewFacts
) -> ChartPreview:
    """The charts of this answer; slow, since each is drawn. Arguments and errors are those of `try_out`."""
    from coopkit.views.charts.chart import render_chart

    context = context.with_styles(message.styles)
    raw = _accepted(context, learner, exercise, message)
    found = _results(context, exercise, raw, known)
    charts = {part: each.chart for part, each in found.items() if isinstance(each, CalculationResult) and each.chart}
    return ChartPreview({part: str.__str__(render_chart(chart, context.locale)) for part, chart in charts.items()})


def _accepted(context: AnswerContext, learner: Learner, exercise: Exercise, message: Message) -> Raw:
    if not ExerciseProgress(exercise.definition, learner, {}).answers_at(message.seat):
        raise Refused(context.locale.text(N_("Nobody answers at this place in your group. Open the page again.")))
    return accept(exercise.definition, message.answer)


def _results(
    context: AnswerContext, exercise: Exercise, raw: Raw, known: PreviewFacts
) -> Mapping[str, CalculationResult | IncompleteInput]:
    group = known.group or figures.nobody(context.locale)
    return figures.results(exercise, raw, context.locale, revealed=known.revealed, group=group)
