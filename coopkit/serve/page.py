"""What all pages have in common: who is asking, safe headers, and sentences instead of tracebacks."""

import logging
from http import HTTPStatus
from typing import Any

import msgspec
from tornado.web import HTTPError, RequestHandler

from coopkit.i18n import N_, Locale
from coopkit.serve.house import House
from coopkit.store import Learner, StoreError

LEARNER_COOKIE, FACILITATOR_COOKIE = "coopkit_learner", "coopkit_facilitator"
COOKIE_DAYS = 90
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})
_POLICY = (
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
    "frame-ancestors 'none'; form-action 'self'; base-uri 'none'"
)


class Page(RequestHandler):
    """A page of ours; `self.learner` is who is asking, as the signed cookie says."""

    house: House
    learner: Learner | None = None

    def initialize(self, house: House) -> None:
        self.house = house

    @property
    def locale_(self) -> Locale:
        """The reader's language."""
        return self.house.locale

    def set_default_headers(self) -> None:
        self.set_header("Content-Security-Policy", _POLICY)
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Referrer-Policy", "no-referrer")
        self.set_header("Cache-Control", "no-store")
        self.clear_header("Server")

    async def prepare(self) -> None:
        """Refuses a strange host on loopback, and finds out who is asking."""
        name = self.request.host.rpartition(":")[0] if self.request.host.count(":") in (1, 8) else self.request.host
        if not self.house.room and (name or self.request.host) not in _LOOPBACK:
            raise HTTPError(HTTPStatus.FORBIDDEN)
        signed = self.get_signed_cookie(LEARNER_COOKIE, max_age_days=COOKIE_DAYS)
        if signed:
            self.learner = await self.house.stored(self.house.store.classes.learner, signed.decode("ascii", "replace"))

    def remember(self, learner: Learner) -> None:
        """From now on this browser is this learner's."""
        self.set_signed_cookie(
            LEARNER_COOKIE, learner.id, expires_days=COOKIE_DAYS, httponly=True, samesite="Lax", path="/"
        )
        self.learner = learner

    def forget(self) -> None:
        """From now on this browser is nobody's."""
        self.clear_cookie(LEARNER_COOKIE, path="/")
        self.learner = None

    @property
    def is_facilitator(self) -> bool:
        """Whether this browser has exchanged the facilitator's link."""
        return self.get_signed_cookie(FACILITATOR_COOKIE, max_age_days=COOKIE_DAYS) == b"yes"

    def write_json(self, value: Any, status: HTTPStatus = HTTPStatus.OK) -> None:
        """Ends with JSON."""
        self.set_status(status)
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.finish(msgspec.json.encode(value))

    def log_exception(self, typ: Any, value: Any, tb: Any) -> None:
        """The log gets what happened; a sentence of the store's needs no traceback."""
        if isinstance(value, StoreError):
            logging.getLogger("coopkit").error("%s", value)
        else:
            super().log_exception(typ, value, tb)

    def sentence(self, status: int, error: BaseException | None) -> str:
        """What is said to the reader when something went wrong."""
        if isinstance(error, StoreError):
            return str(error)
        known = {
            403: N_("This page is not open from here. Go back to the start."),
            404: N_("There is no such page. Go back to the start."),
            405: N_("There is no such page. Go back to the start."),
        }
        other = N_("Something went wrong on the laptop. Your answers are safe. Go back and try again.")
        return self.locale_.text(known.get(status, other))
