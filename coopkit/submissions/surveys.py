"""What a private survey tells who answered it: one's own at once, the table's only from five answers."""

from coopkit.exercises import Definition, Raw
from coopkit.exercises.fields import UNKNOWN
from coopkit.exercises.kinds.survey import Survey
from coopkit.store import Summary, SurveyQuery, summarize
from coopkit.submissions.context import AnswerContext
from coopkit.submissions.snapshot import Snapshot
from coopkit.views import survey_change, survey_leads


def of_learner(context: AnswerContext, snapshot: Snapshot, definition: Definition) -> str:
    """What this learner may see now: a person's own, a group's as medians; "" where a survey tells nothing."""
    if not snapshot.learner.seats:
        return of_seat(context, snapshot, definition, 0)
    return "".join(_of_table(context, snapshot, definition, part) for part in definition.parts_of(Survey))


def of_seat(context: AnswerContext, snapshot: Snapshot, definition: Definition, seat: int) -> str:
    """One person's own change since an earlier survey, where to begin, or which ways they take."""
    told = ""
    for part in definition.parts_of(Survey):
        raw = _answer(snapshot, definition.id, seat)
        if part.before:
            told += survey_change.render_own(part, _answer(snapshot, part.before, seat), raw, context.locale)
        if part.leads:
            told += survey_leads.render_own_leads(part, raw, _places(context, part), context.locale)
        if part.answers:
            told += survey_leads.render_ways(part, raw, context.locale)
    return told


def _of_table(context: AnswerContext, snapshot: Snapshot, definition: Definition, part: Survey) -> str:
    locale = context.locale
    if part.before:
        summary = _of_members(snapshot, part, part.before, definition.id)
        told = survey_change.render_change(part, summary, locale)
    elif part.leads:
        summary = _of_members(snapshot, part, definition.id)
        told = survey_change.render_now(part, summary, locale)
    else:
        return ""
    return (
        told
        if summary is None
        else told + survey_leads.render_table_leads(part, summary, _places(context, part), locale)
    )


def _of_members(snapshot: Snapshot, part: Survey, *exercises: str) -> Summary | None:
    """What the members said to a survey's statements; the group's joint answer is nobody's."""
    said = (
        (seat, exercise, kept.answer)
        for exercise in exercises
        for seat, kept in snapshot.current(exercise).items()
        if seat > 0
    )
    return summarize(said, SurveyQuery(exercises, part.names(), UNKNOWN))


def _places(context: AnswerContext, part: Survey) -> dict[str, tuple[str, str]]:
    """Where the exercises are that a survey leads to, as far as they are here."""
    found = {}
    for _, id_ in part.leads:
        if id_ in context.whereabouts:
            found[id_] = (context.whereabouts[id_].step, context.whereabouts[id_].url)
        elif id_ in context.exercises:
            found[id_] = (context.exercises[id_].definition.prompt, "")
    return found


def _answer(snapshot: Snapshot, exercise: str, seat: int) -> Raw:
    kept = snapshot.current(exercise).get(seat)
    return kept.answer if kept else {}
