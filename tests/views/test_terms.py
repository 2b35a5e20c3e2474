"""Terms: buttons at their first place in a step, in the language of the text, and listed on paper."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from coopkit.content import Term, Wording
from coopkit.content.session import ExerciseBlock, Reading, Session, Step
from coopkit.exercises import Phase
from coopkit.exercises.exercise import Exercise, make_exercise
from coopkit.exercises.kinds.choose_one import choose_one
from coopkit.i18n import load_locale
from coopkit.views import terms
from coopkit.views.paper import worksheet
from coopkit.views.screen import exercise_form
from coopkit.views.term_buttons import TermMarker
from tests.views.sheets import text_of
from tests.views.test_screen import ALONE, CHROME

ENGLISH = load_locale(minor_digits=2)
ARABIC = replace(ENGLISH, language="ar")
FRENCH = replace(ENGLISH, language="fr")
GLOSSARY = (
    Term(
        "quorum",
        {
            "en": Wording("quorum", ("quorums",), "So many must be there."),
            "ar": Wording("النصاب", (), "عدد الحاضرين."),
            "fr": Wording("quorum"),
        },
    ),
    Term("board", {"en": Wording("board", ("board of directors",), "Who leads <us>.")}),
    Term("co-op", {"en": Wording("co-op", (), "Ours.")}),
)


@pytest.fixture(autouse=True)
def small_glossary(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(terms, "own_glossary", lambda: GLOSSARY)
    exercise_form.render_exercise.cache_clear()
    terms.terms_of_language.cache_clear()
    yield
    terms.terms_of_language.cache_clear()
    exercise_form.render_exercise.cache_clear()


def marked(text: str, marker: TermMarker | None = None) -> BeautifulSoup:
    return BeautifulSoup((marker or TermMarker(ENGLISH, "s1")).markdown(text), "html.parser")


def buttons(soup: BeautifulSoup) -> list[str]:
    return [each.get_text() for each in soup.select("button.term")]


def asked() -> Exercise:
    built = (choose_one("t.t.vote", "one", "Is the board there?", options={"a": "A board", "b": "No board"}, key="a"),)
    return make_exercise(
        "t.t.vote",
        "What of the quorum, asks the board?",
        (*built, choose_one("t.t.vote", "two", "And the quorum?", options={"c": "Yes", "d": "No"})),
        minutes=5,
        together=(Phase.GROUP,),
        purpose="Learn quorum.",
        why="Without a board no quorum, without a quorum no co-op.",
    )


def session() -> Session:
    steps = (
        Step("One", 5, (Reading("The **board** and the quorum of the board."), ExerciseBlock(1, asked().definition))),
        Step("Two", 5, (Reading("The board again."),)),
    )
    return Session(curriculum="think_coop", id="t", position=1, title="A board", goals=(), steps=steps)


def test_the_first_place_is_a_button_that_is_closed_and_names_what_it_opens():
    soup = marked("The quorum is small. No quorum, no vote.")
    assert buttons(soup) == ["quorum"]
    button = soup.button
    assert button is not None
    assert (button["type"], button["aria-expanded"]) == ("button", "false")
    (meaning,) = soup.select(f"#{button['aria-controls']}")
    assert meaning.has_attr("hidden")
    assert meaning.get_text() == "quorum: So many must be there."
    assert soup.get_text().startswith("The quorum is small. No quorum, no vote.")


def test_emphasis_in_emphasis_brings_no_blank_along():
    assert marked("The ***quorum***, then.").get_text().startswith("The quorum, then.")


def test_the_explanation_stands_below_the_paragraph_and_never_within_it():
    soup = marked("The quorum.\n\nAnother.\n\n- the board")
    assert [each.name for each in soup.find_all(recursive=False)] == ["p", "p", "p", "ul", "p"]
    assert not soup.select("p p, button p")


@pytest.mark.parametrize("text", ["> the quorum", "[the quorum](/x)", "aquorum quorums-like", "the `quorum`"])
def test_quotations_links_and_parts_of_other_words_stay_as_they_are(text: str):
    assert buttons(marked(text)) == []


def test_the_longer_of_two_terms_counts_in_capital_and_small_letters_and_over_the_end_of_a_line():
    assert buttons(marked("The Board of\ndirectors meets.")) == ["Board of\ndirectors"]
    assert buttons(marked("The BOARD OF DIRECTORS meets.")) == ["BOARD OF DIRECTORS"]


def test_nothing_in_a_text_or_an_explanation_becomes_html():
    soup = marked("The board & <b>us</b>.")
    assert soup.b is not None
    assert "<b>us</b>" in soup.p.get_text() if soup.p else False
    assert "Who leads <us>." in soup.get_text()


def test_each_step_begins_anew_and_reading_prompt_and_parts_share_one_first_place():
    page = BeautifulSoup(exercise_form.render_session(session(), ENGLISH, page_frame=CHROME, page=ALONE), "html.parser")
    assert [buttons(step) for step in page.select(".step")] == [["board", "quorum"], ["board"]]
    ids = [each["id"] for each in page.select("[id]")]
    assert len(ids) == len(set(ids))
    assert not page.select("label button, legend button, .option button")


def test_a_form_outside_a_session_and_a_sheet_have_plain_text():
    assert "data-term" not in exercise_form.render_exercise(asked().definition, 0, ENGLISH)
    assert "data-term" not in worksheet.render_worksheet(session(), ENGLISH)


def test_another_language_has_its_own_wordings_and_english_ones_in_english_texts_alone():
    assert buttons(marked("ما هو النصاب؟", TermMarker(ARABIC, "s1"))) == ["النصاب"]
    still_english = marked("The quorum of the board.", TermMarker(ARABIC, "s1"))
    assert buttons(still_english) == ["quorum", "board"]
    assert {each["lang"] for each in still_english.select(".definition")} == {"en"}
    assert buttons(marked("Le quorum est atteint.", TermMarker(FRENCH, "s1"))) == []


def test_worksheets_end_with_the_terms_that_they_use_in_the_order_of_the_alphabet():
    blank = worksheet.render_worksheet(session(), ENGLISH)
    assert re.search(r"Useful words board Who leads .* quorum So many", text_of(blank))
    assert "Ours." not in blank


def test_a_sheet_without_any_term_has_no_such_list():
    plain = Session(curriculum="think_coop", id="t", position=1, title="A day", goals=(), steps=(Step("One", 5, ()),))
    assert "Useful words" not in worksheet.render_worksheet(plain, ENGLISH)
