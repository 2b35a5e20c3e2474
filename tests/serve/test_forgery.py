"""What no form of ours sent changes nothing; strange hosts are refused on loopback."""

import pytest
from tornado import web

from tests.serve.conftest import join_person
from tests.serve.server import Server
from tests.serve.visitor import Visitor

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.mark.parametrize("page", ["/alone", "/join/482913", "/resume", "/switch", "/members", "/facilitator/"])
def test_a_form_of_another_site_is_refused_in_words(facilitator: Visitor, page: str) -> None:
    shown = facilitator.request("POST", page, b"name=Mallory&kind=person", FORM)

    assert shown.status == 403
    assert "open for too long" in shown.words


def test_a_message_of_another_site_is_refused(visitor: Visitor, class_code: str) -> None:
    join_person(visitor, class_code)
    shown = visitor.request("POST", "/answers/think.test.fruit", b"{}", {"Content-Type": "application/json"})

    assert shown.status == 403
    assert "open for too long" in shown.json()["error"]


def test_on_loopback_a_name_that_leads_here_from_elsewhere_is_refused(server: Server) -> None:
    assert Visitor(server.port, host="training.example").get("/").status == 403
    assert Visitor(server.port, host=f"training.example:{server.port}").get("/").status == 403
    assert Visitor(server.port, host=f"localhost:{server.port}").get("/").status == 200


def test_pages_may_not_be_framed_kept_or_told_of(visitor: Visitor) -> None:
    headers = visitor.get("/").headers

    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "no-referrer"


def test_cookies_that_say_who_one_is_are_out_of_reach_for_scripts_and_other_sites(visitor: Visitor) -> None:
    visitor.get("/")
    body = f"_xsrf={visitor.xsrf()}&name=Amina".encode()
    cookie = visitor.request("POST", "/alone", body, FORM).headers["Set-Cookie"]

    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    # By the browser's own count: the laptop's clock may be years off.
    assert "Max-Age=7776000" in cookie
    assert "expires" not in cookie.lower()


def test_a_cookie_outlives_a_clock_that_is_put_right(server: Server, visitor: Visitor) -> None:
    visitor.post("/alone", {"name": "Amina"})
    now = visitor.cookies["coopkit_learner"].strip('"')
    learner = web.decode_signed_value(secret_of(server), "coopkit_learner", now)
    in_2015 = web.create_signed_value(secret_of(server), "coopkit_learner", learner or b"", clock=lambda: 1.43e9)
    later = Visitor(server.port, cookies={"coopkit_learner": in_2015.decode()})

    assert "Continue as Amina" in later.get("/").words


def secret_of(server: Server) -> bytes:
    """What this server signs with."""
    return server.store.with_name(f"{server.store.name}.secret").read_bytes()
