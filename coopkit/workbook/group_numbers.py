"""The group's own numbers in a live tool: the page fetches and keeps them, the kernel never learns whose they are."""

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

import anywidget
import traitlets

from coopkit.i18n import N_, Locale

_STATIC = Path(str(files("coopkit.views"))) / "static"
_WORDS = MappingProxyType(
    {
        "mine": N_("Mine"),
        "theOther": N_("The other"),
        "keepMine": N_("Keep mine"),
        "takeOther": N_("Take the other"),
    }
)


class GroupNumbers(anywidget.AnyWidget):
    """The answers to one exercise, as the page of a group knows them.

    In a page of the server `known` turns true and `answer` holds what the group has given, by field name. In
    JupyterLab and plain Voila nobody is known, and both stay empty.

    Args:
        exercise: its id.
        locale: the reader's language.
        labels: what fields are called, by name, where two versions have to be told apart.
    """

    _esm = _STATIC / "group_numbers.js"
    exercise = traitlets.Unicode().tag(sync=True)
    labels = traitlets.Dict().tag(sync=True)
    words = traitlets.Dict().tag(sync=True)
    known = traitlets.Bool(False).tag(sync=True)
    answer = traitlets.Dict().tag(sync=True)
    tried = traitlets.Dict(help="What is tried and not kept; the browser holds it over a reload.").tag(sync=True)

    def __init__(self, exercise: str, locale: Locale, labels: Mapping[str, str]) -> None:
        words = {name: locale.text(text) for name, text in _WORDS.items()}
        super().__init__(exercise=exercise, labels=dict(labels), words=words)

    def keep(self, changes: Mapping[str, str]) -> None:
        """Has the page save these fields with the rest of the answer.

        Args:
            changes: texts by field name, as a form would send them.
        """
        self.send({"keep": dict(changes)})
