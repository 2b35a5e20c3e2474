from tests.serve.visitor import Visitor


def test_who_takes_over_is_first_shown_how_to_come_back(visitor: Visitor) -> None:
    visitor.post("/alone", {"name": "Amina"})

    shown = visitor.get("/switch")

    assert "Amina is using this device." in shown.words
    assert "Resume code" in shown.words
    assert "data-unsent hidden" in shown.html
    assert "Continue as Amina" in visitor.get("/").words


def test_after_switching_this_browser_is_nobodys(visitor: Visitor) -> None:
    visitor.post("/alone", {"name": "Amina"})

    home = visitor.post("/switch")

    assert "Start alone" in home.words
    assert "coopkit_learner" not in visitor.cookies
    assert "First tell us who you are" in visitor.get("/learn/think_coop/").words


def test_every_page_of_a_learner_has_the_way_out(visitor: Visitor) -> None:
    visitor.post("/alone", {"name": "Amina"})

    for page in ("/", "/codes", "/learn/think_coop/", "/learn/think_coop/fruit", "/resume", "/nowhere"):
        assert 'href="/switch"' in visitor.get(page).html
