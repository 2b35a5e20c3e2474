from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.serve.conftest import as_facilitator, join_group, make_class
from tests.serve.self_assessment import CELLS, MEMBERS, rated
from tests.serve.server import Server
from tests.serve.visitor import Visitor
from tests.serve.workbook import write_curriculum


@pytest.fixture(scope="module")
def decide(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[Server]:
    content = tmp_path_factory.mktemp("decide")
    write_curriculum(content, "decide", CELLS)
    running = Server(tmp_path_factory.mktemp("server"), content, cache).start()
    yield running
    running.stop()


def test_the_class_page_leads_to_what_five_people_said_now_and_later(decide: Server) -> None:
    facilitator, phone = as_facilitator(decide), Visitor(decide.port)
    code = make_class(facilitator)
    address = f"/facilitator/class/{code}/self-assessments"
    assert address in facilitator.get(f"/facilitator/class/{code}").html
    join_group(phone, code, members=MEMBERS)
    phone.get("/learn/think_coop/decide")
    assert "Not enough answers yet" in facilitator.get(address).words

    for seat, time in enumerate("11234", start=1):
        phone.answer("think.test.now", seat=seat, do="check", answer=rated(time, "unknown"))
    now = facilitator.get(address).words
    assert "We met on time. 2 at least half answered 1 to 3 We see this differently" in now
    assert "Papers came before. – too few answers 5 do not know" in now
    assert "5 people answered." in now and "Asha" not in now

    for seat in range(1, 6):
        phone.answer("think.test.later", seat=seat, do="check", answer=rated("4", "3"))
    later = facilitator.get(address).words
    assert "Statement Now Later" in later
    assert "5 people answered both." in later


def test_a_member_is_led_to_the_step_that_helps(decide: Server) -> None:
    phone = Visitor(decide.port)
    phone.post("/alone", {"name": "Amina"})
    phone.get("/learn/think_coop/decide")
    reply = phone.answer("think.test.now", do="check", answer=rated("4", "1")).json()
    assert '<a href="/learn/think_coop/decide#exercise-2">How papers come</a>' in reply["feedback"]


def test_nobody_but_the_facilitator_sees_it(decide: Server) -> None:
    code = make_class(as_facilitator(decide))
    assert Visitor(decide.port).get(f"/facilitator/class/{code}/self-assessments").status == 403
    assert as_facilitator(decide).get("/facilitator/class/000000/self-assessments").status == 404
