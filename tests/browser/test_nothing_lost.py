"""Every character typed before a fault is there after it, or offered as mine / the other."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from coopkit.content import content_root
from tests.browser.conftest import MAPPED, start_alone
from tests.browser.forms import expect_kept, expect_saved, field, open_exercise
from tests.serve.server import Server

EXERCISE, SESSION, FIELD = "think.together.our-big-problem", "think_coop/together", "problem.words"
FIRST, MORE = "Nobody knows the price", " before the truck comes. Ж ✓"


@dataclass
class Room:
    """A server and the address under which phones reach it."""

    server: Server
    address: str

    def open(self, page: Page) -> Locator:
        return open_exercise(page, self.address, SESSION, EXERCISE)


@pytest.fixture(scope="module")
def think_content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Think.Coop without its live tool, whose kernel would be started anew at each start of the server."""
    folder = tmp_path_factory.mktemp("content")
    shutil.copytree(content_root() / "think_coop", folder / "think_coop", ignore=shutil.ignore_patterns("tools"))
    return folder


@pytest.fixture(scope="module", params=["loopback", "mapped name"])
def room(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, think_content: Path, filled_cache: Path
) -> Iterator[Room]:
    """The same faults on loopback and under a mapped host name, where the page is no secure context."""
    mapped = request.param == "mapped name"
    server = Server(tmp_path_factory.mktemp("room"), think_content, filled_cache, room=mapped).start()
    yield Room(server, f"http://{MAPPED if mapped else '127.0.0.1'}:{server.port}")
    server.stop()


def text_on_server(room: Room, context: BrowserContext) -> str:
    """What somebody sees who opens the page with nothing kept on the device."""
    page = context.new_page()
    page.add_init_script("localStorage.clear()")
    value = field(room.open(page), FIELD).input_value()
    page.close()
    return value


def test_server_killed_while_typing(room: Room, phone: BrowserContext) -> None:
    page = start_alone(phone, room.address)
    form = room.open(page)
    field(form, FIELD).fill(FIRST)
    expect_saved(form)
    room.server.kill()
    field(form, FIELD).press_sequentially(MORE, delay=10)
    expect_saved(form, "failed")
    expect(form).to_contain_text("Not saved yet")
    room.server.start()
    expect_saved(form)
    assert text_on_server(room, phone) == FIRST + MORE


def test_server_killed_and_the_page_reloaded_before_it_is_back(room: Room, phone: BrowserContext) -> None:
    page = start_alone(phone, room.address)
    form = room.open(page)
    field(form, FIELD).fill(FIRST)
    room.server.kill()
    field(form, FIELD).press_sequentially(MORE)
    room.server.start()
    page.reload()
    form = room.open(page)
    expect(field(form, FIELD)).to_have_value(FIRST + MORE)
    expect_kept(form)
    assert text_on_server(room, phone) == FIRST + MORE


def test_offline_for_a_while(room: Room, phone: BrowserContext) -> None:
    phone.clock.install()
    page = start_alone(phone, room.address)
    form = room.open(page)
    phone.set_offline(True)
    field(form, FIELD).fill(FIRST)
    expect_saved(form, "failed")
    page.clock.run_for(30_000)
    field(form, FIELD).press_sequentially(MORE)
    phone.set_offline(False)
    expect_saved(form)
    assert text_on_server(room, phone) == FIRST + MORE


def test_tab_closed_in_the_middle_of_saving(room: Room, phone: BrowserContext) -> None:
    page = start_alone(phone, room.address)
    form = room.open(page)
    field(form, FIELD).press_sequentially(FIRST, delay=5)
    page.close()
    page = phone.new_page()
    form = room.open(page)
    expect(field(form, FIELD)).to_have_value(FIRST)
    expect_kept(form)
    assert text_on_server(room, phone) == FIRST


def test_two_tabs_follow_each_other(room: Room, phone: BrowserContext) -> None:
    first = start_alone(phone, room.address)
    form = room.open(first)
    second = phone.new_page()
    other = room.open(second)
    field(form, FIELD).fill(FIRST)
    expect_saved(form)
    expect(field(other, FIELD)).to_have_value(FIRST)
    field(other, FIELD).press_sequentially(MORE)
    expect_saved(other)
    expect(field(form, FIELD)).to_have_value(FIRST + MORE)


def join_again(new_phone: Callable[[], BrowserContext], phone: BrowserContext, address: str) -> BrowserContext:
    """A second phone of the same learner: it has the same cookies and a storage of its own."""
    other = new_phone()
    other.add_cookies(phone.cookies(address))  # type: ignore[arg-type]
    return other


@pytest.mark.parametrize("mine", [True, False], ids=["mine", "the other"])
def test_two_phones_of_one_group_choose_between_two_answers(
    room: Room, phone: BrowserContext, new_phone: Callable[[], BrowserContext], mine: bool
) -> None:
    page = start_alone(phone, room.address)
    form = room.open(page)
    second = join_again(new_phone, phone, room.address)
    away = second.new_page()
    other = room.open(away)
    second.set_offline(True)
    field(other, FIELD).fill("The price of cardboard")
    field(form, FIELD).fill("The price of glass")
    expect_saved(form)
    second.set_offline(False)
    expect(other).to_contain_text("The price of glass")
    expect(other).to_contain_text("The price of cardboard")
    other.locator('[data-action="mine"]' if mine else '[data-action="other"]').click()
    expect_saved(other)
    wanted = "The price of cardboard" if mine else "The price of glass"
    expect(field(other, FIELD)).to_have_value(wanted)
    assert text_on_server(room, phone) == wanted


def test_unsent_answers_never_go_to_somebody_else(room: Room, phone: BrowserContext) -> None:
    page = start_alone(phone, room.address, "Amina")
    form = room.open(page)
    room.server.kill()
    field(form, FIELD).fill(FIRST)
    expect_saved(form, "failed")
    room.server.start()
    kept = page.evaluate("JSON.stringify(localStorage)")
    phone.clear_cookies()
    page.close()
    other = start_alone(phone, room.address, "Tomás")
    other.evaluate(
        "kept => Object.entries(JSON.parse(kept)).forEach(([name, value]) => localStorage[name] ??= value)", kept
    )
    form = room.open(other)
    other.wait_for_load_state("networkidle")  # whatever the page sends when it opens has been sent
    expect(field(form, FIELD)).to_have_value("")
    assert text_on_server(room, phone) == ""
