"""Papers for many members as PDF: no slip is split over two pages, and the list to sign begins with its sentence."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from coopkit.countries import load_country
from coopkit.export.pdf import to_pdf
from coopkit.i18n import Locale, load_locale
from coopkit.portfolio.co_op import CoOp
from coopkit.portfolio.documents.manage.context import read_year_context
from coopkit.portfolio.documents.manage.member_slips import member_slips
from coopkit.portfolio.documents.start.context import read_plan_context
from coopkit.portfolio.documents.start.founding_assembly import founding_assembly
from coopkit.portfolio.members.saved_list import LIST_TEXT, MEMBER_LIST, Member, format_list
from coopkit.report import Document
from coopkit.views.documents.document import DocumentPage, render_document
from tests.portfolio.groups import CARE, DOOR, with_numbers

ENGLISH = load_locale(minor_digits=2)
MANY = 23
SENTENCE, HEADS = "With my signature I join", "Signature and date"


def pages(paper: Document, locale: Locale = ENGLISH) -> list[str]:
    """The text of each printed page of a final copy."""
    html = render_document(DocumentPage((paper,), locale, owner=CoOp("Green Valley Dairy"), date="3 May", final=True))
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(to_pdf(html, locale))).pages]


def test_four_slips_are_on_a_page_and_none_is_split() -> None:
    members = [Member(f"Member {n} of the long name", n * 7, 100, number=f"GV-{n:03}") for n in range(1, MANY + 1)]  # type: ignore[arg-type]
    listed = DOOR.with_answer(MEMBER_LIST, {LIST_TEXT: format_list(members)})
    (paper,) = member_slips(read_year_context(listed, load_country(), minor_digits=2))
    found = pages(paper)
    slips = [(page.count("Member no. GV-"), page.count("Received: date")) for page in found]
    assert all(begun == signed for begun, signed in slips)
    assert sum(begun for begun, _ in slips) == MANY
    assert [begun for begun, _ in slips if begun][1:-1] == [4] * (len([1 for begun, _ in slips if begun]) - 2)


@pytest.mark.parametrize("members", [8, 60])
def test_the_list_to_sign_begins_with_its_sentence_and_repeats_its_heads(members: int) -> None:
    answers = with_numbers(CARE, "start.setup.mock-assembly", count__members=f"{members}")
    found = pages(founding_assembly(read_plan_context(answers, load_country(), minor_digits=2)))
    first = next(at for at, page in enumerate(found) if SENTENCE in page)
    assert HEADS in found[first]
    assert "1 " in found[first].partition(HEADS)[2]
    assert all(HEADS in page for page in found[first:])
    assert len(found) - first >= members // 20
