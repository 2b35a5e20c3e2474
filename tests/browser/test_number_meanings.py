"""A number with two meanings is asked about once a device; the sign of a number can be turned without a minus key."""

import json

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.conftest import start_alone
from tests.browser.forms import expect_saved, field, open_exercise
from tests.browser.numbers import COSTS, MEMBERS, SESSION

SMALLEST_TARGET = 44
ASKED = "“1.500” can mean two things. Which one do you mean?"
CHOOSE_STYLE = """() => fetch("/numbers", {
  method: "POST",
  headers: {"Content-Type": "application/json", "X-XSRFToken": document.cookie.match(/_xsrf=([^;]*)/)[1]},
  body: JSON.stringify({style: "1.234,5"}),
})"""  # as another page of this device does, on which the same is asked
MANY, FEW = "1500 – one thousand, five hundred", "1.5"


@pytest.fixture
def page(numbers_address: str, phone: BrowserContext) -> Page:
    """Somebody's page in English, in Colombia."""
    phone.clock.install()
    page = start_alone(phone, numbers_address)
    page.goto(f"{numbers_address}/")
    page.select_option("select[name=country]", "co")
    page.locator("form[action='/country'] button[type=submit]").click()
    return page


def total(form: Locator) -> Locator:
    """Where the sum of the costs stands."""
    return form.locator("[data-total]")


def ask(page: Page, numbers_address: str) -> Locator:
    """The costs, with a number in them that is asked about."""
    form = open_exercise(page, numbers_address, SESSION, COSTS)
    field(form, "answer.2.month").fill("2.000.000")
    field(form, "answer.1.month").fill("1.500")
    expect(form.locator(".problem-note")).to_contain_text(ASKED)
    return form


def test_both_meanings_are_offered_and_one_press_settles_it_for_the_device(page: Page, numbers_address: str) -> None:
    form = ask(page, numbers_address)
    choices = form.locator(".problem-note button")
    expect(choices).to_have_text([MANY, FEW])
    expect(total(form)).to_have_text("2.000.000")
    for choice in choices.all():
        box = choice.bounding_box()
        assert box is not None and min(box["width"], box["height"]) >= SMALLEST_TARGET
    choices.first.click()
    expect(total(form)).to_have_text("2.001.500")
    expect(form.locator(".problem-note")).to_have_count(0)
    expect(field(form, "answer.1.month")).to_be_focused()
    expect_saved(form)
    form = open_exercise(page, numbers_address, SESSION, MEMBERS)
    field(form, "answer.1.use").fill("2.500")
    expect_saved(form)
    expect(form.locator(".problem-note")).to_have_count(0)
    form = open_exercise(page, numbers_address, SESSION, COSTS)
    expect(field(form, "answer.1.month")).to_have_value("1.500")
    expect(total(form)).to_have_text("2.001.500")


def test_the_other_meaning_is_as_good(page: Page, numbers_address: str) -> None:
    form = ask(page, numbers_address)
    form.get_by_role("button", name=FEW, exact=True).click()
    expect(total(form)).to_have_text("2,000,001.500")
    expect_saved(form)
    form = open_exercise(page, numbers_address, SESSION, COSTS)
    expect(total(form)).to_have_text("2,000,001.500")


@pytest.mark.parametrize(("choice", "typed", "sum_"), [(MANY, "1500", "2.001.500"), ("1,5", "1,5", "2.000.001,5")])
def test_a_number_saved_before_the_question_was_answered_is_asked_about_and_saved(
    page: Page, numbers_address: str, choice: str, typed: str, sum_: str
) -> None:
    form = ask(page, numbers_address)
    expect_saved(form)
    page.evaluate(CHOOSE_STYLE)
    form = open_exercise(page, numbers_address, SESSION, COSTS)
    month = field(form, "answer.1.month")
    expect(month).to_have_value("1.500 ?")
    expect(form.locator(".problem-note")).to_contain_text(ASKED)
    form.get_by_role("button", name=choice, exact=True).click()
    expect(month).to_have_value(typed)
    expect(month).to_be_focused()
    expect(total(form)).to_have_text(sum_)
    expect(form.locator(".problem-note")).to_have_count(0)
    expect_saved(form)
    form = open_exercise(page, numbers_address, SESSION, COSTS)
    expect(field(form, "answer.1.month")).to_have_value(typed)
    expect(total(form)).to_have_text(sum_)


def test_another_country_asks_anew(page: Page, numbers_address: str) -> None:
    ask(page, numbers_address).get_by_role("button", name=MANY).click()
    page.goto(f"{numbers_address}/")
    page.select_option("select[name=country]", "ke")
    page.locator("form[action='/country'] button[type=submit]").click()
    form = open_exercise(page, numbers_address, SESSION, MEMBERS)
    field(form, "answer.1.use").fill("1.500")
    expect(form.locator(".problem-note")).to_contain_text(ASKED)


def test_every_message_says_how_its_page_reads_numbers(page: Page, numbers_address: str) -> None:
    sent: list[dict[str, object]] = []
    page.on("request", lambda request: sent.append(json.loads(request.post_data)) if request.post_data else None)
    form = ask(page, numbers_address)
    expect_saved(form)
    assert {each["styles"] for each in sent} == {"1,234.5|1.234,5|"}
    sent.clear()
    form.get_by_role("button", name=MANY).click()
    expect(total(form)).to_have_text("2.001.500")
    expect_saved(form)
    assert {each["styles"] for each in sent if "styles" in each} == {"1,234.5|1.234,5|1.234,5"}


def test_a_phone_without_a_minus_key_can_turn_the_sign(page: Page, numbers_address: str) -> None:
    form = open_exercise(page, numbers_address, SESSION, MEMBERS)
    use, sign = field(form, "answer.1.use"), form.get_by_role("button", name="Plus or minus")
    expect(sign).to_have_count(0)
    use.focus()
    use.press_sequentially("25")
    expect(sign).to_have_accessible_name("Plus or minus Row 1 Use")
    box = sign.bounding_box()
    assert box is not None and min(box["width"], box["height"]) >= SMALLEST_TARGET
    sign.tap()
    expect(use).to_have_value("-25")
    expect(use).to_be_focused()
    sign.tap()
    expect(use).to_have_value("25")
    use.fill("−25")
    sign.tap()
    expect(use).to_have_value("25")
    expect_saved(form)


def test_the_sign_can_come_first_and_nobody_complains_of_a_number_to_come(page: Page, numbers_address: str) -> None:
    form = open_exercise(page, numbers_address, SESSION, MEMBERS)
    use = field(form, "answer.1.use")
    use.focus()
    with page.expect_response(lambda reply: '"try"' in (reply.request.post_data or "")):
        form.get_by_role("button", name="Plus or minus").tap()
    expect(use).to_have_value("-")
    expect_saved(form)
    page.clock.run_for(1_500)  # longer than the pause after which a field is looked at
    expect(form.locator(".problem-note")).to_have_count(0)
    use.press_sequentially("7")
    expect(use).to_have_value("-7")
    use.fill("-")
    expect(form.locator(".problem-note")).to_have_count(0)
    use.blur()
    expect(form.locator(".problem-note")).to_contain_text("We can't read this number.")


def test_the_sign_is_turned_by_keyboard_too(page: Page, numbers_address: str) -> None:
    form = open_exercise(page, numbers_address, SESSION, MEMBERS)
    use, sign = field(form, "answer.1.use"), form.get_by_role("button", name="Plus or minus")
    use.fill("25")
    use.press("Tab")
    expect(sign).to_be_focused()
    sign.press("Enter")
    expect(use).to_have_value("-25")
    expect(sign).to_be_focused()


def test_a_field_that_cannot_be_negative_offers_no_sign(page: Page, numbers_address: str) -> None:
    form = open_exercise(page, numbers_address, SESSION, COSTS)
    field(form, "answer.1.month").focus()
    expect(form.locator("[data-action=sign]")).to_have_count(0)


def test_what_is_not_written_as_the_reader_does_is_shown_as_it_is_read(page: Page, numbers_address: str) -> None:
    form = open_exercise(page, numbers_address, SESSION, COSTS)
    price = field(form, "answer.1.month")
    price.fill("$ 1,250,000.50")
    expect(form.locator(".reading-note")).to_have_text("= 1.250.000,50")
    expect(price).to_have_accessible_description("= 1.250.000,50")
    price.fill("1250000,50")
    expect(form.locator(".reading-note")).to_have_count(0)


def test_a_slip_in_a_number_is_put_right_with_one_tap(page: Page, numbers_address: str) -> None:
    form = open_exercise(page, numbers_address, SESSION, COSTS)
    price = field(form, "answer.1.month")
    price.fill("1.250.00")
    note = form.locator(".problem-note")
    expect(note).to_contain_text("“1.250.00” isn't a number. Did you mean 1.250,00?")
    note.get_by_role("button", name="1250 – one thousand, two hundred and fifty").tap()
    expect(price).to_have_value("1250")
    expect(price).to_be_focused()
    expect(note).to_have_count(0)
    expect(total(form)).to_have_text("1.250")
    price.fill("1,2,3")
    expect(note).to_contain_text("“1,2,3” can mean two things. Which one do you mean?")
    expect(note.locator("button")).to_have_text(["12,3", "123 – one hundred and twenty-three"])
    note.locator("button").last.tap()
    expect(price).to_have_value("123")
    price.fill("12,")
    expect(form.locator(".reading-note")).to_have_text("= 12")
    expect(note).to_have_count(0)
    expect(total(form)).to_have_text("12")
    expect_saved(form)
