"""The base of all page handlers: the learner, safe headers, and error pages instead of tracebacks."""

import logging
from dataclasses import replace
from http import HTTPStatus
from typing import Any
from urllib.parse import quote, unquote

import msgspec
from tornado.web import HTTPError, RequestHandler

from coopkit.countries import Country, UnknownCountry, load_country
from coopkit.i18n import N_, Locale, NumberStyle, parse_style
from coopkit.notebooks import NotebookRun
from coopkit.serve.context import AppContext
from coopkit.serve.network import is_remote
from coopkit.serve.static_files import asset_url
from coopkit.store import Learner, StoreError, StoreUnknown
from coopkit.submissions import AnswerContext
from coopkit.views.page_frame import PageFrame
from coopkit.views.screen.exercise_form import render_page

KEEP_ACCESS = "keep_access"
"""What the facilitator ticks to stay signed in while she tries out what learners see."""
LEARNER_COOKIE, FACILITATOR_COOKIE = "coopkit_learner", "coopkit_facilitator"
COUNTRY_COOKIE, NUMBERS_COOKIE = "coopkit_country", "coopkit_numbers"
COOKIE_DAYS = 90
# max_age is counted by the browser's clock, so that setting the laptop's clock signs nobody out.
COOKIE_SETTINGS: dict[str, Any] = {
    "expires_days": None,
    "max_age": COOKIE_DAYS * 24 * 3600,
    "httponly": True,
    "samesite": "Lax",
    "path": "/",
}
_ANY_AGE_DAYS = 36500
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})
_POLICY = (
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
    "frame-ancestors 'none'; form-action 'self'; base-uri 'none'"
)


class Refusal(HTTPError):
    """A request that is refused with one sentence, already in the reader's language."""

    def __init__(self, status: HTTPStatus, sentence: str) -> None:
        super().__init__(status)
        self.sentence = sentence


class PageHandler(RequestHandler):
    """The base of all pages; `self.learner` is who is answering, from the signed cookie."""

    app: AppContext
    learner: Learner | None = None

    def initialize(self, app: AppContext) -> None:
        self.app = app

    @property
    def locale_(self) -> Locale:
        """The reader's language with the chosen country's formats."""
        return self.app.locale_in(self.country, self.number_style)

    @property
    def number_style(self) -> NumberStyle | None:
        """The number style chosen on this device, or None."""
        try:
            return parse_style(unquote(self.get_cookie(NUMBERS_COOKIE, "")))
        except ValueError:
            return None

    @property
    def country(self) -> Country:
        """The country chosen on this device, or the server's if none was chosen or it no longer exists."""
        chosen = self.get_cookie(COUNTRY_COOKIE)
        if chosen is None:
            return self.app.country
        try:
            return load_country(chosen)
        except UnknownCountry:
            return self.app.country

    @property
    def answer_context(self) -> AnswerContext:
        """What submissions need, for this reader."""
        return self.app.answer_context(self.locale_, self.country)

    def set_default_headers(self) -> None:
        self.set_header("Content-Security-Policy", _POLICY)
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Referrer-Policy", "no-referrer")
        self.set_header("Cache-Control", "no-store")
        self.clear_header("Server")

    async def prepare(self) -> None:
        """Refuse phones that are kept out and other hosts on loopback; find the learner who sent the request."""
        peer = self.request.remote_ip or ""
        self.app.remote_requests.record(peer)
        if not self.app.phones.allowed and is_remote(peer):
            # Over a connection from before. As if it were offline, so that the phone keeps its answers and sends them.
            raise HTTPError(HTTPStatus.SERVICE_UNAVAILABLE)
        name = self.request.host.rpartition(":")[0] if self.request.host.count(":") in (1, 8) else self.request.host
        if not self.app.phones.allowed and (name or self.request.host) not in _LOOPBACK:
            raise HTTPError(HTTPStatus.FORBIDDEN)
        signed = self.get_signed_cookie(LEARNER_COOKIE, max_age_days=_ANY_AGE_DAYS)
        if signed:
            self.learner = await self.load_learner(signed.decode("ascii", "replace"))

    async def load_learner(self, learner: str) -> Learner | None:
        """Return the learner with this id, as the store has them now."""
        return await self.app.run_in_store_pool(self.app.store.classes.learner, learner)

    def sign_in_learner(self, learner: Learner) -> None:
        """Sign in this learner. The facilitator is signed out unless she asked to stay signed in."""
        if self.form_value(KEEP_ACCESS) != "1":
            self.sign_out_facilitator()
        self.set_signed_cookie(LEARNER_COOKIE, learner.id, **COOKIE_SETTINGS)
        self.learner = learner

    def sign_out_learner(self) -> None:
        """Sign out the learner."""
        self.clear_cookie(LEARNER_COOKIE, path="/")
        self.learner = None

    @property
    def is_facilitator(self) -> bool:
        """Whether this browser is signed in as the facilitator."""
        return self.app.facilitator.is_signed_in(self._facilitator_token)

    @property
    def _facilitator_token(self) -> str:
        signed = self.get_signed_cookie(FACILITATOR_COOKIE, max_age_days=_ANY_AGE_DAYS)
        return signed.decode("ascii", "replace") if signed else ""

    def sign_out_facilitator(self) -> None:
        """Sign out the facilitator."""
        if self.get_cookie(FACILITATOR_COOKIE):
            self.app.facilitator.sign_out(self._facilitator_token)
            self.clear_cookie(FACILITATOR_COOKIE, path="/")

    def learner_data(self) -> dict[str, Any] | None:
        """Return what the page's script needs to know about the learner, or None if there is no learner."""
        if self.learner is None:
            return None
        seats = [{"seat": seat.number, "name": seat.name, "away": seat.away} for seat in self.learner.seats]
        return {
            "learner": self.learner.id,
            "person": not seats,
            "seats": seats,
            "states": {},
            "styles": self.locale_.conventions.tags,
            "answers": "/answers/",
        }

    def page_frame(self) -> PageFrame:
        """Return the header and navigation of a page."""
        learner = self.learner
        return PageFrame(
            header_title=learner.name if learner else "",
            script_url=asset_url("coopkit.js"),
            style_url=asset_url("coopkit.css"),
            sessions_url=self.sessions_url() if learner else "",
            switch_url="/switch" if learner else "",
            sign_out_token=self.xsrf_token.decode("ascii") if self.is_facilitator else "",
            signed_in_as=self.locale_.text(
                N_("The facilitator is signed in here, so anyone who uses this browser can open the answer keys.")
            ),
        )

    def sessions_url(self) -> str:
        """Return the address of the list of sessions, or the home page if there are several curricula."""
        return f"/learn/{self.app.curricula[0].id}/" if len(self.app.curricula) == 1 else "/"

    def codes_url(self, next_url: str) -> str:
        """Return the address of the page of codes, which leads on to `next_url`."""
        return f"/codes?next={quote(next_url)}" if next_url else "/codes"

    def show(self, template: str, status: HTTPStatus = HTTPStatus.OK, **context: Any) -> None:
        """Send a page. `template` is in templates/pages, `context` is for the template."""
        self.set_status(status)
        known = {"xsrf": self.xsrf_token.decode("ascii"), **context}
        self.finish(
            render_page(f"pages/{template}", self.locale_, self.page_frame(), page=self.learner_data(), **known)
        )

    async def notebook_run(self, name: str) -> NotebookRun:
        """Return the run of a session's notebook, waiting for the first one.

        Raises:
            HTTPError: there is no such session. Refusal: its notebook fails.
        """
        session = await self.app.sessions.wait_for(name)
        if session is None:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        if session.run is None:
            sentence = N_("We can’t show this session right now. The facilitator’s dashboard says why.")
            raise Refusal(HTTPStatus.SERVICE_UNAVAILABLE, self.locale_.text(sentence))
        return session.run

    def redirect_to_home(self) -> None:
        """Redirect somebody who hasn't joined to the home page; after joining they come back to this page."""
        self.redirect(f"/?next={quote(self.request.uri or '')}")

    def redirect_after_post(self, address: str) -> None:
        """Redirect after a form was handled, so that a reload doesn't send it again."""
        self.redirect(address, status=HTTPStatus.SEE_OTHER)

    def form_value(self, name: str) -> str:
        """Return the value a form sent under this name, as typed; "" if there is none."""
        return next(iter(self.form_values(name)), "")

    def form_values(self, name: str) -> tuple[str, ...]:
        """Return all values a form sent under this name, as typed."""
        # Not get_arguments, which turns control characters into spaces: names that contain them must be refused.
        return tuple(value.decode("utf-8", "replace") for value in self.request.body_arguments.get(name, ()))

    def write_json(self, value: Any, status: HTTPStatus = HTTPStatus.OK) -> None:
        """Send JSON."""
        self.set_status(status)
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.finish(msgspec.json.encode(value))

    def log_exception(self, typ: Any, value: Any, tb: Any) -> None:
        """Log the exception; a StoreError needs no traceback."""
        if isinstance(value, StoreError):
            logging.getLogger("coopkit").error("%s", value)
        else:
            super().log_exception(typ, value, tb)

    def error_message(self, status: int, error: BaseException | None) -> str:
        """Return the sentence to show when something went wrong."""
        if isinstance(error, Refusal):
            return error.sentence
        if isinstance(error, StoreError):
            return str(error)
        known = {
            400: N_("We couldn’t read this. Go back and try again."),
            403: N_("You can’t open this page from here. Go back to the home page."),
            404: N_("This page doesn’t exist. Go back to the home page."),
            405: N_("This page doesn’t exist. Go back to the home page."),
        }
        other = N_("Something went wrong on the laptop. Your answers are safe. Go back and try again.")
        return self.locale_.text(known.get(status, other))

    def check_xsrf_cookie(self) -> None:
        """Check the XSRF token, and say what to do if the browser keeps no cookies."""
        try:
            super().check_xsrf_cookie()
        except HTTPError as error:
            sentence = N_(
                "This page was open for too long, or your browser blocks cookies. Allow cookies, then try again."
            )
            raise Refusal(HTTPStatus.FORBIDDEN, self.locale_.text(sentence)) from error

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Show what went wrong, in one sentence on a page of ours."""
        error = kwargs["exc_info"][1] if "exc_info" in kwargs else None
        if isinstance(error, StoreError):
            found = isinstance(error, StoreUnknown)
            status_code = HTTPStatus.NOT_FOUND if found else HTTPStatus.SERVICE_UNAVAILABLE
        sentence = self.error_message(status_code, error)
        self.show("error.html", HTTPStatus(status_code), is_missing=status_code == 404, sentence=sentence)


class CurriculumPageHandler(PageHandler):
    """The base of pages in the colour of the curriculum that their address names first."""

    def page_frame(self) -> PageFrame:
        """Return the frame in the curriculum's colour."""
        return replace(super().page_frame(), curriculum_id=self.path_args[0])
