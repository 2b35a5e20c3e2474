"""An answer that is only tried: its problems, totals, figures and charts; nothing of it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass

from coopkit.calculators import Computed, Group, Missing
from coopkit.exercises import Exercise, Raw, Refused, accept
from coopkit.i18n import N_
from coopkit.store import Learner
from coopkit.submissions import figures, row_notes
from coopkit.submissions.context import Desk
from coopkit.submissions.messages import Drawn, Message, Tried
from coopkit.submissions.phases import Standing
from coopkit.submissions.problems import notes_on_fields
from coopkit.submissions.snapshot import Snapshot, is_revealed, standing_of
from coopkit.views import feedback


@dataclass(frozen=True)
class Known:
    """What the store says: whether the key may be known, and what the group has answered elsewhere."""

    revealed: bool = False
    group: Group | None = None


def asks_the_store(exercise: Exercise) -> bool:
    """Whether its figures depend on anything but what is typed."""
    parts = figures.calculators(exercise)
    return any(figures.hides(exercise, part) or figures.reads_others(part) for part in parts)


def look_up(desk: Desk, snapshot: Snapshot, exercise: Exercise) -> Known:
    """What must be known of this learner before something is tried."""
    of_group = any(figures.reads_others(part) for part in figures.calculators(exercise))
    return Known(
        is_revealed(desk, snapshot, standing_of(snapshot, exercise)),
        figures.group_of(desk, snapshot) if of_group else None,
    )


def try_out(desk: Desk, learner: Learner, exercise: Exercise, message: Message, known: Known) -> Tried:
    """What is to be said about this answer; asks nothing of the store.

    Args:
        known: what `look_up` found.

    Raises:
        Refused: no form of ours can send this.
    """
    desk = desk.with_styles(message.styles)
    raw = _accepted(desk, learner, exercise, message)
    found = _results(desk, exercise, raw, known)
    at_fields = notes_on_fields(exercise.definition, raw, desk.locale)
    return Tried(
        problems=at_fields.problems,
        meanings=at_fields.meanings,
        readings=at_fields.readings,
        notes=row_notes.notes(exercise.definition, raw),
        totals=row_notes.totals(exercise.definition, raw, desk.locale),
        computed={part: feedback.render_computed(each, desk.locale) for part, each in found.items()},
        charts=figures.with_chart(found),
    )


def draw(desk: Desk, learner: Learner, exercise: Exercise, message: Message, known: Known) -> Drawn:
    """The charts of this answer; slow, since each is drawn. Arguments and errors are those of `try_out`."""
    from coopkit.views.charts.chart import render_chart

    desk = desk.with_styles(message.styles)
    raw = _accepted(desk, learner, exercise, message)
    found = _results(desk, exercise, raw, known)
    charts = {part: each.chart for part, each in found.items() if isinstance(each, Computed) and each.chart}
    return Drawn({part: str.__str__(render_chart(chart, desk.locale)) for part, chart in charts.items()})


def _accepted(desk: Desk, learner: Learner, exercise: Exercise, message: Message) -> Raw:
    if not Standing(exercise.definition, learner, {}).answers_at(message.seat):
        raise Refused(desk.locale.text(N_("Nobody answers at this place in your group. Open the page again.")))
    return accept(exercise.definition, message.answer)


def _results(desk: Desk, exercise: Exercise, raw: Raw, known: Known) -> Mapping[str, Computed | Missing]:
    group = known.group or figures.nobody(desk.locale)
    return figures.results(exercise, raw, desk.locale, revealed=known.revealed, group=group)
