"""`/sheet/<curriculum>/<session>`: one's own worksheet to print; never a key."""

from collections.abc import Iterator

from tornado.web import HTTPError

from coopkit.answering import Standing
from coopkit.exercises import Raw
from coopkit.exercises.exercise import Definition
from coopkit.exercises.session import Session
from coopkit.i18n import Locale
from coopkit.serve.page import Page
from coopkit.store import Learner, Store
from coopkit.views import worksheet


class Sheet(Page):
    """Blank, or with `?filled=1` with one's answers."""

    async def get(self, curriculum: str, session: str) -> None:
        name = f"{curriculum}/{session}"
        if self.house.shelf.place(name) is None:
            raise HTTPError(404)
        if self.learner is None:
            self.ask_who()
            return
        found = await self.ran(name)
        if self.get_argument("filled", "") == "1":
            self.finish(await self.house.stored(filled, self.house.store, self.learner, found.session, self.locale_))
        else:
            self.finish(worksheet.render(found.session, self.locale_))


def filled(store: Store, learner: Learner, session: Session, locale: Locale) -> str:
    """The worksheet with a learner's saved answers in place; private exercises stay empty."""
    answers = {
        definition.id: tuple(_answers(store, learner, definition, locale))
        for definition in session.exercises()
        if not definition.private
    }
    return worksheet.render(session, locale, answers=answers, group=learner.name)


def _answers(store: Store, learner: Learner, definition: Definition, locale: Locale) -> Iterator[tuple[str, Raw]]:
    current = store.answers.current(learner.id, definition.id)
    standing = Standing(definition, learner, store.answers.marks(learner.id, definition.id))
    if standing.by_seat and standing.everyone_is_through:
        for seat in learner.seats:
            if seat.number in current and standing.seat_state(seat.number, seat.away) == "ready":
                yield seat.name, current[seat.number].answer
    if standing.group_answers and 0 in current:
        yield locale.text("Together") if standing.by_seat else "", current[0].answer
