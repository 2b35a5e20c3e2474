"""A browser on Debian's Chromium, a server, and people who have joined."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from coopkit.content import content_root
from coopkit.export.browsers import find_browser
from tests.browser.every_kind import write_every_kind
from tests.browser.numbers import write_numbers
from tests.browser.server import Server, free_port, jupyter_server
from tests.serve.server import Server as SmallServer
from tests.serve.visitor import Visitor
from tests.waiting import MILLISECONDS

expect.set_options(timeout=MILLISECONDS)

PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 800}
# A second --disable-features replaces the first, so those that Playwright turns off are here too.
FEATURES_OFF = (
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades", "LensOverlay"),
    *("HttpsFirstBalancedModeAutoEnable", "MediaRouter", "PaintHolding", "ThirdPartyStoragePartitioning"),
    *("OptimizationHints", "NetworkTimeServiceQuerying", "AimEnabled", "PreconnectToSearch"),
    # Two hidden pages for the address bar of every window, which cost half of what opening a context takes.
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup"),
)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join(FEATURES_OFF)}",
]
MAPPED = "training.example"
Made = TypeVar("Made", BrowserContext, Page)


def chromium_path() -> str:
    """Where an installed Chromium, Chrome or Edge lies."""
    found = find_browser()
    if found:
        return found
    raise RuntimeError("No Chromium found. Run `python3 start.py test`, which installs it, or install it by hand.")


def patient(make: Callable[..., Made]) -> Callable[..., Made]:
    """Makes contexts or pages that wait as long as all tests do."""

    def patiently(**options: object) -> Made:
        made = make(**options)
        made.set_default_timeout(MILLISECONDS)
        return made

    return patiently


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """A browser for this folder's tests alone: while it is open, Playwright's event loop runs, and no other one can."""
    with sync_playwright() as playwright:
        flags = [*FLAGS, f"--host-resolver-rules=MAP {MAPPED} 127.0.0.1"]
        launched = playwright.chromium.launch(executable_path=chromium_path(), args=flags)
        launched.new_context = patient(launched.new_context)  # type: ignore[method-assign]
        launched.new_page = patient(launched.new_page)  # type: ignore[method-assign]
        yield launched
        launched.close()


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory, filled_cache: Path) -> Iterator[Server]:
    """A server that tests share and none of them stops."""
    running = Server(tmp_path_factory.mktemp("server"), filled_cache).start()
    yield running
    running.stop()


@pytest.fixture(scope="package")
def numbers_address(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[str]:
    """The address of a server, shared like `server`, on the session whose exercises compute."""
    content = tmp_path_factory.mktemp("numbers")
    write_numbers(content)
    running = SmallServer(tmp_path_factory.mktemp("server"), content, cache).start()
    yield running.address
    running.stop()


@pytest.fixture(scope="package")
def kinds_content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of curricula that holds the session with every kind of exercise."""
    folder = tmp_path_factory.mktemp("kinds")
    write_every_kind(folder)
    return folder


@pytest.fixture(scope="package")
def kinds_address(kinds_content: Path, tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[str]:
    """The address of a server, shared like `server`, on the session with every kind of exercise."""
    running = SmallServer(tmp_path_factory.mktemp("server"), kinds_content, cache).start()
    yield running.address
    running.stop()


@pytest.fixture(scope="package")
def plain_voila(kinds_content: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address below which stock Voila shows our notebooks in `ours`, and the one of every kind in `kinds`."""
    folder = tmp_path_factory.mktemp("voila")
    shutil.copytree(content_root(), folder / "ours")
    shutil.copytree(kinds_content, folder / "kinds")
    port = free_port()
    # Voila keeps the kernel of a page that was closed: dozens of them fill the memory of a small computer.
    cull = ["--MappingKernelManager.cull_idle_timeout=60", "--MappingKernelManager.cull_interval=5"]
    command = ["voila", str(folder), "--no-browser", f"--port={port}", *cull]
    with jupyter_server(command, f"http://127.0.0.1:{port}/voila/tree"):
        yield f"http://127.0.0.1:{port}/voila/render"


@pytest.fixture
def own_server(tmp_path: Path, filled_cache: Path) -> Iterator[Server]:
    """A server for one test, which may kill it."""
    running = Server(tmp_path, filled_cache).start()
    yield running
    running.stop()


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=PHONE, has_touch=True)  # type: ignore[arg-type]
    yield context
    context.close()


@pytest.fixture
def new_phone(browser: Browser) -> Iterator[Callable[[], BrowserContext]]:
    """Another phone each time it is called."""
    made: list[BrowserContext] = []

    def make() -> BrowserContext:
        made.append(browser.new_context(viewport=PHONE, has_touch=True))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for context in made:
        context.close()


MEMBERS = ("Amina", "Bongani", "Chipo", "Dalia", "Esi")


@pytest.fixture
def group_page(server: Server, phone: BrowserContext) -> Page:
    """The phone of a group of five that has just joined a new class."""
    desk = phone.new_page()
    desk.goto(server.facilitator_link)
    desk.locator("form[action='/facilitator/'] button[type=submit]").first.click()
    code = desk.url.split("/class/")[1].split("/")[0]
    page = phone.new_page()
    page.goto(f"{server.address}/join/{code}")
    page.locator("input[name=kind][value=group]").check()
    page.fill("input[name=name]", f"Group {code}")
    for number, name in enumerate(MEMBERS):
        page.locator("input[name=member]").nth(number).fill(name)
    page.locator(".join-form button[type=submit]").click()
    page.wait_for_url("**/codes**")
    return page


def start_alone(context: BrowserContext, address: str, name: str = "Amina") -> Page:
    """Somebody begins alone, without the pages on which one does; their page is the list of sessions."""
    visitor = Visitor(int(address.rpartition(":")[2]), cookies=cookies_of(context, address))
    begun = visitor.post("/alone", {"name": name}, follow=False)
    context.add_cookies([{"name": key, "value": value, "url": address} for key, value in visitor.cookies.items()])
    page = context.new_page()
    page.goto(address + begun.location)
    return page


def cookies_of(context: BrowserContext, address: str) -> dict[str, str]:
    """The cookies that this browser has of a server."""
    return {str(each.get("name")): str(each.get("value")) for each in context.cookies(address)}
