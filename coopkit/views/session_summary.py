"""What a learner takes home of a session: the best sentence, choices and texts in words, and how a survey changed."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from coopkit.content.session import Session
from coopkit.exercises import Definition, Outcome
from coopkit.exercises.fields import Arrange, PickMany, PickOne, Scale, TextField
from coopkit.i18n import Locale
from coopkit.submissions import AnswerContext, ExerciseProgress, OwnSurvey, Snapshot, is_revealed, progress_of
from coopkit.submissions.surveys import feedback_for_learner
from coopkit.views.answer_text import answered_questions
from coopkit.views.survey_change import render_group_change, render_own_change

FEWEST_WORDS = 3
MOST_CELLS = 8
"""The texts in an exercise's tables are listed up to this number."""
SETTLED = (Outcome.RIGHT, Outcome.OPEN)
"""Choices with these outcomes are shown; a wrong one, read months later, would be taken for the right answer."""


@dataclass(frozen=True)
class OwnAnswer:
    """An answer in words, under the label of its question."""

    label: str
    text: str


@dataclass(frozen=True)
class SessionSummary:
    """A session in the summary: `done` of its `exercises` are answered.

    best_sentence: the longest text of at least three words, "" for none; it isn't among the other `texts`.
    surveys: how a survey's answers have changed, as HTML.
    """

    session: Session
    done: int
    exercises: int
    best_sentence: str
    choices: tuple[OwnAnswer, ...]
    texts: tuple[OwnAnswer, ...]
    surveys: tuple[Markup, ...]


def session_summary(context: AnswerContext, snapshot: Snapshot, session: Session) -> SessionSummary | None:
    """Return a session's summary, None if nothing is answered in it.

    Only answers of a person, or of the group together, are in it: nothing private, and nothing of a single member.
    """
    locale = context.locale
    needed = [each for each in session.exercises() if not each.optional]
    done = sum(_is_answered(snapshot, each) for each in needed)
    own = [each for each in session.exercises() if not each.private]
    texts = [answer for each in own for answer in _texts(snapshot, each, locale)]
    choices = tuple(answer for each in own for answer in _choices(context, snapshot, each))
    if not (done or texts or choices):
        return None
    best = longest_text([each.text for each in texts])
    return SessionSummary(
        session=session,
        done=done,
        exercises=len(needed),
        best_sentence=best,
        choices=choices,
        texts=tuple(each for each in texts if each.text.strip() != best),
        surveys=tuple(html for each in session.exercises() for html in _surveys(context, snapshot, each)),
    )


def longest_text(texts: list[str]) -> str:
    """Return the longest text of at least three words, "" for none; front/closing.js does the same."""
    sentences = (text.strip() for text in texts if len(text.split()) >= FEWEST_WORDS)
    return max(sentences, key=len, default="")


def _is_answered(snapshot: Snapshot, definition: Definition) -> bool:
    return ExerciseProgress(definition, snapshot.learner, snapshot.marks(definition.id)).is_answered


def _texts(snapshot: Snapshot, definition: Definition, locale: Locale) -> Iterator[OwnAnswer]:
    """Yield what was written in an exercise, without a long table's cells, which are in the documents."""
    stored = snapshot.current(definition.id).get(0)
    answered = answered_questions(definition, stored.answer if stored else {}, locale)
    written = [(question, text) for question, text in answered if isinstance(question.field, TextField)]
    for question, text in written:
        if not question.row or len(written) <= MOST_CELLS:
            yield OwnAnswer(question.label, text)


def _choices(context: AnswerContext, snapshot: Snapshot, definition: Definition) -> Iterator[OwnAnswer]:
    """Yield what was chosen in an exercise, unless it is wrong or may not be judged yet."""
    exercise = context.exercises[definition.id]
    stored = snapshot.current(definition.id).get(0)
    if stored is None or not is_revealed(context, snapshot, progress_of(snapshot, exercise)):
        return
    if exercise.check(stored.answer, context.locale.parse_number).outcome not in SETTLED:
        return
    for question, text in answered_questions(definition, stored.answer, context.locale):
        if isinstance(question.field, PickOne | PickMany | Scale | Arrange) and not question.row:
            yield OwnAnswer(question.label, text)


def _surveys(context: AnswerContext, snapshot: Snapshot, definition: Definition) -> Iterator[Markup]:
    """Yield a person's own change between two surveys, or a group's from five answers on."""
    if not definition.private or not _is_answered(snapshot, definition):
        return
    for survey in feedback_for_learner(context, snapshot, definition):
        if not survey.part.before:
            continue
        if isinstance(survey, OwnSurvey):
            yield Markup(render_own_change(survey.part, survey.before, survey.answer, context.locale))
        elif survey.summary is not None:
            yield Markup(render_group_change(survey.part, survey.summary, context.locale))
