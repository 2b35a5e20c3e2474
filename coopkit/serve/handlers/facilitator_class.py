"""`/facilitator/class/<code>`: one class, its QR code, its filled sheets and its self-assessments."""

from datetime import UTC, datetime
from http import HTTPStatus

from tornado.web import HTTPError

from coopkit.serve.handlers.facilitator import FacilitatorHandler
from coopkit.serve.handlers.sheet import render_filled_worksheet
from coopkit.serve.network import qr_svg
from coopkit.store import Class
from coopkit.store.codes import show_code
from coopkit.submissions.class_surveys import read_class_answers, self_assessments, summarize_class
from coopkit.views.self_assessments import SelfAssessmentTable, self_assessment_table

REFRESH_SECONDS = 5


class ClassHandler(FacilitatorHandler):
    """`/facilitator/class/<code>`: its members, their resume codes and their filled sheets."""

    async def get(self, code: str) -> None:
        found = await self.class_of(code)
        learners = await self.app.run_in_store_pool(self.app.store.classes.learners, code)
        self.show(
            "class.html",
            found=found,
            shown_code=show_code(code),
            learners=tuple((each, show_code(each.resume_code)) for each in learners),
            sessions=tuple(session.run.session for session in self.app.sessions.all() if session.run),
        )


class QrHandler(FacilitatorHandler):
    """A page with a QR code to show on the wall."""

    def show_qr(self, found: Class | None) -> None:
        """Show the QR code of a class, or of this laptop while there is none, if a phone can open its address."""
        waiting = self.app.phones.allowed and not self.app.remote_requests.seen
        if waiting:
            # A header, because it works without a script and screen readers don't lose their place.
            self.set_header("Refresh", str(REFRESH_SECONDS))
        path = f"/join/{found.code}" if found else "/join/"
        best = next((each for each in self.phone_addresses() if each.is_for_phones), None)
        self.show(
            "qr.html",
            found=found,
            shown_code=show_code(found.code) if found else "",
            qr=qr_svg(best.url(self.app.port, path)) if best else "",
            waiting=waiting,
        )


class ClassQrHandler(QrHandler):
    """`/facilitator/class/<code>/qr`: the QR code and the class code."""

    async def get(self, code: str) -> None:
        self.show_qr(await self.class_of(code))


class RoomQrHandler(QrHandler):
    """`/facilitator/qr`: the QR code of today's newest class, or of this laptop while there is none."""

    async def get(self) -> None:
        newest = await self.app.run_in_store_pool(self.app.store.classes.newest)
        if newest and newest.created.astimezone().date() == datetime.now(UTC).astimezone().date():
            self.redirect(f"/facilitator/class/{newest.code}/qr")
        else:
            self.show_qr(None)


class FilledSheetHandler(FacilitatorHandler):
    """`/facilitator/class/<code>/sheet/<learner>/<curriculum>/<session>`: a group's filled worksheet, to print."""

    async def get(self, code: str, learner_id: str, curriculum: str, session: str) -> None:
        run = await self.notebook_run(f"{curriculum}/{session}")
        record = await self.app.run_in_store_pool(self.app.store.answers.record, learner_id)
        if record.learner.class_code != code:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        self.finish(await self.app.run_in_page_pool(render_filled_worksheet, self.answer_context, record, run))


class SelfAssessmentsHandler(FacilitatorHandler):
    """`/facilitator/class/<code>/self-assessments`: the class's answers, never one person's."""

    async def get(self, code: str) -> None:
        found = await self.class_of(code)
        sessions = tuple(session.run.session for session in self.app.sessions.all() if session.run)
        listed = self_assessments(sessions)
        answers = await self.app.run_in_store_pool(read_class_answers, self.app.store, code, listed)
        locale = self.locale_

        def tables() -> tuple[SelfAssessmentTable, ...]:
            summaries = summarize_class(answers, listed)
            return tuple(self_assessment_table(each, summaries, locale) for each in listed)

        every = await self.app.run_in_answer_pool(tables)
        self.show(
            "self_assessments.html",
            found=found,
            tables=tuple(each for each in every if each.rows),
            waiting=tuple(each for each in every if not each.rows),
        )
