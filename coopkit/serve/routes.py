"""Which address is whose."""

from typing import Any

from tornado.routing import URLSpec
from tornado.web import HTTPError

from coopkit.portfolio.members.saved_list import LISTED
from coopkit.serve.context import AppContext
from coopkit.serve.handlers.answers import AnswersHandler
from coopkit.serve.handlers.facilitator import FacilitatorDashboard, SignOut
from coopkit.serve.handlers.facilitator_class import ClassPage, ClassQr, FilledSheet, RoomQr
from coopkit.serve.handlers.facilitator_handouts import Handout
from coopkit.serve.handlers.facilitator_surveys import SelfAssessments
from coopkit.serve.handlers.health import Health
from coopkit.serve.handlers.home import Alone, ChooseCountry, ChooseNumbers, Codes, Home, Switch
from coopkit.serve.handlers.join import Join, JoinCode
from coopkit.serve.handlers.member_list import ListedAnswers, MemberList, MemberListFile
from coopkit.serve.handlers.portfolio import Contents, DocumentHandler, SampleDocumentHandler
from coopkit.serve.handlers.resume import Resume
from coopkit.serve.handlers.session import SessionPage
from coopkit.serve.handlers.sheet import Sheet
from coopkit.serve.handlers.task_list import Members, TaskList
from coopkit.serve.live.routes import live_pages
from coopkit.serve.page import PageHandler
from coopkit.serve.static_files import STATIC, Asset

_NAME = "[a-z0-9_-]+"
_SESSION = rf"({_NAME})/({_NAME})"
_CLASS = r"/facilitator/class/(\d{6})"
_PAPER = r"([a-z-]+)(?:\.(pdf|docx|xlsx)|/)?"
_SAMPLE = rf"/portfolio/sample/({_NAME})"


class NotFound(PageHandler):
    """Any other address."""

    async def get(self) -> None:
        raise HTTPError(404)


def pages(app: AppContext) -> list[URLSpec]:
    """The routes of our pages."""
    own: list[tuple[str, type[PageHandler]]] = [
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
        (r"/answers/([a-z0-9.-]+)", AnswersHandler),
        (r"/portfolio/?", Contents),
        (r"/portfolio/member-list/?", MemberList),
        (r"/portfolio/member-list\.xlsx", MemberListFile),
        (rf"/portfolio/{_PAPER}", DocumentHandler),
        (rf"{_SAMPLE}/?", Contents),
        (rf"{_SAMPLE}/{_PAPER}", SampleDocumentHandler),
        (r"/facilitator/?", FacilitatorDashboard),
        (r"/facilitator/sign-out", SignOut),
        (r"/facilitator/qr", RoomQr),
        (rf"/facilitator/handouts/{_SESSION}/(worksheet|answer-key)", Handout),
        (rf"{_CLASS}/?", ClassPage),
        (rf"{_CLASS}/qr", ClassQr),
        (rf"{_CLASS}/self-assessments", SelfAssessments),
        (rf"{_CLASS}/sheet/([0-9a-f]+)/{_SESSION}", FilledSheet),
        (r"/healthz", Health),
    ]
    arguments: dict[str, Any] = {"app": app}
    static = URLSpec(r"/static/((?:coopkit|live)[a-z.]*)", Asset, {"path": str(STATIC)})
    return [static, *live_pages(app), *(URLSpec(address, page, arguments) for address, page in own)]
