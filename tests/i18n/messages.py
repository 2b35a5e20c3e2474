"""Every message of the interface, as Babel extracts it, and translations of it with slips of the keyboard."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType

from babel.messages.extract import extract_from_dir

from coopkit.i18n import EXTRACTED
from coopkit.views.environment import TEMPLATES
from tests.i18n.catalogues import Messages

PACKAGE = TEMPLATES.parent.parent
TRANSLATED = "@@"
"""How every made-up translation begins, so that a page that shows one is found out."""

SLIPS: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        "blanks": lambda name: f"{{ {name} }}",
        "another name": lambda name: "{número}",
        "one brace too many": lambda name: f"{{{name}}}}}",
        "one brace too few": lambda name: f"{{{name}",
        "left out": lambda name: "",
        "an attribute": lambda name: f"{{{name}.x}}",
        "a conversion": lambda name: f"{{{name}!r:>9}}",
        "a number": lambda name: f"{{{name}}} {{0}}",
        "doubled braces": lambda name: f"{{{{{name}}}}}",
        "percent": lambda name: f"%({name})s",
    }
)


@cache
def every_message() -> tuple[str | tuple[str, str], ...]:
    """English texts, those that count as pairs."""
    keywords = {name: places and tuple(places) for name, places in EXTRACTED.items()}
    methods = [("**.py", "python"), ("**.html", "jinja2.ext.babel_extract")]
    found = extract_from_dir(PACKAGE, methods, keywords=keywords)
    return tuple(dict.fromkeys(message for _, _, message, _, _ in found if message))


def with_slip(text: str, slip: str) -> str:
    """A translation in which every placeholder is mistyped; where there is none, one stands that is not filled in."""
    mistyped = re.sub(r"\{(\w+)\}", lambda found: SLIPS[slip](found[1]), text)
    return f"{TRANSLATED} {mistyped if mistyped != text else text + ' ' + SLIPS['blanks']('n')}"


def broken_messages() -> Messages:
    """Every message with a slip, each with another one."""
    slips = tuple(SLIPS)
    broken: Messages = {}
    for at, message in enumerate(every_message()):
        if isinstance(message, str):
            broken[message] = with_slip(message, slips[at % len(slips)])
        else:  # a small count may be left out, so it is mistyped in another way
            broken[message] = tuple(with_slip(each, "blanks") for each in message)
    return broken
