"""No page runs over the edge: on the smallest phone, and with letters twice as large."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from coopkit.content import find_sessions
from tests.browser.conftest import start_alone
from tests.browser.sample_answers import answer_all
from tests.browser.server import Server
from tests.browser.test_accessible import OPEN_ALL

SIZES = {"320 px": (320, 568, 1), "200 %": (640, 400, 2)}
"""Width, height, and how much larger letters are. 640 px at 200 % is less room than a laptop of 1280 px leaves."""
PAGES = (
    *("/", "/join/", "/join/000000", "/resume", "/codes", "/switch", "/nowhere"),
    *("/learn/think_coop/", "/learn/start_coop/", "/learn/manage_coop/", "/sheet/think_coop/", "/sheet/start_coop/"),
    *("/portfolio/", "/portfolio/business-plan", "/portfolio/feasibility-study", "/portfolio/member-list/"),
    "/portfolio/sample/care_at_the_door/board-pack",
)
SESSIONS = tuple(f"/learn/{notebook.name}" for notebook in find_sessions(()))
RUNS_OVER = """() => [...document.querySelectorAll("main *")].filter(({ className }) => className !== "visually-hidden")
  .filter((each) => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map((each) => each.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def visitor(browser: Browser, server: Server) -> Iterator[BrowserContext]:
    """Somebody who has answered all of Start.Coop."""
    context = browser.new_context(reduced_motion="reduce")
    start_alone(context, server.address)
    answer_all(context, server.port)
    yield context
    context.close()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("address", [*PAGES, *SESSIONS])
def test_no_page_runs_over_the_edge(server: Server, visitor: BrowserContext, address: str, size: str) -> None:
    width, height, larger = SIZES[size]
    page: Page = visitor.new_page()
    page.set_viewport_size({"width": width, "height": height})
    page.goto(server.address + address)
    page.evaluate("larger => document.documentElement.style.fontSize = `${larger * 112.5}%`", larger)
    if address in SESSIONS:
        page.evaluate(OPEN_ALL)
    fits = page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    over = [] if fits else page.evaluate(RUNS_OVER)
    page.close()
    assert fits, over
