"""What a class said of itself, session by session: only what five or more people answered."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from coopkit.exercises import Definition
from coopkit.exercises.fields import UNKNOWN, Scale
from coopkit.exercises.session import Session
from coopkit.exercises.survey import Survey
from coopkit.i18n import N_, Locale
from coopkit.store import Store
from coopkit.views import survey_change
from coopkit.views.survey_change import Compared

FIRST, LATER = N_("Now"), N_("Later")


@dataclass(frozen=True)
class Assessed:
    """A self-assessment of a session: its statements with what the class said, first and later.

    rows: none while fewer than five people have answered.
    """

    session: Session
    scale: str
    heads: tuple[str, ...] = ()
    rows: tuple[Compared, ...] = ()
    remarks: tuple[str, ...] = ()


def assessed(store: Store, code: str, sessions: Iterable[Session], locale: Locale) -> tuple[Assessed, ...]:
    """The self-assessments of all sessions: private surveys that lead on, or that a later one is compared with.

    Args:
        code: the class.
        sessions: what there is to learn, in order.
    """
    listed = tuple(sessions)
    later = {part.before: definition.id for session in listed for definition, part in _surveys(session) if part.before}
    return tuple(
        _of_class(store, code, session, definition, part, later.get(definition.id, ""), locale)
        for session in listed
        for definition, part in _surveys(session)
        if not part.before and (part.leads or definition.id in later)
    )


def _surveys(session: Session) -> Iterator[tuple[Definition, Survey]]:
    for definition in session.exercises():
        for part in definition.parts:
            if definition.private and isinstance(part, Survey) and not part.ways:
                yield definition, part


def _of_class(
    store: Store, code: str, session: Session, definition: Definition, part: Survey, later: str, locale: Locale
) -> Assessed:
    column, names = part.grid.columns[0], part.names()
    scale = ""
    if isinstance(column, Scale):
        ends = ((column.low, column.low_label), (column.high, column.high_label))
        scale = " · ".join(f"{number} – {words}" for number, words in ends)
    both = store.surveys.of_class(code, (definition.id, later), names, UNKNOWN) if later else None
    if both:
        rows, remarks = survey_change.compared(part, both, locale), survey_change.counted_both(both, locale)
        return Assessed(session, scale, (FIRST, LATER), rows, remarks)
    first = store.surveys.of_class(code, (definition.id,), names, UNKNOWN)
    if first is None:
        return Assessed(session, scale)
    remarks = (survey_change.counted(first, locale),)
    if later:
        remarks += (locale.text(N_("Later answers are shown beside these when five or more have answered both.")),)
    return Assessed(session, scale, (FIRST,), survey_change.compared(part, first, locale), remarks)
