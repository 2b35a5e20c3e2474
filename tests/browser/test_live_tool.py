from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.conftest import start_alone
from tests.browser.live import (
    BUYOUT,
    answer_on_server,
    chart,
    come_with_a_case,
    kernel_of,
    kill_kernel,
    open_tool,
    send,
    weight,
)
from tests.browser.server import Server
from tests.browser.test_accessible import violations
from tests.serve.live_tools import FAILS, write_tools
from tests.serve.server import Server as SmallServer
from tests.waiting import wait_until


def test_it_opens_from_the_session_with_the_groups_weights_and_keeps_what_is_changed(
    server: Server, phone: BrowserContext
) -> None:
    page = come_with_a_case(phone, server)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{server.address}/learn/think_coop/forms#step-7")
    address = page.locator(".tool a").get_attribute("href")
    page.goto(f"{server.address}{address}")

    expect(chart(page)).to_contain_text("94.7%")
    expect(weight(page, "ownership")).to_have_attribute("aria-valuenow", "3.0")
    weight(page, "ownership").press("ArrowLeft")
    expect(chart(page)).to_contain_text("94.4%, was 94.7%")
    assert answer_on_server(page) == BUYOUT
    page.get_by_role("button", name="Keep these weights").click()
    expect(page.locator("[data-saved=saved]")).to_contain_text("Saved")
    assert answer_on_server(page) == {**BUYOUT, "weights.ownership.weight": "2"}
    assert {url.split("/")[2] for url in asked if url.startswith(("http", "ws"))} == {server.address.split("/")[2]}


def test_a_kernel_that_is_killed_costs_one_sentence_and_nothing_else(server: Server, phone: BrowserContext) -> None:
    page = open_tool(come_with_a_case(phone, server), server)
    weight(page, "say").press("Home")
    expect(chart(page)).to_contain_text("was 94.7%")
    kill_kernel(kernel_of(page))
    expect(page.get_by_role("alert")).to_contain_text("This live page has stopped.")
    page.get_by_role("link", name="Open it again").click()
    expect(chart(page)).to_contain_text("was 94.7%")
    expect(weight(page, "say")).to_have_attribute("aria-valuenow", "0.0")
    assert answer_on_server(page) == BUYOUT


def test_leaving_the_page_frees_its_kernel(server: Server, phone: BrowserContext) -> None:
    page = open_tool(come_with_a_case(phone, server), server)
    kernel = kernel_of(page)
    page.goto(server.address)
    gone = f"fetch('/api/kernels/{kernel}').then(reply => reply.status)"
    wait_until(lambda: page.evaluate(gone) == 403)


def test_a_server_that_was_restarted_is_found_again(own_server: Server, phone: BrowserContext) -> None:
    page = open_tool(come_with_a_case(phone, own_server), own_server)
    own_server.kill()
    expect(page.get_by_text("We can’t reach the laptop.")).to_be_visible()
    own_server.start()
    page.get_by_role("link", name="Open it again").click()
    expect(chart(page)).to_contain_text("94.7%")


def test_weights_kept_on_two_phones_are_offered_as_mine_and_the_other(server: Server, phone: BrowserContext) -> None:
    page = open_tool(come_with_a_case(phone, server), server)
    send(page, {**BUYOUT, "weights.ownership.weight": "5"}, base=1, client="another phone")
    weight(page, "ownership").press("ArrowLeft")
    page.get_by_role("button", name="Keep these weights").click()
    expect(page.locator(".conflict")).to_contain_text("Does it stay with the right people?")
    page.get_by_role("button", name="Keep mine").click()
    expect(page.locator("[data-saved=saved]")).to_be_visible()
    assert answer_on_server(page)["weights.ownership.weight"] == "2"


def test_a_callback_that_fails_says_one_friendly_line(
    tmp_path_factory: pytest.TempPathFactory, cache: Path, phone: BrowserContext
) -> None:
    content = tmp_path_factory.mktemp("content")
    write_tools(content)
    probe = SmallServer(tmp_path_factory.mktemp("server"), content, cache).start()
    try:
        page = start_alone(phone, probe.address)
        page.goto(f"{probe.address}/live/think_coop/probe")
        page.locator(".live button").click()
        expect(page.get_by_text("Something went wrong here.")).to_be_visible()
        assert FAILS not in page.content()
        wait_until(lambda: FAILS in probe.log())
    finally:
        probe.stop()


def test_every_view_can_be_used_by_everybody(server: Server, phone: BrowserContext) -> None:
    page = open_tool(come_with_a_case(phone, server), server)
    found = []
    for size in ({"width": 320, "height": 640}, {"width": 1280, "height": 800}):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        for tab in page.get_by_role("tab").all():
            tab.click()
            found += violations(page)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert found == []
    page.get_by_role("tab").first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.get_by_role("tab", name="Side by side")).to_have_attribute("aria-selected", "true")
