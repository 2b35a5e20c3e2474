"""The facilitator's access ends when she signs out, when somebody else takes over, and with every new start."""

import re
from typing import cast

import pytest

from coopkit.serve.context import AppContext
from coopkit.serve.handlers.facilitator import FacilitatorHandler, PhonesHandler, SignOutHandler
from coopkit.serve.routes import routes
from tests.serve.conftest import NewServer, as_facilitator, codes_of, join_person, make_class
from tests.serve.server import Server
from tests.serve.visitor import Form, Visitor
from tests.serve.workbook import KEY

ROUTES = [(each.regex.pattern, each.handler_class) for each in routes(cast(AppContext, None))]
OWN_ROUTES = [(pattern, handler) for pattern, handler in ROUTES if pattern.startswith("/facilitator")]


def addresses(facilitator: Visitor, visitor: Visitor) -> list[str]:
    """Every page of the facilitator's, for a class in which somebody has answered."""
    code = make_class(facilitator)
    join_person(visitor, code)
    handouts = [f"/facilitator/handouts/think_coop/fruit/{face}" for face in ("worksheet", "answer-key")]
    assert facilitator.get(handouts[0]).status == 200  # which waits for the notebook's first run
    page = facilitator.get(f"/facilitator/class/{code}").html
    sheet = re.findall(rf"/facilitator/class/{code}/sheet/[^\"]+", page)[0]
    below = [f"/facilitator/class/{code}{more}" for more in ("", "/qr", "/self-assessments")]
    return ["/facilitator/", "/facilitator", "/facilitator/qr", *below, sheet, *handouts]


def test_every_page_of_the_facilitators_is_hers_alone_is_never_kept_and_can_be_left(
    facilitator: Visitor, visitor: Visitor
) -> None:
    every = addresses(facilitator, visitor)

    assert len(OWN_ROUTES) >= 8
    for pattern, handler in OWN_ROUTES:
        assert issubclass(handler, FacilitatorHandler | SignOutHandler)
        assert handler in (SignOutHandler, PhonesHandler) or any(re.match(pattern, address) for address in every)
    for address in every:
        shown = facilitator.get(address)
        assert shown.status == 200
        assert shown.headers["Cache-Control"] == "no-store"
        if "/handouts/" not in address and "/sheet/" not in address:
            assert 'action="/facilitator/sign-out"' in shown.html
            assert "You're signed in as the facilitator" in shown.words


def expect_closed(visitor: Visitor, every: list[str]) -> None:
    """Nothing of the facilitator's can be opened, nor anything made."""
    for address in every:
        shown = visitor.get(address)
        assert shown.status == 403
        assert KEY not in shown.html
    assert visitor.post("/facilitator/").status == 403
    assert visitor.post("/facilitator/phones", {"phones": "in"}).status == 403


def test_after_signing_out_nothing_is_reachable_not_even_with_the_cookie_of_before(
    server: Server, facilitator: Visitor, visitor: Visitor
) -> None:
    every = addresses(facilitator, visitor)
    copied = Visitor(server.port, cookies=dict(facilitator.cookies))
    elsewhere = as_facilitator(server)

    left = facilitator.post("/facilitator/sign-out")

    assert "You're signed out" in left.words
    assert "coopkit_facilitator" not in facilitator.cookies
    expect_closed(facilitator, every)
    expect_closed(copied, every)
    assert elsewhere.get("/facilitator/").status == 200
    assert "You're signed out" in facilitator.post("/facilitator/sign-out").words
    assert as_facilitator(server).get("/facilitator/").status == 200


def test_signing_out_needs_the_token_of_a_form_of_ours(facilitator: Visitor) -> None:
    form = {"Content-Type": "application/x-www-form-urlencoded"}

    assert facilitator.request("POST", "/facilitator/sign-out", b"", form).status == 403
    assert facilitator.get("/facilitator/sign-out").status == 405
    assert facilitator.get("/facilitator/").status == 200


def test_i_am_somebody_else_ends_the_facilitators_access_too(facilitator: Visitor, visitor: Visitor) -> None:
    every = addresses(facilitator, visitor)
    facilitator.post("/alone", {"name": "Nadia", "keep_access": "1"})

    assert "will be signed out when someone else takes over" in facilitator.get("/switch").words
    facilitator.post("/switch")

    expect_closed(facilitator, every)


@pytest.mark.parametrize("way", ["join", "resume", "alone"])
def test_who_comes_in_in_her_browser_does_not_take_over_her_access(
    facilitator: Visitor, visitor: Visitor, way: str
) -> None:
    every = addresses(facilitator, visitor)
    class_code, resume_code = codes_of(visitor)
    ways: dict[str, tuple[str, Form]] = {
        "join": (f"/join/{class_code}", {"kind": "person", "name": "Bo"}),
        "resume": ("/resume", {"class": class_code, "resume": resume_code}),
        "alone": ("/alone", {"name": "Bo"}),
    }
    address, form = ways[way]
    asks = facilitator.get("/" if way == "alone" else address)
    assert "I'm the facilitator and I'm trying this out: keep me signed in" in asks.words

    assert facilitator.post(address, form).status == 200

    expect_closed(facilitator, every)


def test_she_can_try_out_what_learners_see_and_every_page_says_that_she_is_signed_in(
    facilitator: Visitor, class_code: str
) -> None:
    facilitator.post(f"/join/{class_code}", {"kind": "person", "name": "Nadia", "keep_access": "1"})

    for page in ("/", "/codes", "/switch", "/resume", "/learn/think_coop/", "/learn/think_coop/fruit", "/portfolio/"):
        shown = facilitator.get(page)
        assert "The facilitator is signed in here" in shown.words
        assert 'action="/facilitator/sign-out"' in shown.html
    assert facilitator.get("/facilitator/").status == 200
    facilitator.post("/facilitator/sign-out")
    assert "is signed in" not in facilitator.get("/learn/think_coop/fruit").words
    assert "Continue as Nadia" in facilitator.get("/").words


def test_a_learner_sees_nothing_of_it(visitor: Visitor, class_code: str) -> None:
    assert "keep_access" not in visitor.get(f"/join/{class_code}").html
    join_person(visitor, class_code)
    assert "sign-out" not in visitor.get("/").html


def test_a_new_start_signs_out_everybody_although_learners_stay(new_server: NewServer) -> None:
    server = new_server()
    before, learner = as_facilitator(server), Visitor(server.port)
    every = addresses(before, learner)
    old_key = server.key
    server.stop()
    server.start()

    expect_closed(before, every)
    assert before.get(f"/facilitator/?key={old_key}").status == 403
    assert "Continue as Amina" in learner.get("/").words
    assert as_facilitator(server).get("/facilitator/").status == 200
