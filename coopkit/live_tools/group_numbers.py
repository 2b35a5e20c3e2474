"""The widget that brings a group's answers from its page to a live tool, without saying whose they are."""

from collections.abc import Mapping, Sequence
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
        "takeOther": N_("Use the other"),
        "line": N_("{what}, line {n}"),
        "another": N_("Another field of this exercise"),
        "seen": N_("OK"),
    }
)


class GroupNumbers(anywidget.AnyWidget):
    """A group's answers to some exercises, brought by its page.

    On the server's page `known` becomes true once all of them are there. `answers` holds the raw answers by exercise
    and field name, `country` the code of the country chosen on this device, and `styles` its
    `NumberConventions.tags`. In JupyterLab and plain Voila there is no group, and all stay empty.

    Args:
        exercises: their ids.
        locale: the reader's language.
        labels: labels of fields by exercise and field name, for comparing two versions; "*" stands for each row.
    """

    _esm = _STATIC / "tool_answers.js"
    exercises: traitlets.List[str] = traitlets.List().tag(sync=True)
    labels = traitlets.Dict().tag(sync=True)
    words = traitlets.Dict().tag(sync=True)
    known = traitlets.Bool(False).tag(sync=True)
    answers = traitlets.Dict().tag(sync=True)
    country = traitlets.Unicode(None, allow_none=True).tag(sync=True)
    styles = traitlets.Unicode("").tag(sync=True)
    versions = traitlets.Dict(help="The version of each exercise's answer in `answers`.").tag(sync=True)
    shown = traitlets.Int(0, help="How often the tool has shown new answers; the page waits for the first.").tag(
        sync=True
    )
    tried = traitlets.Dict(help="What is tried and not saved; the browser keeps it over a reload.").tag(sync=True)
    tried_versions = traitlets.Dict(help="The versions that were shown when trying began.").tag(sync=True)

    def __init__(self, exercises: Sequence[str], locale: Locale, labels: Mapping[str, Mapping[str, str]]) -> None:
        words = {name: locale.text(text) for name, text in _WORDS.items()}
        by_exercise = {exercise: dict(own) for exercise, own in labels.items()}
        super().__init__(exercises=list(exercises), labels=by_exercise, words=words)

    def set_tried(self, values: Mapping[str, str]) -> None:
        """Set what is tried, and remember which versions of the answers it began from.

        Args:
            values: texts by input id; none if nothing is tried any more.
        """
        if not values:
            self.tried_versions = {}
        elif not self.tried:
            self.tried_versions = dict(self.versions)
        self.tried = dict(values)

    def save(self, changes: Mapping[str, Mapping[str, str]]) -> None:
        """Ask the page to save these fields, each with the rest of its exercise's answer.

        If another phone has saved one of these fields since trying began, the page asks which number counts.

        Args:
            changes: texts by exercise and field name, as forms would send them.
        """
        fields = {exercise: dict(own) for exercise, own in changes.items()}
        self.send({"keep": fields, "versions": dict(self.tried_versions)})
        self.tried_versions = {}
