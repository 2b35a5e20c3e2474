"""Final copies as a lender reads them: empty, half filled in and whole, with nothing that speaks to their authors."""

import re
from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup

from coopkit.countries import load_country
from coopkit.i18n import load_locale
from coopkit.portfolio.co_op import CO_OP, read_co_op
from coopkit.portfolio.documents import make_start_documents, make_year_documents
from coopkit.portfolio.documents.manage.context import read_year_context
from coopkit.portfolio.documents.start.context import read_plan_context
from coopkit.portfolio.group_answers import GroupAnswers
from coopkit.views.documents.document import DocumentPage, render_document
from tests.portfolio.groups import CARE, DOOR, SHOP, YARD, study_of

ENGLISH = load_locale(minor_digits=2)
LOST = ("start.plan.cash-12", "start.core.criteria", "start.setup.assembly-agenda")
GROUPS = {
    "nobody": GroupAnswers({}),
    "study only": study_of(YARD),
    "without some": GroupAnswers({id_: own for id_, own in YARD.by_exercise.items() if id_ not in LOST}),
    "yard": YARD,
    "care": CARE,
    "shop": SHOP,
    "door": DOOR,
    "door with its year only": GroupAnswers(
        {id_: own for id_, own in DOOR.by_exercise.items() if id_ == "manage.fin.our-year"}
    ),
}
AUTHOR_PHRASES = (
    "A member …",
    "(a guess)",
    "as guesses",
    "Left open is",
    "No country is chosen",
    "We know of no source",
    "What sources state",
    "There are no numbers to look at",
    "There is no whole plan",
    "Still missing",
    "still missing",
    "Until then",
    "not complete yet",
    "is written down yet",
    "are not printed",
    "rehearsed",
    "Look at this again",
    "home page",
    "workbook",
    "Choose ",
    "Check these points",
    "Count again",
    "Your ",
    "your own",
    "You are",
)
CONTRACTION = re.compile(r"\b\w+(?:n’t|’re|’ve|’ll)\b|\b(?:it|that|there|what|let)’s\b", re.IGNORECASE)


def final_copies(answers: GroupAnswers, country: str) -> Iterator[BeautifulSoup]:
    """Every document of a group as it is handed over."""
    there = load_country(country)
    documents = (
        *make_start_documents(read_plan_context(answers, there, minor_digits=2)),
        *make_year_documents(read_year_context(answers, there, minor_digits=2)),
    )
    for document in documents:
        page = DocumentPage((document,), ENGLISH, read_co_op(answers, "Palm"), "today", final=True)
        yield BeautifulSoup(render_document(page), "html.parser")


def our_words(page: BeautifulSoup) -> str:
    """What the program says on a page: without anything that somebody has typed, and without the footer."""
    for typed in page.select(".typed p[dir=auto], bdi, style, .colophon"):
        typed.decompose()
    return " ".join(page.get_text(" ").split())


@pytest.mark.parametrize("country", ["", "ke"])
@pytest.mark.parametrize("group", GROUPS)
def test_nothing_in_a_final_copy_speaks_to_its_authors(group: str, country: str) -> None:
    for page in final_copies(GROUPS[group], country):
        assert not page.select(".gap, .missing, .missing-list, .lead, a[href^='/']")
        words = our_words(page)
        assert [phrase for phrase in AUTHOR_PHRASES if phrase in words] == [], words[:80]
        assert CONTRACTION.findall(words) == []


@pytest.mark.parametrize("group", GROUPS)
def test_sections_are_numbered_without_a_gap_and_listed_in_the_contents(group: str) -> None:
    for page in final_copies(GROUPS[group], ""):
        headings = [each.get_text() for each in page.select("section > .section-title")]
        assert all(each.parent.select(":scope > :not(.section-title)") for each in page.select("section > h2"))  # type: ignore[union-attr]
        numbers = [int(each.partition(".")[0]) for each in headings if re.match(r"\d+\. ", each)]
        if page.select(".cover-page"):
            assert numbers == list(range(1, len(headings) + 1))
            if len(headings) > 1:
                assert [each.get_text() for each in page.select(".contents a")] == headings
        else:
            assert numbers == []


def test_every_document_is_headed_by_the_co_op_and_signed_where_it_belongs() -> None:
    named = YARD.with_answer(CO_OP, {"name.words": "Riverside Sorters", "form.words": "Worker co-operative"})
    signed = {}
    for page in final_copies(named, ""):
        assert page.select_one(".letterhead .owner").get_text() == "Riverside Sorters"  # type: ignore[union-attr]
        assert "Worker co-operative" in page.select_one(".letterhead").get_text()  # type: ignore[union-attr]
        captions = [each.get_text() for each in page.select("caption")]
        signed[page.select_one(".document")["id"]] = "Signed by" in captions or "List of founders" in captions  # type: ignore[index]
    assert {id_ for id_, is_signed in signed.items() if is_signed} == {"business-plan", "bylaws", "founding-assembly"}
    door = {
        page.select_one(".document")["id"]  # type: ignore[index]
        for page in final_copies(DOOR, "")
        if any(each.get_text() == "Signed by" for each in page.select("caption"))
    }
    assert {"board-pack", "surplus-distribution"} <= door
