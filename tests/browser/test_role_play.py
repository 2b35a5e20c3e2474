"""A role play on a phone: one card open at a time, and rounds that the group times."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PHONE
from tests.browser.test_accessible import violations
from tests.serve.server import Server
from tests.serve.workbook import write_curriculum

PLAY = """Parts(
    "think.test.play", "Play the meeting.",
    parts=(
        RolePlay.part("play", "Play it in two rounds.",
            roles={"chair": ("The chair", "You open the meeting."), "late": ("Who is late", "You come late.")},
            rounds=(Round("The meeting opens.", minutes=3), Round("All say what they saw.", minutes=5))),
        ShortText.part("seen", "What did you see?"),
    ),
    minutes=10, together=(GROUP,), purpose="Try it out.",
)"""
CELLS = (
    ("markdown", "# Our play"),
    ("code", "from coopkit.workbook import *"),
    ("markdown", "## Play\n\nRead this aloud."),
    ("code", PLAY),
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[str]:
    content = tmp_path_factory.mktemp("play")
    write_curriculum(content, "play", CELLS)
    running = Server(tmp_path_factory.mktemp("server"), content, cache).start()
    yield running.address
    running.stop()


@pytest.fixture
def page(address: str, browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport=PHONE)  # type: ignore[arg-type]
    opened.clock.install()
    opened.goto(address)
    opened.click("form[action='/alone'] button[type=submit]")
    opened.goto(f"{address}/learn/think_coop/play")
    yield opened
    opened.close()


def test_one_card_is_open_at_a_time_and_closes_before_the_phone_goes_on(page: Page) -> None:
    expect(page.get_by_text("You open the meeting.")).to_be_hidden()
    page.get_by_text("The chair").click()
    expect(page.get_by_text("You open the meeting.")).to_be_visible()
    page.get_by_text("Who is late").click()
    expect(page.get_by_text("You come late.")).to_be_visible()
    expect(page.get_by_text("You open the meeting.")).to_be_hidden()
    assert violations(page) == []
    page.locator("[data-action=close-role]:visible").click()
    expect(page.locator("details[open]")).to_have_count(0)
    expect(page.locator("details.role summary").nth(1)).to_be_focused()


def about(sign: str, minutes: int) -> re.Pattern[str]:
    """What a clock shows when so many minutes, or some seconds less, are left: the test itself takes time."""
    return re.compile(rf"^{sign}\s(0{minutes}:00|0{minutes - 1}:[45][0-9]) left$")


def test_a_round_is_started_paused_and_begun_anew_and_outlives_a_reload(page: Page) -> None:
    first, second = page.locator("[data-action=round]").all()
    signal = page.locator("[data-round-signal]").first
    expect(first).to_have_text("▶ 03:00")
    first.click()
    page.clock.run_for(60_000)
    expect(first).to_have_text(about("❚❚", 2))
    page.reload()
    expect(first).to_have_text(about("❚❚", 2))
    second.click()
    page.clock.run_for(60_000)
    expect(first).to_have_text(about("▶", 2))
    expect(second).to_have_text(about("❚❚", 4))
    first.click()
    page.clock.run_for(130_000)
    expect(first).to_have_text("▶ 00:00 left")
    expect(signal).to_have_text("Time’s up. Finish your sentence.")
    page.locator("[data-action=round-again]").first.click()
    expect(first).to_have_text(about("❚❚", 3))
    expect(signal).to_be_empty()
