"""Five members on one phone: who reads, who answers, what they differ on, and paper in between."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.forms import open_exercise
from tests.browser.server import Server

FORMS = "think_coop/forms"
SURPLUS, STATEMENTS = "think.forms.who-gets-surplus", "think.forms.true-false"
MEMBERS = ("Amina", "Bongani", "Chipo", "Dalia", "Esi")


@pytest.fixture
def page(server: Server, phone: BrowserContext) -> Iterator[Page]:
    """A group's phone that has just joined a new class."""
    desk = phone.new_page()
    desk.goto(server.facilitator_link)
    desk.locator("form[action='/facilitator/'] button[type=submit]").first.click()
    code = desk.url.split("/class/")[1].split("/")[0]
    page = phone.new_page()
    page.goto(f"{server.address}/join/{code}")
    page.locator("input[name=kind][value=group]").check()
    page.fill("input[name=name]", f"Group {code}")
    for number, name in enumerate(MEMBERS):
        page.locator("input[name=member]").nth(number).fill(name)
    page.locator(".join-form button[type=submit]").click()
    page.wait_for_url("**/codes**")
    yield page


def answer(form: Locator, seat: int, choice: int) -> None:
    form.locator(f'[data-seat="{seat}"]').click()
    form.locator("input[type=radio]").nth(choice).check()
    form.locator("[data-action=check]").click()


def top_of(page: Page, element: Locator) -> float:
    """How far below the top of the view an element begins, in pixels."""
    return float(element.evaluate("element => element.getBoundingClientRect().top"))


def test_a_session_opens_at_its_title_with_goals_and_roles(server: Server, page: Page) -> None:
    page.goto(f"{server.address}/learn/{FORMS}")
    title = page.locator("[data-title]")
    expect(title).to_be_focused()
    assert 0 <= top_of(page, title) < 300
    expect(page.locator(".goals")).to_be_visible()
    expect(page.locator("[data-session-roles] dd")).to_have_text(["Esi", "Amina", "Bongani", "Chipo"])
    page.locator("[data-bar] [data-action=next]").click()
    expect(page.locator("[data-session-roles]")).to_be_visible()
    expect(page.locator("[data-session-roles]")).to_have_class("roles compact")
    expect(page.locator(".step.current h2")).to_be_focused()


def test_a_reading_folds_away_once_it_is_read_and_stays_so(server: Server, page: Page) -> None:
    page.goto(f"{server.address}/learn/{FORMS}")
    reading = page.locator(".step.current [data-reading]").first
    reading.locator("[data-cue]").click()
    expect(reading.locator("[data-reading-text]")).to_be_hidden()
    expect(reading.locator("[data-reads-on]")).to_contain_text("Amina")
    page.reload()
    expect(reading.locator("[data-reading-text]")).to_be_hidden()
    reading.locator("[data-read-again]").click()
    expect(reading.locator("[data-reading-text]")).to_be_visible()
    expect(page.locator(".step.current [data-reading-text]").nth(1)).to_be_visible()


def test_the_list_of_names_folds_away_while_somebody_answers(server: Server, page: Page) -> None:
    form = open_exercise(page, server.address, FORMS, SURPLUS)
    form.locator('[data-seat="2"]').click()
    expect(form.locator("[data-seats]")).to_be_hidden()
    expect(form.locator("[data-seat-picker] .prompt")).to_contain_text("Bongani")
    expect(form.locator("[data-seat-picker] .prompt")).to_be_focused()
    assert abs(top_of(page, form)) < 30
    form.locator("[data-action=change-seat]").click()
    form.locator('[data-seat="3"]').click()
    expect(form.locator("[data-seat-picker] .prompt")).to_contain_text("Chipo")
    expect(form.locator("[data-seats]")).to_be_hidden()


def test_after_the_last_seat_the_view_goes_to_what_the_members_differ_on(server: Server, page: Page) -> None:
    form = open_exercise(page, server.address, FORMS, SURPLUS)
    for seat in range(1, 6):
        answer(form, seat, 3 if seat < 3 else 0)
    talk = form.locator("[data-talk]")
    expect(talk.locator(".prompt")).to_be_focused()
    expect(talk.locator(".prompt")).to_contain_text("all agree")
    assert abs(top_of(page, talk)) < 30
    expect(form.locator(".verdict")).to_have_text("! 2 of your 5 answers are right")
    following = page.locator("[data-bar] [data-action=next]")
    expect(following).not_to_have_class("button primary")
    form.locator(".solution summary").click()
    expect(following).to_have_class("button primary")


def test_what_all_members_agree_on_is_filled_in_for_the_group(server: Server, page: Page) -> None:
    form = open_exercise(page, server.address, FORMS, STATEMENTS)
    names = form.locator("input[type=radio]").evaluate_all("all => [...new Set(all.map(({ name }) => name))]")
    for seat in range(1, 6):
        form.locator(f'[data-seat="{seat}"]').click()
        for place, name in enumerate(names):
            form.locator(f'[name="{name}"]').nth(1 if place == 0 and seat == 1 else 0).check(force=True)
        form.locator("[data-action=check]").click()
    expect(form.locator("[data-talk] .prompt")).to_contain_text(f"You differ on 1 of {len(names)}.")
    checked = form.locator("input:checked").evaluate_all("all => all.map(({ name }) => name)")
    assert checked == names[1:]
    expect(form.locator("[data-action=check]")).to_be_visible()


def test_answering_on_paper_shows_the_question_and_there_is_a_way_back(server: Server, page: Page) -> None:
    form = open_exercise(page, server.address, FORMS, SURPLUS)
    form.locator("[data-action=paper]").click()
    expect(form.locator("input[type=radio]").first).to_be_visible()
    expect(form.locator("input[type=radio]").first).to_be_disabled()
    expect(form.locator(".verdict")).to_have_count(0)
    page.reload()
    expect(form.locator("input[type=radio]").first).to_be_disabled()
    form.locator("[data-action=phone]").click()
    expect(form.locator("[data-seats]")).to_be_visible()
    form.locator('[data-seat="1"]').click()
    expect(form.locator("input[type=radio]").first).to_be_enabled()
    form.locator("[data-action=change-seat]").click()
    page.reload()
    form.locator("[data-action=paper]").click()
    form.locator("[data-action=compared]").click()
    expect(form.locator(".verdict")).to_be_visible()
    expect(form.locator(".verdict")).to_be_focused()
