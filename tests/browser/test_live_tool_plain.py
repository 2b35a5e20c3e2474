"""The tool without our server: stock Voila, and nbconvert."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Browser, expect

from coopkit.content import Notebook, curricula
from tests.browser.server import answers, free_port
from tests.waiting import LONG_TIMEOUT, TIMEOUT, wait_until

TOOLS = [tool for curriculum in curricula() for tool in curriculum.tools]


@pytest.fixture
def voila(request: pytest.FixtureRequest) -> Iterator[str]:
    """Stock Voila on a tool."""
    port = free_port()
    tool = next(tool for tool in TOOLS if tool.id == request.param)
    command = [sys.executable, "-m", "voila", str(tool.path), "--no-browser", f"--port={port}"]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}/"
    wait_until(lambda: answers(f"{address}voila/static/voila.js"))
    yield address
    running.terminate()
    running.wait(TIMEOUT)


@pytest.mark.parametrize("voila", ["business-forms"], indirect=True)
def test_in_plain_voila_the_example_stands_in_and_nothing_is_asked_of_a_server(voila: str, browser: Browser) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.route(lambda url: not url.startswith(voila), lambda route: route.abort())
    page.goto(voila, wait_until="commit")
    chart = page.locator(".chart svg")
    expect(chart).to_contain_text("80.4%")
    page.get_by_text("An example: five metalworkers").wait_for()
    page.locator(".noUi-handle").nth(2).press("ArrowLeft")
    expect(chart).to_contain_text("81.3%")
    assert page.get_by_role("button", name="Keep these weights").count() == 0
    assert not [url for url in asked if "/answers/" in url]
    page.close()


@pytest.mark.parametrize(
    ("voila", "sample"),
    [
        ("feasibility", "The sorting yard"),
        ("business_plan", "The sorting yard"),
        ("money_dashboard", "Care at the door"),
    ],
    indirect=["voila"],
)
def test_in_plain_voila_a_sample_can_be_tried_and_nothing_is_kept(voila: str, sample: str, browser: Browser) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.route(lambda url: not url.startswith(voila), lambda route: route.abort())
    page.goto(voila, wait_until="commit")
    page.get_by_text(f"An example: {sample}.").wait_for()
    before = page.locator(".tool-summary").inner_text()
    page.locator(".noUi-handle").first.press("ArrowLeft")
    expect(page.locator(".tool-summary")).not_to_have_text(before)
    assert page.get_by_role("button", name="Keep these numbers").count() == 0
    assert not [url for url in asked if "/answers/" in url]
    page.close()


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.id)
def test_nbconvert_runs_the_notebook(tool: Notebook, tmp_path: Path) -> None:
    command = ["nbconvert", "--execute", "--to", "notebook", f"--output-dir={tmp_path}", str(tool.path)]
    subprocess.run([sys.executable, "-m", "jupyter", *command], check=True, capture_output=True, timeout=LONG_TIMEOUT)
    (written,) = tmp_path.glob("*.ipynb")
    read = nbformat.read(written, as_version=4)  # type: ignore[no-untyped-call]
    assert any(cell.cell_type == "code" and cell.outputs for cell in read.cells)
