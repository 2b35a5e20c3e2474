"""The form as a widget, for JupyterLab and plain Voila: the page's own script, carried by messages to the kernel."""

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import anywidget
import msgspec
import traitlets

from coopkit.answering import Desk, Message, draw, look_up, receive, state, try_out
from coopkit.exercises import Exercise, Refused
from coopkit.i18n import N_
from coopkit.store import Learner, open_store
from coopkit.views import screen
from coopkit.views.screen_words import words
from coopkit.workbook.reader import country_of, locale_in

_STATIC = Path(str(files("coopkit.views"))) / "static"


class Form(anywidget.AnyWidget):
    """One exercise's form; answers live in this kernel's memory and nowhere else.

    Args:
        exercise: what is asked; of its key nothing is in what the widget shares with the page.
    """

    _esm = _STATIC / "widget.js"
    html = traitlets.Unicode().tag(sync=True)
    css = traitlets.Unicode().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)

    def __init__(self, exercise: Exercise) -> None:
        desk, learner = _memory()
        self._exercise = exercise
        self._desk = Desk(desk.store, {exercise.id: exercise}, desk.locale)
        self._learner = learner
        super().__init__(
            html=str(screen.render_exercise(exercise.definition, 0, desk.locale)),
            css=_style(),
            state={
                "language": desk.locale.html_lang,
                "direction": desk.locale.direction,
                "person": True,
                "words": words(desk.locale),
                "states": {exercise.id: self._state()},
            },
        )
        self.on_msg(self._received)

    def _state(self) -> dict[str, Any]:
        return dict(msgspec.to_builtins(state(self._desk, self._learner, self._exercise)))

    def _received(self, _: Any, content: dict[str, Any], __: Any) -> None:
        number = content.pop("id", 0)
        self.send({"id": number, **self._reply(content)})

    def _reply(self, content: dict[str, Any]) -> dict[str, Any]:
        if content.get("do") == "load":
            return self._state()
        try:
            message = msgspec.convert(content, Message)
            if message.do == "try" or message.do == "draw":
                return self._tried(message)
            return dict(msgspec.to_builtins(receive(self._desk, self._learner, self._exercise, message)))
        except Refused as error:
            return {"refused": str(error)}
        except msgspec.ValidationError:
            return {"refused": self._desk.locale.text(N_("This is no answer of our forms."))}

    def _tried(self, message: Message) -> dict[str, Any]:
        known = look_up(self._desk, self._learner, self._exercise)
        answer = draw if message.do == "draw" else try_out
        return dict(msgspec.to_builtins(answer(self._desk, self._learner, self._exercise, message, known)))


@cache
def _memory() -> tuple[Desk, Learner]:
    """This kernel's memory of answers, and the one person it answers to."""
    store = open_store("sqlite://")
    alone = store.classes.create("Notebook", solo=True)
    return Desk(store, {}, locale_in(country_of())), store.classes.join(alone.code, "person", "You")


@cache
def _style() -> str:
    return (_STATIC / "coopkit.css").read_text(encoding="utf-8")
