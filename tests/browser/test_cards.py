"""Grids as cards: placed by touch, by dragging and by keyboard, five at a time, kept in the form's own controls."""

import re

from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.conftest import DESKTOP, start_alone
from tests.browser.forms import expect_saved, open_exercise
from tests.browser.server import Server

THIRTY = ("think_coop/forms", "think.forms.fill-the-grid")
STORIES = ("think_coop/together", "think.together.match-benefit")
LINKS = ("think_coop/chain", "think.chain.sort-links")
FREE_PLACE = ".round.current .place:not(:has(.answer-card)) .place-name"


def card(form: Locator, text: str) -> Locator:
    return form.locator(".round.current .answer-card", has_text=re.compile(f"^\\W*{re.escape(text)}"))


def place(form: Locator, text: str) -> Locator:
    return form.locator(".round.current .place", has=form.page.get_by_role("button", name=text, exact=True))


def put(form: Locator, card_text: str, place_text: str) -> None:
    """Taps a card, then the place where it belongs, unless it lies there already."""
    if place(form, place_text).locator(card(form, card_text)).count():
        return
    button = card(form, card_text).locator(".card-text")
    if button.get_attribute("aria-pressed") != "true":
        button.tap()
    place(form, place_text).locator(".place-name").tap()
    expect(place(form, place_text)).to_contain_text(card_text)


def next_cards(form: Locator) -> None:
    form.get_by_role("button", name="Next cards").tap()


def solution(form: Locator) -> list[tuple[str, str]]:
    """What "Show the answer" lists: each question and its answer."""
    form.locator(".solution summary").tap()
    labels, answers = (form.locator(f".solution {tag}").all_inner_texts() for tag in ("dt", "dd"))
    return list(zip(labels, answers, strict=True))


def check(form: Locator) -> None:
    form.locator("[data-action=check]").tap()


def width_needed(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth"))


def test_a_group_places_the_thirty_cards_by_touch_wrong_and_right(server: Server, group_page: Page) -> None:
    form = open_exercise(group_page, server.address, *THIRTY)
    expect(form.locator("select").first).to_be_hidden()
    expect(form.locator(".card-nav")).to_contain_text("Cards 1–5 of 30")
    for number in range(6):
        expect(form.locator(".round.current .hand .answer-card")).to_have_count(5)
        for left in range(5, 0, -1):
            form.locator(FREE_PLACE).first.tap()
            expect(form.locator(".round.current .hand .answer-card")).to_have_count(left - 1)
        if number < 5:
            next_cards(form)
    expect(form.locator(".card-nav")).to_contain_text("Cards 26–30 of 30")
    expect_saved(form)
    check(form)
    expect(form.locator(".verdict")).to_contain_text("of 30")
    form.locator(".outcome [data-go]").tap()
    wrong = form.locator(".round.current .answer-card[data-outcome=wrong]").first
    expect(wrong).to_contain_text("Not yet")
    answers = dict(solution(form))
    back = form.get_by_role("button", name="Back", exact=True)
    while back.get_attribute("aria-disabled") == "false":
        back.tap()
    for number in range(6):
        question = form.locator(".round.current .prompt").inner_text()
        for name in form.locator(".round.current .place-name").all_inner_texts():
            put(form, answers[f"{question} – {name}"], name)
        if number < 5:
            next_cards(form)
    check(form)
    expect(form).to_have_attribute("data-result", "right")
    expect(form.locator(".round.current .answer-card[data-outcome=right]")).to_have_count(5)
    group_page.reload()
    form = group_page.locator(f'[data-exercise="{THIRTY[1]}"]')
    expect(form.locator(".round.current .place .answer-card")).to_have_count(5)


def test_five_cards_are_checked_by_themselves_and_keep_their_marks(server: Server, group_page: Page) -> None:
    form = open_exercise(group_page, server.address, *THIRTY)
    button, verdict = form.get_by_role("button", name="Check these cards"), form.locator(".cards-verdict")
    following = form.get_by_role("button", name="Next cards")
    expect(button).to_be_hidden()
    for _ in range(5):
        form.locator(FREE_PLACE).first.tap()
    expect(button).to_be_focused()
    button.tap()
    expect(following).to_be_focused()
    cards = form.locator(".round.current .answer-card")
    wrong = form.locator(".round.current .answer-card[data-outcome=wrong]")
    expect(cards.filter(has_text="Not yet").or_(cards.filter(has_text="Right"))).to_have_count(5)
    expect(verdict).to_have_text(f"! Not yet right: {wrong.count()} of 5")
    expect(button).to_be_hidden()
    expect(form.locator(".solution, .verdict")).to_have_count(0)
    marks = cards.evaluate_all("all => all.map(({ dataset }) => dataset.outcome)")
    expect_saved(form)
    group_page.reload()
    form.get_by_role("button", name="Back", exact=True).tap()
    expect(verdict).to_contain_text("Not yet right")
    assert cards.evaluate_all("all => all.map(({ dataset }) => dataset.outcome)") == marks
    wrong.first.locator(".card-text").tap()
    form.locator(".round.current .place-name").last.tap()
    expect(button).to_be_visible()
    expect(verdict).to_have_text("")


def test_cards_are_not_checked_while_there_is_no_connection(server: Server, group_page: Page) -> None:
    form = open_exercise(group_page, server.address, *THIRTY)
    for _ in range(5):
        form.locator(FREE_PLACE).first.tap()
    expect_saved(form)
    group_page.context.set_offline(True)
    button = form.get_by_role("button", name="Check these cards")
    button.tap()
    expect(form.locator(".cards-verdict")).to_contain_text("Try again when the connection is back.")
    group_page.context.set_offline(False)
    button.tap()
    expect(form.locator(".cards-verdict")).to_contain_text("Not yet right")


def test_five_members_match_the_stories_and_then_the_group_does(server: Server, group_page: Page) -> None:
    form = open_exercise(group_page, server.address, *STORIES)
    for seat in range(1, 6):
        form.locator(f'[data-seat="{seat}"]').tap()
        expect(form.locator(".hand .answer-card")).to_have_count(5)  # nothing of the member before
        for left in range(5, 0, -1):
            form.locator(".place-name").nth(seat % 5).tap()
            expect(form.locator(".hand .answer-card")).to_have_count(left - 1)
        check(form)
    expect(form.locator("[data-talk] .prompt")).to_be_focused()
    for left in range(5, 0, -1):
        form.locator(".place-name").first.tap()
        expect(form.locator(".hand .answer-card")).to_have_count(left - 1)
    check(form)
    expect(form.locator(".verdict")).to_have_text("! 1 of 5 is right")
    expect(form.locator(".answer-card[data-outcome=wrong]")).to_have_count(4)
    for story, benefit in solution(form):
        put(form, story, benefit)
    check(form)
    expect(form).to_have_attribute("data-result", "right")


def test_cards_are_placed_by_keyboard_alone(server: Server, phone: BrowserContext) -> None:
    page = start_alone(phone, server.address)
    form = open_exercise(page, server.address, *LINKS)
    form.locator(".card-text").first.focus()
    for left in range(form.locator(".round.current .hand .answer-card").count(), 0, -1):
        expect(form.locator(".round.current .hand .card-text").first).to_be_focused()
        for _ in range(left):
            page.keyboard.press("Tab")
        expect(form.locator(".round.current .place-name").first).to_be_focused()
        page.keyboard.press("Enter")
        expect(form.locator(".round.current .hand .answer-card")).to_have_count(left - 1)
    expect(form.get_by_role("button", name="Check these cards")).to_be_focused()
    page.keyboard.press("Enter")
    expect(form.get_by_role("button", name="Next cards")).to_be_focused()
    expect(form.locator(".cards-verdict")).not_to_be_empty()
    expect(form.locator(".board [role=status].visually-hidden")).to_contain_text("is now at")
    page.keyboard.press("Enter")
    expect(form.locator(".round.current .card-text").first).to_be_focused()
    expect_saved(form)


def test_a_card_is_dragged_with_a_mouse_and_tapped_back(server: Server, phone: BrowserContext) -> None:
    page = start_alone(phone, server.address)
    page.set_viewport_size(DESKTOP)  # type: ignore[arg-type]
    form = open_exercise(page, server.address, *STORIES)
    dragged = form.locator(".hand .answer-card").nth(2)
    text = dragged.inner_text()
    form.locator(".places").scroll_into_view_if_needed()
    dragged.drag_to(form.locator(".place").nth(1))
    expect(form.locator(".place").nth(1)).to_contain_text(text.strip("⠿\n "))
    placed = form.locator(".place .answer-card .card-text")
    placed.click()
    placed.click()
    expect(form.locator(".hand .answer-card")).to_have_count(5)


def test_a_finger_drags_a_card_by_its_handle_and_scrolls_elsewhere(server: Server, phone: BrowserContext) -> None:
    page = start_alone(phone, server.address)
    form = open_exercise(page, server.address, *LINKS)
    form.locator(".board").evaluate("board => board.scrollIntoView()")
    touch = phone.new_cdp_session(page)

    def drag(start: Locator, end: Locator) -> None:
        points = []
        for element in (start, end):
            box = element.bounding_box()
            assert box is not None
            points.append((box["x"] + box["width"] / 2, box["y"] + box["height"] / 2))
        (x, y), (to_x, to_y) = points
        touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
        for part in range(1, 6):
            at = {"x": x + (to_x - x) * part / 5, "y": y + (to_y - y) * part / 5}
            touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [at]})
        touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    drag(form.locator(".hand .handle").nth(4), form.locator(".round.current .place").first)
    expect(form.locator(".round.current .place").first.locator(".answer-card")).to_have_count(1)
    drag(form.locator(".round.current .card-text").nth(3), form.locator(".round.current .card-text").first)
    expect(form.locator(".round.current .hand .answer-card")).to_have_count(4)


def test_no_card_is_cut_off_on_a_narrow_phone_in_either_direction(server: Server, phone: BrowserContext) -> None:
    page = start_alone(phone, server.address)
    page.set_viewport_size({"width": 320, "height": 640})
    for direction in ("ltr", "rtl"):
        for session, exercise in (THIRTY, STORIES, LINKS):
            form = open_exercise(page, server.address, session, exercise)
            page.evaluate("dir => document.documentElement.dir = dir", direction)
            form.locator(FREE_PLACE).first.tap()
            assert width_needed(page) <= 320
            for text in form.locator(".round.current :is(.card-text, .place-name)").all():
                assert text.evaluate("element => element.scrollWidth <= element.clientWidth")


def test_in_print_the_controls_are_there_instead_of_the_cards(server: Server, phone: BrowserContext) -> None:
    page = start_alone(phone, server.address)
    form = open_exercise(page, server.address, *THIRTY)
    page.emulate_media(media="print")
    expect(form.locator("select").first).to_be_visible()
    expect(form.locator(".board")).to_be_hidden()


def test_steps_are_put_in_order_by_dragging(server: Server, phone: BrowserContext) -> None:
    page = start_alone(phone, server.address)
    form = open_exercise(page, server.address, "think_coop/chain", "think.chain.order-the-chain")
    items = form.locator(".arrange li")
    before = items.locator(".item").all_inner_texts()
    form.locator(".arrange").evaluate("list => list.scrollIntoView()")
    items.first.locator(".handle").drag_to(items.nth(2))
    expect(items.locator(".item")).to_have_text([before[1], before[2], before[0], *before[3:]])
    expect_saved(form)
    page.reload()
    expect(items.locator(".item").nth(2)).to_have_text(before[0])


def test_scores_are_tapped_and_reasons_are_folded(server: Server, phone: BrowserContext) -> None:
    page = start_alone(phone, server.address)
    form = open_exercise(page, server.address, "think_coop/forms", "think.forms.our-case")
    row = form.locator("[data-part=purpose] .row").first
    score, reason = row.locator("input"), row.locator("textarea")
    expect(reason).to_be_hidden()
    for value in (2, 3, 0):
        row.get_by_role("button", name=str(value), exact=True).tap()
    expect(score).to_have_value("230")
    row.get_by_role("button", name="Remove the last score").tap()
    expect(score).to_have_value("23")
    row.get_by_text("Add a reason").tap()
    reason.fill("We know each other")
    reason.blur()
    expect_saved(form)
    page.reload()
    expect(score).to_have_value("23")
    expect(reason).to_be_visible()
    assert width_needed(page) <= 360
