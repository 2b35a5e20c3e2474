"""What a survey's answers suggest: exercises to begin with, and how often each answer was chosen."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from coopkit.exercises import RawAnswer
from coopkit.exercises.fields import UNKNOWN, Scale, single_value
from coopkit.exercises.kinds.survey import Survey
from coopkit.i18n import N_, Locale, lazy
from coopkit.store import Summary
from coopkit.submissions import ExerciseLink
from coopkit.views.environment import render_html_text

LOWEST = 2
"""How many of a scale's lowest ratings count as low."""

Links = Mapping[str, ExerciseLink]
"""Links to exercises, by exercise id."""


@dataclass(frozen=True)
class Recommendation:
    """A recommended exercise, and the statements that lead to it with their ratings."""

    words: str
    url: str
    statements: list[tuple[str, str]]


def render_own_recommendations(part: Survey, raw: RawAnswer, links: Links, locale: Locale) -> str:
    """Render recommendations for one person: lowest ratings first, then don't-knows; "" if there are none.

    Args:
        raw: this person's answer.
        links: to the exercises that the survey can recommend.
    """
    answers = {name: single_value(raw, name) for name in part.rating_names()}
    ratings = {name: Decimal(value) for name, value in answers.items() if value.isdecimal()}
    unknown = {name for name, value in answers.items() if value == UNKNOWN}
    return _render_recommendations(part, locale.text(N_("What matters most to you")), ratings, unknown, links, locale)


def render_group_recommendations(part: Survey, summary: Summary, links: Links, locale: Locale) -> str:
    """Render recommendations for a group: lowest medians first, then what half or more don't know.

    Args:
        summary: the store's summary of one survey, or of several, of which the last one counts.
    """
    latest = list(summary.values.values())[-1]
    unknown = {name for name, rated in latest.items() if rated.middle is None or 2 * rated.unknown >= summary.count}
    ratings = {name: rated.middle.median for name, rated in latest.items() if rated.middle and name not in unknown}
    return _render_recommendations(
        part, locale.text(N_("What matters most to our group")), ratings, unknown, links, locale
    )


def render_answer_counts(part: Survey, raw: RawAnswer, locale: Locale) -> str:
    """Render how often one person chose each answer, as a bar and a number, and a sentence about the most frequent."""
    taken = [single_value(raw, name) for name in part.rating_names()]
    counts = [(option.text, taken.count(option.id)) for option in part.answers]
    most = max(count for _, count in counts)
    frequent = tuple(lazy("“{answer}”", answer=text) for text, count in counts if count == most)
    finding = lazy("You chose most often: {answers}.", answers=frequent)
    rows = [(text, count, locale.resolve(lazy("{n} of {all}", n=count, all=len(taken)))) for text, count in counts]
    return render_html_text(
        "survey_answer_counts.html", locale, finding=locale.resolve(finding), rows=rows, all=len(taken)
    )


def _render_recommendations(
    part: Survey, title: str, ratings: Mapping[str, Decimal], unknown: set[str], links: Links, locale: Locale
) -> str:
    """Render the exercises for statements with a low rating, then for unknown ones; "" if the survey has none.

    Args:
        ratings: by the name of a statement's field. unknown: the names of statements that count as not known.
    """
    scale = part.grid.columns[0]
    if not part.leads or not isinstance(scale, Scale):
        return ""
    low = sorted((name for name in ratings if ratings[name] < scale.low + LOWEST), key=lambda name: ratings[name])
    words = {name: locale.number(ratings[name].normalize()) for name in low}
    words |= {name: scale.unknown for name in part.rating_names() if name in unknown}
    labels = dict(zip(part.rating_names(), (row.label for row in part.grid.rows), strict=True))
    exercises = dict(
        zip(part.rating_names(), (dict(part.leads).get(row.id, "") for row in part.grid.rows), strict=True)
    )
    found: dict[str, Recommendation] = {}
    for name, rating in words.items():
        if exercises[name] in links:
            link = links[exercises[name]]
            recommendation = found.setdefault(exercises[name], Recommendation(link.step, link.url, []))
            recommendation.statements.append((labels[name], rating))
    return render_html_text("survey_recommendations.html", locale, title=title, recommendations=tuple(found.values()))
