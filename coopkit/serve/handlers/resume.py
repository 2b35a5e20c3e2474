"""`/resume`: carry on with class code and resume code, on any device."""

from http import HTTPStatus

from coopkit.i18n import N_
from coopkit.serve.handlers.names import safe_next_path
from coopkit.serve.handlers.throttled import ThrottledHandler
from coopkit.store import Learner
from coopkit.store.codes import read_class_code, read_resume_code


class ResumeHandler(ThrottledHandler):
    """Ask for the class code and the resume code."""

    def get(self) -> None:
        self._show_form(
            class_code=self.get_argument("class", ""), next_url=safe_next_path(self.get_argument("next", ""))
        )

    async def post(self) -> None:
        """Sign in the learner. Wrong tries only cost time; nobody is locked out."""
        class_code = read_class_code(self.form_value("class"))
        if class_code is None:
            self._show_problem(
                HTTPStatus.BAD_REQUEST, N_("A class code has six digits. Please check it and type it again.")
            )
            return
        learner = await self._find_learner(class_code)
        waits = self.throttle_message(class_code)
        if waits:
            self._show_problem(HTTPStatus.TOO_MANY_REQUESTS, waits)
            return
        if learner is None:
            self.count_wrong_try(class_code)
            self._show_problem(
                HTTPStatus.FORBIDDEN,
                N_(
                    "These two codes don’t match. Compare every digit with what you wrote down, or ask the "
                    "facilitator, who can look up your resume code."
                ),
            )
            return
        self.sign_in_learner(learner)
        self.redirect_after_post(safe_next_path(self.form_value("next")) or self.sessions_url())

    async def _find_learner(self, class_code: str) -> Learner | None:
        """Return the learner with these codes, or None."""
        resume_code = read_resume_code(self.form_value("resume"))
        if resume_code is None:
            return None
        return await self.app.run_in_store_pool(self.app.store.classes.resume, class_code, resume_code)

    def _show_problem(self, status: HTTPStatus, sentence: str) -> None:
        """Show the form again with what was typed and a sentence about it."""
        self._show_form(
            status,
            class_code=self.form_value("class"),
            resume_code=self.form_value("resume"),
            next_url=safe_next_path(self.form_value("next")),
            problem=self.locale_.text(sentence),
        )

    def _show_form(
        self,
        status: HTTPStatus = HTTPStatus.OK,
        *,
        class_code: str,
        next_url: str,
        resume_code: str = "",
        problem: str = "",
    ) -> None:
        """Show the form that asks for the two codes."""
        self.show(
            "resume.html",
            status,
            class_code=class_code,
            resume_code=resume_code,
            next_url=next_url,
            problem=problem,
            learner=self.learner,
        )
