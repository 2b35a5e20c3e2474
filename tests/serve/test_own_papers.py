"""Board pack and surplus statement in `/portfolio/`: of one's own answers, as pages and as files; the sample beside."""

import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from coopkit.content import content_root, find_sessions
from coopkit.portfolio.samples import read_sample
from tests.serve.member_form import look, save
from tests.serve.server import Server
from tests.serve.test_portfolio import download
from tests.serve.visitor import Visitor

OWN = ("board-pack", "surplus-distribution", "member-slips")
DOOR = read_sample(content_root() / "manage_coop" / "samples" / "care_at_the_door.toml")
SAMPLE = "/portfolio/sample/care_at_the_door/"
NUMBERS = ("our-year", "our-months", "our-budget", "our-rules", "our-members")


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[Server]:
    """A server of Start.Coop and Manage.Coop without their live tools, whose kernels are kept warm."""
    folder = tmp_path_factory.mktemp("content")
    for curriculum in ("start_coop", "manage_coop"):
        without = shutil.ignore_patterns("tools")
        shutil.copytree(content_root() / curriculum, folder / curriculum, ignore=without)
    running = Server(tmp_path_factory.mktemp("own-papers"), folder, cache).start()
    visitor = Visitor(running.port)
    visitor.post("/alone", {"name": "Palm"})
    for session in find_sessions(("start_coop",)):
        assert visitor.get(f"/learn/{session.name}").status == 200
    yield running
    running.stop()


def joined(server: Server) -> Visitor:
    visitor = Visitor(server.port)
    visitor.post("/alone", {"name": "Palm"})
    for session in find_sessions(("manage_coop",)):
        assert visitor.get(f"/learn/{session.name}").status == 200
    return visitor


@pytest.fixture(scope="module")
def carers(both: Server) -> Visitor:
    """Somebody who has put in the sample's numbers as their own."""
    visitor = joined(both)
    for exercise in NUMBERS:
        answer = DOOR.answers[f"manage.fin.{exercise}"]
        assert visitor.answer(f"manage.fin.{exercise}", answer=answer).status == 200, exercise
    return visitor


@pytest.fixture(scope="module")
def stranger(both: Server) -> Visitor:
    """Somebody who has answered nothing."""
    return joined(both)


def test_papers_of_both_curricula_stand_under_two_headings(stranger: Visitor) -> None:
    html = stranger.get("/portfolio/").html
    start, run = html.index("Starting a co-op"), html.index("Running our co-op")
    assert start < html.index('href="/portfolio/registration"') < run
    assert all(run < html.index(f'href="/portfolio/{paper}"') for paper in OWN)
    assert f'href="{SAMPLE}"' in html
    assert 'href="/portfolio/member-list/"' in html


def test_the_sessions_lead_to_their_papers(stranger: Visitor) -> None:
    assert 'href="/portfolio/#manage_coop"' in stranger.get("/learn/manage_coop/").html
    assert 'href="/portfolio/"' in stranger.get("/learn/manage_coop/finance").html
    assert 'id="manage_coop"' in stranger.get("/portfolio/").html


def test_the_list_of_sessions_says_which_papers_come_of_them(stranger: Visitor) -> None:
    assert "A board pack and a surplus statement" in stranger.get("/learn/manage_coop/").words
    assert "Your feasibility study, business plan and founding documents" in stranger.get("/learn/start_coop/").words


def test_all_papers_in_one_are_those_of_a_start(stranger: Visitor) -> None:
    found = re.findall(r'<article class="document" id="([^"]+)"', stranger.get("/portfolio/all").html)
    assert len(found) == 7
    assert not {*found} & {*OWN}


def test_every_gap_leads_to_its_exercise(stranger: Visitor) -> None:
    for paper in OWN:
        links = re.findall(r'class="gap".*?href="([^"]+)"', stranger.get(f"/portfolio/{paper}").html)
        assert links.pop(0) == "/portfolio/our-co-op/", paper
        assert links, paper
        assert all(re.fullmatch(r"/learn/manage_coop/finance#exercise-\d+", link) for link in links)


@pytest.mark.parametrize("paper", OWN[:2])
def test_without_numbers_there_is_no_spreadsheet_and_a_sentence_says_why(stranger: Visitor, paper: str) -> None:
    shown = stranger.get(f"/portfolio/{paper}.xlsx")
    assert shown.status == 409
    assert "says what is still missing." in shown.words
    assert f"{paper}.xlsx" not in stranger.get("/portfolio/").html


def test_ones_own_numbers_are_in_the_papers_and_nobody_elses(carers: Visitor, stranger: Visitor) -> None:
    pack, statement, slips = (carers.get(f"/portfolio/{paper}").words for paper in OWN)
    assert "9,260.00" in pack
    assert "574.77" in statement
    assert "574.77" in slips
    assert "This is an invented example." not in pack
    assert "9,260.00" not in stranger.get("/portfolio/board-pack").words


def test_the_country_says_what_is_stated_and_the_smallest_money(both: Server) -> None:
    visitor = joined(both)
    for exercise in NUMBERS:
        visitor.answer(f"manage.fin.{exercise}", answer=DOOR.answers[f"manage.fin.{exercise}"])
    visitor.post("/country", {"country": "co"})
    statement = visitor.get("/portfolio/surplus-distribution").words
    assert "COP" in statement
    assert "at least 20%. Stated by a memorandum of the supervisor" in statement
    assert "574.77" not in statement


def test_a_loaded_list_of_hundreds_is_shown_from_its_beginning_and_whole_on_request(both: Server) -> None:
    visitor = joined(both)
    for exercise in NUMBERS:
        visitor.answer(f"manage.fin.{exercise}", answer=DOOR.answers[f"manage.fin.{exercise}"])
    pasted = "Name\tUse\tShares\tMonths\n" + "\n".join(f"Member {at}\t{at}\t50\t12" for at in range(1, 301))
    assert save(visitor, look(visitor, pasted)).status == 200
    page = visitor.get("/portfolio/surplus-distribution")
    assert "This goes by the list of members that was loaded: 300 members." in page.words
    assert "These are the first 100 of 300 lines. The files have all of them." in page.words
    assert "Member 101 " not in page.words
    assert len(page.html.encode()) < 100 * 1024
    (whole,) = re.findall(r'<a href="([^"]+)">Show all lines</a>', page.html)
    assert "Member 300 " in visitor.get(whole).words


@pytest.mark.parametrize("paper", OWN)
def test_the_sample_is_whole_and_says_that_it_is_invented(stranger: Visitor, paper: str) -> None:
    shown = stranger.get(f"{SAMPLE}{paper}").words
    assert "This is an invented example." in shown
    assert "missing" not in shown
    assert stranger.get(f"{SAMPLE}business-plan").status == 404
    assert stranger.get(f"/portfolio/sample/home_care/{paper}").status == 404


@pytest.mark.parametrize("paper", OWN)
def test_a_paper_is_printed_and_a_document_for_word(carers: Visitor, paper: str) -> None:
    made, headers = download(carers, f"/portfolio/{paper}.pdf")
    assert headers["Content-Disposition"] == f'inline; filename="{paper}.pdf"'
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(made)).pages]
    assert [number for number, text in enumerate(pages, 1) if "not an ILO product" in text] == [len(pages)]
    figure = {"board-pack": "18,510.00", "surplus-distribution": "5,183.78", "member-slips": "574.77"}[paper]
    assert any(figure in text for text in pages)
    made, _ = download(carers, f"/portfolio/{paper}.docx")
    assert figure in re.sub("<[^>]+>", " ", zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml").decode())


@pytest.mark.parametrize(("paper", "held"), [("board-pack", 118460), ("surplus-distribution", "Thandeka")])
def test_a_paper_is_a_spreadsheet_of_ones_own_numbers(carers: Visitor, paper: str, held: object) -> None:
    made, headers = download(carers, f"/portfolio/{paper}.xlsx")
    assert headers["Content-Disposition"] == f'attachment; filename="{paper}.xlsx"'
    book = openpyxl.load_workbook(io.BytesIO(made))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert held in {cell.value for cell in cells}
    assert sum(cell.data_type == "f" for cell in cells) > 100


def test_a_server_of_manage_alone_has_its_papers_alone(tmp_path: Path, cache: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(content_root() / "manage_coop", content / "manage_coop")
    running = Server(tmp_path, content, cache).start()
    try:
        visitor = joined(running)
        html = visitor.get("/portfolio/").html
        assert 'href="/portfolio/board-pack"' in html
        assert "Starting a co-op" not in html
        assert visitor.get("/portfolio/business-plan").status == 404
        assert visitor.get("/portfolio/all").status == 404
    finally:
        running.stop()
