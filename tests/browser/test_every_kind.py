"""A form of each kind, filled in and checked: on our page, and in plain Voila, which carries it by messages."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from coopkit.content import Notebook, find_sessions
from tests.browser.conftest import PHONE
from tests.browser.every_kind import EVERY_KIND, FILL, SESSION, FilledExercise

OURS = find_sessions(())


@pytest.fixture(scope="module")
def our_page(kinds_address: str, browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport=PHONE)  # type: ignore[arg-type]
    page.goto(f"{kinds_address}/")
    page.click("form[action='/alone'] button[type=submit]")
    page.goto(f"{kinds_address}/learn/{SESSION}")
    yield page
    page.close()


@pytest.fixture(scope="module")
def desk(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that loads the scripts of Voila once for all notebooks."""
    context = browser.new_context()
    yield context
    context.close()


@pytest.fixture(scope="module")
def voila_page(plain_voila: str, desk: BrowserContext) -> Page:
    page = desk.new_page()
    page.goto(f"{plain_voila}/kinds/think_coop/01_kinds.ipynb")
    return page


def fill_and_check(form: Locator, filled: FilledExercise) -> None:
    expect(form).to_be_attached()
    form.evaluate(FILL, filled.sample.raw)
    form.locator('[data-action="check"]').dispatch_event("click")
    expect(form).to_have_attribute("data-result", filled.sample.outcome)
    expect(form).to_have_attribute("data-kind", filled.exercise.definition.kind)


@pytest.mark.parametrize("filled", EVERY_KIND, ids=lambda filled: filled.name)
def test_on_our_page(our_page: Page, filled: FilledExercise) -> None:
    fill_and_check(our_page.locator(f'[data-exercise="{filled.id}"]'), filled)


@pytest.mark.parametrize("filled", EVERY_KIND, ids=lambda filled: filled.name)
def test_in_plain_voila(voila_page: Page, filled: FilledExercise) -> None:
    fill_and_check(voila_page.locator(f'[data-exercise="{filled.id}"]'), filled)


@pytest.mark.parametrize("session", OURS, ids=lambda session: session.id)
def test_every_notebook_of_ours_opens_in_plain_voila(plain_voila: str, desk: BrowserContext, session: Notebook) -> None:
    page = desk.new_page()
    page.goto(f"{plain_voila}/ours/{session.path.parent.name}/{session.path.name}")
    cells = json.loads(session.path.read_text(encoding="utf-8"))["cells"]
    expected = sum(cell["cell_type"] == "code" for cell in cells) - 1  # the first one imports
    expect(page.locator("[data-exercise]")).to_have_count(expected)
    page.close()
