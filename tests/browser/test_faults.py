"""What goes wrong is called by its name: a lost connection, a fault of ours, an exercise that is no more."""

import json

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from tests.browser.conftest import start_alone
from tests.browser.forms import expect_saved, field, open_exercise
from tests.browser.server import Server

EXERCISE, SESSION, FIELD = "think.together.our-big-problem", "think_coop/together", "problem.words"
TYPED = "Nobody knows the price"
RETIRED = {"error": "This exercise is no longer part of the workbook. What you typed is kept on this device."}
LONG = 30 * 60_000
"""Milliseconds after which nothing more is tried."""
OURS, LOST = "Something went wrong on our side", "Not saved yet. It’s safe on this device, and we’re trying again."


class Answering:
    """Answers in the server's place, as long as it is told to; `asked` counts what the page sent to be saved."""

    def __init__(self, page: Page) -> None:
        self.page, self.asked = page, 0

    def by(self, status: int, body: str, content_type: str = "application/json") -> None:
        """From now on every message gets this."""

        def reply(route: Route) -> None:
            self.asked += route.request.method == "POST" and json.loads(route.request.post_data or "")["do"] == "save"
            route.fulfill(status=status, body=body, content_type=content_type)

        self.page.unroute("**/answers/**")
        self.page.route("**/answers/**", reply)

    def by_the_server(self) -> None:
        """From now on the server answers again."""
        self.page.unroute("**/answers/**")


@pytest.fixture
def own_clock(phone: BrowserContext) -> None:
    """Lets a test pass the time of its page with `page.clock`: installed before the page sets any timer."""
    phone.clock.install()


@pytest.fixture
def page(server: Server, phone: BrowserContext) -> Page:
    return start_alone(phone, server.address)


@pytest.fixture
def form(server: Server, page: Page) -> Locator:
    return open_exercise(page, server.address, SESSION, EXERCISE)


def drafts(page: Page) -> list[str]:
    """What is kept on this device and not acknowledged."""
    kept = page.evaluate(
        "Object.entries(localStorage).filter(([name]) => name.split(':').length == 5).map(each => each[1])"
    )
    return [json.loads(each)["answer"].get(FIELD, "") for each in kept]


@pytest.mark.parametrize(
    ("status", "body"),
    [(500, '{"error": "Something went wrong on the laptop."}'), (200, '{"version": '), (200, "{}")],
    ids=["server's fault", "no reply of ours", "empty reply"],
)
def test_a_fault_of_ours_is_no_lost_connection_and_keeps_what_was_typed(
    page: Page, form: Locator, status: int, body: str
) -> None:
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    answering = Answering(page)
    answering.by(status, body)
    field(form, FIELD).fill(TYPED)

    expect_saved(form, "failed")
    expect(form).to_contain_text(OURS)
    expect(form).not_to_contain_text(LOST)
    assert drafts(page) == [TYPED]
    assert told
    answering.by_the_server()
    expect_saved(form)
    expect(form).not_to_contain_text(OURS)
    assert drafts(page) == []


def test_a_lost_connection_is_called_one_and_no_fault(page: Page, form: Locator, phone: BrowserContext) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    phone.set_offline(True)
    field(form, FIELD).fill(TYPED)

    expect_saved(form, "failed")
    expect(form).to_contain_text(LOST)
    expect(page.locator("[data-fault]")).to_be_hidden()
    assert faults == []
    phone.set_offline(False)
    expect_saved(form)


@pytest.mark.parametrize("status", [200, 502])
def test_a_page_of_a_router_is_no_fault_of_ours(page: Page, form: Locator, status: int) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    answering = Answering(page)
    answering.by(status, "<html>Please sign in to this network</html>", "text/html; charset=utf-8")
    field(form, FIELD).fill(TYPED)

    expect_saved(form, "failed")
    expect(form).to_contain_text(LOST)
    expect(page.locator("[data-fault]")).to_be_hidden()
    assert faults == []
    assert drafts(page) == [TYPED]
    answering.by_the_server()
    expect_saved(form)


def test_an_exception_of_the_pages_own_script_is_told_and_the_answer_is_saved(page: Page, form: Locator) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.evaluate(
        """() => {
          const own = Element.prototype.toggleAttribute; // which buttons.js calls, as it would a name that is not there
          let saved = false;
          const real = Storage.prototype.removeItem;
          Storage.prototype.removeItem = function (name) { saved = true; return real.call(this, name); };
          Element.prototype.toggleAttribute = function (...given) {
            if (saved) throw new Error("a slip of ours");
            return own.apply(this, given);
          };
        }"""
    )
    field(form, FIELD).fill(TYPED)

    expect(page.locator("[data-fault]")).to_be_visible()
    assert any("a slip of ours" in fault for fault in faults)
    expect(form).not_to_contain_text(LOST)
    assert drafts(page) == []


@pytest.mark.usefixtures("own_clock")
def test_a_fault_is_tried_ever_more_seldom_until_somebody_types_again(page: Page, form: Locator) -> None:
    page.evaluate("AbortController.prototype.abort = () => {}")  # the clock is quicker than any reply
    answering = Answering(page)
    answering.by(500, "{}")
    field(form, FIELD).fill(TYPED)
    expect_saved(form, "failed")
    pauses = [2**n for n in range(9)]  # seconds: 1, 2, 4 … 256
    for pause in pauses:
        with page.expect_console_message(lambda message: message.text.startswith(f"{EXERCISE}: 500")):
            page.clock.run_for(1_000 * pause)
    page.clock.run_for(LONG)

    assert answering.asked == 1 + len(pauses)
    expect(form).to_contain_text(OURS)
    assert drafts(page) == [TYPED]
    answering.by_the_server()
    field(form, FIELD).fill(f"{TYPED} yet")
    page.clock.run_for(2_000)
    expect_saved(form)


@pytest.mark.usefixtures("own_clock")
def test_an_exercise_that_is_retired_is_not_sent_again_and_its_text_can_be_copied(
    server: Server, page: Page, form: Locator
) -> None:
    answering = Answering(page)
    answering.by(410, json.dumps(RETIRED))
    field(form, FIELD).fill(TYPED)

    expect_saved(form, "refused")
    expect(form).to_contain_text("no longer part of the workbook")
    sent = answering.asked
    page.clock.run_for(LONG)
    assert answering.asked == sent
    assert drafts(page) == [TYPED]
    for address in ("/", "/learn/think_coop/"):
        page.goto(f"{server.address}{address}")
        expect(page.locator("[data-retired]")).to_contain_text("no longer part of the workbook")
        expect(page.locator("[data-retired] li")).to_have_text([TYPED])
    assert answering.asked == sent
    page.goto(f"{server.address}/switch")
    expect(page.locator("[data-unsent]")).to_be_hidden()
    page.get_by_role("button", name="Delete it from this device").click()
    expect(page.locator("[data-retired]")).to_be_hidden()
    page.reload()
    expect(page.locator("[data-retired]")).to_be_hidden()
    assert drafts(page) == []


def test_of_a_retired_exercise_what_was_typed_is_shown_and_no_ids(server: Server, page: Page) -> None:
    answer = {"costs.rows": ["2", "r1abc2"], "costs.2.item": "rice", "costs.2.price": "1.500", "kind.choice": "shared"}
    draft = {"client": "a", "revision": 1, "base": 0, "answer": {**answer, "ticks.choices": ["own"]}, "retired": True}
    keep = """draft => {
      const key = Object.keys(localStorage).find(name => name.split(":").length == 5);
      localStorage.setItem(key, JSON.stringify({...JSON.parse(localStorage.getItem(key)), ...draft}));
    }"""
    answering = Answering(page)
    answering.by(500, "{}")
    form = open_exercise(page, server.address, SESSION, EXERCISE)
    field(form, FIELD).fill(TYPED)
    expect_saved(form, "failed")
    answering.by(410, json.dumps(RETIRED))
    page.evaluate(keep, draft)

    page.goto(f"{server.address}/")

    expect(page.locator("[data-retired] li")).to_have_text(["rice", "1.500"])


@pytest.mark.usefixtures("own_clock")
def test_what_another_page_left_behind_for_a_retired_exercise_is_shown_once_the_server_says_so(
    server: Server, page: Page, form: Locator
) -> None:
    answering = Answering(page)
    answering.by(500, "{}")
    field(form, FIELD).fill(TYPED)
    expect_saved(form, "failed")
    answering.by(410, json.dumps(RETIRED))

    page.goto(f"{server.address}/codes")

    expect(page.locator("[data-retired] li")).to_have_text([TYPED])
    sent = answering.asked
    page.clock.run_for(LONG)
    assert answering.asked == sent
