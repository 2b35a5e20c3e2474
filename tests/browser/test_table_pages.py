"""On a phone a table shows one row at a time, and one month's number fills the others only as far as people want."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import DESKTOP, start_alone
from tests.browser.forms import expect_saved, field, open_exercise
from tests.browser.server import Server

PLAN, CASH = "start_coop/plan", "start.plan.cash-12"


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory, filled_cache: Path) -> Iterator[Server]:
    """A server with the real sessions."""
    running = Server(tmp_path_factory.mktemp("room"), filled_cache).start()
    yield running
    running.stop()


@pytest.fixture
def page(room: Server, phone: BrowserContext) -> Page:
    """Somebody alone on a phone."""
    return start_alone(phone, room.address)


def test_one_month_is_shown_at_a_time_and_back_and_next_lead_through_the_year(page: Page, room: Server) -> None:
    form = open_exercise(page, room.address, PLAN, CASH)
    table = form.locator('[data-grid="case"]')
    rows = table.locator("tbody tr:visible")
    expect(rows).to_have_count(1)
    expect(table.locator("[data-row-place]")).to_have_text("1 of 12")
    expect(table.locator("[data-action=row-back]")).to_be_disabled()
    for _ in range(2):
        table.locator("[data-action=row-next]").click()
    expect(rows.locator("th")).to_be_focused()
    expect(rows).to_contain_text("Month 3")
    expect(table.locator("[data-total='case.receipts']")).to_be_in_viewport()
    field(form, "case.m3.closing").fill("5")
    expect_saved(form)
    page.set_viewport_size(DESKTOP)  # type: ignore[arg-type]
    expect(rows).to_have_count(12)
    expect(table.locator("[data-row-nav]")).to_be_hidden()
    page.emulate_media(media="print")
    expect(rows).to_have_count(12)


def test_a_row_out_of_sight_that_needs_fixing_is_named_and_a_tap_leads_there(page: Page, room: Server) -> None:
    form = open_exercise(page, room.address, PLAN, CASH)
    table = form.locator('[data-grid="case"]')
    table.locator("[data-action=row-next]").click()
    field(form, "case.m2.closing").fill("ten")
    expect_saved(form)
    expect(table.locator(".problem-note")).to_be_visible()
    expect(table.locator("[data-rows-to-fix]")).to_be_hidden()
    table.locator("[data-action=row-next]").click()
    table.locator("[data-rows-to-fix]").get_by_role("button", name="Month 2").click()
    expect(field(form, "case.m2.closing")).to_be_focused()
    field(form, "case.m2.closing").fill("10")
    expect(table.locator(".problem-note")).to_have_count(0)
    table.locator("[data-action=row-next]").click()
    expect(table.locator("[data-rows-to-fix]")).to_be_hidden()


def test_an_added_row_is_the_one_in_sight_and_removing_it_shows_its_neighbour(page: Page, room: Server) -> None:
    form = open_exercise(page, room.address, PLAN, CASH)
    table = form.locator('[data-grid="units"]')
    expect(table.locator("[data-row-nav]")).to_be_hidden()
    table.locator("[data-action=add-row]").click()
    expect(table.locator("[data-row-nav]")).to_be_hidden()
    table.locator("[data-action=add-row]").click()
    expect(field(form, "units.3.what")).to_be_focused()
    expect(table.locator("[data-row-place]")).to_have_text("3 of 3")
    table.locator("[data-action=row-back]").click()
    expect(table.locator("tbody tr:visible")).to_have_count(1)
    table.locator("[data-action=remove-row]:visible").click()
    expect(field(form, "units.2.what")).to_be_focused()
    expect(table.locator("[data-row-nav]")).to_be_hidden()
    expect(table.locator("tbody tr:visible")).to_have_count(2)


def test_the_same_number_every_month_fills_empty_months_and_asks_before_it_replaces(page: Page, room: Server) -> None:
    form = open_exercise(page, room.address, PLAN, CASH)
    same = form.locator("[data-action=same-months]")
    told = form.locator('[data-grid="units"] p[data-same-months]')
    same.click()
    expect(told).to_have_text("Type the number of one month first.")
    field(form, "units.1.m5").fill("80")
    field(form, "units.1.m2").fill("120")
    same.click()
    expect(field(form, "units.1.m12")).to_have_value("120")
    expect(field(form, "units.1.m5")).to_have_value("80")
    expect(told).to_contain_text("These months have another number. Month 5: 80")
    told.get_by_role("button", name="Keep them").click()
    expect(told).to_be_empty()
    expect(field(form, "units.1.m5")).to_have_value("80")
    same.click()
    told.get_by_role("button", name="Replace them with 120").click()
    expect(field(form, "units.1.m5")).to_have_value("120")
    expect(same).to_be_focused()
    expect_saved(form)
    page.reload()
    expect(field(form, "units.1.m5")).to_have_value("120")
    expect(field(form, "units.1.m12")).to_have_value("120")


def test_our_own_numbers_begin_under_a_rule_of_their_own_after_the_case(page: Page, room: Server) -> None:
    form = open_exercise(page, room.address, PLAN, CASH)
    own = form.locator(".own-numbers")
    expect(own).to_have_count(1)
    expect(own).to_have_attribute("data-part", "units")
    expect(own).not_to_have_css("border-top-width", "0px")
