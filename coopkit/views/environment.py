"""The Jinja environment of all templates."""

import json
import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from coopkit.i18n import Locale
from coopkit.views import markdown
from coopkit.views.name_chips import name_chip

TEMPLATES = Path(__file__).with_name("templates")


@cache
def environment() -> Environment:
    """Return the Jinja environment: values are escaped, a missing value is an error."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["name_chip"] = name_chip
    made.filters["markdown"] = markdown.render_markdown
    made.filters["script_json"] = script_json
    made.filters["unbroken"] = unbroken
    return made


def render_template(template: str, locale: Locale, **context: object) -> Markup:
    """Render a template.

    Args:
        template: its path below the templates' folder.
        locale: its texts are `text("…")` and `plural("…", "…", n)` in the template.
        context: the template's variables; a missing one is an error.
    """
    found = environment().get_template(template)
    return Markup(found.render(locale=locale, text=locale.text, plural=locale.plural, **context))


def render_html_text(template: str, locale: Locale, **context: object) -> str:
    """Render a template as `str`, for messages in JSON: msgspec doesn't encode Markup. Arguments as above."""
    return str.__str__(render_template(template, locale, **context))


def unbroken(text: str) -> str:
    """Return a text in which no line breaks after the hyphen of "co-operative" and "co-op"."""
    return re.sub(r"(?i)\b(co-)(?=op)", "\\1\u2060", text)


def script_json(value: object) -> Markup:
    """Encode a value as JSON that can't end the surrounding script element."""
    plain = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        plain = plain.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(plain)
