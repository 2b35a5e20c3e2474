"""`/portfolio/our-co-op/`: what every document says about the co-op, with its logo."""

import secrets
from dataclasses import replace
from http import HTTPStatus

import msgspec

from coopkit.portfolio.co_op import CO_OP_LOGO, LOGO_FIELD, NAME_FIELD, OUR_CO_OP, OUR_CO_OP_URL
from coopkit.portfolio.logo import LARGEST, TOO_LARGE, WRONG_TYPE, LogoError, make_logo
from coopkit.serve.handlers.upload import UploadHandler
from coopkit.submissions import exercise_state, read_record, snapshot_of
from coopkit.views.page_frame import PageFrame
from coopkit.views.screen.exercise_form import render_exercise, render_page
from coopkit.views.screen.replies import render_state


class OurCoOpHandler(UploadHandler):
    """The page: a form that saves as those of the sessions do, and the logo, which is uploaded."""

    largest_body = LARGEST + 64 * 1024  # the picture, and the form around it

    async def get(self) -> None:
        if self.learner is None:
            self.redirect_to_home()
            return
        await self._show()

    async def post(self) -> None:
        if self.learner is None:
            self.redirect_to_home()
            return
        if not self.read_body():
            await self._show(TOO_LARGE, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
            return
        logo = ""
        if self.form_value("do") != "remove":
            sent = self.request.files.get("logo", [])
            try:
                if not sent or not sent[0].filename:
                    raise LogoError(WRONG_TYPE)
                logo = await self.app.run_in_page_pool(make_logo, sent[0].body)
            except LogoError as error:
                await self._show(str(error), HTTPStatus.BAD_REQUEST)
                return
        await self._save_logo(logo)
        self.redirect_after_post(f"{OUR_CO_OP_URL}#logo")

    def page_frame(self) -> PageFrame:
        """Return navigation that leads back to the documents."""
        return replace(super().page_frame(), portfolio_url="/portfolio/")

    async def _save_logo(self, logo: str) -> None:
        """Save a data URL as the newest version; "" takes the logo off. Earlier ones stay in the history."""
        assert self.learner is not None
        answers = self.app.store.answers
        current = await self.app.run_in_store_pool(answers.current, self.learner.id, CO_OP_LOGO)
        await self.app.run_in_store_pool(
            answers.save,
            self.learner.id,
            0,
            CO_OP_LOGO,
            client=secrets.token_hex(8),
            revision=1,
            base=current[0].version if 0 in current else 0,
            answer={LOGO_FIELD: logo},
            do="save",
            merge=lambda conflict: conflict.sent,  # a logo is one thing: the one chosen last counts
        )

    async def _show(self, problem: str = "", status: HTTPStatus = HTTPStatus.OK) -> None:
        """Show the page; `problem` says why a picture was not saved."""
        assert self.learner is not None
        context, exercise = self.answer_context, self.app.sessions.exercises[OUR_CO_OP.id]
        record = await self.app.run_in_store_pool(read_record, context, self.learner.id, exercise)
        logos = await self.app.run_in_store_pool(self.app.store.answers.current, self.learner.id, CO_OP_LOGO)
        snapshot = snapshot_of(context, record)
        saved = snapshot.current(exercise.id)
        state = render_state(exercise_state(context, snapshot, exercise), context.locale)
        self.set_status(status)
        self.finish(
            render_page(
                "pages/our_co_op.html",
                context.locale,
                self.page_frame(),
                page={**(self.learner_data() or {}), "states": {exercise.id: msgspec.to_builtins(state)}},
                xsrf=self.xsrf_token.decode("ascii"),
                address=OUR_CO_OP_URL,
                form=render_exercise(exercise.definition, 0, context.locale),
                logo=logos[0].answer.get(LOGO_FIELD, "") if 0 in logos else "",
                largest=LARGEST,
                too_large=context.locale.text(TOO_LARGE),
                problem=context.locale.text(problem) if problem else "",
                country=self.country,
                is_named=0 in saved and bool(saved[0].answer.get(NAME_FIELD)),
                group=self.learner.name,
            )
        )
