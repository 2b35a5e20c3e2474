"""A session's page, with this learner's answers in it."""

from dataclasses import replace
from typing import Any

import msgspec
from tornado.web import HTTPError

from coopkit.answering import state
from coopkit.library import Notebook
from coopkit.serve.live_tools import exercise_of, live_url, tool_of
from coopkit.serve.page import Page
from coopkit.serve.paper_folder import CURRICULA
from coopkit.serve.portfolio import PORTFOLIO
from coopkit.sessions import Ran
from coopkit.views import screen
from coopkit.views.chrome import Chrome
from coopkit.views.screen_words import session_label


class SessionPage(Page):
    """`/learn/<curriculum>/<session>`: every step of the session."""

    async def get(self, curriculum: str, session: str) -> None:
        place = self.house.shelf.place(f"{curriculum}/{session}")
        if place is None:
            raise HTTPError(404)
        if self.learner is None:
            self.ask_who()
            return
        ran = await self.ran(place.notebook.name)
        self.xsrf_token  # noqa: B018 - reading it sets the cookie that the page's script sends back
        found = await self.house.stored(self._states, ran)
        self.finish(
            screen.render_session(
                ran.session,
                self.locale_,
                chrome=self._chrome(place.notebook, ran),
                page={**(self.who() or {}), "states": found},
            )
        )

    def _states(self, ran: Ran) -> dict[str, Any]:
        assert self.learner is not None
        desk = self.desk
        return {exercise.id: msgspec.to_builtins(state(desk, self.learner, exercise)) for exercise in ran.exercises()}

    def _chrome(self, notebook: Notebook, ran: Ran) -> Chrome:
        curriculum = self.house.curriculum(notebook.curriculum)
        assert curriculum is not None
        tool = tool_of(curriculum, [exercise.id for exercise in ran.session.exercises()])
        following = [each for each in curriculum.sessions if each.position > notebook.position]
        return replace(
            self.chrome(),
            sessions_url=f"/learn/{curriculum.id}/",
            curriculum_title=curriculum.title,
            session_label=session_label(notebook.position, self.locale_),
            next_url=f"/learn/{following[0].name}" if following else "",
            sheet_url=f"/sheet/{notebook.name}",
            portfolio_url=PORTFOLIO if curriculum.id in CURRICULA else "",
            live_tool_url=live_url(tool) if tool else "",
            live_tool_exercise=exercise_of(tool) if tool else "",
        )
