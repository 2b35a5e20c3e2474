"""How soon a live tool answers: our page against stock Voila on the same notebook, one after the other.

Method: both servers run at once on this machine. Each round opens the tool in a new browser context (nothing cached)
first here, then there, every other host unreachable. Before each visit here the round waits until the one warm kernel
is ready again, as it is in a room where people come now and then; "cold" is a visit that finds none. A page counts as
interactive when its first slider is in sight and, moved by a key, has changed the chart. Only the ratio of the two
medians is worth keeping.

Run it with `.venv/bin/python -m benchmarks.live_tool`; it writes its table beside itself.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.conftest import FLAGS, chromium_path, start_alone
from tests.browser.server import Server, free_port

ROUNDS = 7
NOTEBOOK = Path("modules/think_coop/tools/business_forms.ipynb")
TOOL = "/live/think_coop/business-forms"
HERE = Path(__file__).parent
OURS, COLD, STOCK = "coopkit", "coopkit, cold", "stock Voila"

MOVE_A_SLIDER = """() => {
  const handle = document.querySelectorAll(".noUi-handle")[2];
  const chart = document.querySelector(".chart svg");
  if (!handle || !handle.getClientRects().length || !chart) return false;
  if (!window.chartBefore) {
    window.chartBefore = chart.textContent;
    handle.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowLeft", bubbles: true }));
  }
  return chart.textContent !== window.chartBefore;
}"""


def seconds_until_interactive(page: Page, address: str) -> float:
    """Seconds until a moved slider has changed the chart."""
    begun = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.wait_for_function(MOVE_A_SLIDER, polling=10, timeout=120_000)
    return time.perf_counter() - begun


def visit(browser: Browser, address: str, cookies: list[dict[str, object]]) -> float:
    """One visit of a browser that has nothing cached."""
    context = browser.new_context()
    context.add_cookies(cookies)  # type: ignore[arg-type]
    page = context.new_page()
    found = seconds_until_interactive(page, address)
    page.goto("about:blank")  # says that the page is left
    context.close()
    return found


def wait_for_a_warm_kernel(server: Server) -> None:
    """The page before was left, and one kernel waits."""
    quiet_since = time.monotonic()
    while time.monotonic() - quiet_since < 3:
        if server.health()["kernels"] != 1:
            quiet_since = time.monotonic()
        time.sleep(0.2)


def measure() -> str:
    """The table."""
    port = free_port()
    stock = subprocess.Popen(
        [sys.executable, "-m", "voila", str(NOTEBOOK), "--no-browser", f"--port={port}"], stderr=subprocess.DEVNULL
    )
    ours = Server(Path(tempfile.mkdtemp())).start()
    rows: dict[str, list[float]] = {OURS: [], COLD: [], STOCK: []}
    flags = [*FLAGS, "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium_path(), args=flags)
            first = browser.new_context()
            start_alone(first, ours.address)
            cookies = [dict(cookie) for cookie in first.cookies()]
            for _ in range(ROUNDS + 1):
                wait_for_a_warm_kernel(ours)
                rows[OURS].append(visit(browser, ours.address + TOOL, cookies))
                rows[COLD].append(visit(browser, ours.address + TOOL, cookies))
                wait_for_a_warm_kernel(ours)
                rows[STOCK].append(visit(browser, f"http://127.0.0.1:{port}/", []))
            browser.close()
    finally:
        stock.terminate()
        ours.stop()
    return table({name: found[1:] for name, found in rows.items()})


def table(rows: dict[str, list[float]]) -> str:
    """Markdown: ratios of medians."""
    middle = {name: statistics.median(found) for name, found in rows.items()}
    lines = [
        "# A live tool against stock Voila on the same notebook",
        "",
        str(__doc__).strip(),
        "",
        f"{ROUNDS} rounds after one to warm up.",
        "",
        "| | time to interactive, × stock Voila | slowest round ÷ own median |",
        "| --- | --- | --- |",
    ]
    lines += [
        f"| {name} | {middle[name] / middle[STOCK]:.2f} | {max(found) / middle[name]:.2f} |"
        for name, found in rows.items()
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    found = measure()
    (HERE / "live_tool.md").write_text(found, encoding="utf-8")
    sys.stdout.write(found)
