"""Results of surveys and changes between two of them, statement by statement: of one person or of a group."""

from collections.abc import Iterable
from dataclasses import dataclass

from coopkit.exercises import Raw
from coopkit.exercises.fields import UNKNOWN, Scale
from coopkit.exercises.kinds.survey import Survey
from coopkit.i18n import N_, Locale, lazy
from coopkit.store import RatingSummary, Summary
from coopkit.views.answer_text import in_words
from coopkit.views.environment import render

WIDE = 2
"""If the middle half of the answers spans this many steps, people disagree."""

BEFORE, NOW = N_("Before"), N_("Now")


@dataclass(frozen=True)
class RatingCell:
    """A rating with further details for a group; `apart` if its members disagree."""

    rating: str
    more: tuple[str, ...] = ()
    apart: str = ""


@dataclass(frozen=True)
class Compared:
    """A statement with its rating in each survey."""

    label: str
    cells: tuple[RatingCell, ...]


def render_own(part: Survey, before: Raw, after: Raw, locale: Locale) -> str:
    """Render one person's ratings before and after.

    Args:
        before, after: what was typed in the two surveys; a statement not answered both times has no row.
    """
    scale = part.grid.columns[0]
    rows = tuple(
        Compared(row.label, tuple(RatingCell(in_words(scale, each[name])) for each in (before, after)))
        for row, name in zip(part.grid.rows, part.names(), strict=True)
        if before.get(name) and after.get(name)
    )
    remark = "" if rows else locale.text(N_("There is no survey from before to compare with."))
    if rows and isinstance(scale, Scale) and scale.unknown:
        then, now = (sum(each.get(name) == UNKNOWN for name in part.names()) for each in (before, after))
        remark = locale.resolve(lazy("You did not know: {then} before, {now} now.", then=then, now=now))
    return _html(locale.text(N_("Your own change")), (BEFORE, NOW), rows, (remark,), locale)


def render_change(part: Survey, summary: Summary | None, locale: Locale) -> str:
    """Render a group's answers before and after; a sentence if fewer than five answered both.

    Args:
        summary: the store's summary of both surveys, None if there are too few answers.
    """
    title = locale.text(N_("Our table’s change: the middle answer, before and after"))
    if summary is None:
        few = locale.text(N_("The table’s result is shown when five or more have answered both surveys."))
        return _html(title, (), (), (few,), locale)
    return _html(title, (BEFORE, NOW), compared(part, summary, locale), counted_both(summary, locale), locale)


def render_now(part: Survey, summary: Summary | None, locale: Locale) -> str:
    """Render a group's answers to one survey; a sentence if fewer than five answered it.

    Args:
        summary: the store's summary of this survey, None if there are too few answers.
    """
    title = locale.text(N_("Our table: the middle answer"))
    if summary is None:
        few = locale.text(N_("The table’s result is shown when five or more have answered."))
        return _html(title, (), (), (few,), locale)
    return _html(title, (NOW,), compared(part, summary, locale), (counted(summary, locale),), locale)


def compared(part: Survey, summary: Summary, locale: Locale) -> tuple[Compared, ...]:
    """Return each statement with median, spread and number of don't-knows for each survey."""
    return tuple(
        Compared(row.label, tuple(_said(part, values[name], locale) for values in summary.values.values()))
        for row, name in zip(part.grid.rows, part.names(), strict=True)
    )


def counted(summary: Summary, locale: Locale) -> str:
    """Return a sentence: how many people answered one survey."""
    return locale.plural("{n} person answered.", "{n} people answered.", summary.count)


def counted_both(summary: Summary, locale: Locale) -> tuple[str, ...]:
    """Return a sentence: how many people answered both surveys, and how many are left out."""
    both = locale.plural("{n} person answered both.", "{n} people answered both.", summary.count)
    if not summary.left_out:
        return (both,)
    one, many = "{n} person answered only one and is left out.", "{n} people answered only one and are left out."
    return (f"{both} {locale.plural(one, many, summary.left_out)}",)


def _said(part: Survey, rated: RatingSummary, locale: Locale) -> RatingCell:
    scale = part.grid.columns[0]
    unknown: tuple[str, ...] = ()
    if isinstance(scale, Scale) and scale.unknown and rated.unknown:
        unknown = (locale.plural("{n} does not know", "{n} do not know", rated.unknown),)
    middle = rated.middle
    if middle is None:
        return RatingCell("–", (locale.text(N_("too few rated it")), *unknown))
    half = lazy("at least half said {low} to {high}", low=middle.low, high=middle.high)
    if middle.low == middle.high:
        half = lazy("at least half said {low}", low=middle.low)
    apart = locale.text(N_("We see this differently: talk about why.")) if middle.high - middle.low >= WIDE else ""
    return RatingCell(locale.number(middle.median.normalize()), (locale.resolve(half), *unknown), apart)


def _html(
    title: str, heads: tuple[str, ...], rows: Iterable[Compared], remarks: tuple[str, ...], locale: Locale
) -> str:
    return str.__str__(
        render("survey_change.html", locale, title=title, heads=heads, rows=tuple(rows), remarks=remarks)
    )
