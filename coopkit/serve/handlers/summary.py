"""`/sheet/<curriculum>/`: a summary of all sessions to print and keep, with the next step."""

from collections.abc import Sequence
from datetime import date

from tornado.web import HTTPError

from coopkit.content import Curriculum
from coopkit.export.document_folder import CURRICULA
from coopkit.serve.handlers.portfolio import PORTFOLIO
from coopkit.serve.handlers.task_list import MAX_WAIT_SECONDS
from coopkit.serve.page_handler import CurriculumPageHandler
from coopkit.store import LearnerRecord
from coopkit.submissions import snapshot_of
from coopkit.views.session_summary import SessionSummary, session_summary


class SummaryHandler(CurriculumPageHandler):
    """The summary of a curriculum, with the way to the next session or curriculum."""

    async def get(self, curriculum_id: str) -> None:
        curriculum = self.app.curriculum(curriculum_id)
        if curriculum is None:
            raise HTTPError(404)
        if self.learner is None:
            self.redirect_to_home()
            return
        await self.app.sessions.wait_for_all([each.name for each in curriculum.sessions], MAX_WAIT_SECONDS)
        record = await self.app.run_in_store_pool(self.app.store.answers.record, self.learner.id)
        summaries = self._summaries(curriculum, record)
        next_title, next_url = self._next_step(curriculum, summaries)
        self.show(
            "summary.html",
            curriculum=curriculum,
            learner=self.learner,
            today=self.locale_.date(date.today()),
            summaries=summaries,
            next_title=next_title,
            next_url=next_url,
            portfolio_url=PORTFOLIO if curriculum.id in CURRICULA else "",
        )

    def _summaries(self, curriculum: Curriculum, record: LearnerRecord) -> tuple[SessionSummary, ...]:
        """Return a summary of each session in which something is answered."""
        context = self.answer_context
        snapshot = snapshot_of(context, record)
        served = self.app.sessions.in_order(curriculum, solo=record.learner.solo)
        found = (session_summary(context, snapshot, each.run.session) for each in served if each.run)
        return tuple(each for each in found if each is not None)

    def _next_step(self, curriculum: Curriculum, summaries: Sequence[SessionSummary]) -> tuple[str, str]:
        """Return title and address of the first session that isn't done, or of the next curriculum; "" for none."""
        done = {each.session.name for each in summaries if each.done == each.exercises}
        solo = self.learner is not None and self.learner.solo
        for served in self.app.sessions.in_order(curriculum, solo=solo):
            if served.run and served.notebook.name not in done:
                return served.run.session.title, f"/learn/{served.notebook.name}"
        later = self.app.curricula[self.app.curricula.index(curriculum) + 1 :]
        return (later[0].title, f"/learn/{later[0].id}/") if later else ("", "")
