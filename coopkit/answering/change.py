"""What changed between two surveys: one's own at once, the table's only from five answers."""

from coopkit.exercises import Definition, Raw
from coopkit.exercises.survey import Survey
from coopkit.i18n import Locale
from coopkit.store import Learner, Store
from coopkit.views import survey_change


def of_learner(store: Store, learner: Learner, definition: Definition, locale: Locale) -> str:
    """The change as this learner may see it now: a person's own, a group's as medians; "" without an earlier one."""
    part = _compared(definition)
    if part is None:
        return ""
    if learner.seats:
        medians = store.surveys.medians(learner.id, (part.before, definition.id), part.names())
        return survey_change.render_medians(part, medians, locale)
    return of_seat(store, learner, definition, 0, locale)


def of_seat(store: Store, learner: Learner, definition: Definition, seat: int, locale: Locale) -> str:
    """One person's own change; "" where there is no earlier survey, a sentence where it was not answered."""
    part = _compared(definition)
    if part is None:
        return ""
    return survey_change.render_own(
        part, _answer(store, learner, part.before, seat), _answer(store, learner, definition.id, seat), locale
    )


def _compared(definition: Definition) -> Survey | None:
    return next((part for part in definition.parts if isinstance(part, Survey) and part.before), None)


def _answer(store: Store, learner: Learner, exercise: str, seat: int) -> Raw:
    kept = store.answers.current(learner.id, exercise).get(seat)
    return kept.answer if kept else {}
