"""What a private survey tells those who answered it: each their own at once, a group's only from five answers."""

from collections.abc import Mapping
from dataclasses import dataclass

from coopkit.exercises import Definition, Raw
from coopkit.exercises.fields import UNKNOWN
from coopkit.exercises.kinds.survey import Survey
from coopkit.store import Summary, SurveyQuery, summarize
from coopkit.submissions.context import AnswerContext, ExerciseLink
from coopkit.submissions.snapshot import Snapshot


@dataclass(frozen=True)
class OwnSurvey:
    """One person's answer to a survey.

    before: this person's answer to the earlier survey it is compared with; {} where there is none.
    links: where the exercises are that it recommends, by exercise id.
    """

    part: Survey
    answer: Raw
    before: Raw
    links: Mapping[str, ExerciseLink]


@dataclass(frozen=True)
class GroupSurvey:
    """What a group's members answered to a survey, and to the earlier one it is compared with.

    summary: None while fewer than five have answered. links: where the exercises are that it recommends.
    """

    part: Survey
    summary: Summary | None
    links: Mapping[str, ExerciseLink]


SurveyFeedback = OwnSurvey | GroupSurvey


def feedback_for_learner(
    context: AnswerContext, snapshot: Snapshot, definition: Definition
) -> tuple[SurveyFeedback, ...]:
    """Return what this learner may see now: a person's own answers, or a group's medians."""
    if not snapshot.learner.seats:
        return feedback_for_seat(context, snapshot, definition, 0)
    return tuple(
        GroupSurvey(part, _summary(snapshot, part, definition.id), _links(context, part))
        for part in definition.parts_of(Survey)
        if part.before or part.leads
    )


def feedback_for_seat(
    context: AnswerContext, snapshot: Snapshot, definition: Definition, seat: int
) -> tuple[OwnSurvey, ...]:
    """Return one person's own answers to the surveys of an exercise that say something about them."""
    return tuple(
        OwnSurvey(
            part,
            answer=_answer(snapshot, definition.id, seat),
            before=_answer(snapshot, part.before, seat) if part.before else {},
            links=_links(context, part),
        )
        for part in definition.parts_of(Survey)
        if part.before or part.leads or part.answers
    )


def _summary(snapshot: Snapshot, part: Survey, exercise: str) -> Summary | None:
    """Return what the members answered to a survey's statements. The group's joint answer is nobody's own."""
    exercises = (part.before, exercise) if part.before else (exercise,)
    answers = (
        (seat, each, stored.answer) for each in exercises for seat, stored in snapshot.current(each).items() if seat > 0
    )
    return summarize(answers, SurveyQuery(exercises, part.rating_names(), UNKNOWN))


def _links(context: AnswerContext, part: Survey) -> dict[str, ExerciseLink]:
    """Return where the exercises are that a survey leads to, as far as they are known here."""
    found = {}
    for _, id_ in part.leads:
        if id_ in context.links:
            found[id_] = context.links[id_]
        elif id_ in context.exercises:
            prompt = context.exercises[id_].definition.prompt
            found[id_] = ExerciseLink(prompt, step=prompt)
    return found


def _answer(snapshot: Snapshot, exercise: str, seat: int) -> Raw:
    stored = snapshot.current(exercise).get(seat)
    return stored.answer if stored else {}
