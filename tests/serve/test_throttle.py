"""Wrong codes are throttled per address; a room that joins is not."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from coopkit.serve.throttle import FREE_TRIES_PER_ADDRESS
from tests.serve.conftest import NewServer, as_facilitator, codes_of, join_person, make_class
from tests.serve.server import Server
from tests.serve.visitor import Visitor

FORWARDED = {"X-Forwarded-For": "203.0.113.9", "X-Real-Ip": "203.0.113.9", "Forwarded": "for=203.0.113.9"}


def use_up(try_once: Callable[[int], int]) -> list[int]:
    """What came of as many wrong tries as are free, and ten more, many at a time."""
    with ThreadPoolExecutor(8) as phones:
        return list(phones.map(try_once, range(FREE_TRIES_PER_ADDRESS + 10)))


def guess(server: Server, number: int) -> int:
    """A class code that is not there; what it is answered with."""
    return Visitor(server.port).request("GET", f"/join/{100000 + number}", headers=FORWARDED).status


def test_forty_groups_join_at_once_from_one_address_and_mistype(new_server: NewServer) -> None:
    server = new_server()
    code = make_class(as_facilitator(server))

    def join(number: int) -> None:
        visitor = Visitor(server.port)
        assert visitor.get(f"/join/{100000 + number}").status == 404
        assert visitor.get("/join/?code=12").status == 400
        join_person(visitor, code, f"Learner {number}")

    with ThreadPoolExecutor(8) as phones:
        assert len(list(phones.map(join, range(40)))) == 40


def test_class_codes_resume_codes_and_the_facilitators_link_wait_once_an_address_has_tried_too_often(
    new_server: NewServer,
) -> None:
    server = new_server()
    code = make_class(as_facilitator(server))
    known, later = Visitor(server.port), Visitor(server.port)
    join_person(known, code)
    class_code, resume_code = codes_of(known)

    statuses = use_up(lambda number: guess(server, number))

    assert statuses.count(404) in (FREE_TRIES_PER_ADDRESS, FREE_TRIES_PER_ADDRESS + 1)
    assert statuses.count(429) == len(statuses) - statuses.count(404)
    waits = later.request("GET", f"/join/{class_code}", headers=FORWARDED)
    assert waits.status == 429
    assert 1 <= int(waits.headers["Retry-After"]) <= 6
    assert "Too many wrong tries. Wait" in waits.words
    assert later.post("/resume", {"class": class_code, "resume": resume_code}).status == 429
    assert later.get(f"/facilitator/?key={server.key}").status == 429
    assert known.get("/learn/think_coop/fruit").status == 200
    assert later.get("/join/?code=12").status == 400


def test_resume_codes_tried_in_class_after_class_use_up_the_address(new_server: NewServer) -> None:
    server = new_server()
    visitor = Visitor(server.port)
    visitor.xsrf()

    def try_one(number: int) -> int:
        form = {"class": str(200000 + number // 4), "resume": "1000 0004"}
        return Visitor(server.port, cookies=dict(visitor.cookies)).post("/resume", form).status

    assert 429 in use_up(try_one)
    assert guess(server, 1) == 429


def test_wrong_links_of_the_facilitator_use_up_the_address(new_server: NewServer) -> None:
    server = new_server()

    statuses = use_up(lambda number: Visitor(server.port).get(f"/facilitator/?key=wrong-{number}").status)

    assert set(statuses) == {403, 429}
    assert Visitor(server.port).get("/facilitator/").status == 403
