"""The tool without our server: stock Voila, and nbconvert."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Browser, Page, expect

from coopkit.content import Notebook, content_root, curricula
from tests.waiting import LONG_TIMEOUT

TOOLS = [tool for curriculum in curricula() for tool in curriculum.tools]


@pytest.fixture
def opened(request: pytest.FixtureRequest, plain_voila: str, browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """The page of a tool, which reaches nothing but its Voila, and the addresses that it asks."""
    tool = next(tool for tool in TOOLS if tool.id == request.param)
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    origin = plain_voila.removesuffix("voila/render")
    page.route(lambda url: not url.startswith(origin), lambda route: route.abort())
    page.goto(f"{plain_voila}/ours/{tool.path.relative_to(content_root()).as_posix()}", wait_until="commit")
    yield page, asked
    page.close()


@pytest.mark.parametrize("opened", ["business-forms"], indirect=True)
def test_in_plain_voila_the_example_stands_in_and_nothing_is_asked_of_a_server(opened: tuple[Page, list[str]]) -> None:
    page, asked = opened
    chart = page.locator(".chart svg")
    expect(chart).to_contain_text("80.4%")
    page.get_by_text("An example: five metalworkers").wait_for()
    page.locator(".noUi-handle").nth(2).press("ArrowLeft")
    expect(chart).to_contain_text("81.3%")
    assert page.get_by_role("button", name="Keep these weights").count() == 0
    assert not [url for url in asked if "/answers/" in url]


@pytest.mark.parametrize(
    ("opened", "sample"),
    [
        ("feasibility", "The sorting yard"),
        ("business_plan", "The sorting yard"),
        ("money_dashboard", "Care at the door"),
    ],
    indirect=["opened"],
)
def test_in_plain_voila_a_sample_can_be_tried_and_nothing_is_kept(opened: tuple[Page, list[str]], sample: str) -> None:
    page, asked = opened
    page.get_by_text(f"An example: {sample}.").wait_for()
    before = page.locator(".tool-summary").inner_text()
    page.locator(".noUi-handle").first.press("ArrowLeft")
    expect(page.locator(".tool-summary")).not_to_have_text(before)
    assert page.get_by_role("button", name="Keep these numbers").count() == 0
    assert not [url for url in asked if "/answers/" in url]


@pytest.fixture(scope="module")
def executed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder into which one call of nbconvert has written all tools."""
    folder = tmp_path_factory.mktemp("executed")
    command = [
        "nbconvert",
        "--execute",
        "--to",
        "notebook",
        f"--output-dir={folder}",
        *(str(each.path) for each in TOOLS),
    ]
    ended = subprocess.run(
        [sys.executable, "-m", "jupyter", *command], capture_output=True, text=True, timeout=LONG_TIMEOUT, check=False
    )
    assert ended.returncode == 0, ended.stderr[-2000:]
    return folder


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.id)
def test_nbconvert_runs_the_notebook(tool: Notebook, executed: Path) -> None:
    read = nbformat.read(executed / tool.path.name, as_version=4)  # type: ignore[no-untyped-call]
    assert any(cell.cell_type == "code" and cell.outputs for cell in read.cells)
