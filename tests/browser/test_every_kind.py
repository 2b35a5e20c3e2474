"""A form of each kind, filled in and checked: on our page, and in plain Voila, which carries it by messages."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from coopkit.content import Notebook, content_root, find_sessions
from tests.browser.conftest import PHONE
from tests.browser.every_kind import EVERY_KIND, FILL, SESSION, FilledExercise, write_every_kind
from tests.browser.server import free_port, jupyter_server
from tests.serve.server import Server, stopped_on_failure

OURS = find_sessions(())


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kinds")
    write_every_kind(folder)
    return folder


@pytest.fixture(scope="module")
def our_page(content: Path, tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Page]:
    running = Server(tmp_path_factory.mktemp("server"), content, tmp_path_factory.mktemp("cache")).start()
    with stopped_on_failure(running):
        page = browser.new_page(viewport=PHONE)  # type: ignore[arg-type]
        page.goto(f"http://127.0.0.1:{running.port}/")
        page.click("form[action='/alone'] button[type=submit]")
        page.goto(f"http://127.0.0.1:{running.port}/learn/{SESSION}")
    yield page
    page.close()
    running.stop()


@pytest.fixture(scope="module")
def plain_voila(content: Path) -> Iterator[str]:
    """Stock Voila, on a folder in which our notebooks and the one of every kind lie."""
    port = free_port()
    shutil.copytree(content_root(), content / "ours")
    command = ["voila", str(content), "--no-browser", f"--port={port}"]
    with jupyter_server(command, f"http://127.0.0.1:{port}/voila/tree"):
        yield f"http://127.0.0.1:{port}/voila/render"


@pytest.fixture(scope="module")
def voila_page(plain_voila: str, content: Path, browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    notebook = next((content / "think_coop").glob("*.ipynb"))
    page.goto(f"{plain_voila}/think_coop/{notebook.name}")
    yield page
    page.close()


def fill_and_check(form: Locator, filled: FilledExercise) -> None:
    expect(form).to_be_attached()
    form.evaluate(FILL, filled.sample.raw)
    form.locator('[data-action="check"]').dispatch_event("click")
    expect(form).to_have_attribute("data-result", filled.sample.outcome)
    expect(form).to_have_attribute("data-kind", filled.exercise.definition.kind)


@pytest.mark.parametrize("filled", EVERY_KIND, ids=lambda filled: filled.name)
def test_on_our_page(our_page: Page, filled: FilledExercise) -> None:
    fill_and_check(our_page.locator(f'[data-exercise="{filled.id}"]'), filled)


@pytest.mark.parametrize("filled", EVERY_KIND, ids=lambda filled: filled.name)
def test_in_plain_voila(voila_page: Page, filled: FilledExercise) -> None:
    fill_and_check(voila_page.locator(f'[data-exercise="{filled.id}"]'), filled)


@pytest.mark.parametrize("session", OURS, ids=lambda session: session.id)
def test_every_notebook_of_ours_opens_in_plain_voila(plain_voila: str, browser: Browser, session: Notebook) -> None:
    page = browser.new_page()
    page.goto(f"{plain_voila}/ours/{session.path.parent.name}/{session.path.name}")
    cells = json.loads(session.path.read_text(encoding="utf-8"))["cells"]
    expected = sum(cell["cell_type"] == "code" for cell in cells) - 1  # the first one imports
    expect(page.locator("[data-exercise]")).to_have_count(expected)
    page.close()
