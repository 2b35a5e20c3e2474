"""The form as a widget for JupyterLab and plain Voila: it runs the page's script, and talks to the kernel."""

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
    Snapshot,
    SubmissionMessage,
    check_rows,
    exercise_state,
    preview,
    preview_facts,
    read_record,
    snapshot_of,
    submit,
)
from coopkit.views.screen import exercise_form
from coopkit.views.screen.replies import (
    render_chart_preview,
    render_preview,
    render_reply,
    render_row_marks,
    render_state,
)
from coopkit.views.screen.script_messages import notebook_script_messages

_STATIC = Path(str(files("coopkit.views"))) / "static"


class ExerciseWidget(anywidget.AnyWidget):
    """One exercise's form; answers live in this kernel's memory, and its script keeps a copy in the browser.

    Args:
        exercise: only its definition is sent to the page, never its key.
    """

    _esm = _STATIC / "widget.js"
    html = traitlets.Unicode().tag(sync=True)
    css = traitlets.Unicode().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)
    standing = traitlets.Dict(help="The state of the exercise, also for a page that is loaded again.").tag(sync=True)

    def __init__(self, exercise: Exercise) -> None:
        locale = kernel_locale(kernel_country())
        self._exercise = exercise
        self._context = AnswerContext(_kernel_answers().store, {exercise.id: exercise}, locale)
        super().__init__(
            html=str(exercise_form.render_exercise(exercise.definition, 0, locale)),
            css=_form_css(),
            state={
                "language": locale.html_lang,
                "direction": locale.direction,
                "styles": locale.conventions.tags,
                "notebook": _notebook_id(),
                "words": notebook_script_messages(locale),
            },
            standing=self._state(self._context),
        )
        self.on_msg(self._received)

    def _state(self, context: AnswerContext) -> dict[str, Any]:
        """Return the state of the exercise as a message to the form."""
        state = exercise_state(context, self._snapshot(context), self._exercise)
        return dict(msgspec.to_builtins(render_state(state, context.locale)))

    def _snapshot(self, context: AnswerContext) -> Snapshot:
        return snapshot_of(context, read_record(context, _kernel_answers().learner.id, self._exercise))

    def _received(self, _: Any, content: dict[str, Any], __: Any) -> None:
        """Answer a message of the form's script."""
        number = content.pop("id", 0)
        try:
            reply = self._reply(content)
        except Exception as error:
            # Without a reply, the form would wait as if the connection were lost.
            self.send({"id": number, "fault": type(error).__name__})
            raise
        self.send({"id": number, **reply})

    def _reply(self, content: dict[str, Any]) -> dict[str, Any]:
        """Return the reply to a message: clear, load, preview or submission."""
        if content.get("do") == "clear":
            _kernel_answers().clear(str(content.get("at")))
            self.standing = self._state(self._context)
            return self.standing
        try:
            if content.get("do") == "load":
                return self._state(self._context.with_styles(str(content.get("styles", ""))))
            message = msgspec.convert(content, SubmissionMessage)
            context = self._context.with_styles(message.styles)
            if message.do == "try" or message.do == "draw":
                return self._preview(context, message)
            if message.do == "rows":
                marks = check_rows(context, self._snapshot(context), self._exercise, message)
                return dict(msgspec.to_builtins(render_row_marks(marks)))
            result = submit(context, _kernel_answers().learner.id, self._exercise, message)
            self.standing = self._state(self._context)
            return dict(msgspec.to_builtins(render_reply(result, context.locale)))
        except Refused as error:
            return {"refused": str(error)}
        except msgspec.ValidationError:
            return {"refused": self._context.locale.text(N_("We couldn't read this answer. Open the page again."))}

    def _preview(self, context: AnswerContext, message: SubmissionMessage) -> dict[str, Any]:
        """Return the notes on an unsaved answer, or its charts, as a message to the form."""
        facts = preview_facts(context, self._snapshot(context), self._exercise)
        notes = preview(context, _kernel_answers().learner, self._exercise, message, facts)
        render = render_chart_preview if message.do == "draw" else render_preview
        return dict(msgspec.to_builtins(render(notes, context.locale)))


@dataclass
class _KernelAnswers:
    """The answers in this kernel's memory, and the only learner.

    cleared: the id, sent by the page, of the last request to clear all answers.
    """

    store: Store
    learner: Learner
    cleared: str = ""

    def clear(self, at: str) -> None:
        """Clear all answers, once for each id `at`, because every form of the notebook sends the same request."""
        if at != self.cleared:
            self.learner, self.cleared = _create_learner(self.store), at


@cache
def _kernel_answers() -> _KernelAnswers:
    """Return this kernel's answers, created at the first call."""
    store = open_store("sqlite://")
    return _KernelAnswers(store, _create_learner(store))


def _create_learner(store: Store) -> Learner:
    """Create the learner to whom this kernel's answers belong."""
    return store.classes.join(store.classes.create("Notebook", solo=True).code, "person", "You")


@cache
def _notebook_id() -> str:
    """Return a short id of the notebook that this kernel runs, which reveals nothing about the machine.

    JupyterLab tells a kernel the notebook's path; Voila tells it the path in the address, and runs it in its folder.
    """
    path = os.environ.get("JPY_SESSION_NAME") or f"{Path.cwd()} {os.environ.get('SCRIPT_NAME', '')}"
    return sha256(path.encode()).hexdigest()[:16]


@cache
def _form_css() -> str:
    return (_STATIC / "coopkit.css").read_text(encoding="utf-8")
