from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from tests.serve.conftest import codes_of, join_group
from tests.serve.visitor import Visitor


def test_both_codes_bring_a_group_back_on_another_device(
    visitor: Visitor, new_visitor: Callable[[], Visitor], class_code: str
) -> None:
    join_group(visitor, class_code)
    _, resume_code = codes_of(visitor)
    other = new_visitor()

    shown = other.post("/resume", {"class": f"{class_code[:3]} {class_code[3:]}", "resume": f" {resume_code} "})

    assert "Our group" in shown.words
    assert "Weavers" in shown.words


def test_a_resume_code_is_worth_nothing_in_another_class(
    visitor: Visitor, new_visitor: Callable[[], Visitor], class_code: str, facilitator: Visitor
) -> None:
    join_group(visitor, class_code)
    _, resume_code = codes_of(visitor)
    elsewhere = facilitator.post("/facilitator/", follow=False).location.split("/")[3]

    shown = new_visitor().post("/resume", {"class": elsewhere, "resume": resume_code})

    assert shown.status == 403
    assert "don’t match" in shown.words


def test_after_five_wrong_tries_even_the_right_code_waits_and_the_page_says_how_long(
    visitor: Visitor, new_visitor: Callable[[], Visitor], class_code: str
) -> None:
    join_group(visitor, class_code)
    _, resume_code = codes_of(visitor)
    other = new_visitor()
    for _ in range(5):
        assert other.post("/resume", {"class": class_code, "resume": "1234 5678"}).status == 403

    shown = other.post("/resume", {"class": class_code, "resume": resume_code})

    assert shown.status == 429
    assert int(shown.headers["Retry-After"]) <= 5
    assert "try again. Nothing is lost." in shown.words


def test_many_wrong_tries_at_one_time_are_counted_one_by_one(
    visitor: Visitor, new_visitor: Callable[[], Visitor], class_code: str
) -> None:
    visitor.xsrf()

    def guess(_: int) -> int:
        other = new_visitor()
        other.cookies.update(visitor.cookies)
        return other.post("/resume", {"class": class_code, "resume": "1000 0004"}).status

    with ThreadPoolExecutor(20) as phones:
        statuses = list(phones.map(guess, range(20)))

    assert statuses.count(403) == 5
    assert statuses.count(429) == 15


def test_what_is_no_class_code_is_answered_by_how_one_looks(visitor: Visitor) -> None:
    shown = visitor.post("/resume", {"class": "abc", "resume": "12345678"})

    assert shown.status == 400
    assert "six digits" in shown.words
    assert 'value="12345678"' in shown.html
