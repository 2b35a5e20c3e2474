"""Nobody reaches another learner: not by an address, a cookie, an exercise's id or a message."""

from collections.abc import Callable

from tests.serve.conftest import codes_of, join_group, join_person
from tests.serve.visitor import Visitor

FRUIT = "think.test.fruit"


def test_a_cookie_that_was_changed_is_nobodys(
    visitor: Visitor, new_visitor: Callable[[], Visitor], class_code: str
) -> None:
    join_person(visitor, class_code)
    other = new_visitor()
    other.get("/")
    signed = visitor.cookies["coopkit_learner"]
    for forged in (signed[:-6] + '00000"', "2|1:0|10:1700000000|15:coopkit_learner|4:YWJj|00", "abc", ""):
        other.cookies["coopkit_learner"] = forged
        assert "First tell us who you are" in other.get("/learn/think_coop/").words
        assert other.answer(FRUIT).status == 403


def test_the_cookie_of_one_purpose_is_worth_nothing_for_another(visitor: Visitor, class_code: str) -> None:
    join_person(visitor, class_code)
    visitor.cookies["coopkit_facilitator"] = visitor.cookies["coopkit_learner"]
    assert visitor.get("/facilitator/").status == 403


def test_the_same_exercise_shows_each_learner_their_own_answer(
    visitor: Visitor, new_visitor: Callable[[], Visitor], class_code: str
) -> None:
    join_person(visitor, class_code, "Amina")
    visitor.answer(FRUIT, answer={"answer.choice": "fig"})
    other = new_visitor()
    join_person(other, class_code, "Bo")

    assert other.get(f"/answers/{FRUIT}").json()["answers"] == {}
    assert '"answers":{}' in other.get("/learn/think_coop/fruit").html
    assert '{"answer.choice":"fig"}' in visitor.get("/learn/think_coop/fruit").html


def test_a_message_names_no_learner(visitor: Visitor, new_visitor: Callable[[], Visitor], class_code: str) -> None:
    join_person(visitor, class_code, "Amina")
    amina = visitor.cookies["coopkit_learner"]
    other = new_visitor()
    join_person(other, class_code, "Bo")

    assert other.answer(FRUIT, learner=amina, answer={"answer.choice": "nut"}).status == 400
    assert visitor.get(f"/answers/{FRUIT}").json()["answers"] == {}


def test_a_seat_that_is_not_of_the_group_is_refused(visitor: Visitor, class_code: str) -> None:
    join_group(visitor, class_code)
    assert visitor.answer(FRUIT, seat=7, answer={"answer.choice": "nut"}).status == 400


def test_an_exercise_that_is_not_here_is_refused(visitor: Visitor, class_code: str) -> None:
    join_person(visitor, class_code)
    assert visitor.answer("think.test.other").status == 404
    assert visitor.get("/answers/../codes").status == 404


def test_a_page_of_somebody_who_has_left_this_browser_sends_nothing_as_the_next_one(
    visitor: Visitor, class_code: str
) -> None:
    join_person(visitor, class_code, "Amina")
    before = visitor.get("/learn/think_coop/fruit").html.partition('"learner":"')[2][:32]
    visitor.post("/switch")
    join_person(visitor, class_code, "Bo")
    headers = {"X-XSRFToken": visitor.xsrf(), "X-Coopkit-Learner": before}
    body = b'{"client":"c","revision":1,"base":0,"seat":0,"do":"save","answer":{}}'

    assert visitor.request("POST", f"/answers/{FRUIT}", body, headers).status == 403


def test_the_desk_and_everything_below_it_is_closed_to_learners(
    visitor: Visitor, class_code: str, facilitator: Visitor
) -> None:
    join_person(visitor, class_code)
    for below in (
        "",
        "qr",
        f"class/{class_code}",
        f"class/{class_code}/qr",
        "handouts/think_coop/fruit/answer-key",
        "handouts/think_coop/fruit/worksheet",
    ):
        assert visitor.get(f"/facilitator/{below}").status == 403
        assert facilitator.get(f"/facilitator/{below}").status == 200
    assert visitor.post("/facilitator/").status == 403


def test_codes_are_shown_to_those_whose_they_are(
    visitor: Visitor, new_visitor: Callable[[], Visitor], class_code: str
) -> None:
    join_person(visitor, class_code, "Amina")
    _, resume_code = codes_of(visitor)
    other = new_visitor()
    join_person(other, class_code, "Bo")

    for page in ("/codes", "/switch", "/", "/learn/think_coop/"):
        assert resume_code not in other.get(page).words.replace(" ", "")
