"""A session on a phone is as short as it can be: its screens are counted, and a settled case folds to a line."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, expect

from tests.browser.conftest import MAPPED, MEMBERS, PHONE, start_alone
from tests.browser.forms import expect_saved, field, open_exercise
from tests.browser.phone_walk import (
    ADDED_SINCE,
    CASH,
    GOALS,
    MOST_CASH_SCREENS,
    StepScreens,
    start_answered_group,
    walk,
)
from tests.browser.server import Server
from tests.browser.test_session_page import join_group

FEAS, SAMPLE = "start_coop/feas", "start.feas.sample-size"
SAMPLE_ANSWER = {"households.number": "80", "shops.number": "38"}
CORE, MATRIX = "start_coop/core", "start.core.member-matrix"


@pytest.fixture(scope="module")
def screens(browser: Browser, server: Server) -> Iterator[Callable[[str], list[StepScreens]]]:
    """Counts the screens of a session as an answered group walks it."""
    context = browser.new_context(viewport=PHONE, has_touch=True)  # type: ignore[arg-type]
    page = start_answered_group(context, server)
    yield lambda session: walk(page, server.address, session)
    context.close()


@pytest.mark.parametrize(("session", "goal"), GOALS.items())
def test_a_session_with_own_numbers_takes_no_more_screens_than_its_goal(
    screens: Callable[[str], list[StepScreens]], session: str, goal: int
) -> None:
    steps = screens(session)
    assert min(step.done for step in steps) > 0.5, "a step was not shown"
    assert sum(step.done for step in steps if step.exercises not in ADDED_SINCE) <= goal, steps
    assert all(step.opened <= MOST_CASH_SCREENS for step in steps if CASH in step.exercises), steps


def case_of(form: Locator) -> Locator:
    return form.locator("[data-case-body]")


def test_a_case_that_is_right_is_read_first_then_folds_and_opens_again(server: Server, phone: BrowserContext) -> None:
    page = start_alone(phone, server.address)
    form = open_exercise(page, server.address, FEAS, SAMPLE)
    case, toggle = case_of(form), form.locator("[data-action=case]")
    for name, value in SAMPLE_ANSWER.items():
        field(form, name).fill(value)
    form.locator("[data-action=check]").click()
    expect(form.locator(".verdict")).to_be_focused()
    expect(case).to_be_visible()
    form.get_by_role("button", name="Continue with our own numbers").click()
    expect(case).to_be_hidden()
    expect(form.locator(".own-numbers h4")).to_be_focused()
    expect(form.locator("[data-case-line]")).to_contain_text("The case: ✓ Right")
    page.reload()
    expect(form.locator("[data-case-line]")).to_be_visible()
    expect(case).to_be_hidden()
    assert page.evaluate("document.querySelector('.page').scrollTop") == 0
    page.emulate_media(media="print")
    expect(field(form, next(iter(SAMPLE_ANSWER)))).to_be_visible()
    page.emulate_media(media="screen")
    toggle.focus()
    page.keyboard.press("Enter")
    expect(case).to_be_visible()
    expect(toggle).to_have_attribute("aria-expanded", "true")
    page.reload()
    expect(case).to_be_visible()


def test_a_case_that_needs_a_look_stays_open_until_its_answer_is_shown(server: Server, phone: BrowserContext) -> None:
    page = start_alone(phone, server.address)
    form = open_exercise(page, server.address, FEAS, SAMPLE)
    for name in SAMPLE_ANSWER:
        field(form, name).fill("3")
    form.locator("[data-action=check]").click()
    expect(form.locator(".verdict")).to_be_focused()
    onward = form.get_by_role("button", name="Continue with our own numbers")
    expect(onward).to_be_hidden()
    page.reload()
    expect(form.locator(".verdict")).to_be_visible()
    form.locator(".solution summary").click()
    onward.click()
    expect(case_of(form)).to_be_hidden()
    expect(form.locator("[data-case-line]")).to_contain_text("The case: answer shown")


def test_names_that_the_phone_knows_fill_empty_cells_only(server: Server, phone: BrowserContext) -> None:
    page = join_group(phone, server, *MEMBERS)
    form = open_exercise(page, server.address, CORE, MATRIX)
    field(form, "members.2.name").evaluate("cell => { cell.value = 'Heron' }")
    field(form, "members.2.name").dispatch_event("input")
    rows = "rows => rows.map(({ dataset }) => dataset.row)"
    before = form.locator("tbody tr").evaluate_all(rows)
    form.get_by_role("button", name="Fill in these names").click()
    expect(field(form, "members.1.name")).to_have_value("Amina")
    expect(field(form, "members.1.name")).to_be_focused()
    expect(field(form, "members.2.name")).to_have_value("Heron")
    expect(field(form, "members.3.name")).to_have_value("Bongani")
    expect(field(form, "members.6.name")).to_have_value("Esi")
    assert form.locator("tbody tr").evaluate_all(rows)[: len(before)] == before
    expect_saved(form)
    page.reload()
    expect(field(form, "members.6.name")).to_have_value("Esi")
    expect(form.locator(".member-names")).to_be_hidden()


def test_a_long_table_leads_to_the_laptop_where_the_same_group_goes_on(
    tmp_path: Path, filled_cache: Path, new_phone: Callable[[], BrowserContext]
) -> None:
    room = Server(tmp_path, filled_cache, options=("--room",)).start()
    address = f"http://{MAPPED}:{room.port}"
    page = start_alone(new_phone(), address)
    form = open_exercise(page, address, CORE, MATRIX)
    field(form, "members.1.name").fill("Heron")
    expect_saved(form)
    form.get_by_role("link", name="Continue on a laptop").click()
    expect(page.locator(".laptop-code svg")).to_be_visible()
    code = page.locator("main dl dd[dir=ltr]").last.inner_text()
    laptop = new_phone().new_page()
    laptop.goto(page.locator(".address b").inner_text())
    laptop.locator("input[name=resume]").fill(code)
    laptop.locator("main form button[type=submit]").first.click()
    expect(laptop).not_to_have_url(re.compile("/resume"))
    resumed = open_exercise(laptop, address, CORE, MATRIX)
    expect(field(resumed, "members.1.name")).to_have_value("Heron")
    page.locator("main a.primary").click()
    expect(form).to_be_visible()
    room.stop()


def test_a_page_on_this_computer_leads_to_no_other(server: Server, phone: BrowserContext) -> None:
    page = start_alone(phone, server.address)
    form = open_exercise(page, server.address, CORE, MATRIX)
    expect(form.locator("[data-laptop]")).to_be_hidden()
