"""Two phones of one group at one table: their rows are merged, and nothing vanishes without a word."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Locator, expect

from tests.browser.conftest import start_alone
from tests.browser.forms import expect_saved, field, go_to_row, open_exercise
from tests.browser.server import Server
from tests.browser.test_nothing_lost import join_again

TABLE, TABLE_SESSION, TABLE_PART, TABLE_COLUMN = (
    "think.chain.stakeholder-map",
    "think_coop/chain",
    "answer",
    "who",
)
LOOK_AGAIN = 15_000
"""Milliseconds, as in front/page.js."""


def open_on_two(
    server: Server, phone: BrowserContext, new_phone: Callable[[], BrowserContext]
) -> tuple[Locator, BrowserContext, Locator]:
    """The same table on two phones of one learner: the first form, the second phone, and its form."""
    phone.clock.install()
    form = open_exercise(start_alone(phone, server.address), server.address, TABLE_SESSION, TABLE)
    second = join_again(new_phone, phone, server.address)
    return form, second, open_exercise(second.new_page(), server.address, TABLE_SESSION, TABLE)


def look_again(form: Locator) -> None:
    """Lets the time pass after which the form's page asks what others have changed."""
    form.page.clock.fast_forward(LOOK_AGAIN)


def test_two_phones_fill_different_rows_and_both_see_both(
    server: Server, phone: BrowserContext, new_phone: Callable[[], BrowserContext]
) -> None:
    form, second, other = open_on_two(server, phone, new_phone)
    second.set_offline(True)
    go_to_row(other, TABLE_PART, 2)
    field(other, f"{TABLE_PART}.2.{TABLE_COLUMN}").fill("Ben")
    field(form, f"{TABLE_PART}.1.{TABLE_COLUMN}").fill("Ana")
    expect_saved(form)
    second.set_offline(False)
    expect(field(other, f"{TABLE_PART}.1.{TABLE_COLUMN}")).to_have_value("Ana")
    expect_saved(other)
    expect(other.locator("[data-conflict]")).to_be_hidden()
    look_again(form)
    expect(field(form, f"{TABLE_PART}.2.{TABLE_COLUMN}")).to_have_value("Ben")


def test_both_rows_are_kept_where_two_phones_wrote_into_one(
    server: Server, phone: BrowserContext, new_phone: Callable[[], BrowserContext]
) -> None:
    form, second, other = open_on_two(server, phone, new_phone)
    second.set_offline(True)
    first_row = f"{TABLE_PART}.1.{TABLE_COLUMN}"
    field(other, first_row).fill("Ben")
    field(form, first_row).fill("Ana")
    expect_saved(form)
    second.set_offline(False)
    both = other.locator("[data-action=both]")
    expect(both).to_be_visible()
    field(form, first_row).fill("Anabel")
    expect_saved(form)
    both.click()
    expect(field(other, first_row)).to_have_value("Anabel")
    expect(field(other, f"{TABLE_PART}.2.{TABLE_COLUMN}")).to_have_value("Ben")
    expect(other.locator("[data-conflict]")).to_be_hidden()
    expect_saved(other)
    look_again(form)
    expect(field(form, f"{TABLE_PART}.2.{TABLE_COLUMN}")).to_have_value("Ben")


def test_what_vanishes_from_a_phone_is_told_there(
    server: Server, phone: BrowserContext, new_phone: Callable[[], BrowserContext]
) -> None:
    phone.clock.install()
    page = start_alone(phone, server.address)
    form = open_exercise(page, server.address, TABLE_SESSION, TABLE)
    first_row = f"{TABLE_PART}.1.{TABLE_COLUMN}"
    field(form, first_row).fill("Ana")
    expect_saved(form)
    second = join_again(new_phone, phone, server.address)
    other = open_exercise(second.new_page(), server.address, TABLE_SESSION, TABLE)
    field(other, first_row).fill("Ben")
    expect_saved(other)
    look_again(form)
    lost = form.locator("[data-lost]")
    expect(lost).to_contain_text("Ana")
    expect(field(form, first_row)).to_have_value("Ben")
    lost.get_by_role("button").click()
    expect(lost).to_be_hidden()
