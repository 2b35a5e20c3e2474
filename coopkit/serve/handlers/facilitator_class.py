"""`/facilitator/class/<code>`: one class, its QR code for the wall, and its people's filled sheets."""

from datetime import UTC, datetime
from http import HTTPStatus

from tornado.web import HTTPError

from coopkit.serve.handlers.facilitator import FacilitatorHandler
from coopkit.serve.handlers.sheet import filled
from coopkit.serve.qr import qr_svg
from coopkit.store import Class
from coopkit.store.codes import show_code

LOOK_AGAIN_SECONDS = 5


class ClassPage(FacilitatorHandler):
    """Who is in the class, their resume codes, their sheets."""

    async def get(self, code: str) -> None:
        found = await self.class_of(code)
        learners = await self.app.stored(self.app.store.classes.learners, code)
        self.show(
            "class.html",
            found=found,
            shown_code=show_code(code),
            learners=tuple((each, show_code(each.resume_code)) for each in learners),
            ways=tuple((self.locale_.text(way.label), way.url(self.app.port)) for way in self.network_addresses()),
            room=self.app.room,
            sessions=tuple(place.ran.session for place in self.app.sessions.places() if place.ran),
        )


class QrPage(FacilitatorHandler):
    """The way in, to be read from the wall."""

    def show_qr(self, found: Class | None) -> None:
        """The way in to a class, or to this laptop while there is none."""
        waiting = self.app.room and not self.app.visitors.reached
        if waiting:
            # As a header, not in the page: it works without a script, and no reader of the page is moved about.
            self.set_header("Refresh", str(LOOK_AGAIN_SECONDS))
        path = f"/join/{found.code}" if found else "/join/"
        ways = self.network_addresses()
        self.show(
            "qr.html",
            found=found,
            shown_code=show_code(found.code) if found else "",
            qr=qr_svg(ways[0].url(self.app.port, path)),
            ways=tuple(
                (self.locale_.text(way.label), way.url(self.app.port), index == 0) for index, way in enumerate(ways)
            ),
            room=self.app.room,
            waiting=waiting,
        )


class ClassQr(QrPage):
    """The QR code and the code of a class."""

    async def get(self, code: str) -> None:
        self.show_qr(await self.class_of(code))


class RoomQr(QrPage):
    """`/facilitator/qr`: the newest class of today, or this laptop while there is none."""

    async def get(self) -> None:
        newest = await self.app.stored(self.app.store.classes.newest)
        if newest and newest.created.astimezone().date() == datetime.now(UTC).astimezone().date():
            self.redirect(f"/facilitator/class/{newest.code}/qr")
        else:
            self.show_qr(None)


class FilledSheet(FacilitatorHandler):
    """`/facilitator/class/<code>/sheet/<learner>/<curriculum>/<session>`: what a group has written, to print."""

    async def get(self, code: str, learner_id: str, curriculum: str, session: str) -> None:
        ran = await self.ran(f"{curriculum}/{session}")
        record = await self.app.stored(self.app.store.answers.record, learner_id)
        if record.learner.class_code != code:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        self.finish(await self.app.drawn(filled, self.answer_context, record, ran))
