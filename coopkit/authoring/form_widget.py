"""The form as a widget, for JupyterLab and plain Voila: the page's own script, carried by messages to the kernel."""

import os
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

import anywidget
import msgspec
import traitlets

from coopkit.authoring.kernel_locale import kernel_country, kernel_locale
from coopkit.exercises import Exercise, Refused
from coopkit.i18n import N_
from coopkit.store import Learner, Store, open_store
from coopkit.submissions import (
    AnswerContext,
    Message,
    Snapshot,
    exercise_state,
    preview,
    preview_facts,
    read_record,
    snapshot_of,
    submit,
)
from coopkit.views.screen import exercise_form
from coopkit.views.screen.replies import render_chart_preview, render_preview, render_reply, render_state
from coopkit.views.screen.script_messages import notebook_script_messages

_STATIC = Path(str(files("coopkit.views"))) / "static"


class ExerciseWidget(anywidget.AnyWidget):
    """One exercise's form; answers live in this kernel's memory, and its script keeps a copy in the browser.

    Args:
        exercise: its definition is shared with the page, its key is not.
    """

    _esm = _STATIC / "widget.js"
    html = traitlets.Unicode().tag(sync=True)
    css = traitlets.Unicode().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)
    standing = traitlets.Dict(help="What is known of the answer; also for a page that is loaded again.").tag(sync=True)

    def __init__(self, exercise: Exercise) -> None:
        locale = kernel_locale(kernel_country())
        self._exercise = exercise
        self._context = AnswerContext(_memory().store, {exercise.id: exercise}, locale)
        super().__init__(
            html=str(exercise_form.render_exercise(exercise.definition, 0, locale)),
            css=_style(),
            state={
                "language": locale.html_lang,
                "direction": locale.direction,
                "styles": locale.conventions.tags,
                "notebook": _notebook(),
                "words": notebook_script_messages(locale),
            },
            standing=self._state(self._context),
        )
        self.on_msg(self._received)

    def _state(self, context: AnswerContext) -> dict[str, Any]:
        state = exercise_state(context, self._snapshot(context), self._exercise)
        return dict(msgspec.to_builtins(render_state(state, context.locale)))

    def _snapshot(self, context: AnswerContext) -> Snapshot:
        return snapshot_of(context, read_record(context, _memory().learner.id, self._exercise))

    def _received(self, _: Any, content: dict[str, Any], __: Any) -> None:
        number = content.pop("id", 0)
        try:
            reply = self._reply(content)
        except Exception as error:
            # Without a reply the form would wait, as if the connection were lost.
            self.send({"id": number, "fault": type(error).__name__})
            raise
        self.send({"id": number, **reply})

    def _reply(self, content: dict[str, Any]) -> dict[str, Any]:
        if content.get("do") == "clear":
            _memory().forget(str(content.get("at")))
            self.standing = self._state(self._context)
            return self.standing
        try:
            if content.get("do") == "load":
                return self._state(self._context.with_styles(str(content.get("styles", ""))))
            message = msgspec.convert(content, Message)
            context = self._context.with_styles(message.styles)
            if message.do == "try" or message.do == "draw":
                return self._preview(context, message)
            result = submit(context, _memory().learner.id, self._exercise, message)
            self.standing = self._state(self._context)
            return dict(msgspec.to_builtins(render_reply(result, context.locale)))
        except Refused as error:
            return {"refused": str(error)}
        except msgspec.ValidationError:
            return {"refused": self._context.locale.text(N_("We couldn't read this answer. Open the page again."))}

    def _preview(self, context: AnswerContext, message: Message) -> dict[str, Any]:
        facts = preview_facts(context, self._snapshot(context), self._exercise)
        notes = preview(context, _memory().learner, self._exercise, message, facts)
        render = render_chart_preview if message.do == "draw" else render_preview
        return dict(msgspec.to_builtins(render(notes, context.locale)))


@dataclass
class _Memory:
    """This kernel's memory of answers, and the one person it answers to.

    cleared: when all answers were last cleared, as the page has named it.
    """

    store: Store
    learner: Learner
    cleared: str = ""

    def forget(self, at: str) -> None:
        """Clear all answers; every form of the notebook asks for it, so only the first request counts."""
        if at != self.cleared:
            self.learner, self.cleared = _somebody(self.store), at


@cache
def _memory() -> _Memory:
    store = open_store("sqlite://")
    return _Memory(store, _somebody(store))


def _somebody(store: Store) -> Learner:
    return store.classes.join(store.classes.create("Notebook", solo=True).code, "person", "You")


@cache
def _notebook() -> str:
    """Return a short id of the notebook that this kernel runs, which reveals nothing about the machine.

    JupyterLab tells a kernel the notebook's path; Voila tells it the path in the address, and runs it in its folder.
    """
    path = os.environ.get("JPY_SESSION_NAME") or f"{Path.cwd()} {os.environ.get('SCRIPT_NAME', '')}"
    return sha256(path.encode()).hexdigest()[:16]


@cache
def _style() -> str:
    return (_STATIC / "coopkit.css").read_text(encoding="utf-8")
