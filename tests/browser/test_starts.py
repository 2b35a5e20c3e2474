"""Fields that start from another exercise: filled in, told, changed, and followed when the source changes."""

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.conftest import start_alone
from tests.browser.forms import expect_saved, field, go_to_row, open_exercise
from tests.browser.numbers import COSTS, LOAN, MEMBERS, SESSION

SOURCE = "What we pay (Our numbers)"
"""The step that holds what the others start from, with its session."""


@pytest.fixture
def page(numbers_address: str, phone: BrowserContext) -> Page:
    """Somebody who has filled in what the others start from."""
    page = start_alone(phone, numbers_address)
    form = open_exercise(page, numbers_address, SESSION, COSTS)
    for row, (what, month) in enumerate((("Rent", "400"), ("Light", "7.20")), start=1):
        field(form, f"answer.{row}.what").fill(what)
        field(form, f"answer.{row}.month").fill(month)
    expect_saved(form)
    return page


def note(form: Locator) -> Locator:
    """What is said about where a number comes from."""
    return form.locator(".prefill-note")


def test_a_field_opens_with_its_start_and_says_where_from(page: Page, numbers_address: str) -> None:
    form = open_exercise(page, numbers_address, SESSION, LOAN)
    loan = field(form, "answer.principal")
    expect(loan).to_have_value("400")
    expect(note(form).get_by_role("link", name=SOURCE)).to_have_attribute("href", f"/learn/{SESSION}#exercise-1")
    expect(loan).to_have_accessible_description(f"coins From: {SOURCE}")
    expect(form.locator("[data-computed]")).to_be_visible()


def test_another_value_says_so_and_the_start_can_be_taken_over(page: Page, numbers_address: str) -> None:
    form = open_exercise(page, numbers_address, SESSION, LOAN)
    loan = field(form, "answer.principal")
    loan.fill("500")
    expect(note(form)).to_contain_text(f"Different from {SOURCE}: 400")
    expect_saved(form)
    expect(loan).to_have_value("500")
    note(form).get_by_role("button").click()
    expect(loan).to_be_focused()
    expect(loan).to_have_value("400")
    expect(note(form)).to_contain_text("From: ")
    expect_saved(form)
    page.reload()
    expect(field(form, "answer.principal")).to_have_value("400")


def test_what_it_starts_with_is_saved_with_the_first_change(page: Page, numbers_address: str) -> None:
    form = open_exercise(page, numbers_address, SESSION, LOAN)
    field(form, "answer.months").fill("24")
    expect_saved(form)
    answer = page.evaluate(f"fetch('/answers/{LOAN}').then(reply => reply.json())")["answers"]["0"]["answer"]
    assert answer == {"answer.principal": "400", "answer.rate": "12", "answer.months": "24"}


def test_a_field_that_was_emptied_by_hand_stays_empty_while_one_types(page: Page, numbers_address: str) -> None:
    form = open_exercise(page, numbers_address, SESSION, LOAN)
    for name in ("principal", "rate", "months"):
        field(form, f"answer.{name}").fill("")
    expect_saved(form)
    expect(field(form, "answer.principal")).to_have_value("")


def test_rows_come_from_the_rows_of_the_source_and_follow_it_until_they_are_saved(
    page: Page, numbers_address: str
) -> None:
    form = open_exercise(page, numbers_address, SESSION, MEMBERS)
    expect(field(form, "answer.2.name")).to_have_value("Light")
    expect(note(form)).to_have_count(1)
    source = open_exercise(page, numbers_address, SESSION, COSTS)
    source.locator("[data-action=add-row]").click()
    field(source, "answer.3.what").fill("Water")
    expect_saved(source)
    form = open_exercise(page, numbers_address, SESSION, MEMBERS)
    expect(field(form, "answer.3.name")).to_have_value("Water")
    go_to_row(form, "answer", 3)
    field(form, "answer.3.name").fill("Wells")
    expect(note(form).last).to_contain_text(f"Different from {SOURCE}: Water")
    go_to_row(form, "answer", 1)
    form.locator("[data-action=remove-row]").first.click()
    expect(field(form, "answer.1.name")).to_have_value("Light")
    expect(form.locator("[data-missing]")).to_contain_text("Rent")
    form.locator("[data-action=add-missing]").click()
    expect(field(form, "answer.3.name")).to_have_value("Rent")
    expect(form.locator("[data-missing]")).to_have_count(0)


def test_rows_that_move_or_go_keep_what_follows_from_them(page: Page, numbers_address: str) -> None:
    form = open_exercise(page, numbers_address, SESSION, MEMBERS)
    field(form, "answer.1.use").fill("10")
    field(form, "answer.2.use").fill("20")
    expect_saved(form)
    source = open_exercise(page, numbers_address, SESSION, COSTS)
    source.locator("[data-action=row-down]").first.click()
    expect(field(source, "answer.1.what")).to_have_value("Light")
    expect_saved(source)
    form = open_exercise(page, numbers_address, SESSION, MEMBERS)
    expect(field(form, "answer.1.name")).to_have_value("Rent")
    expect(field(form, "answer.1.use")).to_have_value("10")
    expect(note(form)).to_have_count(1)
    source = open_exercise(page, numbers_address, SESSION, COSTS)
    source.locator("[data-action=remove-row]").nth(1).click()
    field(source, "answer.2.what").fill("Water")
    expect_saved(source)
    form = open_exercise(page, numbers_address, SESSION, MEMBERS)
    expect(field(form, "answer.2.use")).to_have_value("20")
    expect(form.locator("[data-missing]")).to_contain_text("Water")
    form.locator("[data-action=add-missing]").click()
    expect(field(form, "answer.3.name")).to_have_value("Water")
    expect(field(form, "answer.3.use")).to_have_value("")


def test_the_way_to_the_source_ends_at_the_exercise_itself(page: Page, numbers_address: str) -> None:
    form = open_exercise(page, numbers_address, SESSION, LOAN)
    note(form).get_by_role("link").click()
    source = page.locator(f"[data-exercise='{COSTS}']")
    expect(source.get_by_role("heading")).to_be_in_viewport()
    top = source.evaluate("each => each.getBoundingClientRect().top")
    assert 0 <= top < 200
