"""`/sheet/<curriculum>/<session>`: one's own worksheet to print; never a key."""

from collections.abc import Iterator

from tornado.web import HTTPError

from coopkit.exercises import Exercise, Raw
from coopkit.notebooks import Ran
from coopkit.serve.page import Page
from coopkit.store import LearnerRecord
from coopkit.submissions import Desk, Snapshot, is_revealed, snapshot_of, standing_of
from coopkit.submissions.figures import group_of, waiting
from coopkit.views.paper import worksheet
from coopkit.views.paper.sheet_answers import TOGETHER
from coopkit.views.paper.worked import Known


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
            record = await self.house.stored(self.house.store.answers.record, self.learner.id)
            self.finish(await self.house.drawn(filled, self.desk, record, found))
        else:
            self.finish(worksheet.render(found.session, self.locale_))


def filled(desk: Desk, record: LearnerRecord, ran: Ran) -> str:
    """The worksheet with a learner's saved answers in place; private exercises stay empty, as does what waits.

    Args:
        record: all that the store has of the learner.
    """
    snapshot = snapshot_of(desk, record)
    answers = {
        each.id: tuple(_answers(desk, snapshot, each)) for each in ran.exercises() if not each.definition.private
    }
    unknown = (each for each in ran.exercises() if not is_revealed(desk, snapshot, standing_of(snapshot, each)))
    known = Known(group_of(desk, snapshot), waiting=waiting(unknown))
    return worksheet.render(ran.session, desk.locale, answers=answers, group=snapshot.learner.name, known=known)


def _answers(desk: Desk, snapshot: Snapshot, exercise: Exercise) -> Iterator[tuple[str, Raw]]:
    current, standing = snapshot.current(exercise.id), standing_of(snapshot, exercise)
    if standing.by_seat and standing.everyone_is_through:
        for seat in snapshot.learner.seats:
            if seat.number in current and standing.seat_state(seat.number, seat.away) == "ready":
                yield seat.name, current[seat.number].answer
    if standing.group_answers and 0 in current:
        yield desk.locale.text(TOGETHER) if standing.by_seat else "", current[0].answer
