"""The money dashboard and the list of members in a real browser: a running co-operative's own numbers."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.conftest import start_alone
from tests.browser.forms import field, open_exercise
from tests.browser.live import answer_on_server, send
from tests.browser.server import Server
from tests.browser.test_accessible import violations
from tests.live_tools.test_money_dashboard import OUR_RULES, OUR_YEAR, OURS

DASHBOARD, MEMBERS = "/live/manage_coop/money_dashboard", "/portfolio/member-list/"
LIST = "Name\tHours\tShares\tMonths\nAmina\t600\t500\nBilal\t12,5o\t500\nChen\t400\t250\t6\n"


@pytest.fixture
def page(server: Server, phone: BrowserContext) -> Page:
    """Somebody whose year is put in; their page is a session."""
    opened = start_alone(phone, server.address)
    opened.goto(f"{server.address}/learn/manage_coop/finance")
    for exercise, answer in OURS.items():
        send(opened, answer, exercise)
    return opened


def slider(page: Page, name: str) -> Locator:
    return page.get_by_role("slider", name=name)


def wait_for_ours(page: Page) -> None:
    """Waits until the group's numbers are in place of the example, which are the same ones here."""
    expect(page.get_by_role("button", name="Keep these numbers")).to_be_visible()


def open_dashboard(page: Page, server: Server) -> None:
    page.goto(server.address + DASHBOARD)
    wait_for_ours(page)


def test_it_opens_from_the_year_and_a_price_is_only_tried(server: Server, page: Page) -> None:
    open_exercise(page, server.address, "manage_coop/finance", OUR_YEAR)
    page.locator(".tool a:visible").click()
    wait_for_ours(page)
    expect(page.locator(".tool-summary")).to_contain_text("9,260.00")
    slider(page, "Our prices").press("ArrowLeft")
    expect(page.locator(".tool-summary")).to_contain_text("before: 9,260.00")
    expect(page.locator(".live")).to_contain_text("You can only try prices, quantity and pay here")
    expect(page.get_by_role("button", name="Keep these numbers")).to_be_disabled()
    assert answer_on_server(page, OUR_YEAR) == OURS[OUR_YEAR]


def test_another_rate_for_the_reserve_goes_into_the_rules(server: Server, page: Page) -> None:
    open_dashboard(page, server)
    slider(page, "To the reserve").press("ArrowRight")
    page.get_by_role("button", name="Keep these numbers").click()
    expect(page.locator("[data-saved=saved]")).to_contain_text("Saved")
    assert answer_on_server(page, OUR_RULES)["lines.reserve.rate"] == "25"
    form = open_exercise(page, server.address, "manage_coop/finance", OUR_RULES)
    expect(field(form, "lines.reserve.rate")).to_have_value("25")


def test_the_dashboard_can_be_used_by_everybody(server: Server, page: Page) -> None:
    open_dashboard(page, server)
    slider(page, "Our prices").press("ArrowRight")
    expect(page.locator(".tool-summary")).to_contain_text("before:")
    found = []
    for direction in ("ltr", "rtl"):
        page.evaluate(f"document.documentElement.dir = '{direction}'")
        for size in ({"width": 320, "height": 640}, {"width": 1280, "height": 800}):
            page.set_viewport_size(size)  # type: ignore[arg-type]
            found += violations(page)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert found == []


def test_on_a_wide_screen_statements_ratios_and_cash_stand_side_by_side(server: Server, page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    open_dashboard(page, server)
    heads = [page.locator(".columns h2", has_text=head) for head in ("The year", "Ratios", "Cash")]
    expect(heads[2]).to_be_visible()
    boxes = [head.bounding_box() for head in heads]
    assert all(box and boxes[0] and abs(box["y"] - boxes[0]["y"]) < 2 for box in boxes)
    assert len({round(box["x"]) for box in boxes if box}) == 3


def test_a_list_is_mended_on_a_phone_saved_and_counts_in_the_dashboard(
    server: Server, page: Page, tmp_path: Path
) -> None:
    file = tmp_path / "members.csv"
    file.write_text(LIST.replace("\t", ";"), encoding="utf-8")
    page.goto(server.address + MEMBERS)
    found = violations(page)
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Check this file").click()
    expect(page.locator(".corrections")).to_contain_text("“12,5o”, which isn’t a number")
    expect(page.locator(".people-list")).to_contain_text("Amina")
    found += violations(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("textbox", name="Use in the year").fill("500")
    page.get_by_role("button", name="Check again").last.click()
    expect(page.locator("main")).to_contain_text("3 members found.")
    page.get_by_role("button", name="Save this list of 3 members").click()
    expect(page.locator("main")).to_contain_text("3 members, saved on")
    found += violations(page)
    assert found == []
    open_dashboard(page, server)
    shares = page.locator(".columns tr", has_text="Interest on shares")
    expect(shares).to_have_count(1)
    expect(shares).not_to_contain_text("228.33")
