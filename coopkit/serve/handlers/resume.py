"""`/resume`: carry on with the resume code, and in a class with its code too, on any device."""

from http import HTTPStatus

from coopkit.i18n import N_
from coopkit.serve.handlers.names import safe_next_path
from coopkit.serve.handlers.throttled import ThrottledHandler
from coopkit.store import Learner
from coopkit.store.codes import read_class_code, read_resume_code

ALONE = "alone"
"""Stands for the class when wrong codes of people who learn alone are counted."""
WRONG_IN_CLASS = N_(
    "These two codes don’t match. Compare every digit with what you wrote down, or ask the "
    "facilitator, who can look up your resume code."
)
WRONG_ALONE = N_(
    "No one who learns alone has this code. Compare every digit with what you wrote down. "
    "If you joined a class, type the class code too."
)


class ResumeHandler(ThrottledHandler):
    """Ask for the resume code, and for the class code of those who are in a class."""

    def get(self) -> None:
        self._show_form(
            class_code=self.get_argument("class", ""), next_url=safe_next_path(self.get_argument("next", ""))
        )

    async def post(self) -> None:
        """Sign in the learner. Wrong tries only cost time; nobody is locked out."""
        class_code = read_class_code(self.form_value("class")) or ""
        if self.form_value("class").strip() and not class_code:
            self._show_problem(
                HTTPStatus.BAD_REQUEST, N_("A class code has six digits. Please check it and type it again.")
            )
            return
        learner = await self._find_learner(class_code)
        waits = self.throttle_message(class_code or ALONE)
        if waits:
            self._show_problem(HTTPStatus.TOO_MANY_REQUESTS, waits)
            return
        if learner is None:
            self.count_wrong_try(class_code or ALONE)
            self._show_problem(HTTPStatus.FORBIDDEN, WRONG_IN_CLASS if class_code else WRONG_ALONE)
            return
        self.sign_in_learner(learner)
        self.redirect_after_post(safe_next_path(self.form_value("next")) or self.sessions_url())

    async def _find_learner(self, class_code: str) -> Learner | None:
        """Return the learner with these codes, or None.

        Args:
            class_code: "" for somebody who learns alone.
        """
        resume_code = read_resume_code(self.form_value("resume"))
        if resume_code is None:
            return None
        classes = self.app.store.classes
        if not class_code:
            return await self.app.run_in_store_pool(classes.resume_alone, resume_code)
        return await self.app.run_in_store_pool(classes.resume, class_code, resume_code)

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
