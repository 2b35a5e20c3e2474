"""What a first visit of a session costs, and what is there without any script."""

import pytest
from playwright.sync_api import Browser, BrowserContext, Cookie, expect

from coopkit.content import find_sessions
from tests.browser.conftest import PHONE, start_alone
from tests.browser.server import Server

SESSIONS = [notebook.name for notebook in find_sessions(())]
MOST_BYTES, MOST_REQUESTS = 100 * 1024, 5


@pytest.fixture(scope="module")
def cookies(browser: Browser, server: Server) -> list[Cookie]:
    """The cookies of somebody who has begun."""
    context = browser.new_context()
    start_alone(context, server.address)
    found = context.cookies()
    context.close()
    return found


@pytest.mark.parametrize("session", SESSIONS)
def test_first_visit_is_small_and_asks_nobody_else(
    server: Server, phone: BrowserContext, cookies: list[Cookie], session: str
) -> None:
    phone.add_cookies(cookies)  # type: ignore[arg-type]
    page = phone.new_page()
    wire = phone.new_cdp_session(page)
    wire.send("Network.enable")
    sizes: list[int] = []
    wire.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{server.address}/learn/{session}", wait_until="networkidle")
    assert [url for url in asked if not url.startswith(server.address)] == []
    assert len(asked) <= MOST_REQUESTS, asked
    assert sum(sizes) <= MOST_BYTES


@pytest.mark.parametrize("session", SESSIONS)
def test_every_step_can_be_read_without_javascript(
    server: Server, browser: Browser, cookies: list[Cookie], session: str
) -> None:
    plain = browser.new_context(java_script_enabled=False, viewport=PHONE)  # type: ignore[arg-type]
    plain.add_cookies(cookies)  # type: ignore[arg-type]
    page = plain.new_page()
    page.goto(f"{server.address}/learn/{session}")
    for form in page.locator("[data-exercise]").all():
        expect(form).to_be_visible()
    for heading in page.locator("main h2").all():
        expect(heading).to_be_visible()
    plain.close()


def test_a_second_visit_asks_for_nothing_that_it_has(server: Server, phone: BrowserContext) -> None:
    page = start_alone(phone, server.address)
    page.goto(f"{server.address}/learn/{SESSIONS[0]}", wait_until="networkidle")
    assets: list[bool] = []
    page.on("response", lambda reply: assets.append(reply.from_service_worker or reply.status == 200))
    wire = phone.new_cdp_session(page)
    wire.send("Network.enable")
    cached: list[str] = []
    wire.on("Network.requestServedFromCache", lambda event: cached.append(event["requestId"]))
    page.goto(f"{server.address}/learn/{SESSIONS[1]}", wait_until="networkidle")
    assert len(cached) >= 2, "script and style come from the browser's own cache"
