"""The country on the home page: chosen on a device, kept there, and never one without a file."""

from tests.serve.visitor import Visitor


def chosen(visitor: Visitor) -> str:
    """The country that the home page shows as chosen."""
    html = visitor.get("/").html
    return html.partition(" selected>")[2].partition("<")[0]


def test_without_a_choice_no_country_is_taken_for_granted(visitor: Visitor) -> None:
    assert chosen(visitor) == "No country in particular"


def test_a_choice_stays_on_the_device(visitor: Visitor) -> None:
    assert visitor.post("/country", {"country": "ke"}).status == 200
    assert chosen(visitor) == "Kenya"
    visitor.post("/alone", {"name": "Wanjiru"})
    assert chosen(visitor) == "Kenya"
    visitor.post("/country", {"country": ""})
    assert chosen(visitor) == "No country in particular"


def test_a_country_without_a_file_changes_nothing(visitor: Visitor) -> None:
    visitor.post("/country", {"country": "co"})
    assert visitor.post("/country", {"country": "../../etc"}).status == 400
    assert chosen(visitor) == "Colombia"


def test_whoever_chooses_goes_back_to_where_they_were(visitor: Visitor) -> None:
    visitor.post("/alone", {"name": "Wanjiru"})
    assert visitor.post("/country", {"country": "ph", "next": "/portfolio/"}, follow=False).location == "/portfolio/"
    assert visitor.post("/country", {"country": "ph", "next": "//example.org/"}, follow=False).location == "/"
