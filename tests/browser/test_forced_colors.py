"""Colours that a reader's system forces on every page, white on black."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, expect

from tests.browser.conftest import start_alone
from tests.browser.server import Server

DOCUMENT = "/portfolio/sample/care_at_the_door/board-pack"


@pytest.fixture
def visitor(browser: Browser, server: Server) -> Iterator[BrowserContext]:
    """Somebody alone whose system forces white on black."""
    context = browser.new_context(forced_colors="active", color_scheme="dark")
    start_alone(context, server.address)
    yield context
    context.close()


def style(element: Locator, name: str) -> str:
    """A computed property of an element."""
    return str(element.evaluate("(element, name) => getComputedStyle(element)[name]", name))


def test_a_chart_takes_the_colours_of_text_and_page(server: Server, visitor: BrowserContext) -> None:
    page = visitor.new_page()
    page.goto(server.address + DOCUMENT)
    chart, body = page.locator(".chart svg").first, page.locator("body")
    assert style(chart, "backgroundColor") == style(body, "backgroundColor")
    assert style(chart.locator("text").first, "fill") == style(body, "color")
    assert style(chart.locator("path").first, "stroke") == style(body, "color")


def test_what_is_chosen_and_what_is_pressed_stand_out_without_our_colours(
    server: Server, visitor: BrowserContext
) -> None:
    page = visitor.new_page()
    page.goto(f"{server.address}/learn/think_coop/links")
    options = page.locator(".option:visible")
    options.first.locator("input").check()
    assert style(options.first, "outlineStyle") == "solid" != style(options.nth(1), "outlineStyle")
    expect(page.locator(".progress .current")).to_have_css("forced-color-adjust", "none")
