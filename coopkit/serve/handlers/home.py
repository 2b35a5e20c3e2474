"""`/`: the ways in, and the way out when somebody else takes over."""

from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import msgspec
from msgspec import Struct
from tornado.web import HTTPError

from coopkit.countries import UnknownCountry, countries, load_country
from coopkit.i18n import N_, parse_style
from coopkit.serve.handlers.identity import NameRefused, own_path, read_name
from coopkit.serve.page import COUNTRY_COOKIE, KEPT, NUMBERS_COOKIE, PageHandler
from coopkit.store import Learner
from coopkit.store.codes import show_code


class Home(PageHandler):
    """`/`: carry on, start alone, join a class, resume."""

    def get(self) -> None:
        self.show("home.html", wanted=own_path(self.get_argument("next", "")), **self.ways_in())

    def ways_in(self) -> dict[str, Any]:
        """What the page says of this browser and of what can be learnt."""
        return {
            "learner": self.learner,
            "curricula": self.app.curricula,
            "countries": (load_country(), *countries()),
            "country": self.country,
            "facilitator": self.is_facilitator,
            "signed_out": not self.is_facilitator and self.get_argument("signed-out", "") == "1",
            "problem": "",
            "name": "",
        }


class Alone(Home):
    """`/alone`: a class of one, with both codes."""

    def get(self) -> None:
        self.redirect("/")

    async def post(self) -> None:
        wanted, typed = own_path(self.typed("next")), self.typed("name")
        try:
            name = read_name(typed, self.locale_) if typed.strip() else self.locale_.text(N_("Learner"))
        except NameRefused as error:
            told = {**self.ways_in(), "problem": str(error), "name": typed}
            self.show("home.html", HTTPStatus.BAD_REQUEST, wanted=wanted, **told)
            return
        self.remember(await self.app.stored(self._begin, name))
        self.go(self.codes_url(wanted))

    def _begin(self, name: str) -> Learner:
        classes = self.app.store.classes
        return classes.join(classes.create(name, solo=True).code, "person", name)


class ChooseCountry(PageHandler):
    """`/country`: whose stated facts are shown, and whose money, on this device."""

    def post(self) -> None:
        wanted, code = own_path(self.typed("next")), self.typed("country")
        try:
            chosen = load_country(code)
        except UnknownCountry as error:
            raise HTTPError(HTTPStatus.BAD_REQUEST) from error
        self.set_cookie(COUNTRY_COOKIE, chosen.code, **KEPT)
        self.clear_cookie(NUMBERS_COOKIE)  # another country, other habits: where it matters, it is asked anew
        self.go(wanted or "/")


class ChosenNumbers(Struct, frozen=True):
    """The number style that somebody chose when they were asked, as a tag."""

    style: str


class ChooseNumbers(PageHandler):
    """`/numbers`: how numbers are written on this device, once somebody was asked what one of them means."""

    def post(self) -> None:
        try:
            chosen = parse_style(msgspec.json.decode(self.request.body, type=ChosenNumbers).style)
        except (msgspec.MsgspecError, UnicodeDecodeError, ValueError) as error:
            raise HTTPError(HTTPStatus.BAD_REQUEST) from error
        self.set_cookie(NUMBERS_COOKIE, quote(chosen.tag), **KEPT)
        self.set_status(HTTPStatus.NO_CONTENT)


class Codes(PageHandler):
    """`/codes`: what to write down, to carry on another day or on another device."""

    def get(self) -> None:
        if self.learner is None:
            self.ask_who()
            return
        wanted = own_path(self.get_argument("next", "")) or self.sessions_url()
        self.show("codes.html", learner=self.learner, wanted=wanted, **shown_codes(self.learner))


class Switch(PageHandler):
    """`/switch`: somebody else takes over this device, and takes over no access of the facilitator's."""

    def get(self) -> None:
        if self.learner is None:
            self.redirect("/")
            return
        self.show("switch.html", learner=self.learner, wanted=self.sessions_url(), **shown_codes(self.learner))

    def post(self) -> None:
        self.forget()
        self.sign_out()
        self.go("/")


def shown_codes(learner: Learner) -> dict[str, Any]:
    """Both codes as they are read aloud."""
    return {"class_code": show_code(learner.class_code), "resume_code": show_code(learner.resume_code)}
