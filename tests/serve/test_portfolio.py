"""`/portfolio/`: for those who have joined, made of their own answers, as pages and as files; samples beside it."""

import http.client
import io
import re
import shutil
import zipfile
from collections.abc import Callable
from contextlib import closing
from html import unescape
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from coopkit.content import content_root
from coopkit.portfolio.samples import read_sample
from tests.serve.server import Server
from tests.serve.visitor import Visitor
from tests.waiting import TIMEOUT

PAPERS = (
    "members",
    "feasibility-study",
    "business-plan",
    "financial-plan",
    "bylaws",
    "founding-assembly",
    "registration",
)
SAMPLES = ("artisans", "home_care", "sorting_yard")
YARD = read_sample(content_root() / "start_coop" / "samples" / "sorting_yard.toml")


@pytest.fixture
def begin(start_server: Server) -> Callable[[], Visitor]:
    """Somebody new who has joined, once the sessions are there."""

    def join() -> Visitor:
        visitor = Visitor(start_server.port)
        visitor.post("/alone", {"name": "Palm"})
        for session in ("core", "feas", "plan", "setup"):
            assert visitor.get(f"/learn/start_coop/{session}").status == 200
        return visitor

    return join


@pytest.fixture(scope="module")
def yard(start_server: Server) -> Visitor:
    """Somebody who has answered as the sorting yard did."""
    visitor = Visitor(start_server.port)
    visitor.post("/alone", {"name": "Palm"})
    for session in ("core", "feas", "plan", "setup"):
        visitor.get(f"/learn/start_coop/{session}")
    for exercise, answer in YARD.answers.items():
        if exercise != "start.plan.read-as-lender":
            assert visitor.answer(exercise, answer=answer).status == 200, exercise
    return visitor


def statuses(visitor: Visitor, address: str = "/portfolio/") -> list[str]:
    """How complete each paper is said to be."""
    html = visitor.get(address).html
    return [
        " ".join(unescape(re.sub("<[^>]+>", "", each)).split())
        for each in re.findall(r'<span class="status.*?</p>', html, re.S)
    ]


def download(visitor: Visitor, path: str) -> tuple[bytes, dict[str, str]]:
    """A file's bytes and headers."""
    cookies = "; ".join(f"{name}={it}" for name, it in visitor.cookies.items())
    with closing(http.client.HTTPConnection("127.0.0.1", visitor.port, timeout=TIMEOUT)) as connection:
        connection.request("GET", path, headers={"Cookie": cookies})
        reply = connection.getresponse()
        assert reply.status == 200, path
        return reply.read(), dict(reply.headers)


@pytest.mark.parametrize(
    "path", ["", "all", "members", "business-plan.pdf", "sample/home_care/", "sample/home_care/bylaws"]
)
def test_a_stranger_is_asked_who_they_are(start_server: Server, path: str) -> None:
    shown = Visitor(start_server.port).get(f"/portfolio/{path}", follow=False)
    assert (shown.status, shown.location) == (302, f"/?next=/portfolio/{path}")


def test_somebody_who_has_answered_nothing_is_led_to_every_answer(begin: Callable[[], Visitor]) -> None:
    visitor = begin()
    told = statuses(visitor)
    assert len(told) == len(PAPERS)
    assert all(re.search(r"\d+ things? missing", each) for each in told)
    for paper in PAPERS:
        shown = visitor.get(f"/portfolio/{paper}")
        links = re.findall(r'class="gap".*?href="([^"]+)"', shown.html)
        assert links.pop(0) == "/portfolio/our-co-op/", paper
        assert links, paper
        assert all(re.fullmatch(r"/learn/start_coop/[a-z]+#exercise-\d+", link) for link in links)


def test_each_answer_makes_a_paper_more_complete(begin: Callable[[], Visitor]) -> None:
    visitor = begin()
    before = statuses(visitor)
    visitor.answer("start.core.criteria", answer={"ours.words": "Brings 100 kilos a month."})
    after = statuses(visitor)
    assert before[0] == "○ 6 things missing"
    assert after[0] == "○ 5 things missing"
    assert "Brings 100 kilos a month." in visitor.get("/portfolio/members").words


def test_what_somebody_else_answered_is_not_in_it(begin: Callable[[], Visitor]) -> None:
    mine, theirs = begin(), begin()
    theirs.answer("start.core.criteria", answer={"ours.words": "Only theirs."})
    assert "Only theirs." not in mine.get("/portfolio/all").html


def test_whoever_has_answered_everything_misses_nothing(yard: Visitor) -> None:
    assert statuses(yard) == ["✓ complete"] * len(PAPERS)
    plan = yard.get("/portfolio/financial-plan")
    assert "1,129.45" in plan.words
    assert "The sorting yard Worker co-operative" in plan.words
    assert "invented" not in plan.words
    assert plan.headers["Cache-Control"] == "no-store"


def test_all_papers_stand_in_one(yard: Visitor) -> None:
    html = yard.get("/portfolio/all").html
    assert re.findall(r'<article class="document" id="([^"]+)"', html) == list(PAPERS)


@pytest.mark.parametrize(
    "path", ["nope", "bylaws.xlsx", "all.xlsx", "members.odt", "sample/", "sample/nope/", "sample/home_care/nope"]
)
def test_what_there_is_not_is_not_found(yard: Visitor, path: str) -> None:
    assert yard.get(f"/portfolio/{path}").status == 404


def test_the_country_says_the_smallest_money_the_currency_and_what_is_stated(begin: Callable[[], Visitor]) -> None:
    visitor = begin()
    visitor.answer("start.feas.startup-costs", answer={"gap.members": "20", "gap.share": "1250.4"})
    assert "1,250.40" in visitor.get("/portfolio/members").words
    visitor.post("/country", {"country": "co"})
    members, bylaws = (visitor.get(f"/portfolio/{paper}").words for paper in ("members", "bylaws"))
    assert "1.250 COP" in members
    assert "1,250.40" not in members
    assert "at least 20%. Stated by a memorandum of the supervisor" in bylaws
    assert "Laws change. This is what the named source stated at the named date" in bylaws


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_sample_is_whole_and_says_that_it_is_invented(begin: Callable[[], Visitor], sample: str) -> None:
    visitor = begin()
    assert statuses(visitor, f"/portfolio/sample/{sample}/") == ["✓ complete"] * len(PAPERS)
    for paper in (*PAPERS, "all"):
        shown = visitor.get(f"/portfolio/sample/{sample}/{paper}").words
        assert "This is an invented example." in shown
        assert "Palm" not in shown
    assert f'href="/portfolio/sample/{sample}/"' in visitor.get("/portfolio/").html


def test_a_sample_without_small_money_is_shown_without_it(begin: Callable[[], Visitor]) -> None:
    shown = begin().get("/portfolio/sample/artisans/financial-plan").words
    assert "510,626" in shown
    assert "510,626.00" not in shown


def test_the_list_of_sessions_and_their_pages_lead_to_the_papers(begin: Callable[[], Visitor]) -> None:
    visitor = begin()
    assert 'href="/portfolio/#start_coop"' in visitor.get("/learn/start_coop/").html
    assert 'href="/portfolio/"' in visitor.get("/learn/start_coop/plan").html
    assert 'id="start_coop"' in visitor.get("/portfolio/").html


def test_a_paper_is_printed_as_pdf(yard: Visitor) -> None:
    made, headers = download(yard, "/portfolio/financial-plan.pdf")
    assert headers["Content-Type"] == "application/pdf"
    assert headers["Content-Disposition"] == 'inline; filename="financial-plan.pdf"'
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(made)).pages]
    assert all(f"page {number} of {len(pages)}" in text for number, text in enumerate(pages, start=1))
    assert [number for number, text in enumerate(pages, 1) if "not an ILO product" in text] == [len(pages)]
    assert any("1,116.46" in text for text in pages)
    assert not any("Word document" in text for text in pages)


def test_a_paper_is_a_document_for_word(yard: Visitor) -> None:
    made, headers = download(yard, "/portfolio/business-plan.docx")
    assert headers["Content-Disposition"] == 'attachment; filename="business-plan.docx"'
    document = zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml").decode()
    text = re.sub("<[^>]+>", " ", document)
    assert "1,129.45" in text
    assert "PDF to print" not in text
    assert "10,370" in text


def test_the_plan_is_a_spreadsheet_of_the_groups_numbers(yard: Visitor) -> None:
    made, _ = download(yard, "/portfolio/business-plan.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(made))
    values = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}
    assert {"Samira", 2250, 0.3} <= values


def test_without_a_whole_plan_there_is_no_spreadsheet_and_a_sentence_says_why(begin: Callable[[], Visitor]) -> None:
    visitor = begin()
    shown = visitor.get("/portfolio/business-plan.xlsx")
    assert shown.status == 409
    assert "The spreadsheet needs a whole plan. The financial plan says what is still missing." in shown.words
    assert "business-plan.xlsx" not in visitor.get("/portfolio/").html


def test_a_session_that_fails_is_told_of_and_the_others_are_in_the_papers(tmp_path: Path, cache: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(content_root() / "start_coop", content / "start_coop")
    broken = content / "start_coop" / "04_set_up.ipynb"
    broken.write_text(broken.read_text(encoding="utf-8").replace("Parts(\\n", "Nothing(\\n", 1), encoding="utf-8")
    running = Server(tmp_path, content, cache).start()
    try:
        visitor = Visitor(running.port)
        visitor.post("/alone", {"name": "Palm"})
        visitor.get("/learn/start_coop/core")
        visitor.answer("start.core.criteria", answer={"ours.words": "Brings 100 kilos a month."})
        shown = visitor.get("/portfolio/")
        assert "One session isn’t ready" in shown.words
        assert "Brings 100 kilos a month." in visitor.get("/portfolio/members").words
        bylaws = visitor.get("/portfolio/bylaws")
        assert 'class="gap"' in bylaws.html
        assert "One session can’t be read right now, so its answers are missing here." in bylaws.words
    finally:
        running.stop()


def test_while_a_session_has_not_run_yet_no_document_is_made_without_its_answers(tmp_path: Path, cache: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(content_root() / "start_coop", content / "start_coop")
    slow = content / "start_coop" / "04_set_up.ipynb"
    slow.write_text(
        slow.read_text(encoding="utf-8").replace("Parts(\\n", "__import__('time').sleep(3600) or Parts(\\n", 1),
        encoding="utf-8",
    )
    running = Server(tmp_path, content, cache).start()
    try:
        visitor = Visitor(running.port)
        visitor.post("/alone", {"name": "Palm"})
        for name in ("bylaws", "bylaws?copy=final", "bylaws.docx"):
            shown = visitor.get(f"/portfolio/{name}")
            assert shown.status == 503
            assert "The sessions are still being prepared. Open this page again in a minute." in shown.words
    finally:
        running.stop()


def test_a_final_copy_leads_to_final_files_and_back_to_the_draft(yard: Visitor) -> None:
    draft = yard.get("/portfolio/business-plan").html
    assert 'href="/portfolio/business-plan?copy=final"' in draft
    final = yard.get("/portfolio/business-plan?copy=final")
    assert 'href="/portfolio/business-plan.docx?copy=final"' in final.html
    assert 'href="/portfolio/business-plan"' in final.html
    assert "Look at this again" in draft and "Look at this again" not in final.words
    made, _ = download(yard, "/portfolio/business-plan.docx?copy=final")
    assert b"Look at this again" not in zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml")
