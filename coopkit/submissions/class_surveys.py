"""A class's answers to self-assessments by session, summarized once at least five people have answered."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from coopkit.content.session import Session
from coopkit.exercises import Definition, RawAnswer
from coopkit.exercises.fields import UNKNOWN
from coopkit.exercises.kinds.survey import Survey
from coopkit.store import Store, Summary, SurveyQuery, summarize


@dataclass(frozen=True)
class SelfAssessment:
    """A private survey that recommends exercises, or that a later survey is compared with.

    later: the id of the exercise with the later survey, "" if there is none.
    """

    session: Session
    definition: Definition
    part: Survey
    later: str

    @property
    def first(self) -> SurveyQuery:
        """Return the query for everybody's first answers."""
        return SurveyQuery((self.definition.id,), self.part.rating_names(), UNKNOWN)

    @property
    def both(self) -> SurveyQuery:
        """Return the query for those who answered both surveys; without a later survey the same as `first`."""
        return replace(self.first, exercises=(self.definition.id, self.later)) if self.later else self.first


ClassAnswers = Sequence[tuple[int, str, RawAnswer]]
"""Triples of a person's number, an exercise, and this person's answer to it."""

Summaries = Mapping[SurveyQuery, Summary | None]
"""The class's summary for each query; None if fewer than five people have answered."""


def self_assessments(sessions: Iterable[Session]) -> tuple[SelfAssessment, ...]:
    """Return the self-assessments of all sessions, in order."""
    listed = tuple(sessions)
    later = {
        part.before: definition.id
        for session in listed
        for definition, part in _private_rating_surveys(session)
        if part.before
    }
    return tuple(
        SelfAssessment(session, definition, part, later.get(definition.id, ""))
        for session in listed
        for definition, part in _private_rating_surveys(session)
        if not part.before and (part.leads or definition.id in later)
    )


def read_class_answers(store: Store, code: str, assessments: Iterable[SelfAssessment]) -> ClassAnswers:
    """Read a class's answers to these self-assessments with one query.

    Args:
        code: the class code.
    """
    return store.surveys.read_answers(code, (exercise for each in assessments for exercise in each.both.exercises))


def summarize_class(answers: ClassAnswers, assessments: Iterable[SelfAssessment]) -> Summaries:
    """Return the summary for each query of these self-assessments."""
    queries = dict.fromkeys(query for each in assessments for query in (each.first, each.both))
    return {query: summarize(answers, query) for query in queries}


def _private_rating_surveys(session: Session) -> Iterator[tuple[Definition, Survey]]:
    """Yield the private surveys of a session in which statements are rated."""
    for definition in session.exercises():
        for part in definition.parts_of(Survey):
            if definition.private and not part.answers:
                yield definition, part
