"""The page of the member list in a browser: asked, corrected and saved, on a phone and a desk, without scripts too."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import DESKTOP, PHONE, start_alone
from tests.browser.server import Server
from tests.browser.test_accessible import violations
from tests.portfolio.members.cases import book
from tests.portfolio.members.corpus_workbooks import two_lists
from tests.serve.member_form import PAGE

ODD = "Sunrise 2024\n\nHours;Name;Shares\n10;Amina;1.500\n7;Ana & Ben;1.250\n12,5o;Bo;1.250\n38;TOTAL;2751\n"
UNKNOWN = "Quien;Puntos;Cuota\nAna;10;n/a\nBo;5;n/a\n"


def opened(browser: Browser, server: Server, size: dict[str, int], *, scripts: bool = True) -> Page:
    """Somebody at the page of the list."""
    context = browser.new_context(viewport=size, java_script_enabled=scripts)  # type: ignore[arg-type]
    page = start_alone(context, server.address)
    page.goto(server.address + PAGE)
    return page


def paste(page: Page, text: str) -> None:
    page.locator("#pasted").fill(text)
    page.get_by_role("button", name="Check what I pasted").click()


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_list_is_asked_about_mended_and_saved_by_everybody(
    browser: Browser, server: Server, size: dict[str, int]
) -> None:
    page = opened(browser, server, size)
    found = violations(page)

    def look() -> None:
        found.extend(violations(page))
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    paste(page, ODD)
    look()
    page.get_by_role("radio", name="“1.500” is 1,500").check()
    page.get_by_role("button", name="Continue").click()
    expect(page.locator(".corrections")).to_contain_text("Row 7 is a sum, not a member: TOTAL")
    look()
    page.get_by_role("checkbox", name="Yes, it is one membership").check()
    page.get_by_role("textbox", name="Use in the year").last.fill("12,5")
    page.get_by_role("textbox", name="Use in the year").last.press("Enter")
    expect(page.locator("main")).to_contain_text("3 members found.")
    look()
    page.evaluate("document.documentElement.dir = 'rtl'")
    look()
    page.get_by_role("button", name="Save this list of 3 members").click()
    expect(page.locator("main")).to_contain_text("3 members, saved on")
    look()
    page.context.close()
    assert found == []


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_the_columns_of_her_own_list_are_chosen_on_a_phone(browser: Browser, server: Server, scripts: bool) -> None:
    page = opened(browser, server, PHONE, scripts=scripts)
    paste(page, UNKNOWN)
    expect(page.get_by_role("group", name="Which column is which?")).to_be_visible()
    expect(page.get_by_label("Quien Ana · Bo")).to_have_value("name")
    sizes = page.locator(".column-roles select").evaluate_all("all => all.map(each => each.offsetHeight)")
    assert min(sizes) >= 44
    found = violations(page) if scripts else []
    page.get_by_label("Puntos 10 · 5").select_option("Use in the year")
    page.get_by_label("Cuota n/a · n/a").select_option("Shares paid up")
    page.get_by_role("button", name="Continue").click()
    expect(page.locator("main")).to_contain_text("2 rows: what “Shares paid up” says is not a number that we can use.")
    found += violations(page) if scripts else []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("link", name="3", exact=True).click()
    expect(page.locator("#row-3")).to_be_in_viewport()
    for field in page.get_by_label("Shares paid up", exact=True).all()[:2]:
        if field.evaluate("field => field.tagName") == "INPUT":
            field.fill("50")
    page.get_by_role("button", name="Check again").last.click()
    expect(page.locator("main")).to_contain_text("2 members found.")
    page.get_by_role("button", name="Save this list of 2 members").click()
    paste(page, UNKNOWN)
    expect(page.locator("main")).to_contain_text("2 rows to look at.")
    page.context.close()
    assert found == []


def test_it_works_without_scripts(browser: Browser, server: Server, tmp_path: Path) -> None:
    file = tmp_path / "members.xlsx"
    file.write_bytes(book(two_lists)())
    page = opened(browser, server, PHONE, scripts=False)
    page.locator("#file").set_input_files(file)
    page.get_by_role("button", name="Check this file").click()
    page.get_by_role("radio", name="2024").check()
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Save this list of 2 members").click()
    expect(page.locator("main")).to_contain_text("2 members, saved on")
    page.context.close()


def test_a_file_that_is_too_large_is_named_before_and_after_it_is_sent(
    browser: Browser, server: Server, tmp_path: Path
) -> None:
    file = tmp_path / "members.csv"
    file.write_bytes(b"Amina;1\n" * 1_000_000)
    for scripts in (True, False):
        page = opened(browser, server, PHONE, scripts=scripts)
        page.locator("#file").set_input_files(file)
        if scripts:
            expect(page.get_by_role("alert")).to_contain_text("too large for a member list")
        page.get_by_role("button", name="Check this file").click()
        expect(page.get_by_role("alert")).to_contain_text("too large for a member list")
        expect(page.locator("main")).to_contain_text("No list is saved")
        page.context.close()
