"""Five members on one phone: who reads, who answers, what they differ on, and paper in between."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.forms import open_exercise
from tests.browser.server import Server

FORMS = "think_coop/forms"
SURPLUS, STATEMENTS = "think.forms.who-gets-surplus", "think.forms.true-false"


def answer(form: Locator, seat: int, choice: int) -> None:
    form.locator(f'[data-seat="{seat}"]').click()
    form.locator("input[type=radio]").nth(choice).check()
    form.locator("[data-action=check]").click()


def top_of(page: Page, element: Locator) -> float:
    """How far below the top of the view an element begins, in pixels."""
    return float(element.evaluate("element => element.getBoundingClientRect().top"))


def test_a_session_opens_at_its_title_with_goals_and_roles(server: Server, group_page: Page) -> None:
    group_page.goto(f"{server.address}/learn/{FORMS}")
    title = group_page.locator("[data-title]")
    expect(title).to_be_focused()
    assert 0 <= top_of(group_page, title) < 300
    expect(group_page.locator(".goals")).to_be_visible()
    expect(group_page.locator("[data-session-roles] dd")).to_have_text(["Esi", "Amina", "Bongani", "Chipo"])
    group_page.locator("[data-bar] [data-action=next]").click()
    expect(group_page.locator("[data-session-roles]")).to_be_visible()
    expect(group_page.locator("[data-session-roles]")).to_have_class("roles compact")
    expect(group_page.locator(".step.current h2")).to_be_focused()


def test_a_reading_folds_away_once_it_is_read_and_stays_so(server: Server, group_page: Page) -> None:
    group_page.goto(f"{server.address}/learn/{FORMS}")
    reading = group_page.locator(".step.current [data-reading]").first
    reading.locator("[data-cue]").click()
    expect(reading.locator("[data-reading-text]")).to_be_hidden()
    expect(reading.locator("[data-reads-on]")).to_contain_text("Amina")
    group_page.reload()
    expect(reading.locator("[data-reading-text]")).to_be_hidden()
    reading.locator("[data-read-again]").click()
    expect(reading.locator("[data-reading-text]")).to_be_visible()
    expect(group_page.locator(".step.current [data-reading-text]").nth(1)).to_be_visible()


def test_the_list_of_names_folds_away_while_somebody_answers(server: Server, group_page: Page) -> None:
    form = open_exercise(group_page, server.address, FORMS, SURPLUS)
    form.locator('[data-seat="2"]').click()
    expect(form.locator("[data-seats]")).to_be_hidden()
    expect(form.locator("[data-seat-picker] .prompt")).to_contain_text("Bongani")
    expect(form.locator("[data-seat-picker] .prompt")).to_be_focused()
    assert abs(top_of(group_page, form)) < 30
    form.locator("[data-action=change-seat]").click()
    form.locator('[data-seat="3"]').click()
    expect(form.locator("[data-seat-picker] .prompt")).to_contain_text("Chipo")
    expect(form.locator("[data-seats]")).to_be_hidden()


def test_after_the_last_seat_the_view_goes_to_what_the_members_differ_on(server: Server, group_page: Page) -> None:
    form = open_exercise(group_page, server.address, FORMS, SURPLUS)
    for seat in range(1, 6):
        answer(form, seat, 3 if seat < 3 else 0)
    talk = form.locator("[data-talk]")
    expect(talk.locator(".prompt")).to_be_focused()
    expect(talk.locator(".prompt")).to_contain_text("all agree")
    assert abs(top_of(group_page, talk)) < 30
    expect(form.locator(".verdict")).to_have_text("! 2 of your 5 answers are right")
    following = group_page.locator("[data-bar] [data-action=next]")
    expect(following).not_to_have_class("button primary")
    form.locator(".solution summary").click()
    expect(following).to_have_class("button primary")


def test_what_all_members_agree_on_is_filled_in_for_the_group(server: Server, group_page: Page) -> None:
    form = open_exercise(group_page, server.address, FORMS, STATEMENTS)
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


def test_answering_on_paper_shows_the_question_and_there_is_a_way_back(server: Server, group_page: Page) -> None:
    form = open_exercise(group_page, server.address, FORMS, SURPLUS)
    form.locator("[data-action=paper]").click()
    expect(form.locator("input[type=radio]").first).to_be_visible()
    expect(form.locator("input[type=radio]").first).to_be_disabled()
    expect(form.locator(".verdict")).to_have_count(0)
    group_page.reload()
    expect(form.locator("input[type=radio]").first).to_be_disabled()
    form.locator("[data-action=phone]").click()
    expect(form.locator("[data-seats]")).to_be_visible()
    form.locator('[data-seat="1"]').click()
    expect(form.locator("input[type=radio]").first).to_be_enabled()
    form.locator("[data-action=change-seat]").click()
    group_page.reload()
    form.locator("[data-action=paper]").click()
    form.locator("[data-action=compared]").click()
    expect(form.locator(".verdict")).to_be_visible()
    expect(form.locator(".verdict")).to_be_focused()
