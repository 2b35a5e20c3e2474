"""Enter in a field, and a phone's "Go", press the first submit button of a form: the one that people mean."""

import re
from pathlib import Path

import pytest

from coopkit.views import environment
from tests.forms import read_forms

TEMPLATES = Path(environment.__file__).parent / "templates"
FRONT = Path(__file__).parents[2] / "front"
WITH_FORMS = [path for path in sorted(TEMPLATES.rglob("*.html")) if re.search("<form|<button", path.read_text("utf-8"))]


def test_a_minor_button_that_comes_first_is_found() -> None:
    before = '<form action="/join"><input name="name"><button class="quiet" type="submit" name="more">+</button>'
    button = '<button class="button primary" type="submit">Join</button>'

    assert read_forms(f"{before}{button}</form>")[0][0].faults
    assert read_forms(f"{before.replace('quiet', 'button')}{button}</form>")[0][0].faults
    assert not read_forms(f'<form><input name="name">{button}<button type="submit">+</button></form>')[0][0].faults


@pytest.mark.parametrize("path", WITH_FORMS, ids=lambda path: path.relative_to(TEMPLATES).as_posix())
def test_the_first_submit_button_of_each_form_is_the_one_that_people_mean(path: Path) -> None:
    forms, _ = read_forms(path.read_text(encoding="utf-8"))
    assert [fault for form in forms for fault in form.faults] == []


@pytest.mark.parametrize("path", WITH_FORMS, ids=lambda path: path.relative_to(TEMPLATES).as_posix())
def test_every_button_says_whether_it_submits(path: Path) -> None:
    _, buttons = read_forms(path.read_text(encoding="utf-8"))
    assert [each.attributes for each in buttons if "type" not in each.attributes] == []


def test_a_form_that_the_script_saves_is_never_submitted() -> None:
    forms, _ = read_forms((TEMPLATES / "exercise.html").read_text(encoding="utf-8"))
    fields = [read_forms(path.read_text(encoding="utf-8"))[1] for path in (TEMPLATES / "fields").glob("*.html")]

    assert [form.submits for form in forms] == [[]]
    assert {button.kind for buttons in fields for button in buttons} == {"button"}


def test_the_script_makes_no_form_and_no_button_that_submits() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in sorted(FRONT.glob("*.js")))
    made = re.findall(r'createElement\("button"[^;]*?type: "button"', source)

    assert 'createElement("form"' not in source
    assert len(made) == source.count('createElement("button"') > 0
