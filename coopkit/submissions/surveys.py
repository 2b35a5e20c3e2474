"""Feedback on private surveys: each person's own answers, and a group's medians from five answers on."""

from collections.abc import Mapping
from dataclasses import dataclass

from coopkit.exercises import Definition, RawAnswer
from coopkit.exercises.fields import UNKNOWN
from coopkit.exercises.kinds.survey import Survey
from coopkit.store import Summary, SurveyQuery, summarize
from coopkit.submissions.context import AnswerContext, ExerciseLink
from coopkit.submissions.snapshot import Snapshot


@dataclass(frozen=True)
class OwnSurvey:
    """One person's answer to a survey.

    before: this person's answer to the earlier survey; {} if there is none.
    links: to the exercises that the survey recommends, by exercise id.
    """

    part: Survey
    answer: RawAnswer
    before: RawAnswer
    links: Mapping[str, ExerciseLink]


@dataclass(frozen=True)
class GroupSurvey:
    """A group's answers to a survey, and to the earlier one that it is compared with.

    summary: None while fewer than five members have answered. links: to the exercises that the survey recommends.
    """

    part: Survey
    summary: Summary | None
    links: Mapping[str, ExerciseLink]


SurveyFeedback = OwnSurvey | GroupSurvey


def feedback_for_learner(
    context: AnswerContext, snapshot: Snapshot, definition: Definition
) -> tuple[SurveyFeedback, ...]:
    """Return the feedback that this learner may see now: a person's own answers, or a group's medians."""
    if not snapshot.learner.seats:
        return feedback_for_seat(context, snapshot, definition, 0)
    return tuple(
        GroupSurvey(part, _summarize_members(snapshot, part, definition.id), _exercise_links(context, part))
        for part in definition.parts_of(Survey)
        if part.before or part.leads
    )


def feedback_for_seat(
    context: AnswerContext, snapshot: Snapshot, definition: Definition, seat: int
) -> tuple[OwnSurvey, ...]:
    """Return one person's own answers to those surveys of an exercise that give feedback on them."""
    return tuple(
        OwnSurvey(
            part,
            answer=_answer_at_seat(snapshot, definition.id, seat),
            before=_answer_at_seat(snapshot, part.before, seat) if part.before else {},
            links=_exercise_links(context, part),
        )
        for part in definition.parts_of(Survey)
        if part.before or part.leads or part.answers
    )


def _summarize_members(snapshot: Snapshot, part: Survey, exercise: str) -> Summary | None:
    """Return a summary of the members' own ratings, without the group's joint answer."""
    exercises = (part.before, exercise) if part.before else (exercise,)
    answers = (
        (seat, each, stored.answer) for each in exercises for seat, stored in snapshot.current(each).items() if seat > 0
    )
    return summarize(answers, SurveyQuery(exercises, part.rating_names(), UNKNOWN))


def _exercise_links(context: AnswerContext, part: Survey) -> dict[str, ExerciseLink]:
    """Return links to the exercises that a survey recommends, as far as they are known."""
    found = {}
    for _, id_ in part.leads:
        if id_ in context.links:
            found[id_] = context.links[id_]
        elif id_ in context.exercises:
            prompt = context.exercises[id_].definition.prompt
            found[id_] = ExerciseLink(prompt, step=prompt)
    return found


def _answer_at_seat(snapshot: Snapshot, exercise: str, seat: int) -> RawAnswer:
    """Return the current answer of a seat; {} if there is none."""
    stored = snapshot.current(exercise).get(seat)
    return stored.answer if stored else {}
