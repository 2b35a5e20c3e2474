"""The form of a member list: what it shows can always be shown, what it carries comes back the same."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from coopkit.i18n import load_locale
from coopkit.portfolio.members.choices import ImportChoices
from coopkit.portfolio.members.import_list import read_list
from coopkit.portfolio.members.imported_file import ImportedFile, ImportedSheet, ListFileError
from coopkit.serve.handlers.member_list_form import MemberListForm, read_choices, read_imported_file, template_context
from coopkit.views.page_frame import PageFrame
from coopkit.views.screen.exercise_form import render_page
from tests.portfolio.members.test_import_list import CHOICES, SHEETS

ENGLISH = load_locale(minor_digits=2)


@settings(max_examples=60, deadline=None)
@given(st.lists(SHEETS, min_size=1, max_size=2), CHOICES)
def test_a_page_shows_every_list_and_carries_it_along(sheets: list[ImportedSheet], choices: ImportChoices) -> None:
    brought = ImportedFile(tuple(sheets))
    try:
        read = read_list(brought, choices, ENGLISH)
    except ListFileError:
        assume(False)
    known = template_context(MemberListForm(None, brought, choices, read), ENGLISH)
    page_frame = PageFrame(header_title="", script_url="", style_url="", sessions_url="", switch_url="")
    page = render_page(
        "pages/member_list.html", ENGLISH, page_frame, page=None, xsrf="", largest=1, too_large="", **known
    )
    assert "Nothing is saved yet." in page
    assert read_imported_file(lambda _: known["brought"]) == brought


def test_answers_of_another_sheet_do_not_hold() -> None:
    form = {
        "sheet": "1",
        "of": "0/",
        "column.2": "use",
        "style": "1,234.5",
        "corrections": '{"3": ["A", "1", "", "", ""]}',
    }
    read = read_choices(lambda name: form.get(name, ""), lambda name: ())
    assert read == ImportChoices(sheet=1)
    form["of"] = "1/"
    read = read_choices(lambda name: form.get(name, ""), lambda name: ("3", "x") if name == "right" else ())
    assert read == ImportChoices(
        sheet=1, roles={2: "use"}, style="1,234.5", corrections={3: ("A", "1", "", "", "")}, confirmed=frozenset({3})
    )


def test_only_a_row_that_was_changed_is_mended() -> None:
    form = {"of": "/", "3.was": '["A","1","","",""]', "3.name": "A", "3.use": "1"}
    assert read_choices(lambda name: form.get(name, ""), lambda name: ("3",) if name == "bad" else ()).corrections == {}
    form["3.use"] = "2"
    read = read_choices(lambda name: form.get(name, ""), lambda name: ("3",) if name == "bad" else ())
    assert read.corrections == {3: ("A", "2", "", "", "")}
