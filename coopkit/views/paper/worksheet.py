"""The worksheet: a session's exercises to print, blank or with saved answers."""

from collections.abc import Mapping, Sequence

from coopkit.content.session import Session
from coopkit.exercises.fields import Raw
from coopkit.i18n import Locale
from coopkit.views.paper.printed_calculation import SheetCalculations
from coopkit.views.paper.sheet import PrintedSheet, draw
from coopkit.views.paper.sheet_answers import SheetAnswers


def render(
    session: Session,
    locale: Locale,
    *,
    answers: Mapping[str, Sequence[tuple[str, Raw]]] | None = None,
    group: str = "",
    date: str = "",
    known: SheetCalculations | None = None,
) -> str:
    """Render a session's worksheet as one HTML file.

    Args:
        session: in the reader's language; it has no key, so none can be printed.
        answers: by exercise id, names ("" for a single one; the group comes after its members) and accepted answers;
            private exercises stay empty.
        group, date: as shown; "" prints lines to write on.
        known: what calculations know beside the sheet.
    """
    given = answers or {}
    inks = {
        definition.id: SheetAnswers(tuple((who, raw) for who, raw in given[definition.id] if raw))
        for definition in session.exercises()
        if definition.id in given and not definition.private
    }
    return draw(PrintedSheet(session, locale, group, date, inks=inks, known=known))
