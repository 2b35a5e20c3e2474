"""The screen: every field a native control under its name, readable without a script, and no key."""

from collections import Counter
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from coopkit.content.session import ExerciseBlock, Reading, Session, Step
from coopkit.exercises import Exercise, Phase
from coopkit.exercises.blocks import fields_of
from coopkit.exercises.fields import Arrange, Grid, PickMany, PickOne, Scale
from coopkit.exercises.kinds.choose_one import choose_one
from coopkit.exercises.kinds.survey import survey
from coopkit.exercises.part import named_fields
from coopkit.i18n import load_locale
from coopkit.views.page_frame import PageFrame
from coopkit.views.screen import exercise_form
from tests.exercises.catalogue import CATALOGUE, FRUIT, SENTINEL, exercise
from tests.views.sheets import EVERY_KIND

ENGLISH = load_locale(minor_digits=2)
CHROME = PageFrame(
    header_title="Table 4 · Palm",
    script_url="/static/coopkit.js?v=1",
    style_url="/static/coopkit.css?v=1",
    sessions_url="/learn/think_coop/",
    curriculum_title="Think.Coop",
    session_label="Session 4",
    next_url="/learn/think_coop/coops",
)
ALONE: dict[str, Any] = {"learner": "a1", "person": True, "seats": [], "states": {}, "answers": "/answers/"}
SEATS = [{"seat": number, "name": name, "away": False} for number, name in enumerate(("Amina", "Li", "Rosa"), start=1)]
GROUP: dict[str, Any] = {**ALONE, "person": False, "seats": SEATS}


def form(made: Exercise, number: int = 3) -> Tag:
    found = BeautifulSoup(exercise_form.render_exercise(made.definition, number, ENGLISH), "html.parser").section
    assert found is not None
    return found


def page(session: Session = EVERY_KIND, state: dict[str, Any] = ALONE) -> BeautifulSoup:
    return BeautifulSoup(exercise_form.render_session(session, ENGLISH, page_frame=CHROME, page=state), "html.parser")


def options(field: object) -> set[str]:
    match field:
        case PickOne() | PickMany():
            return {option.id for option in field.options}
        case Arrange():
            return {item.id for item in field.items}
        case Scale():
            return {str(step) for step in range(field.low, field.high + 1)}
    return set()


@pytest.mark.parametrize("made", CATALOGUE.values(), ids=CATALOGUE)
def test_every_field_has_a_control_of_its_name_with_all_its_options(made: Exercise) -> None:
    shown = form(made)
    for part in made.definition.parts:
        for name, field in named_fields(part, {}):
            controls = shown.select(f'input[name="{name}"], select[name="{name}"], textarea[name="{name}"]')
            assert controls, name
            values = {
                str(each.get("value", "")) for control in controls for each in [control, *control.select("option")]
            }
            assert options(field) <= values


@pytest.mark.parametrize("made", CATALOGUE.values(), ids=CATALOGUE)
def test_every_control_says_what_it_is_for(made: Exercise) -> None:
    shown = form(made)
    ids = {str(element["id"]) for element in shown.select("[id]")}
    for control in shown.select("input:not([type=hidden]), select, textarea"):
        named_by = str(control.get("aria-labelledby", "")).split()
        labelled = control.find_parent("label") or shown.select_one(f'label[for="{control.get("id")}"]')
        assert (named_by and set(named_by) <= ids) or labelled, control
    for group in shown.select("fieldset"):
        assert group.find("legend", recursive=False) or str(group["aria-labelledby"]) in ids


@pytest.mark.parametrize("made", CATALOGUE.values(), ids=CATALOGUE)
def test_a_form_carries_no_key(made: Exercise) -> None:
    assert SENTINEL not in str(form(made))


@pytest.mark.parametrize("made", CATALOGUE.values(), ids=CATALOGUE)
def test_buttons_submit_nothing_and_say_what_they_do(made: Exercise) -> None:
    for button in form(made).select("button"):
        assert button["type"] == "button"
        assert button.get("data-action") or "data-cue" in button.attrs


def test_an_exercise_is_marked_as_the_script_and_the_tests_know_it() -> None:
    made = exercise(
        choose_one("think.test.one", "answer", "", options=FRUIT, key="fig"),
        together=(Phase.ALONE, Phase.TALK),
        private=True,
    )
    shown = form(made, 7)
    assert (shown["data-exercise"], shown["data-kind"], shown["data-saved"]) == (
        "think.test.one",
        "choose-one",
        "clean",
    )
    assert (shown["data-number"], shown["data-together"]) == ("7", "alone talk")
    assert "data-private" in shown.attrs and "data-result" not in shown.attrs
    assert shown.h3 is not None and shown.h3.get_text(" ", strip=True) == "7. What do you say?"


def test_a_question_of_one_field_is_asked_once() -> None:
    shown = form(CATALOGUE["choose-one"])
    group = shown.select_one("fieldset")
    assert group is not None and group.find("legend") is None
    assert shown.h3 is not None and group["aria-labelledby"] == shown.h3["id"]


def test_a_table_that_grows_brings_an_empty_row_to_copy() -> None:
    shown = form(CATALOGUE["table"])
    grid = next(
        field
        for part in CATALOGUE["table"].definition.parts
        for field in fields_of(part.layout())
        if isinstance(field, Grid)
    )
    spare = shown.select_one("template")
    assert spare is not None and {str(each["name"]).split(".")[1] for each in spare.select("[name]")} == {"0"}
    rows = [row for row in shown.select("tbody > tr") if row.find_parent("template") is None]
    assert len(rows) == grid.least


def test_texts_of_authors_are_never_read_as_html() -> None:
    made = exercise(choose_one("think.test.one", "answer", "", options={"a": "<b>A</b>", "b": "B & <script>"}, key="a"))
    shown = form(made)
    assert shown.select("b") == [] and shown.select("script") == []


def test_every_element_id_on_a_page_is_there_once() -> None:
    counted = Counter(
        str(element["id"]) for element in page().select("[id]") if element.find_parent("template") is None
    )
    assert [id_ for id_, times in counted.items() if times > 1] == []


def test_a_page_shows_every_step_before_any_script_has_run() -> None:
    session = Session(
        curriculum="think_coop",
        id="forms",
        position=4,
        title="Which form of business fits?",
        goals=("Compare five forms.",),
        steps=(
            Step("Welcome", 2, (Reading("One of us reads **aloud**."),)),
            Step("Fruit", 5, (ExerciseBlock(1, CATALOGUE["choose-one"].definition),)),
        ),
    )
    shown = page(session)
    assert [step["id"] for step in shown.select(".step")] == ["step-1", "step-2"]
    assert not [step for step in shown.select(".step") if "hidden" in step.attrs]
    assert shown.noscript is not None and "JavaScript" in shown.noscript.get_text()
    assert "One of us reads aloud." in shown.get_text()


def test_a_page_asks_for_one_script_and_one_style_and_nothing_else() -> None:
    shown = page()
    assert [tag["src"] for tag in shown.select("script[src]")] == [CHROME.script_url]
    assert [tag["href"] for tag in shown.select("link[rel=stylesheet]")] == [CHROME.style_url]
    assert [tag["src"] for tag in shown.select("img")] == []


def test_what_the_script_starts_from_cannot_end_its_element() -> None:
    hostile = {**ALONE, "learner": "</script><script>alert(1)</script>"}
    shown = page(state=hostile)
    inline = shown.select("script:not([src])")
    assert [tag["type"] for tag in inline] == ["application/json"]


def test_only_a_group_is_told_who_reads() -> None:
    session = Session(
        curriculum="think_coop", id="x", position=1, title="X", goals=(), steps=(Step("Y", 2, (Reading("Z"),)),)
    )
    assert page(session, GROUP).select("[data-cue]") and page(session, GROUP).select("[data-reader]")
    assert not page(session).select("[data-cue]") and not page(session).select("[data-reader]")


def test_roles_move_on_by_one_seat_with_every_session() -> None:
    def reader(position: int) -> str:
        moved = Session(curriculum="t", id="x", position=position, title="X", goals=(), steps=EVERY_KIND.steps)
        found = page(moved, GROUP).select_one(".roles dd")
        assert found is not None
        return found.get_text()

    assert [reader(position) for position in range(1, 5)] == ["Li", "Rosa", "Amina", "Li"]


def test_who_is_away_has_no_role() -> None:
    away = {**GROUP, "seats": [*SEATS[:2], {**SEATS[2], "away": True}]}
    assert "Rosa" not in {dd.get_text() for dd in page(state=away).select(".roles dd")}


def test_the_live_tool_opens_from_its_exercise() -> None:
    opened = PageFrame(
        **{**vars(CHROME), "live_tool_url": "/live/think_coop/business_forms", "live_tool_exercise": "think.test.order"}
    )
    shown = BeautifulSoup(
        exercise_form.render_session(EVERY_KIND, ENGLISH, page_frame=opened, page=ALONE), "html.parser"
    )
    links = shown.select('a[href="/live/think_coop/business_forms"]')
    assert len(links) == 1
    before = links[0].find_previous("section")
    assert isinstance(before, Tag) and before["data-exercise"] == "think.test.order"


def test_a_survey_names_both_ends_of_its_scale_for_those_who_listen() -> None:
    built = survey(
        "think.test.one",
        "answer",
        "How far?",
        statements={"a": "A.", "b": "B."},
        low_label="never",
        high_label="always",
    )
    shown = form(exercise(built))
    labels = [label.get_text(" ", strip=True) for label in shown.select(".scale label")]
    assert labels[0] == "1 – never" and labels[4] == "5 – always"


def test_role_cards_are_closed_and_nothing_says_they_may_stay_empty() -> None:
    shown = form(CATALOGUE["role play"])
    cards = shown.select("details.role")
    assert [card.summary.get_text() for card in cards if card.summary] == ["The chair", "Who is late"]
    assert not any(card.has_attr("open") for card in cards)
    assert "You may leave this empty" not in shown.get_text()
    assert [item["data-minutes"] for item in shown.select("[data-rounds] li")] == ["3", "5"]


def test_who_does_not_know_finds_one_more_choice_below_the_scale() -> None:
    shown = form(CATALOGUE["survey, not known"])
    rows = shown.select("fieldset.row")
    assert [[each["value"] for each in row.select("input")] for row in rows] == [["1", "2", "3", "4", "unknown"]] * 2
    assert [row.select(".unknown")[0].get_text(strip=True) for row in rows] == ["I do not know"] * 2
