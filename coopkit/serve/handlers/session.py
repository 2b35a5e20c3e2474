"""A session's page, with this learner's answers in it."""

from dataclasses import replace

import msgspec
from tornado.web import HTTPError

from coopkit.content import Curriculum, Notebook
from coopkit.export.document_folder import CURRICULA
from coopkit.notebooks import NotebookRun
from coopkit.serve.handlers.portfolio import PORTFOLIO
from coopkit.serve.live.tool_notebook import exercise_of, live_url, tool_of
from coopkit.serve.page_handler import PageHandler
from coopkit.store import LearnerRecord
from coopkit.submissions import exercise_state, read_record, snapshot_of
from coopkit.views.page_frame import PageFrame
from coopkit.views.screen import exercise_form
from coopkit.views.screen.replies import render_state
from coopkit.views.screen.script_messages import session_label


class SessionHandler(PageHandler):
    """`/learn/<curriculum>/<session>`: every step of the session."""

    async def get(self, curriculum: str, session: str) -> None:
        served = self.app.sessions.get(f"{curriculum}/{session}")
        if served is None:
            raise HTTPError(404)
        if self.learner is None:
            self.redirect_to_home()
            return
        run = await self.notebook_run(served.notebook.name)
        self.xsrf_token  # noqa: B018 - reading it sets the cookie that the page's script sends back
        record = await self.app.run_in_store_pool(read_record, self.answer_context, self.learner.id, *run.exercises())
        self.finish(await self.app.run_in_page_pool(self._render, served.notebook, run, record))

    def _render(self, notebook: Notebook, run: NotebookRun, record: LearnerRecord) -> str:
        answer_context = self.answer_context
        snapshot = snapshot_of(answer_context, record)
        states = {
            exercise.id: msgspec.to_builtins(
                render_state(exercise_state(answer_context, snapshot, exercise), answer_context.locale)
            )
            for exercise in run.exercises()
        }
        is_solo = self.learner is not None and self.learner.solo
        return exercise_form.render_session(
            run.session.beginning_with(notebook.alone_start) if is_solo else run.session,
            answer_context.locale,
            page_frame=self._page_frame(notebook, run),
            page={**(self.learner_data() or {}), "states": states},
        )

    def _page_frame(self, notebook: Notebook, run: NotebookRun) -> PageFrame:
        curriculum = self.app.curriculum(notebook.curriculum)
        assert curriculum is not None
        tool = tool_of(curriculum, [exercise.id for exercise in run.session.exercises()])
        next_title, next_url = self._what_follows(curriculum, notebook)
        return replace(
            self.page_frame(),
            sessions_url=f"/learn/{curriculum.id}/",
            curriculum_id=curriculum.id,
            curriculum_title=curriculum.title,
            session_label=session_label(notebook.position, self.locale_),
            next_url=next_url,
            next_title=next_title,
            sheet_url=f"/sheet/{notebook.name}",
            summary_url="" if next_url.startswith(f"/learn/{curriculum.id}/") else f"/sheet/{curriculum.id}/",
            portfolio_url=PORTFOLIO if curriculum.id in CURRICULA else "",
            live_tool_url=live_url(tool) if tool else "",
            live_tool_exercise=exercise_of(tool) if tool else "",
        )

    def _what_follows(self, curriculum: Curriculum, notebook: Notebook) -> tuple[str, str]:
        """Return title and address of the next session, or after the last one of the next curriculum; "" if neither."""
        taken = self.app.sessions.in_order(curriculum, solo=self.learner is not None and self.learner.solo)
        names = [each.notebook.name for each in taken]
        for each in taken[names.index(notebook.name) + 1 :]:
            if each.run:
                return each.run.session.title, f"/learn/{each.notebook.name}"
        later = self.app.curricula[self.app.curricula.index(curriculum) + 1 :]
        return (later[0].title, f"/learn/{later[0].id}/") if later else ("", "")
