"""Which address is whose."""

from typing import Any

from tornado.routing import URLSpec
from tornado.web import HTTPError

from coopkit.portfolio.member_list import LISTED
from coopkit.serve.answers import Answers
from coopkit.serve.assets import STATIC, Asset
from coopkit.serve.facilitator import Desk, SignOut
from coopkit.serve.facilitator_class import ClassPage, ClassQr, FilledSheet, RoomQr
from coopkit.serve.facilitator_handouts import Handout
from coopkit.serve.facilitator_surveys import SelfAssessments
from coopkit.serve.health import Health
from coopkit.serve.home import Alone, ChooseCountry, ChooseNumbers, Codes, Home, Switch
from coopkit.serve.house import House
from coopkit.serve.join import Join, JoinCode
from coopkit.serve.learn import SessionPage
from coopkit.serve.live_routes import live_pages
from coopkit.serve.member_list import ListedAnswers, MemberList, MemberListFile
from coopkit.serve.page import Page
from coopkit.serve.portfolio import Contents, PaperPage, SamplePaper
from coopkit.serve.resume import Resume
from coopkit.serve.sheet import Sheet
from coopkit.serve.tasks import Members, TaskList

_NAME = "[a-z0-9_-]+"
_SESSION = rf"({_NAME})/({_NAME})"
_CLASS = r"/facilitator/class/(\d{6})"
_PAPER = r"([a-z-]+)(?:\.(pdf|docx|xlsx)|/)?"
_SAMPLE = rf"/portfolio/sample/({_NAME})"


class NotFound(Page):
    """Any other address."""

    async def get(self) -> None:
        raise HTTPError(404)


def pages(house: House) -> list[URLSpec]:
    """The routes of our pages."""
    own: list[tuple[str, type[Page]]] = [
        (r"/", Home),
        (r"/alone", Alone),
        (r"/country", ChooseCountry),
        (r"/numbers", ChooseNumbers),
        (r"/codes", Codes),
        (r"/switch", Switch),
        (r"/join/?", JoinCode),
        (r"/join/([^/]+)/?", Join),
        (r"/resume/?", Resume),
        (r"/members", Members),
        (rf"/learn/({_NAME})/?", TaskList),
        (rf"/learn/{_SESSION}/?", SessionPage),
        (rf"/sheet/{_SESSION}/?", Sheet),
        (rf"/answers/({LISTED})", ListedAnswers),
        (r"/answers/([a-z0-9.-]+)", Answers),
        (r"/portfolio/?", Contents),
        (r"/portfolio/member-list/?", MemberList),
        (r"/portfolio/member-list\.xlsx", MemberListFile),
        (rf"/portfolio/{_PAPER}", PaperPage),
        (rf"{_SAMPLE}/?", Contents),
        (rf"{_SAMPLE}/{_PAPER}", SamplePaper),
        (r"/facilitator/?", Desk),
        (r"/facilitator/sign-out", SignOut),
        (r"/facilitator/qr", RoomQr),
        (rf"/facilitator/handouts/{_SESSION}/(worksheet|answer-key)", Handout),
        (rf"{_CLASS}/?", ClassPage),
        (rf"{_CLASS}/qr", ClassQr),
        (rf"{_CLASS}/self-assessments", SelfAssessments),
        (rf"{_CLASS}/sheet/([0-9a-f]+)/{_SESSION}", FilledSheet),
        (r"/healthz", Health),
    ]
    arguments: dict[str, Any] = {"house": house}
    static = URLSpec(r"/static/((?:coopkit|live)[a-z.]*)", Asset, {"path": str(STATIC)})
    return [static, *live_pages(house), *(URLSpec(address, page, arguments) for address, page in own)]
