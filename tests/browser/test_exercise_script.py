"""One exercise on its page, with a server that the test plays: what is told, and in which way numbers are written."""

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.modules import open_modules
from tests.browser.test_rows import PRODUCTS

START = """async () => {
  const { Exercise } = await load("exercise");
  const { DraftStore, MemoryStorage } = await load("storage");
  const { startNumberStyles } = await load("number_styles");
  window.sent = [];
  window.server = { version: 1, answer: { "answer.1.what": "Eggs", "answer.1.month": "1.5" } };
  window.online = true;
  const nothing = { seats: [], starts: {}, result: null, feedback: "", talk: "" };
  window.state = () => ({ ...nothing, phase: "group", answers: { 0: server } });
  window.reply = (body) => ({ version: server.version, saved: "12:00", state: state() });
  window.drafts = new DraftStore("me", new MemoryStorage());
  const send = async (exercise, body) => {
    if (body.do === "try" || body.do === "draw") return { status: 503, reply: {} };
    sent.push(body);
    if (!online) return { status: 503, reply: {} };
    server = { version: server.version + 1, answer: body.answer };
    return { status: 200, reply: reply(body) };
  };
  const transport = { send, load: async () => ({ status: 200, reply: state() }), saveNumberStyle() {} };
  window.page = { drafts, words, person: false, transport, viewState: () => ({ get() {}, set() {} }) };
  window.begin = () => {
    startNumberStyles(page, "a|b|", () => [exercise]);
    window.exercise = new Exercise(document.querySelector("[data-exercise]"), state(), page);
  };
  window.until = async (is) => {
    for (let times = 0; !is(); times++) {
      if (times > 1500) throw new Error(`never: ${is}`);
      await new Promise((end) => setTimeout(end, 20));
    }
  };
  window.value = (name) => document.querySelector(`[name="answer.${name}"]`).value;
  window.type = (name, text) => {
    const control = document.querySelector(`[name="answer.${name}"]`);
    control.value = text;
    control.dispatchEvent(new Event("input", { bubbles: true }));
  };
}"""


@pytest.fixture
def page(phone: BrowserContext) -> Page:
    page = open_modules(phone, PRODUCTS)
    page.evaluate(START)
    return page


def run(page: Page, script: str) -> Any:
    return page.evaluate(f"async () => {{ {script} }}")


@pytest.mark.parametrize("person", [False, True], ids=["group", "person"])
def test_what_vanished_adds_up_until_somebody_has_seen_it(page: Page, person: bool) -> None:
    page.evaluate("person => { page.person = person; begin(); }", person)
    run(page, 'server = { version: 2, answer: { "answer.1.what": "Eggs" } }; await exercise.refresh();')
    run(page, "server = { version: 3, answer: {} }; await exercise.refresh();")
    lost = page.locator("[data-lost]")
    assert lost.locator("dd").all_inner_texts() == ["1.5", "Eggs"]
    assert ("You changed this answer" in lost.inner_text()) is person
    lost.get_by_role("button").click()
    assert lost.is_hidden()


def test_what_another_tab_of_this_browser_saved_is_nothing_lost(page: Page) -> None:
    page.evaluate("begin()")
    run(page, 'exercise.tabVersions.add("0:2"); server = { version: 2, answer: {} }; await exercise.refresh();')
    assert run(page, "return value('1.what')") == ""
    assert page.locator("[data-lost]").is_hidden()


def test_a_merge_tells_what_of_the_sent_answer_is_not_in_it(page: Page) -> None:
    page.evaluate("begin()")
    run(
        page,
        """
        const merged = { version: 5, answer: { "answer.1.what": "Milk", "answer.2.what": "Tea" } };
        reply = () => (server = merged, { version: 5, saved: "", state: state(), merged });
        type("2.what", "Tea");
        await until(() => exercise.autosave(0).status === "saved");
        """,
    )
    assert page.locator("[data-lost] dd").all_inner_texts() == ["Eggs", "1.5"]
    assert run(page, "return value('1.what')") == "Milk"


def test_what_another_phone_saved_stays_when_numbers_are_shown_anew(page: Page) -> None:
    page.evaluate("begin()")
    run(
        page,
        """
        server = { version: 2, answer: { "answer.1.what": "Eggs", "answer.1.month": "1,5", "answer.2.what": "Tea" } };
        await page.chooseStyle(exercise, "b");
        """,
    )
    assert run(page, "return [value('1.month'), value('2.what'), exercise.styles, exercise.autosave(0).base]") == [
        "1,5",
        "Tea",
        "a|b|b",
        2,
    ]
    assert page.evaluate("sent") == []


def test_a_meaning_that_cannot_be_chosen_now_says_so_at_the_field(page: Page) -> None:
    page.evaluate("begin()")
    run(
        page,
        """
        online = false;
        document.querySelector('[name="answer.1.month"]').focus();
        type("1.month", "1.500");
        await page.chooseStyle(exercise, "b");
        """,
    )
    assert "Not saved yet" in page.locator("td:has([name='answer.1.month']) .problem-note").inner_text()
    assert page.evaluate("page.styles") == "a|b|"


def test_a_draft_written_in_another_way_is_sent_as_that_and_then_shown_anew(page: Page) -> None:
    run(
        page,
        """
        const answer = { "answer.1.what": "Eggs", "answer.1.month": "2.5" };
        drafts.save("coopkit:me:think.test.one:0:A", { client: "A", revision: 5, base: 1, answer, styles: "b|b|b" });
        reply = () => {
          const told = { version: 2, saved: "", state: state() };
          server = { version: 2, answer: { ...answer, "answer.1.month": "2,5" } };
          return told;
        };
        begin();
        await until(() => value("1.month") === "2,5");
        type("1.month", "3");
        await until(() => sent.length === 2);
        """,
    )
    assert [each["styles"] for each in page.evaluate("sent")] == ["b|b|b", "a|b|"]


def test_the_room_having_talked_does_not_hide_what_others_saved(page: Page) -> None:
    page.evaluate("begin()")
    run(
        page,
        """
        reply = () => {
          server = { version: 7, answer: { "answer.1.what": "Milk" } };
          return { version: 7, saved: "", state: state() };
        };
        exercise.onAction("talked");
        await until(() => exercise.autosave(0).status === "saved");
        """,
    )
    assert run(page, "return [value('1.what'), exercise.autosave(0).base]") == ["Milk", 7]
    assert page.locator("[data-lost] dd").all_inner_texts() == ["Eggs", "1.5"]


def test_a_notebook_that_is_loaded_again_keeps_the_way_its_numbers_are_written(page: Page) -> None:
    run(
        page,
        """
        const { AnswerCopy } = await load("widget");
        const { browserStorage } = await load("storage");
        const kept = { answer: {}, styles: "a|b|b", pending: false };
        localStorage.setItem("coopkit-notebook:n:think.test.one", JSON.stringify(kept));
        begin();
        server = { version: 1, answer: { "answer.1.month": "1,5" } };
        new AnswerCopy("n", exercise, browserStorage());
        await until(() => value("1.month") === "1,5");
        """,
    )
    assert run(page, "return [exercise.styles, page.styles]") == ["a|b|b", "a|b|b"]
    assert page.evaluate("sent") == []
