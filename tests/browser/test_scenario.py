"""A scenario on the screen: one question after the other on a way, and several cases side by side."""

from playwright.sync_api import BrowserContext, expect

from tests.browser.conftest import start_alone
from tests.browser.forms import open_exercise
from tests.browser.server import Server


def test_the_next_question_opens_when_the_consequence_was_told(server: Server, phone: BrowserContext) -> None:
    page = start_alone(phone, server.address)
    form = open_exercise(page, server.address, "think_coop/links", "think.links.shared-parking")
    expect(form.locator(".turn:visible")).to_have_count(1)
    form.locator('input[value="meet"]').check()
    expect(form).to_have_attribute("data-saved", "saved")
    expect(form).not_to_contain_text("His car was being repaired")
    expect(form.locator(".turn:visible")).to_have_count(1)
    form.locator('[data-action="check"]').click()
    expect(form).to_contain_text("His car was being repaired")
    expect(form.locator(".turn:visible")).to_have_count(2)
    expect(form).to_have_attribute("data-result", "open")


def test_five_cases_are_all_asked_and_each_outcome_names_its_choice(server: Server, phone: BrowserContext) -> None:
    page = start_alone(phone, server.address)
    form = open_exercise(page, server.address, "think_coop/forms", "think.forms.pick-for-case")
    for case in range(1, 6):
        form.locator(f'input[name="case-{case}.form"][value="coop"]').check()
    form.locator('[data-action="check"]').click()
    expect(form).to_have_attribute("data-result", "open")
    expect(form.locator(".subject")).to_have_text(["Co-operative"] * 5)


def test_a_table_goes_one_step_back_and_tries_another_way(server: Server, phone: BrowserContext) -> None:
    page = start_alone(phone, server.address)
    form = open_exercise(page, server.address, "think_coop/links", "think.links.shared-parking")
    back = form.locator('[data-action="step-back"]:visible')
    form.locator('input[value="pay"]').check()
    expect(back).to_have_count(0)
    form.locator('[data-action="check"]').click()
    form.locator('input[value="again"]').check()
    form.locator('[data-action="check"]').click()
    expect(form).to_contain_text("What you can learn:")
    expect(form).to_have_attribute("data-saved", "saved")
    back.click()
    expect(form.locator('input[value="again"]')).not_to_be_checked()
    expect(form.locator('input[value="pay"]')).to_be_checked()
    expect(form.locator(".turn:visible")).to_have_count(2)
    back.click()
    expect(form.locator(".turn:visible")).to_have_count(1)
    expect(form.locator("input:checked")).to_have_count(0)
    expect(back).to_have_count(0)
    form.locator('input[value="meet"]').check()
    form.locator('[data-action="check"]').click()
    expect(form).to_contain_text("His car was being repaired")
    page.reload()
    expect(form.locator('input[value="meet"]')).to_be_checked()
    expect(form.locator(".turn:visible")).to_have_count(2)
