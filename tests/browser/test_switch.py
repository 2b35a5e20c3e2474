"""Who takes over is warned of answers that would stay behind on this device."""

from playwright.sync_api import BrowserContext, expect

from tests.browser.conftest import start_alone
from tests.browser.forms import expect_saved, field, open_exercise
from tests.browser.server import Server


def test_answers_that_are_not_sent_yet_are_told_of_before_somebody_else_takes_over(
    server: Server, phone: BrowserContext
) -> None:
    page = start_alone(phone, server.address)
    page.goto(f"{server.address}/switch")
    warning = page.locator("[data-unsent]")
    expect(warning).to_be_hidden()

    phone.route("**/answers/**", lambda route: route.abort())
    form = open_exercise(page, server.address, "think_coop/together", "think.together.our-big-problem")
    field(form, "problem.words").fill("Our tools are old")
    expect_saved(form, "failed")
    page.goto(f"{server.address}/switch")
    expect(warning).to_be_visible()

    phone.unroute("**/answers/**")
    expect(warning).to_be_hidden()
