"""Cards that are laid out and placed: by tap, by drag and by keyboard, on a phone and on a desktop."""

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.conftest import DESKTOP, start_alone
from tests.browser.forms import expect_saved, open_exercise
from tests.browser.live import answer_on_server
from tests.browser.server import Server
from tests.browser.test_accessible import violations

THIRTY, TYPES = "think.forms.fill-the-grid", "think.coops.type-cards"


def question(form: Locator, number: int) -> Locator:
    return form.locator("[data-question]").nth(number)


def card(form: Locator, text: str) -> Locator:
    return form.locator(".deck button", has_text=text)


def place(box: Locator, name: str) -> Locator:
    return box.locator(".field", has=box.page.get_by_text(name, exact=True)).locator(".place")


def test_a_card_is_tapped_and_then_its_place_and_can_be_taken_back(server: Server, phone: BrowserContext) -> None:
    page = start_alone(phone, server.address)
    form = open_exercise(page, server.address, "think_coop/forms", THIRTY)
    first = question(form, 0)
    card(first, "A return on invested money").tap()
    expect(card(first, "A return on invested money")).to_have_attribute("aria-pressed", "true")
    place(first, "Company").tap()
    expect(place(first, "Company")).to_have_text("A return on invested money")
    expect(card(first, "A return on invested money")).to_be_hidden()
    place(first, "Company").tap()
    place(first, "Partnership").tap()
    expect(place(first, "Partnership")).to_have_text("A return on invested money")
    expect(place(first, "Company")).to_have_text("Place a card here")
    expect_saved(form)
    assert answer_on_server(page, THIRTY) == {"answer.why.partnership": "return"}
    page.reload()
    expect(place(first, "Partnership")).to_have_text("A return on invested money")


def test_thirty_cards_are_placed_by_touch_and_a_wrong_one_is_found(server: Server, phone: BrowserContext) -> None:
    page = start_alone(phone, server.address)
    form = open_exercise(page, server.address, "think_coop/forms", THIRTY)
    for number in range(6):
        box = question(form, number)
        expect(form.locator("[data-question-place]")).to_have_text(f"Question {number + 1} of 6")
        for slot in range(5):
            box.locator(".deck button:visible").first.tap()
            box.locator(".place").nth(slot).tap()
        expect(box.locator(".deck button:visible")).to_have_count(0)
        if number < 5:
            form.locator("[data-action=question-next]").tap()
    form.locator("[data-action=check]").tap()
    expect(form.locator(".verdict")).to_be_focused()
    form.locator("[data-go]").first.tap()
    expect(form.locator(".place:focus")).to_be_visible()


def test_a_card_is_dragged_to_its_place_on_a_desktop(server: Server, browser: Browser) -> None:
    context = browser.new_context(viewport=DESKTOP)  # type: ignore[arg-type]
    page = start_alone(context, server.address)
    form = open_exercise(page, server.address, "think_coop/forms", THIRTY)
    second = question(form, 1)
    card(second, "One person").drag_to(place(second, "Sole proprietorship"))
    expect(place(second, "Sole proprietorship")).to_have_text("One person")
    context.close()


def test_cards_are_placed_by_keyboard_alone(server: Server, phone: BrowserContext) -> None:
    page = start_alone(phone, server.address)
    form = open_exercise(page, server.address, "think_coop/forms", THIRTY)
    first = question(form, 0)
    card(first, "Income and independence").focus()
    page.keyboard.press("Enter")
    while not form.locator(".place:focus").count():
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(place(first, "Sole proprietorship")).to_have_text("Income and independence of one person")
    expect(form.locator("[role=status]", has_text="Placed: Sole proprietorship")).to_have_count(1)


@pytest.mark.parametrize(("session", "exercise"), [("forms", THIRTY), ("coops", TYPES)])
def test_cards_fit_a_narrow_phone_and_are_accessible(
    server: Server, phone: BrowserContext, session: str, exercise: str
) -> None:
    page = start_alone(phone, server.address)
    page.set_viewport_size({"width": 320, "height": 640})
    form = open_exercise(page, server.address, f"think_coop/{session}", exercise)
    assert cut_off(page) == []
    assert violations(page) == []
    expect(form.locator("select:visible:not(.visually-hidden)")).to_have_count(0)


def cut_off(page: Page) -> list[str]:
    """The texts of buttons and options that are wider than their box."""
    return list(
        page.locator(".option-card:visible, .place:visible, .option:visible").evaluate_all(
            "found => found.filter(each => each.scrollWidth > each.clientWidth + 1).map(each => each.innerText)"
        )
    )
