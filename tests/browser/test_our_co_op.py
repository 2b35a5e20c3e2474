"""Our co-op in a browser: typed on a phone, saved at once, and then on every document, as a draft and a final copy."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import DESKTOP, PHONE, start_alone
from tests.browser.server import Server
from tests.browser.test_accessible import violations
from tests.portfolio.test_logo import picture

PAGE = "/portfolio/our-co-op/"


def look(page: Page, found: list[str]) -> None:
    """Whether everybody can read the page, in both directions, without moving it sideways."""
    for direction in ("rtl", "ltr"):
        page.evaluate(f"document.documentElement.dir = '{direction}'")
        found.extend(violations(page))
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_what_is_told_once_stands_on_the_documents(
    browser: Browser, server: Server, tmp_path: Path, size: dict[str, int]
) -> None:
    logo = tmp_path / "logo.png"
    logo.write_bytes(picture("PNG"))
    page = start_alone(browser.new_context(viewport=size), server.address)  # type: ignore[arg-type]
    found: list[str] = []
    page.goto(f"{server.address}/portfolio/")
    page.get_by_role("link", name="Tell us about your co-op").click()
    look(page, found)
    page.get_by_label("Name of the co-op").fill("Riverside Sorters")
    page.get_by_label("Address").fill("Plot 14\nKisumu")
    page.get_by_label("First month of our financial year").select_option(label="July")
    expect(page.locator("[data-state]")).to_contain_text("Saved")
    page.locator("#file").set_input_files(logo)
    page.get_by_role("button", name="Save this logo").click()
    expect(page.get_by_alt_text("Our logo")).to_be_visible()
    expect(page.get_by_label("Name of the co-op")).to_have_value("Riverside Sorters")
    look(page, found)
    page.goto(f"{server.address}/portfolio/bylaws")
    expect(page.locator(".letterhead")).to_contain_text("Plot 14 · Kisumu")
    expect(page.locator(".letterhead")).to_contain_text("Financial year: July to June")
    assert page.locator(".letterhead img").evaluate("image => image.naturalWidth > 0")
    look(page, found)
    page.context.close()
    assert found == []


@pytest.fixture
def reader(browser: Browser, server: Server) -> Page:
    return start_alone(browser.new_context(viewport=PHONE), server.address)  # type: ignore[arg-type]


def test_a_draft_lists_what_is_missing_and_a_switch_leads_to_the_final_copy(reader: Page, server: Server) -> None:
    page, found = reader, list[str]()
    page.goto(f"{server.address}/portfolio/business-plan")
    page.locator(".missing-list summary").press("Enter")
    first = page.locator(".missing-list a").first
    place = first.get_attribute("href")
    assert place is not None
    look(page, found)
    first.press("Enter")
    expect(page.locator(place)).to_be_in_viewport()
    expect(page.locator(".copies [aria-current=page]")).to_have_text("Draft")
    page.get_by_role("link", name="Final copy").press("Enter")
    expect(page).to_have_url(re.compile(r"copy=final"))
    expect(page.locator(".copies [aria-current=page]")).to_have_text("Final copy")
    expect(page.locator(".gap, .missing-list")).to_have_count(0)
    look(page, found)
    page.get_by_role("link", name="Draft").click()
    expect(page.locator(".missing-list")).to_be_visible()
    page.context.close()
    assert found == []


def test_a_file_that_is_no_picture_is_refused_and_the_text_stays(reader: Page, server: Server, tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_text("<svg/>")
    reader.goto(server.address + PAGE)
    reader.get_by_label("Name of the co-op").fill("Riverside Sorters")
    reader.locator("#file").set_input_files(tmp_path / "logo.png")
    reader.get_by_role("button", name="Save this logo").click()
    expect(reader.get_by_role("alert").filter(has_text="isn’t a picture")).to_be_visible()
    expect(reader.get_by_label("Name of the co-op")).to_have_value("Riverside Sorters")
    assert violations(reader) == []
    reader.context.close()


def test_a_name_typed_without_a_connection_arrives_later(reader: Page, server: Server) -> None:
    context: BrowserContext = reader.context
    reader.goto(server.address + PAGE)
    context.set_offline(True)
    reader.get_by_label("Name of the co-op").fill("Riverside Sorters")
    expect(reader.locator("[data-exercise]")).to_have_attribute("data-saved", "failed")
    context.set_offline(False)
    expect(reader.locator("[data-exercise]")).to_have_attribute("data-saved", "saved")
    other = context.new_page()
    other.goto(server.address + PAGE)
    expect(other.get_by_label("Name of the co-op")).to_have_value("Riverside Sorters")
    context.close()
