"""What a class said of itself, session by session: only what five or more people answered."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from coopkit.content.session import Session
from coopkit.exercises import Definition, Raw
from coopkit.exercises.fields import UNKNOWN, Scale
from coopkit.exercises.kinds.survey import Survey
from coopkit.i18n import N_, Locale
from coopkit.store import Store, Summary, SurveyQuery, summarize
from coopkit.views import survey_change
from coopkit.views.survey_change import Compared

FIRST, LATER = N_("Now"), N_("Later")


@dataclass(frozen=True)
class AssessedSession:
    """A self-assessment of a session: its statements with what the class said, first and later.

    rows: none while fewer than five people have answered.
    """

    session: Session
    scale: str
    heads: tuple[str, ...] = ()
    rows: tuple[Compared, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class SelfAssessment:
    """A private survey of a session that leads on, or that a later one is compared with.

    later: the id of that one, "" where there is none.
    """

    session: Session
    definition: Definition
    part: Survey
    later: str

    @property
    def first(self) -> SurveyQuery:
        """What everybody said at first."""
        return SurveyQuery((self.definition.id,), self.part.names(), UNKNOWN)

    @property
    def both(self) -> SurveyQuery:
        """What those said both times who answered both; without a later one the same as `first`."""
        return replace(self.first, exercises=(self.definition.id, self.later)) if self.later else self.first


ClassAnswers = Sequence[tuple[int, str, Raw]]
"""A person by number, an exercise, and this person's answer to it."""

Summaries = Mapping[SurveyQuery, Summary | None]
"""What a class said to each query; None where fewer than five people answered."""


def self_assessments(sessions: Iterable[Session]) -> tuple[SelfAssessment, ...]:
    """The self-assessments of all sessions, in order."""
    listed = tuple(sessions)
    later = {part.before: definition.id for session in listed for definition, part in _surveys(session) if part.before}
    return tuple(
        SelfAssessment(session, definition, part, later.get(definition.id, ""))
        for session in listed
        for definition, part in _surveys(session)
        if not part.before and (part.leads or definition.id in later)
    )


def read_class(store: Store, code: str, every: Iterable[SelfAssessment]) -> ClassAnswers:
    """What the store has of a class at these self-assessments, in one look.

    Args:
        code: the class.
    """
    return store.surveys.of_class(code, (exercise for each in every for exercise in each.both.exercises))


def summaries_of(answers: ClassAnswers, every: Iterable[SelfAssessment]) -> Summaries:
    """What a class said, from what was read of it."""
    queries = dict.fromkeys(query for each in every for query in (each.first, each.both))
    return {query: summarize(answers, query) for query in queries}


def assessed(each: SelfAssessment, summaries: Summaries, locale: Locale) -> AssessedSession:
    """A self-assessment with what the class said."""
    part, session, scale = each.part, each.session, _scale(each.part)
    both = summaries[each.both] if each.later else None
    if both:
        rows, remarks = survey_change.compared(part, both, locale), survey_change.counted_both(both, locale)
        return AssessedSession(session, scale, (FIRST, LATER), rows, remarks)
    first = summaries[each.first]
    if first is None:
        return AssessedSession(session, scale)
    remarks = (survey_change.counted(first, locale),)
    if each.later:
        remarks += (locale.text(N_("Later answers are shown beside these when five or more have answered both.")),)
    return AssessedSession(session, scale, (FIRST,), survey_change.compared(part, first, locale), remarks)


def _surveys(session: Session) -> Iterator[tuple[Definition, Survey]]:
    for definition in session.exercises():
        for part in definition.parts_of(Survey):
            if definition.private and not part.answers:
                yield definition, part


def _scale(part: Survey) -> str:
    column = part.grid.columns[0]
    if not isinstance(column, Scale):
        return ""
    ends = ((column.low, column.low_label), (column.high, column.high_label))
    return " · ".join(f"{number} – {words}" for number, words in ends)
