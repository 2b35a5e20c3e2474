"""Templates: what is filled in is escaped, what is missing is an error, the language's texts are at hand."""

import json

import pytest
from jinja2 import UndefinedError

from coopkit.content.session import Picture
from coopkit.i18n import load_locale
from coopkit.views.environment import environment, render_template, script_json

ENGLISH = load_locale(minor_digits=2)


def test_what_is_filled_in_is_no_html() -> None:
    shown = render_template(
        "figure.html", ENGLISH, figure=Picture("data:image/png;base64,AA", '"><script>alert(1)</script>')
    )
    assert "<script>" not in shown


def test_what_a_template_names_must_be_given() -> None:
    with pytest.raises(UndefinedError):
        render_template("figure.html", ENGLISH)


@pytest.mark.parametrize("hostile", ["</script>", "<!--", "\u2028", "a & b"])
def test_data_for_the_script_stays_data(hostile: str) -> None:
    plain = script_json({"name": hostile})
    assert json.loads(plain) == {"name": hostile}
    assert not set("<>&\u2028\u2029") & set(plain)


def test_every_template_can_be_read() -> None:
    names = environment().list_templates(extensions=["html"])
    assert "base.html" in names and all(environment().get_template(name) for name in names)
