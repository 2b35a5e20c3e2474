"""The forms of a page as a browser sees them: which button a press on Enter, or a phone's "Go", presses."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

_JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_NO_LINE = ("hidden", "radio", "checkbox", "file", "submit", "button", "reset", "image", "range")


@dataclass
class Button:
    """A button, by its attributes."""

    attributes: dict[str, str]

    @property
    def kind(self) -> str:
        """What it does; a button that does not say so submits."""
        return self.attributes.get("type", "submit")

    @property
    def classes(self) -> list[str]:
        """How it looks."""
        return self.attributes.get("class", "").split()


@dataclass
class Form:
    """A form: where it sends, its one-line fields, and the buttons that submit it, in tree order."""

    action: str = ""
    lines: list[str] = field(default_factory=list)
    submits: list[Button] = field(default_factory=list)

    @property
    def faults(self) -> list[str]:
        """Why Enter in one of its fields would not do what people mean."""
        first, others = self.submits[:1], self.submits[1:]
        if any(each.attributes.get("value") == "look" for each in first):
            return []  # rows that were corrected are looked at again before anything is saved
        found = [f"{self.action}: the first button is a minor one" for each in first if _is_minor(each)]
        found += [f"{self.action}: the primary button is not the first" for each in others if "primary" in each.classes]
        if others and self.lines and not any("primary" in each.classes for each in first):
            found.append(f"{self.action}: of {len(self.submits)} buttons the first is not the primary one")
        return found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.buttons: list[Button] = []
        self.inside: Form | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag == "form":
            assert self.inside is None, "A form inside a form."
            self.inside = Form(attributes.get("action", ""))
            self.forms.append(self.inside)
        elif tag == "button" or (tag == "input" and attributes.get("type") in ("submit", "image")):
            button = Button(attributes)
            self.buttons.append(button)
            assert "form" not in attributes, "A button outside of its form is not looked for here."
            if self.inside and button.kind in ("submit", "image"):
                self.inside.submits.append(button)
        elif tag == "input" and self.inside and attributes.get("type", "text") not in _NO_LINE:
            self.inside.lines.append(attributes.get("name", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = None


def read_forms(html: str) -> tuple[list[Form], list[Button]]:
    """Every form and every button of a page, or of a template, whose expressions are left out."""
    reader = _Reader()
    reader.feed(_JINJA.sub("", html))
    return reader.forms, reader.buttons


def _is_minor(button: Button) -> bool:
    return "quiet" in button.classes or "formnovalidate" in button.attributes
