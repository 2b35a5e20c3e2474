"""A group goes through Start.Coop: each step begins with the numbers of the one before, up to a whole plan."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from benchmarks.key_to_figure import KEY_TO_FIGURE
from tests.browser.conftest import PHONE, start_alone
from tests.browser.every_kind import FILL
from tests.browser.forms import expect_saved, field, names_by_place, open_exercise
from tests.browser.sample_answers import YARD, answer_all
from tests.browser.server import Server
from tests.browser.test_session_page import join_group

MEMBERS, COSTS, PIECE = "start.core.member-matrix", "start.feas.startup-costs", "start.feas.unit-cost"
ENOUGH, DEMAND, RISKS, TESTS = (f"start.feas.{name}" for name in ("break-even", "demand", "risk-matrix", "go-no-go"))
CASH, SHARES, LOAN = "start.plan.cash-12", "start.plan.member-contribution", "start.plan.loan-compare"
RULES = "start.setup.bylaws-checklist"

# What the group fills in by hand of each exercise, and what already stands there from the exercises before.
WALK: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("core", MEMBERS, r"members\.\d+\.(name|promise)|members\.1\.\w+", ()),
    ("feas", DEMAND, r"ours\..*", ()),
    ("feas", COSTS, r"ours\..*|gap\..*", ("gap.members",)),
    ("feas", PIECE, r"ours\..*", ()),
    ("feas", ENOUGH, r"costs\..*|ours\.can_give", ("ours.price", "ours.variable", "ours.members")),
    ("feas", RISKS, r"ours\.[12]\..*", ()),
    ("plan", CASH, r"units\..*|ours\..*", ("units.1.what",)),
    ("plan", SHARES, r"use\..*|paying\..*", ("use.1.name", "use.20.name", "paying.share", "ours.total")),
    ("plan", LOAN, r"ours\..*", ("ours.principal",)),
    ("setup", RULES, r"rates\..*", ()),
    ("feas", TESTS, r"tests\.(law|skills)\..*|result\..*", ("result.promised",)),
)


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory, filled_cache: Path) -> Iterator[Server]:
    """A server that is killed and started again."""
    running = Server(tmp_path_factory.mktemp("room"), filled_cache).start()
    yield running
    running.stop()


def fill_in(form: Locator, answer: dict[str, str]) -> None:
    """Adds rows as they are needed, and fills all fields as fast as nobody types."""
    for name in answer:
        while not field(form, name).count():
            form.locator(f'[data-grid="{name.partition(".")[0]}"] [data-action=add-row]').click()
    form.evaluate(FILL, names_by_place(form, answer))


def open_and_fill(page: Page, room: Server, step: tuple[str, str, str, tuple[str, ...]]) -> Locator:
    """Opens an exercise, looks at what it begins with, and fills in the rest as the sorting yard did."""
    session, exercise, by_hand, begins = step
    form = open_exercise(page, room.address, f"start_coop/{session}", exercise)
    paper = form.locator("[data-action=paper]")
    if paper.is_visible():
        paper.click()
        form.locator("[data-action=compared]").click()
        expect(form.locator("[data-form]:not([data-read-only])")).to_be_visible()
    for name in begins:
        expect(field(form, name)).to_have_value(str(YARD[exercise][name]))
    answer = {name: str(value) for name, value in YARD[exercise].items() if re.fullmatch(by_hand, name)}
    fill_in(form, {name: value for name, value in answer.items() if name not in begins})
    expect_saved(form)
    return form


def computed(form: Locator, part: str) -> Locator:
    return form.locator(f'[data-computed="{part}"]')


def test_three_people_carry_their_numbers_from_the_first_list_to_seven_tests(browser: Browser, room: Server) -> None:
    phone = browser.new_context(viewport=PHONE, has_touch=True)  # type: ignore[arg-type]
    page = join_group(phone, room, "Samira", "Emeka", "Binta")
    for step in WALK[:4]:
        open_and_fill(page, room, step)
    form = open_and_fill(page, room, WALK[4])
    expect(computed(form, "ours")).to_contain_text("9,143 units in a month, 458 for each of 20 members")
    room.kill()
    field(form, "ours.can_give").fill("601")
    expect_saved(form, "failed")
    expect(computed(form, "ours")).to_contain_text("9,143 units in a month")
    room.start()
    expect_saved(form)
    expect(computed(form, "ours")).to_contain_text("Each member can give 601")
    field(form, "ours.can_give").fill("600")
    expect_saved(form)
    for step in WALK[5:10]:
        form = open_and_fill(page, room, step)
    expect(computed(form, "rates")).to_contain_text("1,129.45")
    form = open_and_fill(page, room, WALK[10])
    expect(computed(form, "result")).to_contain_text("The rule says: go.")
    expect(computed(form, "result").get_by_role("row")).to_have_count(8)
    expect(computed(form, "result")).to_contain_text("there is still 271.32 in cash")
    fresh = phone.new_page()
    fresh.add_init_script("localStorage.clear()")
    form = open_exercise(fresh, room.address, "start_coop/plan", CASH)
    expect(computed(form, "ours")).to_contain_text("it is lowest in month 4, at 271.32")
    computed(form, "ours").locator("summary", has_text="The twelve months").click()
    expect(computed(form, "ours").get_by_role("row", name="Month 12")).to_contain_text("1,116.46")
    phone.close()


@pytest.mark.parametrize(
    ("session", "exercise", "name", "part"),
    [("feas", ENOUGH, "ours.price", "ours"), ("plan", CASH, "ours.at_once", "ours")],
    ids=["of what is typed", "of all that the group has answered"],
)
def test_a_figure_follows_every_key(
    room: Server, phone: BrowserContext, session: str, exercise: str, name: str, part: str
) -> None:
    page = start_alone(phone, room.address)
    answer_all(phone, room.port)
    form = open_exercise(page, room.address, f"start_coop/{session}", exercise)
    box = f'[data-exercise="{exercise}"] [data-computed="{part}"]'
    page.evaluate(KEY_TO_FIGURE, [f'[data-exercise="{exercise}"] [name="{name}"]', box])
    control = field(form, name)
    control.press("End")
    control.press("Backspace")
    expect(computed(form, part)).to_have_attribute("aria-busy", "false")
    page.evaluate("waits.length = 0")
    for number, key in enumerate((key for digit in "123456789" * 2 for key in (digit, "Backspace")), start=1):
        control.press(key)
        page.wait_for_function("number => waits.length >= number", arg=number)


def test_a_slip_is_told_at_its_field_stays_as_typed_and_costs_nothing_else(room: Server, phone: BrowserContext) -> None:
    page = start_alone(phone, room.address)
    form = open_exercise(page, room.address, "start_coop/feas", PIECE)
    basket = {"ours.1.product": "Basket", "ours.1.material": "7", "ours.1.price": "10"}
    fill_in(form, {**basket, "ours.2.product": "Mat", "ours.2.material": "5", "ours.2.price": "ten"})
    field(form, "ours.1.unit").focus()
    page.keyboard.insert_text("x" * 2000)
    expect_saved(form)
    for _ in range(2):
        slip = field(form, "ours.2.price")
        expect(slip).to_have_value("ten")
        expect(slip).to_have_attribute("aria-invalid", "true")
        expect(slip).to_have_accessible_description("We can't read this number. Write it like 1,234.50.")
        expect(form.locator(".problem-note")).to_have_count(1)
        expect(field(form, "ours.1.unit")).to_have_value("x" * 40)
        expect(computed(form, "margin")).to_contain_text("it leaves 3.00, or 30.0%")
        page.reload()
    field(form, "ours.2.price").fill("8")
    expect(form.locator(".problem-note")).to_have_count(0)
    expect(computed(form, "margin")).to_contain_text("“Mat” costs 5.00")
    expect_saved(form)
