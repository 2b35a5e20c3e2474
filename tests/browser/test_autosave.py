"""An answer on its way: what was left behind is sent as its page would have, and nothing of it is lost."""

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.modules import open_modules
from tests.browser.test_rows import PRODUCTS

START = """async () => {
  const { Autosave } = await load("autosave");
  const { DraftStore, MemoryStorage } = await load("storage");
  window.sent = [];
  window.replies = [];
  window.drafts = new DraftStore("me", new MemoryStorage());
  const send = async (exercise, body) => (sent.push(body), replies.shift());
  window.page = { drafts, styles: "new", transport: { send } };
  window.made = new Autosave("e", 0, page, () => {});
  window.ok = (version, more) => ({ status: 200, reply: { version, saved: "12:00", state: { answers: {} }, ...more } });
  window.left = (client, revision, more = {}) => {
    const key = `coopkit:me:e:0:${client}`;
    drafts.save(key, { client, revision, base: 3, answer: { a: client }, styles: "old", ...more });
    return drafts.list().find((draft) => draft.key === key);
  };
  window.done = () => new Promise((end) => {
    const look = () => (made.sending || (made.hasUnsent && !made.conflict) ? setTimeout(look, 20) : end());
    look();
  });
}"""


@pytest.fixture
def page(phone: BrowserContext) -> Page:
    page = open_modules(phone, PRODUCTS)
    page.evaluate(START)
    return page


def sent(page: Page) -> list[dict[str, Any]]:
    return list(page.evaluate("sent"))


def test_what_follows_a_merged_draft_still_begins_where_that_began(page: Page) -> None:
    page.evaluate("""async () => {
      replies.push({ status: 503, reply: {} }, ok(5, { merged: { version: 5, answer: { b: "theirs" } } }), ok(6));
      made.resume([left("A", 5)]);
      while (made.sending) await new Promise((end) => setTimeout(end, 10));
      made.change({ a: "A and more" });
      made.flush();
      await done();
    }""")
    assert [(each["client"] == "A", each["base"]) for each in sent(page)] == [(True, 3), (True, 3), (False, 3)]


def test_earlier_drafts_are_sent_though_the_newest_was_refused(page: Page) -> None:
    page.evaluate("""async () => {
      replies.push(ok(4));
      made.resume([left("A", 5), left("B", 6, { refused: true })]);
      await done();
    }""")
    assert [each["client"] for each in sent(page)] == ["A"]
    assert page.evaluate("[made.status, drafts.list().map(({ client }) => client).join()]") == ["refused", "B"]


def test_a_refused_earlier_draft_stays_and_is_no_longer_waited_for(page: Page) -> None:
    page.evaluate("""async () => {
      replies.push({ status: 410, reply: { error: "gone" } }, ok(4));
      made.resume([left("A", 5), left("B", 6)]);
      await done();
    }""")
    found = page.evaluate("drafts.list().map(({ client, refused, retired }) => [client, refused, retired])")
    assert found == [["A", True, True]]
    assert page.evaluate("made.status") == "saved"


def test_a_choice_names_the_version_that_was_seen_and_keeps_its_way_of_writing(page: Page) -> None:
    page.evaluate("""async () => {
      made.styles = "old";
      replies.push(ok(4, { other: { version: 4, answer: { a: "theirs" } } }), ok(5), ok(6));
      made.submit("save", { a: "mine" });
      await done();
      made.resolveConflict("mine");
      await done();
      made.submit("save", { a: "more" });
      await done();
    }""")
    found = [(each["prefer"], each["seen"], each["styles"]) for each in sent(page)]
    assert found == [("", 0, "old"), ("mine", 4, "old"), ("", 0, "old")]


def test_a_choice_counts_no_more_once_somebody_has_typed_on(page: Page) -> None:
    page.evaluate("""async () => {
      replies.push(ok(4, { other: { version: 4, answer: {} } }), { status: 503, reply: {} }, ok(5));
      made.submit("save", { a: "mine" });
      await done();
      made.resolveConflict("mine");
      while (made.sending) await new Promise((end) => setTimeout(end, 10));
      made.change({ a: "mine and more" });
      await done();
    }""")
    assert [each["prefer"] for each in sent(page)] == ["", "mine", ""]


@pytest.mark.parametrize("what", ["pass", "talked"])
def test_what_changes_no_answer_says_nothing_of_what_was_seen(page: Page, what: str) -> None:
    base = page.evaluate(
        "async what => { made.base = 3; replies.push(ok(9)); made.submit(what, {}); await done(); return made.base; }",
        what,
    )
    assert base == 3
