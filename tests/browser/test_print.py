"""Sheets as they come out of the printer, on both sizes of paper."""

import re
from io import BytesIO
from unicodedata import normalize

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from coopkit.content import own_glossary
from coopkit.content.session import ExerciseBlock, Reading, Session, Step
from coopkit.exercises import Exercise
from coopkit.exercises.definition import Phase
from coopkit.exercises.exercise import make_exercise
from coopkit.exercises.fields import TextField
from coopkit.exercises.kinds.choose_one import choose_one
from coopkit.exercises.kinds.table import table
from coopkit.views.paper import answer_key, worksheet
from tests.exercises.catalogue import CATALOGUE
from tests.exercises.catalogue import exercise as catalogue_exercise
from tests.views.sheets import ENGLISH, EVERY_KIND

PAPER = pytest.mark.parametrize("paper", ["A4", "Letter"])
POINTS = {"A4": (595, 842), "Letter": (612, 792)}
KEYS = {each.id: each.key for each in CATALOGUE.values()}
FACES = {
    "worksheet": worksheet.render_worksheet(EVERY_KIND, ENGLISH),
    "answer key": answer_key.render_answer_key(EVERY_KIND, KEYS, ENGLISH),
}
EVERY_FACE = pytest.mark.parametrize("html", FACES.values(), ids=FACES)


@pytest.fixture(scope="module")
def page(browser: Browser) -> Page:
    return browser.new_page()


def printed(page: Page, html: str, paper: str) -> list[str]:
    """The text of each page, words as they are read, and all pages of that paper, upright or across."""
    page.set_content(html)
    pages = PdfReader(BytesIO(page.pdf(format=paper))).pages
    for each in pages:
        size = sorted((float(each.mediabox.width), float(each.mediabox.height)))
        assert size == pytest.approx(POINTS[paper], abs=2)
    return [" ".join(each.extract_text().split()) for each in pages]


@PAPER
@EVERY_FACE
def test_every_page_has_its_footer_and_number(page: Page, html: str, paper: str) -> None:
    pages = printed(page, html, paper)
    for number, text in enumerate(pages, start=1):
        assert f"page {number} of {len(pages)}" in text
        assert "Think.Coop · Session 4 · coopkit" in text
        assert "not an ILO product" in text


@PAPER
def test_every_page_of_the_key_is_marked(page: Page, paper: str) -> None:
    assert all("Facilitator" in text for text in printed(page, FACES["answer key"], paper))


@PAPER
def test_no_question_is_torn_from_its_first_lines(page: Page, paper: str) -> None:
    asked = [_question(number) for number in range(1, 25)]
    readings = [Reading("\n\n".join(["We read a little."] * (1 + number % 5))) for number in range(24)]
    blocks = [
        block
        for number, (reading, each) in enumerate(zip(readings, asked, strict=True), start=1)
        for block in (reading, ExerciseBlock(number, each.definition))
    ]
    step = Step("Many questions", 120, tuple(blocks))
    session = Session(curriculum="think_coop", id="many", position=4, title="Many", goals=(), steps=(step,))
    pages = printed(page, worksheet.render_worksheet(session, ENGLISH), paper)
    assert len(pages) > 5
    for number in range(1, 25):
        at = [text for text in pages if f"Question {number}?" in text]
        assert len(at) == 1 and f"First {number}." in at[0] and f"Second {number}." in at[0]


@PAPER
def test_a_long_table_begins_below_its_question_and_repeats_its_head(page: Page, paper: str) -> None:
    columns = (TextField("who", "Who helps?"),)
    long = catalogue_exercise(table("think.test.one", "answer", "", columns=columns, least=40, most=40))
    readings = [Reading("\n\n".join(["We read a little."] * 20))]
    step = Step("A long table", 5, (*readings, ExerciseBlock(1, long.definition)))
    session = Session(curriculum="think_coop", id="long", position=4, title="Long", goals=(), steps=(step,))
    pages = printed(page, worksheet.render_worksheet(session, ENGLISH), paper)
    with_rows = [text for text in pages if re.search(r"\b(1 2|39 40)\b", text) or "Who helps?" in text]
    assert len(with_rows) > 2
    assert all("Who helps?" in text for text in with_rows)
    assert re.search(r"What do you say\?.* Who helps\? 1 2\b", with_rows[0])


@pytest.mark.parametrize(("upright", "across"), [(182, 251), (188, 269)])
@EVERY_FACE
def test_nothing_is_wider_than_the_paper(page: Page, html: str, upright: int, across: int) -> None:
    page.emulate_media(media="print")
    page.set_content(html)
    for selector, width in ((".exercise:not(.wide):not(:has(.wide)), .upright, .cut-outs", upright), (".wide", across)):
        page.set_viewport_size({"width": round(width / 25.4 * 96), "height": 800})
        too_wide = (
            f"found => found.filter(each => each.scrollWidth > {width} / 25.4 * 96 + 1).map(each => each.innerText)"
        )
        assert page.locator(selector).count() > 0
        assert page.locator(selector).evaluate_all(too_wide) == []


def _question(number: int) -> Exercise:
    id_ = f"think.test.q{number}"
    options = {"a": f"First {number}.", "b": f"Second {number}."}
    built = choose_one(id_, "answer", "", options=options, key="a")
    return make_exercise(
        id_, f"Question {number}?", (built,), minutes=5, together=(Phase.GROUP,), purpose="Try it out."
    )


@PAPER
def test_no_explanation_of_a_term_is_torn(page: Page, paper: str) -> None:
    terms = own_glossary()
    reading = Reading(". ".join(term.english.found_by[-1] for term in terms))
    steps = (Step("All the words", 5, (reading,)),)
    session = Session(curriculum="think_coop", id="terms", position=4, title="Terms", goals=(), steps=steps)
    pages = [letters(text) for text in printed(page, worksheet.render_worksheet(session, ENGLISH), paper)]
    assert len(pages) > 3
    assert [each.id for each in terms if not any(letters(each.english.explanation) in text for text in pages)] == []


def letters(text: str) -> str:
    """A text without its spaces, and without the ligatures that a printer makes."""
    return "".join(normalize("NFKC", text).split())
