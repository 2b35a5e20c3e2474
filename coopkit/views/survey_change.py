"""What changed between the survey before and the one after, statement by statement."""

from coopkit.exercises import Raw
from coopkit.exercises.survey import Survey
from coopkit.i18n import N_, Locale
from coopkit.store import Medians
from coopkit.views.environment import render


def render_own(part: Survey, before: Raw, after: Raw, locale: Locale) -> str:
    """One person's own ratings before and after.

    Args:
        before, after: what was typed in the two surveys; a statement not rated both times has no row.
    """
    rows = [
        (row.label, before.get(name), after.get(name)) for row, name in zip(part.grid.rows, part.names(), strict=True)
    ]
    rated = [(label, str(then), str(now)) for label, then, now in rows if then and now]
    missing = "" if rated else locale.text(N_("There is no survey from before to compare with."))
    return str(
        render("survey_change.html", locale, title=locale.text(N_("Your own change")), rows=rated, remark=missing)
    )


def render_medians(part: Survey, medians: Medians | None, locale: Locale) -> str:
    """The table's medians before and after; a sentence where fewer than five answered both.

    Args:
        medians: what the store gives out, None where there are too few answers.
    """
    title = locale.text(N_("Our table’s change: the middle answer, before and after"))
    if medians is None:
        few = locale.text(N_("The table’s result is shown when five or more have answered both surveys."))
        return str(render("survey_change.html", locale, title=title, rows=[], remark=few))
    before, after = list(medians.values.values())
    rows = [
        (row.label, locale.number(before[name].normalize()), locale.number(after[name].normalize()))
        for row, name in zip(part.grid.rows, part.names(), strict=True)
    ]
    counted = locale.plural("{n} person answered both.", "{n} people answered both.", medians.count)
    if medians.left_out:
        counted += " " + locale.plural(
            "{n} person answered only one and is left out.",
            "{n} people answered only one and are left out.",
            medians.left_out,
        )
    return str(render("survey_change.html", locale, title=title, rows=rows, remark=counted))
