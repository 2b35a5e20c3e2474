"""One person alone on a phone, from the first page to the end of the second session of Think.Coop."""

import re

from playwright.sync_api import BrowserContext, Locator, expect

from tests.browser.conftest import start_alone
from tests.browser.forms import expect_kept
from tests.browser.server import Server

MOST_TURNS = 4
STORY = "think.links.shared-parking"
GROUP_WORDS = ("reads first", "Pass to the next reader", "Read aloud", "Class code", "Who is answering?")
GROUP_CONTROLS = (
    "[data-reader], [data-cue]:visible, [data-session-roles], [data-seat-picker]:visible, [data-timer]:visible"
)


def test_alone_one_meets_a_story_a_choice_and_a_surprise_at_once(server: Server, phone: BrowserContext) -> None:
    page = phone.new_page()
    page.goto(server.address)
    page.get_by_role("button", name="Start alone").click()
    expect(page.get_by_role("heading", name="Write down this code")).to_be_visible()
    expect(page.locator("dl.codes dd")).to_have_count(1)
    page.get_by_role("link", name="I’ve written it down. Continue").click()
    form = page.locator(f'[data-exercise="{STORY}"]')
    expect(form).to_be_visible()
    form.locator('input[value="leave"]').check()
    form.locator("[data-action=check]").click()
    expect(form.locator(".outcome:visible").first).to_contain_text("joins a rival group")
    expect(page.locator("[data-timer]")).to_be_hidden()


def test_alone_the_survey_comes_after_the_first_session(server: Server, phone: BrowserContext) -> None:
    start_alone(phone, server.address)
    page = phone.new_page()
    page.goto(f"{server.address}/learn/think_coop/")
    titles = page.locator(".tasks h2")
    expect(titles.nth(0)).to_contain_text("Links")
    expect(titles.nth(1)).to_contain_text("How we work today")
    expect(page.locator(".tasks li").first.get_by_role("link", name="Start")).to_be_visible()


def test_one_person_alone_does_every_exercise_from_the_opening_to_the_chain(
    server: Server, phone: BrowserContext
) -> None:
    page = start_alone(phone, server.address)
    for session in ("links", "open", "chain"):
        page.goto(f"{server.address}/learn/think_coop/{session}")
        for step in range(1, page.locator(".step").count() + 1):
            expect(page.locator(f"#step-{step}")).to_be_visible()
            shown = page.locator("main").inner_text()
            assert [words for words in GROUP_WORDS if words in shown] == [], f"{session}, step {step}"
            expect(page.locator(GROUP_CONTROLS)).to_have_count(0)
            for form in page.locator(".step:visible [data-exercise]").all():
                do_exercise(form)
            if page.locator("[data-action=next]").is_visible():
                page.locator("[data-action=next]").click()
        best = page.locator("[data-best-sentence]:visible blockquote")
        expect(best).to_have_text("The caretaker of the market")
        expect(page.get_by_role("heading", name="That's the end of this session")).to_be_visible()
    page.goto(f"{server.address}/learn/think_coop/")
    expect(page.locator(".tasks .status.done")).to_have_count(3)
    page.get_by_role("link", name="Print a summary of all sessions").click()
    expect(page.get_by_role("heading", level=2)).to_have_text(
        ["What I did", *(re.compile(title) for title in ("Links", "How we work", "Side by side")), "The next step"]
    )
    expect(page.locator(".best-sentence blockquote").first).to_have_text("The caretaker of the market")
    expect(page.get_by_role("button", name="Print")).to_be_visible()
    page.get_by_role("link", name="Continue").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("What a group can do")


def do_exercise(form: Locator) -> None:
    """Answers everything that is asked, with the first choice there is, and checks it."""
    for _ in range(MOST_TURNS):  # a scenario asks on when it has been checked
        if form.locator(".board:visible").count():
            place_cards(form)
        for radio in form.locator("input[type=radio]:visible").all():
            if not form.locator(f'[name="{radio.get_attribute("name")}"]:checked').count():
                radio.check()
        for choice in form.locator("select:visible").all():
            choice.select_option(index=1)
        for text in form.locator("textarea:visible, form input[type=text]:visible").all():
            text.fill("The caretaker of the market")
        for box in form.locator("input[type=checkbox]:visible").all()[:1]:
            box.check()
        if form.get_attribute("data-kind") == "order":  # an order that nobody touched isn't an answer
            form.locator("[data-action=down]:visible").first.click()
        expect_kept(form)
        form.locator("[data-action=check]").click()
        if not form.locator(".turn").count():
            break
    expect_kept(form)


def place_cards(form: Locator) -> None:
    """Lays every card at the first place that is free, or at the first one of all, five cards at a time."""
    hand, following = form.locator(".round.current .hand .answer-card"), form.get_by_role("button", name="Next cards")
    for _ in range(form.locator(".round").count()):
        for left in range(hand.count(), 0, -1):
            free = form.locator(".round.current .place:not(:has(.answer-card)) .place-name")
            (free if free.count() else form.locator(".round.current .place-name")).first.tap()
            expect(hand).to_have_count(left - 1)
        if following.is_visible() and following.get_attribute("aria-disabled") != "true":
            following.tap()
