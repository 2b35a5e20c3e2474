from pathlib import Path

from tests.serve.conftest import NewServer
from tests.serve.visitor import Visitor
from tests.serve.workbook import CELLS, write_curriculum


def test_home_says_what_this_is_and_every_way_in(visitor: Visitor) -> None:
    shown = visitor.get("/")

    assert "isn’t an ILO product" in shown.words
    for way in ("Join", "Start alone", "Continue with your code", "Facilitators:"):
        assert way in shown.words


def test_who_has_been_here_is_first_asked_to_carry_on(visitor: Visitor) -> None:
    visitor.post("/alone", {"name": "Amina"})

    shown = visitor.get("/")

    assert "Continue as Amina" in shown.words
    assert "Switch person" in shown.words
    assert "Start alone" not in shown.words


def test_the_facilitators_browser_gets_a_link_to_the_desk(facilitator: Visitor, visitor: Visitor) -> None:
    assert 'href="/facilitator/"' in facilitator.get("/").html
    assert 'href="/facilitator/"' not in visitor.get("/").html


def test_a_stranger_at_a_session_is_brought_back_to_it_after_joining(visitor: Visitor, class_code: str) -> None:
    asked = visitor.get("/learn/think_coop/fruit")
    assert "First tell us who you are" in asked.words

    visitor.get(f"/join/?code={class_code}&next=/learn/think_coop/fruit")
    form = {"kind": "person", "name": "Amina", "next": "/learn/think_coop/fruit"}
    codes = visitor.post(f"/join/{class_code}", form)

    assert 'href="/learn/think_coop/fruit"' in codes.html


def test_nobody_is_sent_to_a_page_of_somebody_elses(visitor: Visitor, class_code: str) -> None:
    for number, wanted in enumerate(
        ("https://example.org/", "//example.org/learn/", "/facilitator/", "/learn/..//example.org")
    ):
        assert "example.org" not in visitor.get(f"/?next={wanted}").html
        form = {"kind": "person", "name": f"Amina {number}", "next": wanted}
        assert "example.org" not in visitor.post(f"/join/{class_code}", form, follow=False).location


def test_of_several_packages_one_chooses_at_the_start(new_server: NewServer, tmp_path: Path) -> None:
    content = tmp_path / "content"
    write_curriculum(content)
    other = write_curriculum(tmp_path / "other", "plan", CELLS[:3])
    other.parent.rename(content / "start_coop")
    visitor = Visitor(new_server(content=content).port)
    codes = visitor.post("/alone", {"name": "Amina"})
    assert 'href="/"' in codes.html

    shown = visitor.get("/")

    assert "What would you like to work on?" in shown.words
    for curriculum in ("think_coop", "start_coop"):
        assert f'href="/learn/{curriculum}/"' in shown.html
