"""`/join/<class-code>`: a person or a group joins a class."""

from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from coopkit.i18n import N_
from coopkit.serve.handlers.names import MAX_MEMBERS, NameRefused, read_members, read_name, safe_next_path
from coopkit.serve.handlers.throttled import ThrottledHandler
from coopkit.store import Class, Learner, NameTaken
from coopkit.store.codes import read_class_code, show_code

INVALID_CLASS_CODE = N_("A class code has six digits. Please check it and type it again.")
UNKNOWN_CLASS = N_(
    "There’s no class with this code. Compare it with the six digits on the wall or screen. If "
    "they’re the same, ask the facilitator whether you’re connected to the right laptop."
)
SOLO_CLASS = N_("This code belongs to someone who learns alone. If that’s you, continue with your resume code.")
VISIBLE_MEMBER_LINES = 7


class ClassCodeHandler(ThrottledHandler):
    """A page that needs a class code and limits wrong tries."""

    def ask_for_code_again(self, typed: str, sentence: str, status: HTTPStatus = HTTPStatus.NOT_FOUND) -> None:
        """Ask for the class code again and say what to check."""
        next_url = safe_next_path(self.get_argument("next", ""))
        self.show("join_code.html", status, problem=sentence, typed=typed, next_url=next_url)


class JoinCodeHandler(ClassCodeHandler):
    """`/join/`: type the class code, if no link or QR code contained it."""

    def get(self) -> None:
        typed, next_url = self.get_argument("code", ""), safe_next_path(self.get_argument("next", ""))
        code = read_class_code(typed)
        if code:
            self.redirect(f"/join/{code}?next={quote(next_url)}" if next_url else f"/join/{code}")
        elif typed:
            self.ask_for_code_again(typed, self.locale_.text(INVALID_CLASS_CODE), HTTPStatus.BAD_REQUEST)
        else:
            self.show("join_code.html", problem="", typed="", next_url=next_url)


class JoinHandler(ClassCodeHandler):
    """`/join/<class-code>`: say who is joining."""

    async def get(self, typed_code: str) -> None:
        joined = await self._find_class(typed_code)
        if joined is not None:
            self._show_form(joined, next_url=safe_next_path(self.get_argument("next", "")))

    async def post(self, typed_code: str) -> None:
        """Join the class, or show the form again with everything that was typed."""
        joined = await self._find_class(typed_code)
        if joined is None:
            return
        try:
            kind, name, members = self._typed_learner()
            learner = await self.app.run_in_store_pool(self.app.store.classes.join, joined.code, kind, name, members)
        except NameRefused as error:
            self._show_typed_form(joined, HTTPStatus.BAD_REQUEST, problem=str(error))
        except NameTaken as taken:
            self._show_typed_form(joined, HTTPStatus.CONFLICT, taken=taken.learner)
        else:
            self.sign_in_learner(learner)
            self.redirect_after_post(self.codes_url(safe_next_path(self.form_value("next"))))

    def _typed_learner(self) -> tuple[Any, str, tuple[str, ...]]:
        """Return the kind of learner, the name and the members' names that were typed."""
        kind = self.form_value("kind")
        if kind not in ("person", "group"):
            raise NameRefused(self.locale_.text(N_("Please say whether you are one person or a group.")))
        name = read_name(self.form_value("name"), self.locale_)
        return kind, name, read_members(self.form_values("member"), self.locale_) if kind == "group" else ()

    async def _find_class(self, typed: str) -> Class | None:
        """Return the class with this code, or None after showing what is wrong."""
        code = read_class_code(typed)
        found = await self.app.run_in_store_pool(self.app.store.classes.get, code) if code else None
        wait_message = self.throttle_message() if code else ""
        if wait_message:
            self.ask_for_code_again(typed, wait_message, HTTPStatus.TOO_MANY_REQUESTS)
            return None
        if found is not None and not found.solo:
            return found
        if code:
            self.count_wrong_try()
        self.ask_for_code_again(typed, self.locale_.text(UNKNOWN_CLASS if found is None else SOLO_CLASS))
        return None

    def _show_typed_form(self, joined: Class, status: HTTPStatus = HTTPStatus.OK, **context: Any) -> None:
        """Show the form with everything that was typed."""
        typed = {
            "kind": self.form_value("kind"),
            "name": self.form_value("name"),
            "members": self.form_values("member"),
        }
        self._show_form(joined, status, **{"next_url": safe_next_path(self.form_value("next")), **typed, **context})

    def _show_form(
        self,
        joined: Class,
        status: HTTPStatus = HTTPStatus.OK,
        *,
        next_url: str,
        kind: str = "",
        name: str = "",
        members: tuple[str, ...] = (),
        problem: str = "",
        taken: Learner | None = None,
    ) -> None:
        """Show the form that asks who is joining."""
        lines = (*members, *[""] * MAX_MEMBERS)[:MAX_MEMBERS]
        self.show(
            "join.html",
            status,
            joined=joined,
            shown_code=show_code(joined.code),
            next_url=next_url,
            kind=kind,
            name=name,
            lines=tuple(enumerate(lines, start=1)),
            in_sight=VISIBLE_MEMBER_LINES,
            problem=problem,
            taken=taken,
            learner=self.learner,
        )
