"""A session's page, with this learner's answers in it."""

from typing import Any

import msgspec
from tornado.web import HTTPError

from coopkit.answering import state
from coopkit.serve.assets import asset_url
from coopkit.serve.page import Page
from coopkit.serve.shelf import Place
from coopkit.views import screen
from coopkit.views.chrome import Chrome


class SessionPage(Page):
    """`/learn/<curriculum>/<session>`: every step of the session."""

    async def get(self, curriculum: str, session: str) -> None:
        place = await self.house.shelf.ready(f"{curriculum}/{session}")
        if place is None:
            raise HTTPError(404)
        if self.learner is None:
            self.redirect("/")
            return
        if place.ran is None:
            raise HTTPError(503)
        self.xsrf_token  # noqa: B018 - reading it sets the cookie that the page's script sends back
        found = await self.house.stored(self._states, place)
        self.finish(
            screen.render_session(
                place.ran.session, self.locale_, chrome=self._chrome(place), page={**self._who(), "states": found}
            )
        )

    def _states(self, place: Place) -> dict[str, Any]:
        assert self.learner is not None and place.ran is not None
        desk = self.house.desk
        return {
            exercise.id: msgspec.to_builtins(state(desk, self.learner, exercise)) for exercise in place.ran.exercises()
        }

    def _who(self) -> dict[str, Any]:
        assert self.learner is not None
        seats = [{"seat": seat.number, "name": seat.name, "away": seat.away} for seat in self.learner.seats]
        return {"learner": self.learner.id, "person": not seats, "seats": seats, "answers": "/answers/"}

    def _chrome(self, place: Place) -> Chrome:
        assert self.learner is not None
        notebook = place.notebook
        curriculum = self.house.curriculum(notebook.curriculum)
        assert curriculum is not None
        following = [each for each in curriculum.sessions if each.position > notebook.position]
        return Chrome(
            header_title=self.learner.name,
            script_url=asset_url("coopkit.js"),
            style_url=asset_url("coopkit.css"),
            sessions_url=f"/learn/{curriculum.id}/",
            curriculum_title=curriculum.title,
            session_label=self.locale_.text("Session {number}").format(number=notebook.position),
            next_url=f"/learn/{following[0].name}" if following else "",
            sheet_url=f"/sheet/{notebook.name}",
        )
