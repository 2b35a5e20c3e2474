"""A session's page as a group uses it: steps, timer, reader; by keyboard, by thumb, on the smallest phone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from coopkit.content import find_sessions
from tests.browser.conftest import start_alone
from tests.browser.forms import expect_saved
from tests.browser.sample_answers import answer_all
from tests.browser.server import Server

SESSIONS = [notebook.name for notebook in find_sessions(())]
SMALLEST = {"width": 320, "height": 640}
THUMB = 48
TOGETHER = "think_coop/together"
# What can be tapped: a box or a ring counts with the label that it lies in.
TOO_SMALL = """(least) => [...document.querySelectorAll('main :is(button, select, input, a), nav :is(button, a)')]
  .map(control => control.closest('label') ?? control)
  .map(place => [place.outerHTML.slice(0, 120), place.getBoundingClientRect()])
  .filter(([, box]) => box.height && Math.min(box.width, box.height) < least - 0.5)
  .map(([html, box]) => `${box.width} x ${box.height}: ${html}`)"""


@pytest.fixture
def small(browser: Browser, server: Server) -> Iterator[BrowserContext]:
    """Somebody alone on the smallest phone."""
    context = browser.new_context(viewport=SMALLEST, has_touch=True)  # type: ignore[arg-type]
    start_alone(context, server.address)
    yield context
    context.close()


def join_group(context: BrowserContext, server: Server, *members: str) -> Page:
    """A group that shares this device joins a new class."""
    desktop = context.browser.new_context() if context.browser else context
    made = desktop.new_page()
    made.goto(server.facilitator_link)
    made.locator("form[action='/facilitator/'] button").click()
    code = made.url.split("/class/")[1].split("/")[0]
    desktop.close()
    page = context.new_page()
    page.goto(f"{server.address}/join/{code}")
    page.locator("input[name=kind][value=group]").check()
    page.fill("input[name=name]", "Weavers")
    for number, name in enumerate(members):
        page.locator("input[name=member]").nth(number).fill(name)
    page.locator("main form button[type=submit]").last.click()
    page.wait_for_url("**/codes")
    return page


@pytest.fixture(scope="module")
def answered(browser: Browser, server: Server) -> Iterator[BrowserContext]:
    """Somebody on the smallest phone who has answered all of Start.Coop."""
    context = browser.new_context(viewport=SMALLEST, has_touch=True)  # type: ignore[arg-type]
    start_alone(context, server.address)
    answer_all(context, server.port)
    yield context
    context.close()


@pytest.mark.parametrize("session", SESSIONS)
def test_on_the_smallest_phone_nothing_runs_over_and_every_target_is_as_large_as_a_thumb(
    server: Server, answered: BrowserContext, session: str
) -> None:
    page = answered.new_page()
    page.goto(f"{server.address}/learn/{session}")
    for step in range(1, page.locator(".step").count() + 1):
        page.goto(f"{server.address}/learn/{session}#step-{step}")
        assert page.evaluate("document.documentElement.scrollWidth") <= SMALLEST["width"], f"step {step}"
        assert page.evaluate(TOO_SMALL, THUMB) == [], f"step {step}"
    page.close()


def test_one_step_at_a_time_with_its_number_and_a_way_back(server: Server, small: BrowserContext) -> None:
    page = small.new_page()
    page.goto(f"{server.address}/learn/{TOGETHER}")
    where, next_, back = (page.locator(each) for each in ("[data-where]", "[data-action=next]", "[data-action=back]"))
    steps = page.locator(".step").count()
    expect(where).to_contain_text(f"Step 1 of {steps}")
    expect(back).to_be_disabled()
    next_.click()
    expect(where).to_contain_text(f"Step 2 of {steps}")
    expect(page.locator(".step:visible")).to_have_count(1)
    expect(page.locator(".step:visible h2")).to_be_focused()
    page.go_back()
    expect(where).to_contain_text(f"Step 1 of {steps}")
    page.go_forward()
    page.reload()
    expect(where).to_contain_text(f"Step 2 of {steps}")
    back.click()
    expect(where).to_contain_text(f"Step 1 of {steps}")


def test_the_keyboard_alone_answers_and_checks(server: Server, small: BrowserContext) -> None:
    page = small.new_page()
    page.goto(f"{server.address}/learn/think_coop/forms")
    form = page.locator('[data-exercise="think.forms.who-gets-surplus"]')
    step = 1
    while not form.is_visible():
        tab_to(page, "[data-action=next]")
        page.keyboard.press("Enter")
        step += 1
        expect_step(page, step)
    tab_to(page, '[data-exercise="think.forms.who-gets-surplus"] input')
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect_saved(form)
    tab_to(page, '[data-exercise="think.forms.who-gets-surplus"] [data-action=check]')
    page.keyboard.press("Enter")
    expect(form).to_have_attribute("data-result", "right" if chosen(page) == "use" else "wrong")


def test_steps_are_put_in_order_by_the_keyboard_and_each_move_is_said(server: Server, small: BrowserContext) -> None:
    page = small.new_page()
    page.goto(f"{server.address}/learn/think_coop/chain")
    form = page.locator('[data-exercise="think.chain.order-the-chain"]')
    step = 1
    while not form.is_visible():
        page.locator("[data-action=next]").click()
        step += 1
        expect_step(page, step)
    first = form.locator("li input").first.get_attribute("value")
    form.locator("li [data-action=down]").first.focus()
    page.keyboard.press("Enter")
    assert form.locator("li input").nth(1).get_attribute("value") == first
    expect(form.locator("[data-moved]")).not_to_be_empty()
    assert page.evaluate("document.activeElement.closest('li') !== null"), "the focus stays with what was moved"
    expect_saved(form)


def test_the_group_holds_the_timer_and_adds_five_minutes_twice(server: Server, phone: BrowserContext) -> None:
    page = join_group(phone, server, "Asha", "Bo")
    page.clock.install()
    page.goto(f"{server.address}/learn/{TOGETHER}#step-2")
    timer, longer, signal = (
        page.locator(each) for each in ("[data-action=timer]", "[data-action=longer]", "[data-signal]")
    )
    expect(timer).to_contain_text("08:00")
    page.clock.run_for(60_000)
    expect(timer).to_contain_text("08:00")
    timer.click()
    page.clock.run_for(60_000)
    expect(timer).to_contain_text("07:00")
    timer.click()
    page.clock.run_for(60_000)
    expect(timer).to_contain_text("07:00")
    expect(longer).to_be_hidden()
    timer.click()
    page.clock.run_for(5 * 60_000)
    expect(signal).not_to_be_empty()
    for _ in range(2):
        longer.click()
        expect(longer).to_be_hidden()
        page.clock.run_for(5 * 60_000)
    expect(longer).to_be_hidden()
    page.clock.run_for(3 * 60_000)
    expect(timer).to_contain_text("00:00")
    expect(signal).not_to_be_empty()
    expect(page.locator(".step:visible [data-exercise]")).to_be_visible()


def test_on_the_smallest_phone_the_bar_never_covers_a_fifth_of_the_screen(server: Server, browser: Browser) -> None:
    height = 568
    context = browser.new_context(viewport={"width": 320, "height": height}, has_touch=True)
    page = join_group(context, server, "Asha", "Bo")
    page.clock.install()
    page.goto(f"{server.address}/learn/{TOGETHER}#step-2")
    page.locator("[data-action=timer]").click()
    for minutes in (1, 8, 2):
        page.clock.run_for(minutes * 60_000)
        bar = page.locator(".bar").bounding_box()
        assert bar is not None and bar["height"] < height / 5, page.locator("[data-signal]").inner_text()
    sound = page.get_by_role("button", name="Turn the sound off")
    sound.click()
    expect(page.get_by_role("button", name="Turn the sound on")).to_be_visible()
    context.close()


def test_who_wants_no_movement_hears_nothing_until_they_turn_the_sound_on(server: Server, browser: Browser) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = join_group(context, server, "Asha", "Bo")
    page.clock.install()
    page.goto(f"{server.address}/learn/{TOGETHER}#step-2")
    page.locator("[data-action=timer]").click()
    page.clock.run_for(9 * 60_000)
    expect(page.get_by_role("button", name="Turn the sound on")).to_be_visible()
    context.close()


def test_the_readers_turn_passes_on_at_every_cue_and_reaches_everybody(server: Server, phone: BrowserContext) -> None:
    page = join_group(phone, server, "Asha", "Bo", "Cy")
    page.goto(f"{server.address}/learn/{TOGETHER}")
    reader, cue = page.locator("[data-reader]:visible"), page.locator("[data-cue]:visible")
    read = [reader.inner_text()]
    for _ in range(2):
        cue.first.click()  # what has been read folds away with its cue
        read.append(reader.inner_text())
    assert sorted(read) == ["Asha", "Bo", "Cy"]


def test_who_wants_no_movement_gets_none(browser: Browser, server: Server) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = start_alone(context, server.address)
    page.goto(f"{server.address}/learn/{TOGETHER}")
    moving = page.evaluate(
        """() => [...document.querySelectorAll('*')].map(each => getComputedStyle(each))
        .filter(style => parseFloat(style.transitionDuration) > 0 || style.animationName !== 'none').length"""
    )
    context.close()
    assert moving == 0


def expect_step(page: Page, number: int) -> None:
    """Wait until this step is open, which is when the page's address has changed."""
    expect(page.locator("[data-where]")).to_contain_text(f"Step {number} of")


def tab_to(page: Page, selector: str) -> None:
    """Presses Tab until this has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab does not reach {selector}")


def chosen(page: Page) -> str:
    """The option that is chosen."""
    value = page.locator('[data-exercise="think.forms.who-gets-surplus"] input:checked').get_attribute("value")
    return value or ""
