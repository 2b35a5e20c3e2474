from tests.serve.conftest import join_group, join_person
from tests.serve.visitor import Visitor


def test_a_member_is_away_today_and_here_again(visitor: Visitor, class_code: str) -> None:
    join_group(visitor, class_code)

    assert "Bo · absent today" in visitor.post("/members", {"seat": "2", "away": "1"}).words
    assert "away today" not in visitor.post("/members", {"seat": "2", "away": "0"}).words


def test_who_comes_later_gets_the_next_seat(visitor: Visitor, class_code: str) -> None:
    join_group(visitor, class_code)

    shown = visitor.post("/members", {"name": "Chan", "next": "/learn/think_coop/"})

    assert shown.words.index("Asha") < shown.words.index("Bo") < shown.words.index("Chan")


def test_a_name_that_cannot_be_taken_is_refused(visitor: Visitor, class_code: str) -> None:
    join_group(visitor, class_code)
    assert "Please type a name" in visitor.post("/members", {"name": " "}).words


def test_a_seat_that_is_not_there_is_refused(visitor: Visitor, class_code: str) -> None:
    join_group(visitor, class_code)
    for seat in ("9", "-1", "x", "99999999999"):
        assert visitor.post("/members", {"seat": seat, "away": "1"}).status == 404


def test_one_person_has_no_members(visitor: Visitor, class_code: str) -> None:
    join_person(visitor, class_code)
    assert visitor.post("/members", {"name": "Chan"}).status == 403
