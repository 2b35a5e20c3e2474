"""Survey results, and changes between two surveys, statement by statement, of one person or a group."""

from collections.abc import Iterable
from dataclasses import dataclass

from coopkit.exercises import RawAnswer
from coopkit.exercises.fields import UNKNOWN, Scale
from coopkit.exercises.kinds.survey import Survey
from coopkit.i18n import N_, Locale, lazy
from coopkit.store import RatingSummary, Summary
from coopkit.views.answer_text import answer_in_words
from coopkit.views.environment import render_html_text

WIDE = 2
"""If the middle half of the answers spans this many steps, people disagree."""

BEFORE, NOW = N_("Before"), N_("Now")


@dataclass(frozen=True)
class RatingCell:
    """A rating; for a group also details such as its spread, and a sentence if its members disagree."""

    rating: str
    details: tuple[str, ...] = ()
    disagreement: str = ""


@dataclass(frozen=True)
class SurveyRow:
    """A statement of a survey with its rating in each survey."""

    label: str
    cells: tuple[RatingCell, ...]


def render_own_change(part: Survey, before: RawAnswer, after: RawAnswer, locale: Locale) -> str:
    """Render one person's ratings before and after.

    Args:
        before, after: what was typed in the two surveys; a statement not answered both times has no row.
    """
    scale = part.grid.columns[0]
    rows = tuple(
        SurveyRow(row.label, tuple(RatingCell(answer_in_words(scale, each[name])) for each in (before, after)))
        for row, name in zip(part.grid.rows, part.rating_names(), strict=True)
        if before.get(name) and after.get(name)
    )
    remark = "" if rows else locale.text(N_("There’s no earlier survey to compare with."))
    if rows and isinstance(scale, Scale) and scale.unknown:
        then, now = (sum(each.get(name) == UNKNOWN for name in part.rating_names()) for each in (before, after))
        remark = locale.resolve(lazy("“I don’t know”: {then} before, {now} now.", then=then, now=now))
    return _render_survey(locale.text(N_("Your own change")), (BEFORE, NOW), rows, (remark,), locale)


def render_group_change(part: Survey, summary: Summary | None, locale: Locale) -> str:
    """Render a group's answers before and after; a sentence if fewer than five answered both.

    Args:
        summary: the store's summary of both surveys, None if there are too few answers.
    """
    title = locale.text(N_("Our group’s change: the middle answer, before and after"))
    if summary is None:
        few = locale.text(N_("You’ll see your group’s result when five or more people have answered both surveys."))
        return _render_survey(title, (), (), (few,), locale)
    return _render_survey(
        title, (BEFORE, NOW), statement_rows(part, summary, locale), answer_counts_text(summary, locale), locale
    )


def render_group_ratings(part: Survey, summary: Summary | None, locale: Locale) -> str:
    """Render a group's answers to one survey; a sentence if fewer than five answered it.

    Args:
        summary: the store's summary of this survey, None if there are too few answers.
    """
    title = locale.text(N_("Our group: the middle answer"))
    if summary is None:
        few = locale.text(N_("You’ll see your group’s result when five or more people have answered."))
        return _render_survey(title, (), (), (few,), locale)
    return _render_survey(
        title, (NOW,), statement_rows(part, summary, locale), (answer_count_text(summary, locale),), locale
    )


def statement_rows(part: Survey, summary: Summary, locale: Locale) -> tuple[SurveyRow, ...]:
    """Return a group's rating of each statement in each survey: median, spread and number of don't-knows."""
    return tuple(
        SurveyRow(row.label, tuple(_rating_cell(part, values[name], locale) for values in summary.values.values()))
        for row, name in zip(part.grid.rows, part.rating_names(), strict=True)
    )


def answer_count_text(summary: Summary, locale: Locale) -> str:
    """Return the sentence that says how many people answered a survey."""
    return locale.plural("{n} person answered.", "{n} people answered.", summary.count)


def answer_counts_text(summary: Summary, locale: Locale) -> tuple[str, ...]:
    """Return the sentence that says how many people answered both surveys, and how many are left out."""
    both = locale.plural("{n} person answered both.", "{n} people answered both.", summary.count)
    if not summary.left_out:
        return (both,)
    one, many = "{n} person answered only one and is left out.", "{n} people answered only one and are left out."
    return (f"{both} {locale.plural(one, many, summary.left_out)}",)


def _rating_cell(part: Survey, rated: RatingSummary, locale: Locale) -> RatingCell:
    """Return a group's median, spread and number of don't-knows for one statement."""
    scale = part.grid.columns[0]
    unknown: tuple[str, ...] = ()
    if isinstance(scale, Scale) and scale.unknown and rated.unknown:
        unknown = (locale.plural("{n} does not know", "{n} do not know", rated.unknown),)
    middle = rated.middle
    if middle is None:
        return RatingCell("–", (locale.text(N_("too few answers")), *unknown))
    half = lazy("at least half answered {low} to {high}", low=middle.low, high=middle.high)
    if middle.low == middle.high:
        half = lazy("at least half answered {low}", low=middle.low)
    disagreement = (
        locale.text(N_("We see this differently. Talk about why.")) if middle.high - middle.low >= WIDE else ""
    )
    return RatingCell(locale.number(middle.median.normalize()), (locale.resolve(half), *unknown), disagreement)


def _render_survey(
    title: str, heads: tuple[str, ...], rows: Iterable[SurveyRow], remarks: tuple[str, ...], locale: Locale
) -> str:
    """Render a table of statements with its title and remarks."""
    return render_html_text("survey_change.html", locale, title=title, heads=heads, rows=tuple(rows), remarks=remarks)
