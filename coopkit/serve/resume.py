"""`/resume`: carry on with both codes, on any device."""

from http import HTTPStatus

from coopkit.i18n import N_
from coopkit.serve.identity import own_path
from coopkit.serve.page import Page
from coopkit.store import Learner
from coopkit.store.codes import read_class_code, read_resume_code


class Resume(Page):
    """Asks for the class code and the resume code."""

    def get(self) -> None:
        self._ask(class_code=self.get_argument("class", ""), wanted=own_path(self.get_argument("next", "")))

    async def post(self) -> None:
        """Lets them carry on; wrong tries cost time, and never more than that."""
        class_code = read_class_code(self.typed("class"))
        if class_code is None:
            self._refuse(HTTPStatus.BAD_REQUEST, N_("A class code has six digits. Please look at it again."))
            return
        guard, address = self.house.guard, self.request.remote_ip or ""
        learner = await self._found(class_code)
        # Asked for only now, with nothing awaited from here on: many tries at one time are counted one by one.
        seconds = guard.wait(class_code, address)
        if seconds:
            self._wait(seconds)
            return
        if learner is None:
            guard.failed(class_code, address)
            self._refuse(
                HTTPStatus.FORBIDDEN,
                N_(
                    "These two codes do not belong together. Please compare every digit with what you wrote down, "
                    "or ask the facilitator, who can look up your resume code."
                ),
            )
            return
        self.remember(learner)
        self.go(own_path(self.typed("next")) or self.sessions_url())

    async def _found(self, class_code: str) -> Learner | None:
        resume_code = read_resume_code(self.typed("resume"))
        if resume_code is None:
            return None
        return await self.house.stored(self.house.store.classes.resume, class_code, resume_code)

    def _wait(self, seconds: int) -> None:
        self.set_header("Retry-After", str(seconds))
        sentence = self.locale_.plural(
            "Too many wrong tries. Wait {n} second, then try again. Nothing is lost.",
            "Too many wrong tries. Wait {n} seconds, then try again. Nothing is lost.",
            seconds,
        )
        self._refuse(HTTPStatus.TOO_MANY_REQUESTS, sentence)

    def _refuse(self, status: HTTPStatus, sentence: str) -> None:
        self._ask(
            status,
            class_code=self.typed("class"),
            resume_code=self.typed("resume"),
            wanted=own_path(self.typed("next")),
            problem=self.locale_.text(sentence),
        )

    def _ask(
        self,
        status: HTTPStatus = HTTPStatus.OK,
        *,
        class_code: str,
        wanted: str,
        resume_code: str = "",
        problem: str = "",
    ) -> None:
        self.show(
            "resume.html",
            status,
            class_code=class_code,
            resume_code=resume_code,
            wanted=wanted,
            problem=problem,
            learner=self.learner,
        )
