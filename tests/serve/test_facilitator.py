import re
from collections.abc import Callable

from tests.serve.conftest import codes_of, join_group, join_person
from tests.serve.server import Server
from tests.serve.visitor import Visitor
from tests.serve.workbook import KEY


def test_the_printed_link_becomes_a_cookie_and_leaves_the_address(server: Server, visitor: Visitor) -> None:
    first = visitor.get(f"/facilitator/?key={server.key}", follow=False)

    assert first.location == "/facilitator/"
    assert "Start a new class" in visitor.get("/facilitator/").words


def test_without_it_the_page_says_where_the_link_stands(visitor: Visitor) -> None:
    for page in ("/facilitator/", "/facilitator/?key=wrong", "/facilitator"):
        shown = visitor.get(page)
        assert shown.status == 403
        assert "Open the facilitator link shown in the window where you started coopkit." in shown.words


def test_a_class_is_made_in_one_click_and_two_of_a_day_differ(facilitator: Visitor) -> None:
    names = {
        re.findall(r"<a href=\"/facilitator/class/\d+\">(.*?)</a>", facilitator.post("/facilitator/").html)[0]
        for _ in "ab"
    }

    assert len(names) == 2


def test_the_desk_counts_who_is_there(facilitator: Visitor, visitor: Visitor, class_code: str) -> None:
    join_group(visitor, class_code, members=("Asha", "Bo", "Chan"))

    shown = facilitator.get("/facilitator/").words

    assert f"{class_code[:3]} {class_code[3:]} 3 people · 1 device" in shown


def test_who_learns_alone_is_no_class_on_the_desk(facilitator: Visitor, visitor: Visitor) -> None:
    visitor.post("/alone", {"name": "Zebedee Alone"})
    assert "Zebedee Alone" not in facilitator.get("/facilitator/").words


def test_resume_codes_are_there_when_somebody_has_lost_theirs(
    facilitator: Visitor, visitor: Visitor, class_code: str
) -> None:
    join_person(visitor, class_code, "Amina")
    _, resume_code = codes_of(visitor)

    shown = facilitator.get(f"/facilitator/class/{class_code}")

    hidden = re.findall(r"<details>.*?</details>", shown.html, re.DOTALL)
    assert any(f"{resume_code[:4]} {resume_code[4:]}" in each for each in hidden)


def test_the_worksheet_has_no_key_and_the_answer_key_has(facilitator: Visitor) -> None:
    assert KEY not in facilitator.get("/facilitator/handouts/think_coop/fruit/worksheet").html
    assert KEY in facilitator.get("/facilitator/handouts/think_coop/fruit/answer-key").html


def test_she_prints_a_groups_filled_sheet_without_what_is_private(
    facilitator: Visitor, visitor: Visitor, class_code: str
) -> None:
    join_person(visitor, class_code, "Amina")
    visitor.answer("think.test.diary", do="check", answer={"answer.words": "Secret diary"})
    page = facilitator.get(f"/facilitator/class/{class_code}").html
    link = re.findall(rf"/facilitator/class/{class_code}/sheet/\w+/think_coop/fruit", page)[0]

    sheet = facilitator.get(link)

    assert "Amina" in sheet.words
    assert "Secret diary" not in sheet.html
    assert KEY not in sheet.html


def test_a_sheet_of_a_learner_of_another_class_is_not_below_this_one(
    facilitator: Visitor, visitor: Visitor, class_code: str, new_visitor: Callable[[], Visitor]
) -> None:
    join_person(visitor, class_code, "Amina")
    link = re.findall(
        r"/facilitator/class/\d+(/sheet/\w+/think_coop/fruit)", facilitator.get(f"/facilitator/class/{class_code}").html
    )[0]
    elsewhere = facilitator.post("/facilitator/", follow=False).location.split("/")[3]

    assert facilitator.get(f"/facilitator/class/{elsewhere}{link}").status == 404


def test_a_class_that_is_not_there_is_said_to_be_none(facilitator: Visitor) -> None:
    assert facilitator.get("/facilitator/class/000000").status == 404
    assert facilitator.get("/facilitator/class/000000/qr").status == 404
