"""`/` and the pages around it: start alone, choose a country, see the codes, switch learners."""

from http import HTTPStatus
from types import MappingProxyType
from typing import Any, NamedTuple
from urllib.parse import quote

import msgspec
from msgspec import Struct
from tornado.web import HTTPError

from coopkit.content import Curriculum
from coopkit.countries import UnknownCountry, countries, load_country
from coopkit.i18n import N_, parse_style
from coopkit.serve.handlers.names import NameRefused, read_name, safe_next_path
from coopkit.serve.handlers.task_list import DONE, session_status
from coopkit.serve.network import qr_svg
from coopkit.serve.page_handler import COOKIE_SETTINGS, COUNTRY_COOKIE, NUMBERS_COOKIE, PageHandler
from coopkit.store import Learner, LearnerProgress
from coopkit.store.codes import show_code


class Introduction(NamedTuple):
    """A curriculum in a few words: what it is good for, for whom it is, and how long it takes."""

    purpose: str
    audience: str
    duration: str


INTRODUCTIONS = MappingProxyType(
    {
        "think_coop": Introduction(
            N_("Find out what people can do together, and whether a co-operative would suit you."),
            N_("For anyone who is curious about co-operatives"),
            N_("One day"),
        ),
        "start_coop": Introduction(
            N_("Test your idea, write a business plan and get ready to register."),
            N_("For groups who want to start one"),
            N_("Three days"),
        ),
        "manage_coop": Introduction(
            N_("Lead well, settle conflicts, grow, look after your people and keep your money in order."),
            N_("For co-operatives that are already running"),
            N_("Six modules, four evenings each"),
        ),
    }
)


class CurriculumCard(NamedTuple):
    """A curriculum on the home page: its introduction, if it has one, and how many of its sessions are done."""

    curriculum: Curriculum
    about: Introduction | None
    done: int
    sessions: int


class HomeHandler(PageHandler):
    """`/`: carry on, start alone, join a class, or resume."""

    async def get(self) -> None:
        context = await self.home_context()
        self.show("home.html", next_url=safe_next_path(self.get_argument("next", "")), **context)

    async def home_context(self) -> dict[str, Any]:
        """Return the template context of the home page."""
        progress = None
        if self.learner:
            progress = await self.app.run_in_store_pool(self.app.store.answers.progress, self.learner.id)
        return {
            "learner": self.learner,
            "curricula": tuple(self._curriculum_card(each, progress) for each in self.app.curricula),
            "countries": (load_country(), *countries()),
            "country": self.country,
            "facilitator": self.is_facilitator,
            "signed_out": not self.is_facilitator and self.get_argument("signed-out", "") == "1",
            "problem": "",
            "name": "",
        }

    def _curriculum_card(self, curriculum: Curriculum, progress: LearnerProgress | None) -> CurriculumCard:
        """Return what the home page says of a curriculum; sessions that haven't run yet don't count as done."""
        served = [self.app.sessions.get(each.name) for each in curriculum.sessions]
        sessions = [each.run.session for each in served if each and each.run]
        done = sum(session_status(session, progress) == DONE for session in sessions) if progress else 0
        return CurriculumCard(curriculum, INTRODUCTIONS.get(curriculum.id), done, len(curriculum.sessions))


class AloneHandler(HomeHandler):
    """`/alone`: create a class of one."""

    async def get(self) -> None:
        self.redirect("/")

    async def post(self) -> None:
        next_url, typed = safe_next_path(self.form_value("next")), self.form_value("name")
        try:
            name = read_name(typed, self.locale_) if typed.strip() else self.locale_.text(N_("Learner"))
        except NameRefused as error:
            context = {**await self.home_context(), "problem": str(error), "name": typed}
            self.show("home.html", HTTPStatus.BAD_REQUEST, next_url=next_url, **context)
            return
        self.sign_in_learner(await self.app.run_in_store_pool(self._join_alone, name))
        self.redirect_after_post(self.codes_url(next_url or self._first_story()))

    def _first_story(self) -> str:
        """Return the address of the session that somebody who learns alone begins with; "" if there is none."""
        first = self.app.curricula[0].sessions_alone[0]
        return f"/learn/{first.name}" if first.alone_start else ""

    def _join_alone(self, name: str) -> Learner:
        """Create a class for one person and add that person to it."""
        classes = self.app.store.classes
        return classes.join(classes.create(name, solo=True).code, "person", name)


class CountryHandler(PageHandler):
    """`/country`: choose the country for facts and money on this device."""

    def post(self) -> None:
        next_url, code = safe_next_path(self.form_value("next")), self.form_value("country")
        try:
            chosen = load_country(code)
        except UnknownCountry as error:
            raise HTTPError(HTTPStatus.BAD_REQUEST) from error
        self.set_cookie(COUNTRY_COOKIE, chosen.code, **COOKIE_SETTINGS)
        self.clear_cookie(NUMBERS_COOKIE)  # another country may write numbers differently
        self.redirect_after_post(next_url or "/")


class ChosenNumberStyle(Struct, frozen=True):
    """A chosen number style, as a tag."""

    style: str


class NumberStyleHandler(PageHandler):
    """`/numbers`: choose how numbers are written on this device."""

    def post(self) -> None:
        try:
            chosen = parse_style(msgspec.json.decode(self.request.body, type=ChosenNumberStyle).style)
        except (msgspec.MsgspecError, UnicodeDecodeError, ValueError) as error:
            raise HTTPError(HTTPStatus.BAD_REQUEST) from error
        self.set_cookie(NUMBERS_COOKIE, quote(chosen.tag), **COOKIE_SETTINGS)
        self.set_status(HTTPStatus.NO_CONTENT)


class CodesHandler(PageHandler):
    """`/codes`: the codes to write down, for another day or another device."""

    def get(self) -> None:
        if self.learner is None:
            self.redirect_to_home()
            return
        next_url = safe_next_path(self.get_argument("next", "")) or self.sessions_url()
        address = f"{self.request.protocol}://{self.request.host}/resume" if self.is_on_other_host else ""
        self.show(
            "codes.html",
            learner=self.learner,
            next_url=next_url,
            resume_address=address,
            qr=qr_svg(address) if address else "",
            to_laptop=bool(self.get_argument("laptop", "")),
            **shown_codes(self.learner),
        )


class SwitchHandler(PageHandler):
    """`/switch`: sign out the learner and the facilitator, so that somebody else can use this device."""

    def get(self) -> None:
        if self.learner is None:
            self.redirect("/")
            return
        self.show(
            "change_learner.html", learner=self.learner, next_url=self.sessions_url(), **shown_codes(self.learner)
        )

    def post(self) -> None:
        self.sign_out_learner()
        self.sign_out_facilitator()
        self.redirect_after_post("/")


def shown_codes(learner: Learner) -> dict[str, Any]:
    """Return the codes in groups of digits, as they are read aloud; somebody who learns alone needs no class code."""
    class_code = "" if learner.solo else show_code(learner.class_code)
    return {"class_code": class_code, "resume_code": show_code(learner.resume_code)}
