"""The worksheet: a session's exercises to print, blank or with saved answers."""

from collections.abc import Mapping, Sequence

from coopkit.content.session import Session
from coopkit.exercises.fields import RawAnswer
from coopkit.i18n import Locale
from coopkit.views.paper.printed_calculation import SheetCalculations
from coopkit.views.paper.sheet import PrintedSheet, render_sheet
from coopkit.views.paper.sheet_answers import SheetAnswers


def render_worksheet(
    session: Session,
    locale: Locale,
    *,
    answers: Mapping[str, Sequence[tuple[str, RawAnswer]]] | None = None,
    group: str = "",
    date: str = "",
    calculations: SheetCalculations | None = None,
) -> str:
    """Render a session's worksheet as one HTML file.

    Args:
        session: in the reader's language; it has no key, so none can be printed.
        answers: by exercise id, names ("" for a single one; the group comes after its members) and accepted answers;
            private exercises stay empty.
        group, date: as shown; "" prints lines to write on.
        calculations: what the session's calculations need beside these answers.
    """
    by_exercise = answers or {}
    printed = {
        definition.id: SheetAnswers(tuple((person, raw) for person, raw in by_exercise[definition.id] if raw))
        for definition in session.exercises()
        if definition.id in by_exercise and not definition.private
    }
    return render_sheet(PrintedSheet(session, locale, group, date, answers=printed, calculations=calculations))
