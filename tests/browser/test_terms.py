"""A term on a session's page: opened in place by thumb and by keyboard, closed again, and readable without a script."""

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.conftest import PHONE, start_alone
from tests.browser.forms import open_exercise
from tests.browser.server import Server
from tests.browser.test_accessible import violations

SESSION = "think_coop/forms"
EXERCISE = "think.forms.who-gets-surplus"


@pytest.fixture
def page(server: Server, phone: BrowserContext) -> Page:
    """A step in which a prompt has a term."""
    opened = start_alone(phone, server.address)
    opened.goto(f"{server.address}/learn/{SESSION}#step-3")
    return opened


def meaning_of(page: Page, term: Locator) -> Locator:
    return page.locator(f"[id='{term.get_attribute('aria-controls')}']")


def term(page: Page) -> Locator:
    return page.locator(".step.current h3 .term").first


def test_a_tap_opens_the_explanation_below_and_another_closes_it(page: Page) -> None:
    button = term(page)
    meaning = meaning_of(page, button)
    expect(meaning).to_be_hidden()
    expect(button).to_have_attribute("aria-expanded", "false")
    button.tap()
    expect(meaning).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")
    box, line = meaning.bounding_box(), button.locator("span").bounding_box()
    assert box is not None
    assert line is not None
    assert 0 <= box["y"] - (line["y"] + line["height"]) < 80
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE["width"]
    button.tap()
    expect(meaning).to_be_hidden()


def test_the_keyboard_opens_and_closes_it_and_the_focus_stays(page: Page) -> None:
    button = term(page)
    button.focus()
    page.keyboard.press("Enter")
    expect(meaning_of(page, button)).to_be_visible()
    expect(button).to_be_focused()
    page.keyboard.press("Space")
    expect(meaning_of(page, button)).to_be_hidden()


def test_a_term_is_as_large_as_a_thumb_and_makes_no_line_higher(page: Page) -> None:
    box = term(page).bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 48
    with_term = page.locator(".step.current h3").bounding_box()
    term(page).evaluate("term => term.replaceWith(term.textContent)")
    without = page.locator(".step.current h3").bounding_box()
    assert with_term is not None
    assert without is not None
    assert with_term["height"] == without["height"]


def test_an_open_explanation_is_accessible_from_right_to_left_too(page: Page) -> None:
    term(page).click()
    assert violations(page) == []
    page.evaluate("document.documentElement.dir = 'rtl'")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_what_is_said_after_an_answer_has_terms_that_open(server: Server, phone: BrowserContext) -> None:
    page = start_alone(phone, server.address)
    form = open_exercise(page, server.address, SESSION, EXERCISE)
    form.locator("input[type=radio]").first.check()
    form.locator('[data-action="check"]').click()
    form.locator("details.solution summary").click()
    button = form.locator("[data-feedback] .term").first
    meaning = meaning_of(page, button)
    expect(meaning).to_be_hidden()
    button.click()
    expect(meaning).to_be_visible()


def test_without_javascript_every_explanation_is_open(server: Server, phone: BrowserContext, browser: Browser) -> None:
    start_alone(phone, server.address)
    plain = browser.new_context(java_script_enabled=False, viewport=PHONE)  # type: ignore[arg-type]
    plain.add_cookies(phone.cookies())  # type: ignore[arg-type]
    page = plain.new_page()
    page.goto(f"{server.address}/learn/{SESSION}")
    meanings = page.locator(".definition").all()
    assert meanings
    for meaning in meanings:
        expect(meaning).to_be_visible()
    plain.close()
