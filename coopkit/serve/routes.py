"""Which handler answers at which address."""

from typing import Any

from tornado.routing import URLSpec
from tornado.web import HTTPError

from coopkit.portfolio.co_op import OUR_CO_OP_URL
from coopkit.portfolio.members.saved_list import MEMBER_LIST
from coopkit.serve.context import AppContext
from coopkit.serve.handlers.answers import AnswersHandler
from coopkit.serve.handlers.facilitator import DashboardHandler, HandoutHandler, PhonesHandler, SignOutHandler
from coopkit.serve.handlers.facilitator_class import (
    ClassHandler,
    ClassQrHandler,
    FilledSheetHandler,
    RoomQrHandler,
    SelfAssessmentsHandler,
)
from coopkit.serve.handlers.home import (
    AloneHandler,
    CodesHandler,
    CountryHandler,
    HomeHandler,
    NumberStyleHandler,
    SwitchHandler,
)
from coopkit.serve.handlers.join import JoinCodeHandler, JoinHandler
from coopkit.serve.handlers.member_list_page import MemberListAnswerHandler, MemberListFileHandler, MemberListHandler
from coopkit.serve.handlers.our_co_op import OurCoOpHandler
from coopkit.serve.handlers.portfolio import DocumentHandler, PortfolioContentsHandler, SampleDocumentHandler
from coopkit.serve.handlers.resume import ResumeHandler
from coopkit.serve.handlers.session import SessionHandler
from coopkit.serve.handlers.sheet import WorksheetHandler
from coopkit.serve.handlers.summary import SummaryHandler
from coopkit.serve.handlers.task_list import MembersHandler, TaskListHandler
from coopkit.serve.live.sockets import KERNEL_ID, KernelShutdownHandler, KernelSocketHandler, KernelStateHandler
from coopkit.serve.live.tool_page import LiveToolHandler
from coopkit.serve.live.voila_files import script_routes
from coopkit.serve.page_handler import PageHandler
from coopkit.serve.static_files import STATIC, AssetHandler

_NAME = "[a-z0-9_-]+"
_SESSION = rf"({_NAME})/({_NAME})"
_CLASS = r"/facilitator/class/(\d{6})"
_DOCUMENT = r"([a-z-]+)(?:\.(pdf|docx|xlsx)|/)?"
_SAMPLE = rf"/portfolio/sample/({_NAME})"
_KERNEL = rf"(?P<kernel_id>{KERNEL_ID})"


class NotFoundHandler(PageHandler):
    """Any other address."""

    async def get(self) -> None:
        raise HTTPError(404)


class HealthHandler(PageHandler):
    """`/healthz`: JSON for monitoring (status, store, kernels, learners)."""

    async def get(self) -> None:
        learners = await self.app.run_in_store_pool(self.app.store.classes.count_learners)
        kernels = len(self.settings["kernel_manager"].list_kernel_ids())
        failing = [session.notebook.name for session in self.app.sessions.all() if session.error]
        status = "degraded" if failing else "ok"
        self.write_json({"status": status, "store": "ok", "kernels": kernels, "learners": learners, "failing": failing})


def routes(app: AppContext) -> list[URLSpec]:
    """Return the routes of all pages. Kernels are reached by their own address only; nothing lists them."""
    own: list[tuple[str, type[Any]]] = [
        (r"/", HomeHandler),
        (r"/alone", AloneHandler),
        (r"/country", CountryHandler),
        (r"/numbers", NumberStyleHandler),
        (r"/codes", CodesHandler),
        (r"/switch", SwitchHandler),
        (r"/join/?", JoinCodeHandler),
        (r"/join/([^/]+)/?", JoinHandler),
        (r"/resume/?", ResumeHandler),
        (r"/members", MembersHandler),
        (rf"/learn/({_NAME})/?", TaskListHandler),
        (rf"/learn/{_SESSION}/?", SessionHandler),
        (rf"/sheet/({_NAME})/?", SummaryHandler),
        (rf"/sheet/{_SESSION}/?", WorksheetHandler),
        (rf"/answers/({MEMBER_LIST})", MemberListAnswerHandler),
        (r"/answers/([a-z0-9.-]+)", AnswersHandler),
        (r"/portfolio/?", PortfolioContentsHandler),
        (r"/portfolio/member-list/?", MemberListHandler),
        (r"/portfolio/member-list\.xlsx", MemberListFileHandler),
        (rf"{OUR_CO_OP_URL}?", OurCoOpHandler),
        (rf"/portfolio/{_DOCUMENT}", DocumentHandler),
        (rf"{_SAMPLE}/?", PortfolioContentsHandler),
        (rf"{_SAMPLE}/{_DOCUMENT}", SampleDocumentHandler),
        (rf"/live/{_SESSION}/?", LiveToolHandler),
        (rf"/api/kernels/{_KERNEL}", KernelStateHandler),
        (rf"/api/kernels/{_KERNEL}/channels", KernelSocketHandler),
        (rf"/voila/api/shutdown/{_KERNEL}", KernelShutdownHandler),
        (r"/facilitator/?", DashboardHandler),
        (r"/facilitator/sign-out", SignOutHandler),
        (r"/facilitator/qr", RoomQrHandler),
        (r"/facilitator/phones", PhonesHandler),
        (rf"/facilitator/handouts/{_SESSION}/(worksheet|answer-key)", HandoutHandler),
        (rf"{_CLASS}/?", ClassHandler),
        (rf"{_CLASS}/qr", ClassQrHandler),
        (rf"{_CLASS}/self-assessments", SelfAssessmentsHandler),
        (rf"{_CLASS}/sheet/([0-9a-f]+)/{_SESSION}", FilledSheetHandler),
        (r"/healthz", HealthHandler),
    ]
    arguments: dict[str, Any] = {"app": app}
    static = URLSpec(r"/static/((?:coopkit|live)[a-z.]*)", AssetHandler, {"path": str(STATIC)})
    return [static, *(URLSpec(address, handler, arguments) for address, handler in own), *script_routes()]
