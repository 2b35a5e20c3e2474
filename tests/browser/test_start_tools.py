"""The two live tools of Start.Coop in a real browser: a group's numbers in, a chosen scenario back into its answers."""

from collections.abc import Mapping

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.conftest import start_alone
from tests.browser.forms import field, open_exercise
from tests.browser.live import answer_on_server, send
from tests.browser.server import Server
from tests.browser.test_accessible import violations
from tests.live_tools.groups import CARE, SHOP

TESTS, PLAN = "/live/start_coop/feasibility", "/live/start_coop/business_plan"
COST, EVEN, DEMAND, START, CASH, LOAN = (
    "start.feas.unit-cost",
    "start.feas.break-even",
    "start.feas.demand",
    "start.feas.startup-costs",
    "start.plan.cash-12",
    "start.plan.loan-compare",
)


def come_with(context: BrowserContext, server: Server, answers: Mapping[str, Mapping[str, object]]) -> Page:
    """Somebody who has answered all this; their page is a session."""
    page = start_alone(context, server.address)
    page.goto(f"{server.address}/learn/start_coop/feas")
    for exercise, answer in answers.items():
        send(page, answer, exercise)
    return page


def glance(page: Page) -> Locator:
    """What stays in sight while sliding."""
    return page.locator(".tool-summary")


def slider(page: Page, name: str) -> Locator:
    return page.get_by_role("slider", name=name)


def expect_own_numbers(page: Page, at_a_glance: str, members: int = 12) -> None:
    """Wait until the sliders stand at the group's numbers; the example's take keys until they are replaced."""
    expect(glance(page)).to_contain_text(at_a_glance)
    expect(slider(page, "Members")).to_have_attribute("aria-valuetext", str(members))


def press(page: Page, name: str, key: str, times: int = 1) -> None:
    for _ in range(times):
        slider(page, name).press(key)


def keep(page: Page) -> None:
    page.get_by_role("button", name="Keep these numbers").click()
    expect(page.locator("[data-saved=saved]")).to_contain_text("Saved")


def test_without_numbers_of_its_own_a_group_sees_the_sorting_yard(server: Server, phone: BrowserContext) -> None:
    page = start_alone(phone, server.address)
    page.goto(server.address + PLAN)
    expect(glance(page)).to_contain_text("271.32")
    expect(page.locator(".live")).to_contain_text("An example: The sorting yard.")
    expect(page.locator(".live")).to_contain_text("Your own numbers aren’t complete yet.")
    press(page, "Fixed costs in a month", "ArrowRight")
    expect(glance(page)).to_contain_text("before: 1,129.45")
    expect(page.get_by_role("button", name="Keep these numbers")).to_be_hidden()


def test_the_example_is_out_of_sight_until_the_groups_own_numbers_are_there(
    server: Server, phone: BrowserContext
) -> None:
    page = come_with(phone, server, CARE.answers)
    page.add_init_script(
        """window.seen = new Set();
        const look = () => {
          const box = document.querySelector(".tool-summary");
          if (box?.checkVisibility({ visibilityProperty: true }) && box.innerText.trim()) seen.add(box.innerText);
          requestAnimationFrame(look);
        };
        look();"""
    )
    page.goto(server.address + PLAN)
    expect_own_numbers(page, "1,744.01")
    expect(glance(page)).to_be_visible()
    page.wait_for_function("seen.size > 0")
    assert not any("1,129.45" in text for text in page.evaluate("[...seen]"))


def test_the_plan_opens_from_its_session_and_a_scenario_goes_into_the_exercises(
    server: Server, phone: BrowserContext
) -> None:
    page = come_with(phone, server, CARE.answers)
    open_exercise(page, server.address, "start_coop/plan", "start.plan.stress-test")
    page.locator(".tool a:visible").click()
    expect_own_numbers(page, "1,744.01")

    press(page, "Fixed costs in a month", "ArrowRight")
    expect(glance(page)).to_contain_text("before: 1,744.01")
    press(page, "Price of a unit", "ArrowRight")
    press(page, "Paid at once, % of sales", "ArrowLeft")
    press(page, "Members", "ArrowRight", 2)
    press(page, "Amount of the loan", "ArrowLeft")
    expect(page.locator(".live")).to_contain_text("Your saved numbers don’t change until you tap Keep.")
    expect(glance(page)).to_contain_text("1,639.18")
    expect(slider(page, "Amount of the loan")).to_have_attribute("aria-valuetext", "5,800.00")
    assert answer_on_server(page, COST) == CARE.answers[COST]

    keep(page)
    expect(glance(page)).not_to_contain_text("before")
    assert answer_on_server(page, COST) == {**CARE.answers[COST], "ours.1.price": "12.5"}
    assert answer_on_server(page, CASH) == {**CARE.answers[CASH], "ours.at_once": "55"}
    assert answer_on_server(page, START) == {**CARE.answers[START], "gap.members": "14"}
    assert answer_on_server(page, LOAN) == {**CARE.answers[LOAN], "ours.principal": "5800"}
    form = open_exercise(page, server.address, "start_coop/feas", COST)
    expect(field(form, "ours.1.price")).to_have_value("12.5")
    form = open_exercise(page, server.address, "start_coop/feas", EVEN)
    costs = [float(field(form, f"costs.{row}.month").input_value()) for row in range(1, 7)]
    assert round(sum(costs), 2) == 1850


def test_the_seven_tests_say_what_would_turn_them_and_keep_what_is_chosen(
    server: Server, phone: BrowserContext
) -> None:
    page = come_with(phone, server, CARE.answers)
    open_exercise(page, server.address, "start_coop/feas", "start.feas.go-no-go")
    page.locator(".tool a:visible").click()
    expect(page.locator(".feasibility-tests:visible")).to_contain_text("In a month 840 are asked for")
    expect_own_numbers(page, "")
    press(page, "Caution", "ArrowLeft")
    expect(glance(page)).to_contain_text("Before: go.")
    page.get_by_role("tab", name="What would turn each").click()
    expect(page.locator(".feasibility-tests:visible")).to_contain_text("a caution of 0.46 or more")
    keep(page)
    assert answer_on_server(page, DEMAND) == {**CARE.answers[DEMAND], "ours.1.caution": "0.45"}
    form = open_exercise(page, server.address, "start_coop/feas", DEMAND)
    expect(field(form, "ours.1.caution")).to_have_value("0.45")


@pytest.mark.parametrize("newer_shown", [False, True], ids=["unseen", "shown while trying"])
def test_numbers_kept_on_two_phones_are_offered_as_mine_and_the_other(
    server: Server, phone: BrowserContext, newer_shown: bool
) -> None:
    page = come_with(phone, server, CARE.answers)
    page.goto(server.address + PLAN)
    expect_own_numbers(page, "1,744.01")
    press(page, "Months of the loan", "ArrowLeft")
    expect(glance(page)).to_contain_text("before: 1,744.01")
    send(page, {**CARE.answers[LOAN], "ours.months": "48"}, LOAN, base=1, client="another phone")
    if newer_shown:  # the page has asked for newer answers before anybody taps Keep
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        expect(glance(page)).not_to_contain_text("before: 1,744.01")
    page.get_by_role("button", name="Keep these numbers").click()
    expect(page.locator(".conflict:visible")).to_contain_text("the months of the loan")
    expect(page.locator(".conflict:visible")).to_contain_text("48")
    page.get_by_role("button", name="Keep mine").click()
    expect(page.locator("[data-saved=saved]")).to_be_visible()
    assert answer_on_server(page, LOAN)["ours.months"] == "35"


def test_versions_of_a_row_are_told_by_its_column_and_its_place(server: Server, phone: BrowserContext) -> None:
    named = {name.replace("ours.1.", "ours.r1abc2."): text for name, text in CARE.answers[COST].items()}
    own = {**named, "ours.rows": ["r1abc2"]}
    units = {name.replace("units.1.", "units.r1abc2."): text for name, text in CARE.answers[CASH].items()}
    page = come_with(phone, server, {**CARE.answers, COST: own, CASH: {**units, "units.rows": ["r1abc2"]}})
    page.goto(server.address + PLAN)
    expect_own_numbers(page, "1,744.01")
    send(page, {**own, "ours.r1abc2.price": "13", "ours.rows": ["r1abc2", "r2def3"]}, COST, base=1, client="another")
    press(page, "Price of a unit", "ArrowLeft")
    page.get_by_role("button", name="Keep these numbers").click()
    conflict = page.get_by_role("group", name="This was changed on another device too. Choose below which one counts.")
    expect(conflict.locator("dt")).to_have_text(["the price of a unit, line 1"] * 2)
    expect(conflict.locator("dd").last).to_have_text("13")


def test_what_another_phone_changed_elsewhere_is_told(server: Server, phone: BrowserContext) -> None:
    page = come_with(phone, server, CARE.answers)
    page.goto(server.address + PLAN)
    expect_own_numbers(page, "1,744.01")
    send(page, {**CARE.answers[LOAN], "ours.rate": "14"}, LOAN, base=1, client="another phone")
    press(page, "Months of the loan", "ArrowLeft")
    page.get_by_role("button", name="Keep these numbers").click()
    lost = page.locator("[data-lost]:visible")
    expect(lost).to_contain_text("Someone in your group changed this answer on another screen.")
    expect(lost.locator("dt")).to_have_text(["the yearly rate of the loan"])
    expect(lost.locator("dd")).to_have_text([str(CARE.answers[LOAN]["ours.rate"])])
    lost.get_by_role("button", name="OK").click()
    expect(lost).to_have_count(0)
    assert answer_on_server(page, LOAN) == {**CARE.answers[LOAN], "ours.rate": "14", "ours.months": "35"}


def test_money_without_small_coins_is_shown_as_the_chosen_country_writes_it(
    server: Server, phone: BrowserContext
) -> None:
    page = come_with(phone, server, SHOP.answers)
    phone.add_cookies([{"name": "coopkit_country", "value": "co", "url": server.address}])
    page.goto(server.address + PLAN)
    expect_own_numbers(page, "256.916", members=9)
    expect(glance(page)).not_to_contain_text("256.916,00")
    page.get_by_label("Product").select_option("A piece sold in the shop")
    expect(slider(page, "Price of a unit")).to_have_attribute("aria-valuetext", "1.800")
    # The kernel has answered, so it would have heard before of a slider that moves when its steps change.
    expect(page.get_by_role("button", name="Keep these numbers")).to_be_disabled()


@pytest.mark.parametrize("address", [TESTS, PLAN])
def test_both_tools_can_be_used_by_everybody(server: Server, phone: BrowserContext, address: str) -> None:
    page = come_with(phone, server, SHOP.answers)
    page.goto(server.address + address)
    expect(slider(page, "Members")).to_have_attribute("aria-valuetext", "9")
    press(page, "Members", "ArrowRight")
    expect(slider(page, "Members")).to_have_attribute("aria-valuetext", "10")
    found = []
    for direction in ("ltr", "rtl"):
        page.evaluate(f"document.documentElement.dir = '{direction}'")
        for size in ({"width": 320, "height": 640}, {"width": 1280, "height": 800}):
            page.set_viewport_size(size)  # type: ignore[arg-type]
            for tab in page.get_by_role("tab").all():
                tab.click()
                found += violations(page)
                assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert found == []
    page.get_by_role("tab").first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.get_by_role("tab").nth(1)).to_have_attribute("aria-selected", "true")


def test_from_right_to_left_sliders_run_that_way_for_arrow_keys_and_pointers(
    server: Server, phone: BrowserContext
) -> None:
    page = come_with(phone, server, SHOP.answers)
    page.goto(server.address + PLAN)
    members = slider(page, "Members")
    expect(members).to_have_attribute("aria-valuetext", "9")
    page.evaluate("document.documentElement.dir = 'rtl'")
    before = members.bounding_box()
    press(page, "Members", "ArrowLeft")
    expect(members).to_have_attribute("aria-valuetext", "10")
    after = members.bounding_box()
    assert before is not None and after is not None and after["x"] < before["x"]
    page.mouse.move(after["x"] + after["width"] / 2, after["y"] + after["height"] / 2)
    page.mouse.down()
    page.mouse.move(before["x"] + 2 * before["width"], after["y"] + after["height"] / 2, steps=5)
    page.mouse.up()
    expect(members).not_to_have_attribute("aria-valuetext", "10")
    assert int(members.get_attribute("aria-valuetext") or 0) < 9
