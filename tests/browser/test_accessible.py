"""axe-core, WCAG 2.0 to 2.2 A and AA, on every page and session, on a phone and on a desktop."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from coopkit.content import find_sessions
from tests.browser.conftest import DESKTOP, PHONE, start_alone
from tests.browser.forms import open_exercise
from tests.browser.sample_answers import answer_all
from tests.browser.server import Server

SESSIONS = [notebook.name for notebook in find_sessions(())]
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],  # not a list of everything that passed, which takes longer than looking
}
OPEN_ALL = """() => {
  document.querySelectorAll('.step').forEach(step => step.classList.add('current'));
  for (const each of [document.documentElement, document.body, document.querySelector('.page')])
    each.style.cssText = 'display: block; block-size: auto; overflow: visible';
}"""
"""Everything in sight: what a box has scrolled away, axe takes for unseen and measures no contrast of it."""
PLACE_ANY = """form => form.querySelectorAll('select').forEach((select, place) => {
  select.selectedIndex = 1 + place % 5;
  select.dispatchEvent(new Event('input', { bubbles: true }));
})"""
SIZES = {"phone": PHONE, "desktop": DESKTOP}


def violations(page: Page) -> list[str]:
    """What axe finds, one line each."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{each['id']}: {node['html'][:160]}" for each in found for node in each["nodes"]]


@pytest.fixture(params=SIZES, scope="module")
def visitor(request: pytest.FixtureRequest, browser: Browser, server: Server) -> BrowserContext:
    """Somebody who has answered all of Start.Coop on a phone, or who has just begun on a desktop."""
    context = browser.new_context(viewport=SIZES[request.param], reduced_motion="reduce")  # colours hold still
    start_alone(context, server.address)
    if request.param == "phone":
        answer_all(context, server.port)
    request.addfinalizer(context.close)
    return context


@pytest.mark.parametrize("session", SESSIONS)
def test_every_step_of_every_session(server: Server, visitor: BrowserContext, session: str) -> None:
    page = visitor.new_page()
    page.goto(f"{server.address}/learn/{session}")
    expect(page.locator(".step:visible")).to_have_count(1)
    page.evaluate(OPEN_ALL)  # one long look instead of twenty: axe reads the whole page each time
    expect(page.locator(".step:visible")).to_have_count(page.locator(".step").count())
    found = violations(page)
    page.close()
    assert found == []


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/join/",
        "/join/000000",
        "/resume",
        "/codes",
        "/sheet/think_coop/",
        "/switch",
        "/learn/think_coop/",
        "/sheet/think_coop/forms",
        "/sheet/think_coop/forms?filled=1",
        "/facilitator/",
        "/nowhere",
    ],
)
def test_every_other_page(server: Server, visitor: BrowserContext, address: str) -> None:
    page = visitor.new_page()
    page.goto(server.address + address)
    found = violations(page)
    page.close()
    assert found == []


def test_the_facilitators_pages(server: Server, visitor: BrowserContext) -> None:
    page = visitor.new_page()
    page.goto(server.facilitator_link)
    found = violations(page)
    page.locator("form[action='/facilitator/'] button").click()
    found += violations(page)
    for link in page.locator("main a[href^='/facilitator/']").evaluate_all("links => links.map(link => link.href)"):
        page.goto(link)
        found += violations(page)
    page.close()
    assert found == []


def test_what_is_said_about_an_answer(server: Server, visitor: BrowserContext) -> None:
    page = visitor.new_page()
    form = open_exercise(page, server.address, "think_coop/together", "think.together.costs-too")
    form.locator("input[type=checkbox]").first.check()
    form.locator('[data-action="check"]').click()
    expect(form).to_have_attribute("data-result", "partly")
    form.locator("details.solution summary").click()
    found = violations(page)
    page.close()
    assert found == []


def test_cards_that_are_placed_and_marked_and_the_table_of_their_outcomes(
    server: Server, visitor: BrowserContext
) -> None:
    page = visitor.new_page()
    form = open_exercise(page, server.address, "think_coop/forms", "think.forms.fill-the-grid")
    form.evaluate(PLACE_ANY)
    form.locator('[data-action="check"]').click()
    expect(form.locator(".outcome-grid")).to_be_visible()
    found = violations(page)
    page.close()
    assert found == []
