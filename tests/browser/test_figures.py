"""While one types: figures at every key, pictures when they rest, problems, sliders, counted words."""

import re

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from tests.browser.conftest import start_alone
from tests.browser.every_kind import FILL
from tests.browser.forms import expect_saved, field, open_exercise
from tests.browser.numbers import COSTS, LOAN, ORDER, PITCH, SESSION

SETTLED = 600
"""Milliseconds after the last key until a problem is told."""


@pytest.fixture
def page(numbers_address: str, phone: BrowserContext) -> Page:
    """Somebody's page, whose clock can be stopped."""
    phone.clock.install()
    return start_alone(phone, numbers_address)


def result(form: Locator) -> Locator:
    """Where the result stands."""
    return form.locator("[data-computed]")


def stop_the_clock(page: Page) -> None:
    """From now on the page's time stands still, but for what a test lets pass."""
    page.clock.pause_at(page.evaluate("Date.now()") + 60_000)  # later than now, whenever that is understood


def test_a_figure_follows_every_key(page: Page, numbers_address: str) -> None:
    form = open_exercise(page, numbers_address, SESSION, ORDER)
    members = field(form, "answer.members")
    for key in "123456789":
        before = result(form).inner_text()
        members.select_text()
        members.press(key)
        expect(result(form)).not_to_have_text(before)
        expect(result(form)).not_to_contain_text("…")


def test_the_total_follows_before_anything_is_saved(page: Page, numbers_address: str) -> None:
    form = open_exercise(page, numbers_address, SESSION, COSTS)
    page.route(
        "**/answers/*",
        lambda route: route.abort() if '"save"' in (route.request.post_data or "") else route.continue_(),
    )
    field(form, "answer.1.month").fill("400")
    field(form, "answer.2.month").fill("50.5")
    expect(form.locator("[data-total]")).to_have_text("450.5")
    expect_saved(form, "failed")
    expect(form.locator("[data-total]")).to_have_text("450.5")


def test_without_a_connection_the_figures_stay_and_nothing_complains(
    page: Page, numbers_address: str, phone: BrowserContext
) -> None:
    form = open_exercise(page, numbers_address, SESSION, ORDER)
    told = result(form).inner_text()
    phone.set_offline(True)
    field(form, "answer.members").fill("14")
    expect_saved(form, "failed")
    assert result(form).inner_text() == told
    phone.set_offline(False)
    expect_saved(form)
    expect(result(form)).not_to_have_text(told)


def test_one_question_at_a_time_and_the_newest_next(page: Page, numbers_address: str) -> None:
    form = open_exercise(page, numbers_address, SESSION, COSTS)
    asked: list[str] = []
    held: list[Route] = []

    def hold(route: Route) -> None:
        if '"try"' not in (route.request.post_data or ""):
            route.continue_()
            return
        asked.append(str(route.request.post_data_json["answer"]["answer.1.month"]))
        if len(asked) == 1:
            held.append(route)
        else:
            route.continue_()

    page.route("**/answers/*", hold)
    field(form, "answer.1.month").press_sequentially("12345")
    page.wait_for_timeout(50)  # time enough for a second question, which must not come
    assert asked == ["1"]
    held[0].continue_()
    expect(form.locator("[data-total]")).to_have_text("12,345")
    assert asked == ["1", "12345"]


def test_a_problem_waits_until_one_has_typed_and_goes_at_once(page: Page, numbers_address: str) -> None:
    form = open_exercise(page, numbers_address, SESSION, COSTS)
    rent, light = field(form, "answer.1.month"), field(form, "answer.2.month")
    light.fill("7")
    expect_saved(form)
    stop_the_clock(page)
    with page.expect_response(lambda reply: '"try"' in (reply.request.post_data or "")):
        rent.press_sequentially("-5")
    expect(form.locator("[data-total]")).to_have_text("7")
    assert rent.get_attribute("aria-invalid") is None
    page.clock.run_for(SETTLED)
    expect(rent).to_have_attribute("aria-invalid", "true")
    expect(rent).to_have_accessible_description(re.compile("0"))
    rent.fill("5")
    expect(rent).not_to_have_attribute("aria-invalid", "true")
    expect(form.locator(".problem-note")).to_have_count(0)
    rent.fill("five")
    light.focus()
    expect(rent).to_have_attribute("aria-invalid", "true")


def test_the_same_words_twice_are_told_at_both_rows_and_removed_with_one(page: Page, numbers_address: str) -> None:
    form = open_exercise(page, numbers_address, SESSION, COSTS)
    for row in ("1", "2"):
        field(form, f"answer.{row}.what").fill("Rent")
        field(form, f"answer.{row}.what").blur()
    expect(form.locator(".problem-note").first).to_contain_text("Rent")
    form.locator("[data-action=remove-row]").first.click()
    expect(form.locator(".problem-note")).to_have_count(0)


def test_a_slider_says_its_sign_and_unit_and_is_moved_by_keys(page: Page, numbers_address: str) -> None:
    form = open_exercise(page, numbers_address, SESSION, ORDER)
    slider, output = field(form, "answer.transport"), form.locator("output[for]")
    expect(output).to_have_text("+90 coins")
    before = result(form).inner_text()
    slider.press("ArrowRight")
    expect(output).to_have_text("+95 coins")
    expect(slider).to_have_attribute("aria-valuetext", "+95\xa0coins")
    expect(result(form)).not_to_have_text(before)
    slider.press("Home")
    expect(output).to_have_text("-20 coins")
    expect_saved(form)


def test_a_slider_is_no_answer_before_it_is_moved(page: Page, numbers_address: str) -> None:
    form = open_exercise(page, numbers_address, SESSION, ORDER)
    slider, note = field(form, "answer.transport"), form.locator(".unmoved")
    expect(result(form)).to_contain_text("12.00")  # as an example, with the number at which it begins
    expect(note).to_contain_text("You haven’t moved this yet")
    expect(slider).to_have_attribute("aria-describedby", str(note.get_attribute("id")))
    field(form, "answer.members").fill("16")
    expect_saved(form)
    page.reload()
    expect(note).to_be_visible()
    expect(field(form, "answer.members")).to_have_value("16")
    slider.press("Enter")
    expect(note).to_have_count(0)
    expect_saved(form)
    page.reload()
    expect(slider).to_have_attribute("data-moved", "")
    expect(note).to_have_count(0)
    expect(slider).to_have_value("90")


def test_a_button_keeps_the_number_at_which_a_slider_stands(page: Page, numbers_address: str) -> None:
    form = open_exercise(page, numbers_address, SESSION, ORDER)
    form.locator("[data-action=keep-slider]").click()
    expect(form.locator(".unmoved")).to_have_count(0)
    expect(field(form, "answer.transport")).to_be_focused()
    expect_saved(form)


def test_a_picture_is_drawn_where_it_is_seen_and_again_when_the_figures_rest(page: Page, numbers_address: str) -> None:
    drawn: list[str] = []
    page.on("request", lambda request: drawn.append(request.url) if '"draw"' in (request.post_data or "") else None)
    page.set_viewport_size({"width": 360, "height": 200})  # the chart stands right below the fields
    form = open_exercise(page, numbers_address, SESSION, LOAN)
    picture, loan = form.locator("[data-chart]"), field(form, "answer.principal")
    expect(picture).to_be_hidden()
    form.evaluate(FILL, {"answer.principal": "1000"})  # which, unlike typing, doesn't scroll to the chart
    expect_saved(form)
    assert drawn == [], "nobody sees it yet"
    picture.scroll_into_view_if_needed()
    expect(picture.locator("svg")).to_be_visible()
    expect(picture.locator("[role=img]")).to_have_accessible_name(picture.locator("figcaption").inner_text())
    finding = picture.locator("figcaption").inner_text()
    loan.press("End")
    stop_the_clock(page)
    loan.press_sequentially("000")
    expect(result(form)).to_contain_text("1,000,000.00")
    picture.scroll_into_view_if_needed()
    assert len(drawn) == 1, "the figures do not rest yet"
    page.clock.resume()
    expect(picture.locator("figcaption")).not_to_have_text(finding)
    assert len(drawn) == 2
    field(form, "answer.months").fill("")
    expect(picture).to_be_hidden()


def test_words_are_counted(page: Page, numbers_address: str) -> None:
    form = open_exercise(page, numbers_address, SESSION, PITCH)
    expect(form.locator(".word-count")).to_have_text("0 of 5 words")
    field(form, "answer.words").fill("We share  one\ncold store for mangoes")
    expect(form.locator(".word-count")).to_have_text("7 of 5 words")
    expect(form.locator(".problem-note")).to_be_visible()
