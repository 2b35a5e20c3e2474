"""A group that reads English in Colombia: what "1.500" means is asked once, and then the same everywhere."""

import json
import re
from collections.abc import Callable

import pytest

from coopkit.i18n import load_locale, parse_style
from tests.serve.server import Server
from tests.serve.visitor import Shown, Visitor

COST, START = "start.feas.unit-cost", "start.feas.startup-costs"
BASKET = {"ours.1.product": "Basket", "ours.1.material": "900", "ours.1.price": "1.500"}
POINTS = "1.234,5"


def choose(visitor: Visitor, body: bytes) -> Shown:
    """Sends what the page's script sends when somebody has said what a number means."""
    headers = {"Content-Type": "application/json", "X-XSRFToken": visitor.xsrf()}
    return visitor.request("POST", "/numbers", body, headers)


def styles_of(visitor: Visitor) -> str:
    """How the page reads numbers, as its script sends it along."""
    inline = re.findall(r'id="coopkit-state">(.*?)</script>', visitor.get("/learn/start_coop/feas").html, re.DOTALL)
    return str(json.loads(inline[0])["styles"])


@pytest.fixture
def colombian(start_server: Server, new_group: Callable[[Server], Visitor]) -> Visitor:
    """Somebody who has begun with Start.Coop and chosen Colombia."""
    visitor = new_group(start_server)
    visitor.post("/country", {"country": "co"})
    return visitor


def test_until_it_is_answered_the_number_counts_nowhere(colombian: Visitor) -> None:
    kept = colombian.answer(COST, answer=BASKET).json()["state"]
    assert kept["problems"] == {"ours.1.price": "“1.500” can mean two things. Which one do you mean?"}
    assert [each["style"] for each in kept["meanings"]["ours.1.price"]] == [POINTS, "1,234.5"]
    assert "1.500" not in kept["computed"]["margin"]
    colombian.answer(START, answer={"gap.members": "20", "gap.share": "1.500"})
    assert "1.500" not in colombian.get("/portfolio/members").words


def test_once_answered_it_is_the_same_number_in_field_figures_sheet_and_portfolio(colombian: Visitor) -> None:
    assert styles_of(colombian) == "1,234.5|1.234,5|"
    assert choose(colombian, json.dumps({"style": POINTS}).encode()).status == 204
    assert styles_of(colombian) == "1,234.5|1.234,5|1.234,5"
    kept = colombian.answer(COST, answer=BASKET).json()["state"]
    assert kept["problems"] == {}
    assert kept["answers"]["0"]["answer"] == BASKET
    assert "it leaves 600, or 40,0%" in kept["computed"]["margin"]
    assert "1.500" in colombian.get("/sheet/start_coop/feas?filled=1").words
    colombian.answer(START, answer={"gap.members": "20", "gap.share": "1.500"})
    assert "1.500 COP" in colombian.get("/portfolio/members").words


def test_the_answer_holds_for_all_sessions_of_the_device_and_another_device_is_asked(
    colombian: Visitor, start_server: Server, new_group: Callable[[Server], Visitor]
) -> None:
    choose(colombian, json.dumps({"style": POINTS}).encode())
    assert colombian.answer(START, answer={"gap.share": "1.500"}).json()["state"]["problems"] == {}
    other = new_group(start_server)
    other.post("/country", {"country": "co"})
    assert list(other.answer(START, answer={"gap.share": "1.500"}).json()["state"]["problems"]) == ["gap.share"]


def test_another_country_asks_anew(colombian: Visitor) -> None:
    choose(colombian, json.dumps({"style": POINTS}).encode())
    colombian.post("/country", {"country": "ke"})
    assert styles_of(colombian) == "1,234.5|1,234.5|"


def test_a_draft_that_arrives_after_the_country_was_changed_means_what_it_meant(colombian: Visitor) -> None:
    there = load_locale(
        number_style=parse_style(POINTS), chosen_style=parse_style(POINTS), minor_digits=2
    ).conventions.tags
    colombian.post("/country", {"country": "ke"})
    kept = colombian.answer(COST, answer=BASKET, styles=there).json()["state"]
    assert kept["problems"] == {}
    assert "40,0%" in kept["computed"]["margin"]


@pytest.mark.parametrize(
    "body", [b"", b"{}", b'{"style": "x"}', b'{"style": 5}', b'{"style": "1,234,5"}', b"\xff", b'"1,234.5"']
)
def test_what_names_no_style_is_refused_and_changes_nothing(colombian: Visitor, body: bytes) -> None:
    assert choose(colombian, body).status == 400
    assert styles_of(colombian) == "1,234.5|1.234,5|"


def test_a_cookie_that_somebody_wrote_is_passed_over(colombian: Visitor) -> None:
    colombian.cookies["coopkit_numbers"] = "%00x"
    assert styles_of(colombian) == "1,234.5|1.234,5|"
