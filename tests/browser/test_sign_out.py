"""After the facilitator has signed out, nobody at this laptop gets to an answer key: not by the back button either."""

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.server import Server

KEY = "/facilitator/handouts/think_coop/forms/answer-key"
CLOSED = "This page is for the facilitator"


def signed_in(server: Server, context: BrowserContext) -> Page:
    """Her browser, on the answer key, with the pages before it in its history."""
    page = context.new_page()
    page.goto(server.facilitator_link)
    page.goto(f"{server.address}/learn/think_coop/forms")  # back to here once the notebook has run
    page.goto(f"{server.address}{KEY}")
    expect(page.get_by_text("Answer key").first).to_be_visible()
    page.goto(f"{server.address}/facilitator/")
    return page


def expect_closed_all_the_way_back(page: Page) -> None:
    """Back, as often as it goes: nothing of hers is shown."""
    for _ in range(6):
        page.go_back()
        if "/facilitator/" in page.url:
            expect(page.get_by_text(CLOSED)).to_be_visible()
        assert "Answer key" not in page.content()


def test_signing_out_closes_the_answer_keys_and_the_way_back(server: Server, phone: BrowserContext) -> None:
    page = signed_in(server, phone)

    page.get_by_role("button", name="Sign out").click()

    expect(page.get_by_role("status")).to_contain_text("You're signed out")
    expect_closed_all_the_way_back(page)


def test_a_page_that_is_still_open_elsewhere_leads_nowhere(server: Server, phone: BrowserContext) -> None:
    page = signed_in(server, phone)
    other = phone.new_page()
    other.goto(f"{server.address}/facilitator/")

    page.get_by_role("button", name="Sign out").click()
    other.get_by_role("link", name="Answer key").first.click()

    expect(other.get_by_text(CLOSED)).to_be_visible()


def test_somebody_else_who_takes_over_her_browser_cannot_go_back_to_the_keys(
    server: Server, phone: BrowserContext
) -> None:
    page = signed_in(server, phone)
    page.goto(f"{server.address}/")
    page.get_by_label("I'm the facilitator and I'm trying this out").check()
    page.get_by_label("Your name").press("Enter")
    expect(page.get_by_text("The facilitator is signed in here")).to_be_visible()
    page.goto(f"{server.address}/switch")
    page.get_by_role("button", name="Yes, switch person").click()

    expect(page.get_by_role("heading", name="Learn together")).to_be_visible()
    expect_closed_all_the_way_back(page)
