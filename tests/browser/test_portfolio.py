"""The portfolio in a browser: for everybody, on a phone and a desk; small, quiet, every gap leads to its exercise."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from coopkit.content import find_sessions
from tests.browser.conftest import DESKTOP, PHONE, start_alone
from tests.browser.server import Server
from tests.browser.test_accessible import violations

PAPERS = (
    "members",
    "feasibility-study",
    "business-plan",
    "financial-plan",
    "bylaws",
    "founding-assembly",
    "registration",
)
OWN = ("board-pack", "surplus-distribution", "member-slips")
SAMPLE, DOOR = "/portfolio/sample/home_care/", "/portfolio/sample/care_at_the_door/"
ADDRESSES = (
    "/portfolio/",
    SAMPLE,
    DOOR,
    *(f"{folder}{paper}" for folder in ("/portfolio/", SAMPLE) for paper in (*PAPERS, "all")),
    *(f"{folder}{paper}" for folder in ("/portfolio/", DOOR) for paper in OWN),
)
MOST_BYTES = 100 * 1024
SIZES = {"phone": PHONE, "desktop": DESKTOP}


def begun(browser: Browser, server: Server, size: dict[str, int]) -> BrowserContext:
    """Somebody who has joined, on a server whose sessions are ready."""
    context = browser.new_context(viewport=size)  # type: ignore[arg-type]
    page = start_alone(context, server.address)
    for session in find_sessions(("start_coop", "manage_coop")):
        page.goto(f"{server.address}/learn/{session.name}")
    return context


@pytest.fixture(params=SIZES, scope="module")
def visitor(request: pytest.FixtureRequest, browser: Browser, server: Server) -> Iterator[BrowserContext]:
    context = begun(browser, server, SIZES[request.param])
    yield context
    context.close()


@pytest.fixture(scope="module")
def reader(browser: Browser, server: Server) -> Iterator[BrowserContext]:
    """Somebody with a phone."""
    context = begun(browser, server, PHONE)
    yield context
    context.close()


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_is_for_everybody_and_asks_nobody_else(server: Server, visitor: BrowserContext, address: str) -> None:
    page = visitor.new_page()
    told, asked, sizes = [], [], []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    wire = visitor.new_cdp_session(page)
    wire.send("Network.enable")
    wire.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
    page.goto(server.address + address, wait_until="networkidle")
    assert told == []
    assert [url for url in asked if not url.startswith((server.address, "data:"))] == []
    assert sum(sizes) <= MOST_BYTES
    assert page.evaluate("document.documentElement.scrollWidth") <= page.evaluate("innerWidth")
    found = violations(page)
    page.close()
    assert found == []


@pytest.mark.parametrize(("paper", "least"), [("all", 16), ("board-pack", 4), ("surplus-distribution", 2)])
def test_every_gap_leads_to_the_exercise_that_asks(
    server: Server, reader: BrowserContext, paper: str, least: int
) -> None:
    page = reader.new_page()
    page.goto(f"{server.address}/portfolio/{paper}")
    links = page.locator(".gap a, .assumed a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert links.pop(0) == "/portfolio/our-co-op/"  # what the head of each document lacks
    assert len(set(links)) >= least
    for link in dict.fromkeys(links):
        page.goto(f"{server.address}/portfolio/{paper}")
        page.locator(f"a[href='{link}']").first.click()
        expect(page.locator(f"#{link.partition('#')[2]}")).to_be_in_viewport()
    page.close()


def test_on_a_phone_a_row_is_a_card_with_the_name_of_each_column(server: Server, visitor: BrowserContext) -> None:
    page = visitor.new_page()
    page.goto(f"{server.address}{SAMPLE}financial-plan")
    cell = page.locator(".table td[data-label='At the end']").first
    before = cell.evaluate("cell => getComputedStyle(cell, '::before').content")
    heads = page.locator(".table thead").first
    is_phone = page.viewport_size == PHONE
    assert before == ('"At the end"' if is_phone else "none")
    assert (heads.bounding_box() or {"height": 0})["height"] == (1 if is_phone else pytest.approx(40, abs=25))
    page.close()


def test_from_the_list_one_comes_to_a_paper_and_back_with_the_keyboard_alone(
    server: Server, reader: BrowserContext
) -> None:
    page = reader.new_page()
    page.goto(f"{server.address}/portfolio/")
    page.get_by_role("link", name="Financial plan", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Financial plan")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Our documents")
    page.close()


def test_without_javascript_everything_can_be_read(server: Server, browser: Browser, reader: BrowserContext) -> None:
    plain = browser.new_context(java_script_enabled=False)
    plain.add_cookies(reader.cookies())  # type: ignore[arg-type]
    page = plain.new_page()
    page.goto(f"{server.address}/portfolio/")
    expect(page.locator("ol.papers li")).to_have_count(len(PAPERS) + len(OWN))
    page.goto(f"{server.address}{SAMPLE}financial-plan")
    expect(page.get_by_role("heading", name="Three years")).to_be_visible()
    plain.close()


def printed_width(page: Page) -> tuple[float, float]:
    """How wide the widest upright and the widest table across are, in millimetres."""
    width = "found => Math.max(0, ...found.map(each => each.scrollWidth)) / 96 * 25.4"
    upright = page.locator("main table:not(.wide table), main p, main ul, main ol").evaluate_all(width)
    return upright, page.locator("main .wide table").evaluate_all(width)


@pytest.mark.parametrize(
    "address",
    ["sorting_yard/all", "home_care/all", "artisans/all", *(f"care_at_the_door/{paper}" for paper in OWN)],
)
def test_nothing_is_wider_than_the_paper(server: Server, reader: BrowserContext, address: str) -> None:
    page = reader.new_page()
    page.emulate_media(media="print")
    page.goto(f"{server.address}/portfolio/sample/{address}")
    page.set_viewport_size({"width": round(176 / 25.4 * 96), "height": 800})
    assert printed_width(page)[0] <= 177
    page.set_viewport_size({"width": round(263 / 25.4 * 96), "height": 800})
    assert printed_width(page)[1] <= 264
    page.close()
