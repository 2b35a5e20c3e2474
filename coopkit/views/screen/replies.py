"""The JSON messages that a form gets: states, replies and previews, with feedback rendered as HTML."""

from msgspec import UNSET, Struct, UnsetType

from coopkit.calculators import CalculationResult
from coopkit.exercises import Exercise, RawAnswer
from coopkit.exercises.checking import Mark
from coopkit.i18n import Locale
from coopkit.report import Chart
from coopkit.submissions import (
    AnswerNotes,
    AnswerVersion,
    CheckedAnswer,
    ExerciseState,
    Feedback,
    GroupSurvey,
    NotRevealed,
    NumberMeaning,
    OwnSurvey,
    PrefilledValue,
    SeatState,
    SubmissionResult,
)
from coopkit.views import survey_change, survey_recommendations
from coopkit.views.charts.chart import render_chart
from coopkit.views.feedback import render_calculation, render_feedback, render_member_answers, render_not_revealed


class StateMessage(Struct, frozen=True, kw_only=True):
    """The state of an exercise; `feedback`, `computed` and `talk` are HTML."""

    exercise: str
    phase: str
    answers: dict[str, AnswerVersion] = {}
    seats: tuple[SeatState, ...] = ()
    result: str | None = None
    feedback: str = ""
    marks: tuple[tuple[str, str, str], ...] = ()
    notes: dict[str, str] = {}
    totals: dict[str, str] = {}
    computed: dict[str, str] = {}
    charts: tuple[str, ...] = ()
    problems: dict[str, str] = {}
    meanings: dict[str, tuple[NumberMeaning, ...]] = {}
    readings: dict[str, str] = {}
    starts: dict[str, PrefilledValue] = {}
    talk: str = ""
    agreed: RawAnswer = {}


class ReplyMessage(Struct, frozen=True, kw_only=True):
    """The reply to a submission; see `SubmissionResult`."""

    version: int
    saved: str
    state: StateMessage
    result: str | UnsetType = UNSET
    feedback: str | UnsetType = UNSET
    other: AnswerVersion | UnsetType = UNSET
    both: bool | UnsetType = UNSET
    merged: AnswerVersion | UnsetType = UNSET


class PreviewMessage(Struct, frozen=True, kw_only=True):
    """What is shown beside an answer while it is typed; `charts` names the parts that have a chart."""

    problems: dict[str, str]
    meanings: dict[str, tuple[NumberMeaning, ...]]
    readings: dict[str, str]
    notes: dict[str, str]
    totals: dict[str, str]
    computed: dict[str, str]
    charts: tuple[str, ...]


class RowMarksMessage(Struct, frozen=True):
    """The marks of some rows, checked by themselves: name, outcome and value."""

    marks: tuple[tuple[str, str, str], ...]


class ChartPreviewMessage(Struct, frozen=True):
    """The charts of an answer as HTML, by part."""

    drawn: dict[str, str]


def render_state(state: ExerciseState, locale: Locale) -> StateMessage:
    """Return the state of an exercise as a message to its form."""
    exercise, notes = state.exercise, state.notes
    answers = list(state.member_answers)
    return StateMessage(
        exercise=exercise.id,
        phase=state.phase,
        answers={str(seat): answer for seat, answer in state.answers.items()},
        seats=state.seats,
        result=state.outcome,
        feedback=_render_feedback(exercise, state.feedback, locale),
        marks=state.marks,
        notes=notes.row_notes,
        totals=notes.totals,
        computed=_render_results(notes, locale),
        charts=tuple(_charts_by_part(notes)),
        problems=notes.problems,
        meanings=notes.meanings,
        readings=notes.readings,
        starts=state.prefilled,
        talk=render_member_answers(exercise.definition, answers, locale) if answers else "",
        agreed=state.agreed,
    )


def render_row_marks(marks: tuple[Mark, ...]) -> RowMarksMessage:
    """Return the marks of some rows as a message to their form."""
    return RowMarksMessage(tuple((mark.name, str(mark.outcome), mark.value) for mark in marks))


def render_reply(result: SubmissionResult, locale: Locale) -> ReplyMessage:
    """Return the result of a submission as a message to its form."""
    is_conflict = result.other is not None
    return ReplyMessage(
        version=result.version,
        saved=result.saved,
        state=render_state(result.state, locale),
        result=UNSET if result.outcome is None else result.outcome,
        feedback=_render_feedback(result.state.exercise, result.feedback, locale) if result.feedback else UNSET,
        other=result.other or UNSET,
        both=result.keep_both if is_conflict else UNSET,
        merged=result.merged or UNSET,
    )


def render_preview(notes: AnswerNotes, locale: Locale) -> PreviewMessage:
    """Return what is shown beside an unsaved answer as a message to its form."""
    return PreviewMessage(
        problems=notes.problems,
        meanings=notes.meanings,
        readings=notes.readings,
        notes=notes.row_notes,
        totals=notes.totals,
        computed=_render_results(notes, locale),
        charts=tuple(_charts_by_part(notes)),
    )


def render_chart_preview(notes: AnswerNotes, locale: Locale) -> ChartPreviewMessage:
    """Draw the charts of an unsaved answer's results; this is slow."""
    # As plain text, because msgspec does not encode Markup.
    return ChartPreviewMessage(
        {part: str.__str__(render_chart(chart, locale)) for part, chart in _charts_by_part(notes).items()}
    )


def _charts_by_part(notes: AnswerNotes) -> dict[str, Chart]:
    """Return the charts of an answer's results, by the calculator's part."""
    return {
        part: result.chart
        for part, result in notes.results.items()
        if isinstance(result, CalculationResult) and result.chart
    }


def _render_results(notes: AnswerNotes, locale: Locale) -> dict[str, str]:
    """Return the HTML of an answer's results, by the calculator's part."""
    return {part: render_calculation(result, locale) for part, result in notes.results.items()}


def _render_feedback(exercise: Exercise, feedback: tuple[Feedback, ...], locale: Locale) -> str:
    return "".join(_render_feedback_item(exercise, each, locale) for each in feedback)


def _render_feedback_item(exercise: Exercise, feedback: Feedback, locale: Locale) -> str:
    definition = exercise.definition
    match feedback:
        case CheckedAnswer():
            return render_feedback(
                definition,
                exercise.key,
                feedback.result,
                feedback.answer,
                locale,
                feedback.members,
                alone=feedback.alone,
            )
        case NotRevealed():
            return render_not_revealed(definition, locale)
        case OwnSurvey():
            return _render_own_survey(feedback, locale)
        case GroupSurvey():
            return _render_group_survey(feedback, locale)


def _render_own_survey(survey: OwnSurvey, locale: Locale) -> str:
    """Render one person's survey: change, recommendations and answer counts."""
    part, html = survey.part, ""
    if part.before:
        html += survey_change.render_own_change(part, survey.before, survey.answer, locale)
    if part.leads:
        html += survey_recommendations.render_own_recommendations(part, survey.answer, survey.links, locale)
    if part.answers:
        html += survey_recommendations.render_answer_counts(part, survey.answer, locale)
    return html


def _render_group_survey(survey: GroupSurvey, locale: Locale) -> str:
    """Render a group's survey: ratings or change, and recommendations."""
    part, summary = survey.part, survey.summary
    render_summary = survey_change.render_group_change if part.before else survey_change.render_group_ratings
    html = render_summary(part, summary, locale)
    return (
        html
        if summary is None
        else html + survey_recommendations.render_group_recommendations(part, summary, survey.links, locale)
    )
