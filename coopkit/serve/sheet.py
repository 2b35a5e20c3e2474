"""`/sheet/<curriculum>/<session>`: one's own worksheet to print; never a key."""

from collections.abc import Iterator

from tornado.web import HTTPError

from coopkit.answering import Desk, Standing, standing_of
from coopkit.answering.desk import is_revealed
from coopkit.answering.figures import group_of, waiting
from coopkit.exercises import Raw
from coopkit.exercises.exercise import Definition
from coopkit.serve.page import Page
from coopkit.sessions import Ran
from coopkit.store import Learner
from coopkit.views import worksheet
from coopkit.views.paper_ink import TOGETHER
from coopkit.views.paper_worked import Known


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
            self.finish(await self.house.stored(filled, self.desk, self.learner, found))
        else:
            self.finish(worksheet.render(found.session, self.locale_))


def filled(desk: Desk, learner: Learner, ran: Ran) -> str:
    """The worksheet with a learner's saved answers in place; private exercises stay empty, as does what waits."""
    answers = {
        definition.id: tuple(_answers(desk, learner, definition))
        for definition in ran.session.exercises()
        if not definition.private
    }
    unknown = (each for each in ran.exercises() if not is_revealed(desk, learner, standing_of(desk, learner, each)))
    known = Known(group_of(desk, desk.store.answers.of_learner(learner.id)), waiting=waiting(unknown))
    return worksheet.render(ran.session, desk.locale, answers=answers, group=learner.name, known=known)


def _answers(desk: Desk, learner: Learner, definition: Definition) -> Iterator[tuple[str, Raw]]:
    current = desk.store.answers.current(learner.id, definition.id)
    standing = Standing(definition, learner, desk.store.answers.marks(learner.id, definition.id))
    if standing.by_seat and standing.everyone_is_through:
        for seat in learner.seats:
            if seat.number in current and standing.seat_state(seat.number, seat.away) == "ready":
                yield seat.name, current[seat.number].answer
    if standing.group_answers and 0 in current:
        yield desk.locale.text(TOGETHER) if standing.by_seat else "", current[0].answer
