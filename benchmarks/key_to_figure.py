"""How soon a figure follows a key: calculators of Start.Coop against the same break-even as widgets in stock Voila.

Method: both servers run at once on this machine, and three pages are open in one browser: the group's own break-even,
its year of cash, computed at each key from all that a finished group has answered, and stock Voila's page, on which a
text field is observed and its kernel writes the same break-even into a text. Each round presses one key on each page,
one after the other, and lets our pages save and draw before the next one. The time runs from the key's event to the
change of the figure in the page. Stock Voila has a kernel for this one visitor and keeps nothing; ours has one process
for all, and stores what was typed. Only the ratios of the medians are worth keeping; milliseconds are there for scale.

Run it with `.venv/bin/python -m benchmarks.key_to_figure`; it writes its table beside itself.
"""

import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import nbformat
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.conftest import FLAGS, chromium_path, start_alone
from tests.browser.sample_answers import answer_all
from tests.browser.server import Server, free_port

ROUNDS, REST = 40, 1000
HERE = Path(__file__).parent
KEYS = [key for digit in "123456789" for key in (digit, "Backspace")]
BREAK_EVEN, CASH, STOCK = "coopkit, break-even", "coopkit, a year of cash", "stock Voila"
OURS = {
    BREAK_EVEN: ("feas", "start.feas.break-even", "ours.price"),
    CASH: ("plan", "start.plan.cash-12", "ours.at_once"),
}
KEY_TO_FIGURE = """([selector, shown]) => {
  window.waits = [];
  const [control, box] = [document.querySelector(selector), document.querySelector(shown)];
  let pressed = 0;
  control.addEventListener("keydown", () => (pressed = performance.now()));
  new MutationObserver(() => {
    if (pressed) waits.push(performance.now() - pressed);
    pressed = 0;
  }).observe(box, { childList: true, subtree: true, characterData: true });
}"""
WIDGETS = """
from decimal import Decimal
import ipywidgets as widgets
from coopkit.business.pricing import break_even_units
price, told = widgets.Text("0.3", continuous_update=True), widgets.HTML()
def tell(_):
    told.value = f"{break_even_units(640, Decimal(price.value), Decimal('0.23'))} units"
price.observe(tell, "value")
tell(None)
widgets.VBox([price, told])
"""


def open_ours(browser: Browser, server: Server) -> dict[str, tuple[Page, str]]:
    """For each of our calculators its page and the selector of the field that is typed into."""
    found = {}
    for name, (session, exercise, typed) in OURS.items():
        context = browser.new_context()  # a window of its own, since what lies behind another one gets its keys late
        page = start_alone(context, server.address)
        answer_all(context, server.port)
        page.goto(f"{server.address}/learn/start_coop/{session}")
        step = page.locator(f'[data-exercise="{exercise}"]').evaluate("form => form.closest('.step').id")
        page.goto(f"{server.address}/learn/start_coop/{session}#{step}")
        control = f'[data-exercise="{exercise}"] [name="{typed}"]'
        watch(page, control, f'[data-exercise="{exercise}"] [data-computed="ours"]')
        found[name] = (page, control)
    return found


def open_stock(browser: Browser, address: str) -> tuple[Page, str]:
    """The widgets' page and its field."""
    page = browser.new_context().new_page()
    page.goto(address)
    page.wait_for_selector(".widget-html-content", timeout=60_000)
    watch(page, ".widget-text input", ".widget-html-content")
    return page, ".widget-text input"


def watch(page: Page, control: str, box: str) -> None:
    """Times keys in this field from now on; the last digit is taken out, so that each key changes the figure."""
    page.evaluate(KEY_TO_FIGURE, [control, box])
    page.press(control, "End")
    if page.input_value(control) != "0.3":
        page.press(control, "Backspace")
        page.wait_for_timeout(500)
    page.evaluate("waits.length = 0")


def measure() -> str:
    """The table."""
    folder = Path(tempfile.mkdtemp())
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(WIDGETS)])
    nbformat.write(notebook, folder / "break_even.ipynb")
    port = free_port()
    stock = subprocess.Popen(
        [sys.executable, "-m", "voila", str(folder / "break_even.ipynb"), "--no-browser", f"--port={port}"],
        stderr=subprocess.DEVNULL,
    )
    ours = Server(folder).start()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
            pages = open_ours(browser, ours)
            pages[STOCK] = open_stock(browser, f"http://127.0.0.1:{port}/")
            for number in range(ROUNDS):
                for page, control in pages.values():
                    page.press(control, KEYS[number % len(KEYS)])
                    page.wait_for_function("number => waits.length > number", arg=number)
                    page.wait_for_timeout(REST)
            rows = {name: page.evaluate("waits") for name, (page, _) in pages.items()}
            browser.close()
    finally:
        stock.terminate()
        ours.stop()
    return table({name: found[2:] for name, found in rows.items()})


def table(rows: dict[str, list[float]]) -> str:
    """Markdown: ratios of medians, and the medians."""
    middle = {name: statistics.median(found) for name, found in rows.items()}
    lines = [
        "# A figure after a key against the same widgets in stock Voila",
        "",
        str(__doc__).strip(),
        "",
        f"{ROUNDS} rounds, of which the first two warm up.",
        "",
        "| | key to figure, × stock Voila | slowest key ÷ own median | median, ms |",
        "| --- | --- | --- | --- |",
    ]
    lines += [
        f"| {name} | {middle[name] / middle[STOCK]:.2f} | {max(found) / middle[name]:.2f} | {middle[name]:.0f} |"
        for name, found in rows.items()
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    found = measure()
    (HERE / "key_to_figure.md").write_text(found, encoding="utf-8")
    sys.stdout.write(found)
