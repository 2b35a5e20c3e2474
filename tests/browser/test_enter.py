"""A phone's "Go" in a field does what people mean: it joins, carries on, looks at the list."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.server import Server
from tests.serve.conftest import make_class
from tests.serve.visitor import Visitor


@pytest.fixture
def joining(server: Server, phone: BrowserContext) -> Page:
    """A phone on the page on which one joins a class."""
    facilitator = Visitor(server.port)
    facilitator.get(server.facilitator_link.removeprefix(server.address))
    page = phone.new_page()
    page.goto(f"{server.address}/join/{make_class(facilitator)}")
    return page


def test_enter_in_the_name_field_joins(joining: Page) -> None:
    joining.get_by_label("One person").check()
    joining.get_by_label("Your name, or your group's name").fill("Amina")
    joining.get_by_label("Your name, or your group's name").press("Enter")

    expect(joining.get_by_role("heading", name="Write down these two codes")).to_be_visible()


@pytest.mark.parametrize("last", ["Your name, or your group's name", "Member 2", "Member 8"])
def test_enter_in_any_field_of_a_group_joins_with_all_members(joining: Page, last: str) -> None:
    joining.get_by_label("A group that shares it").check()
    joining.get_by_label("Your name, or your group's name").fill("Weavers")
    joining.get_by_text("More lines").click()
    for number, name in ((1, "Asha"), (2, "Bo"), (8, "Chan")):
        joining.get_by_label(f"Member {number}", exact=True).fill(name)
    joining.get_by_label(last, exact=True).press("Enter")

    expect(joining.get_by_role("heading", name="Write down these two codes")).to_be_visible()


def test_enter_goes_on_wherever_a_code_or_a_name_is_typed(server: Server, phone: BrowserContext) -> None:
    page = phone.new_page()
    page.goto(f"{server.address}/")
    page.locator("form[action='/join/'] input[name=code]").fill("12")
    page.locator("form[action='/join/'] input[name=code]").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("six digits")
    page.goto(f"{server.address}/resume")
    page.get_by_label("Resume code").fill("12345678")
    page.get_by_label("Resume code").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("No one who learns alone has this code")
    page.goto(f"{server.address}/")
    page.locator("form[action='/alone'] input[name=name]").fill("Amina")
    page.locator("form[action='/alone'] input[name=name]").press("Enter")
    expect(page.get_by_role("heading", name="Write down this code")).to_be_visible()
