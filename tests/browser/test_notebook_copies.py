"""In plain Voila and JupyterLab the browser keeps what is answered, and the form says what is true."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.every_kind import FILL
from tests.browser.server import free_port, jupyter_server
from tests.serve.workbook import write_curriculum

CELLS = (
    ("markdown", "# Our fruit"),
    ("code", "from coopkit.workbook import *"),
    (
        "code",
        'ShortText("think.test.say", "What do you say?", lines=2, minutes=5, together=(GROUP,), purpose="Try it out.")',
    ),
    (
        "code",
        'Sort("think.test.fruit", "Where?", groups={"up": "Up", "down": "Down"}, group_label="Where?", minutes=5,\n'
        '    cards={"up": {"bird": "Bird"}, "down": {"mole": "Mole"}}, together=(GROUP,), purpose="Try it out.")',
    ),
    (
        "code",
        'ShortText("think.test.diary", "How was it?", minutes=3, together=(ALONE,), private=True, purpose="For you.")',
    ),
)
BREAKS = """
from coopkit.authoring import form_widget
def broken(*_):
    raise RuntimeError("a slip of ours")
form_widget.submit = broken
"""
NO_STORAGE = 'Object.defineProperty(window, "localStorage", { get() { throw new Error("forbidden"); } });'
FULL = 'Storage.prototype.setItem = function (key) { if (!key.includes("probe")) throw new Error("full"); };'


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("notebooks")
    write_curriculum(folder, "fruit", CELLS)
    write_curriculum(folder, "copy", CELLS)
    write_curriculum(folder, "broken", (*CELLS[:2], ("code", BREAKS), *CELLS[2:]))
    return folder


@pytest.fixture(scope="module")
def voila(content: Path) -> Iterator[str]:
    port = free_port()
    address = f"http://127.0.0.1:{port}/voila/tree"
    with jupyter_server(["voila", str(content), "--no-browser", f"--port={port}"], address):
        yield address


@pytest.fixture(scope="module")
def lab(content: Path) -> Iterator[str]:
    port = free_port()
    settings = [f"--port={port}", "--IdentityProvider.token=", f"--ServerApp.root_dir={content}", "--allow-root"]
    address = f"http://127.0.0.1:{port}/lab"
    with jupyter_server(["jupyterlab", "--no-browser", "--LabApp.news_url=", *settings], address):
        yield address


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport=PHONE)  # type: ignore[arg-type]
    yield made
    made.close()


def exercise(page: Page, name: str) -> Locator:
    found = page.locator(f'[data-exercise="think.test.{name}"]')
    expect(found).to_be_attached()
    return found


def opened(page: Page, voila: str, notebook: str = "fruit") -> Page:
    page.goto(voila.replace("tree", f"render/think_coop/01_{notebook}.ipynb"))
    exercise(page, "diary")
    return page


def words(form: Locator) -> Locator:
    return form.locator('[name="answer.words"]')


def expect_state(form: Locator, text: str) -> None:
    expect(form.locator("[data-state]")).to_have_text(re.compile(text))


def test_a_reload_of_plain_voila_keeps_the_answers(voila: str, context: BrowserContext) -> None:
    page = opened(context.new_page(), voila)
    said, sorted_ = exercise(page, "say"), exercise(page, "fruit")
    words(said).fill("We share a stall")
    expect_state(said, "^✓ Saved in this browser$")
    sorted_.evaluate(FILL, {"answer.bird.group": "down"})
    expect_state(sorted_, "Saved in this browser")
    expect(said.get_by_text("Anyone who uses this browser can see your answers.")).to_be_visible()

    page.reload()

    expect(words(exercise(page, "say"))).to_have_value("We share a stall")
    expect_state(exercise(page, "say"), "Saved in this browser")
    expect(exercise(page, "fruit").locator('[name="answer.bird.group"][value="down"]')).to_be_checked()
    opened(page, voila, "copy")
    expect(words(exercise(page, "say"))).to_have_value("")


def test_what_was_typed_last_is_kept_though_the_kernel_never_heard_of_it(voila: str, context: BrowserContext) -> None:
    page = opened(context.new_page(), voila)
    words(exercise(page, "say")).fill("The last word")
    page.reload()
    expect(words(exercise(page, "say"))).to_have_value("The last word")


def test_all_answers_of_a_notebook_are_cleared_at_once_and_those_of_another_stay(
    voila: str, context: BrowserContext
) -> None:
    page = opened(context.new_page(), voila, "copy")
    words(exercise(page, "say")).fill("Ours")
    expect_state(exercise(page, "say"), "Saved")
    opened(page, voila)
    words(exercise(page, "say")).fill("We share a stall")
    exercise(page, "fruit").evaluate(FILL, {"answer.bird.group": "down"})
    expect_state(exercise(page, "fruit"), "Saved")
    expect_state(exercise(page, "say"), "Saved")
    page.once("dialog", lambda dialog: dialog.accept())
    exercise(page, "fruit").get_by_role("button", name="Delete all answers").click()
    expect(words(exercise(page, "say"))).to_have_value("")
    expect(exercise(page, "fruit").locator(":checked")).to_have_count(0)
    words(exercise(page, "say")).fill("Somebody else")
    expect_state(exercise(page, "say"), "Saved")
    page.reload()
    expect(words(exercise(page, "say"))).to_have_value("Somebody else")
    expect(exercise(page, "fruit").locator(":checked")).to_have_count(0)
    opened(page, voila, "copy")
    expect(words(exercise(page, "say"))).to_have_value("Ours")


@pytest.mark.parametrize("trouble", [NO_STORAGE, FULL], ids=["forbidden", "full"])
def test_without_storage_it_says_how_long_an_answer_is_kept(voila: str, context: BrowserContext, trouble: str) -> None:
    context.add_init_script(trouble)
    page = opened(context.new_page(), voila)
    said = exercise(page, "say")
    words(said).fill("We share a stall")
    expect_state(said, "^Kept until you close this page$")
    expect(said.get_by_text("Anyone who uses this browser")).to_have_count(1)
    expect(said.get_by_text("Anyone who uses this browser")).to_be_hidden()
    page.reload()
    expect(words(exercise(page, "say"))).to_have_value("")


def test_what_nobody_else_may_see_is_not_left_in_the_browser(voila: str, context: BrowserContext) -> None:
    page = opened(context.new_page(), voila)
    words(exercise(page, "diary")).fill("It was hard")
    expect_state(exercise(page, "diary"), "^Kept until you close this page$")
    assert "hard" not in page.evaluate("JSON.stringify(localStorage)")
    page.reload()
    expect(words(exercise(page, "diary"))).to_have_value("")


def test_a_fault_of_the_kernel_is_no_lost_connection(voila: str, context: BrowserContext) -> None:
    page = opened(context.new_page(), voila, "broken")
    said = exercise(page, "say")
    words(said).fill("We share a stall")
    expect_state(said, "^Something went wrong on our side")
    expect(page.get_by_role("alert")).to_have_count(0)
    page.reload()
    expect(words(exercise(page, "say"))).to_have_value("We share a stall")


def test_a_fault_of_the_forms_own_script_is_told(voila: str, context: BrowserContext) -> None:
    page = opened(context.new_page(), voila)
    said = exercise(page, "say")
    expect_state(said, "^$")
    page.evaluate(
        """() => {
          Element.prototype.toggleAttribute = () => { throw new Error("a slip of ours"); };
        }"""
    )
    words(said).fill("We share a stall")
    expect(page.get_by_role("alert").first).to_have_text(re.compile("^Something went wrong in this exercise"))


def run_all(page: Page) -> None:
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()


def test_jupyterlab_keeps_answers_over_a_reload_and_a_restart_of_the_kernel(lab: str, browser: Browser) -> None:
    context = browser.new_context(viewport=DESKTOP)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{lab}/tree/think_coop/01_fruit.ipynb")
    page.get_by_role("button", name="Select Kernel").click()
    expect(page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]")).to_be_attached()
    run_all(page)
    said = exercise(page, "say")
    words(said).fill("We share a stall")
    expect_state(said, "^✓ Saved in this browser$")
    run_all(page)
    expect(words(exercise(page, "say"))).to_have_value("We share a stall")
    for session in page.request.get(lab.replace("/lab", "/api/sessions")).json():
        page.request.post(lab.replace("/lab", f"/api/kernels/{session['kernel']['id']}/restart"))
    page.reload()
    expect(page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]")).to_be_attached()
    run_all(page)
    expect(words(exercise(page, "say"))).to_have_value("We share a stall")
    context.close()
