"""How soon a session can be answered: our page against stock Voila on the same notebook, one after the other.

Method: both servers run at once on this machine. Each round opens the session in a new browser context (nothing
cached) first here, then there, every other host unreachable. A page counts as interactive when a choice in
the form of the first exercise, checked at once, is acknowledged as saved. Only the ratio of the two medians is worth
keeping.

Run it with `.venv/bin/python -m benchmarks.session_page`; it writes its table beside itself.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.conftest import FLAGS, chromium_path, start_alone
from tests.browser.server import Server, free_port

ROUNDS = 9
NOTEBOOK = Path("modules/think_coop/03_together.ipynb")
SESSION = "think_coop/together"
HERE = Path(__file__).parent

ANSWER_SOMETHING = """() => {
  const below = (root) => [...root.querySelectorAll("*")].flatMap((one) => (one.shadowRoot ? [one.shadowRoot] : []));
  const form = [document, ...below(document)].map((root) => root.querySelector("[data-exercise]")).find(Boolean);
  if (!form) return false;
  if (form.dataset.saved === "saved") return true;
  const list = form.querySelector("select[name]");
  if (list && form.dataset.saved === "clean") {
    list.value = list.options[1 + (list.selectedIndex + 1) % (list.options.length - 1)].value;
    list.dispatchEvent(new Event("input", { bubbles: true }));
    list.dispatchEvent(new Event("change", { bubbles: true }));
    form.querySelector("[data-action=check]").click();
  }
  return form.dataset.saved === "saved";
}"""


def seconds_until_interactive(page: Page, address: str) -> tuple[float, int, int]:
    """Seconds, requests and bytes on the wire until an answer is saved."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    sizes: list[int] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
    begun = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.wait_for_function(ANSWER_SOMETHING, polling=10, timeout=60_000)
    return time.perf_counter() - begun, len(sizes), sum(sizes)


def new_context(browser: Browser, cookies: list[dict[str, object]]) -> BrowserContext:
    """A browser that has nothing cached and knows who it is."""
    context = browser.new_context()
    context.add_cookies(cookies)  # type: ignore[arg-type]
    return context


def measure() -> str:
    """The table."""
    port = free_port()
    stock = subprocess.Popen(
        [sys.executable, "-m", "voila", str(NOTEBOOK), "--no-browser", f"--port={port}"], stderr=subprocess.DEVNULL
    )
    ours = Server(Path(tempfile.mkdtemp())).start()
    rows: dict[str, list[tuple[float, int, int]]] = {"coopkit": [], "stock Voila": []}
    flags = [*FLAGS, "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium_path(), args=flags)
            first = browser.new_context()
            start_alone(first, ours.address)
            cookies = first.cookies()
            addresses = {
                "coopkit": f"{ours.address}/learn/{SESSION}",
                "stock Voila": f"http://127.0.0.1:{port}/",
            }
            for _ in range(ROUNDS + 1):
                for name, address in addresses.items():
                    context = new_context(browser, cookies)  # type: ignore[arg-type]
                    rows[name].append(seconds_until_interactive(context.new_page(), address))
                    context.close()
            browser.close()
    finally:
        stock.terminate()
        ours.stop()
    return table({name: found[1:] for name, found in rows.items()})


def table(rows: dict[str, list[tuple[float, int, int]]]) -> str:
    """Markdown: ratios of medians, requests, bytes."""
    middle = {name: statistics.median(seconds for seconds, _, _ in found) for name, found in rows.items()}
    lines = [
        "# A session's page against stock Voila on the same notebook",
        "",
        str(__doc__).strip(),
        "",
        f"{ROUNDS} rounds after one to warm up.",
        "",
        "| | time to interactive, × stock Voila | slowest round ÷ own median | requests | KB over the wire |",
        "| --- | --- | --- | --- | --- |",
    ]
    for name, found in rows.items():
        worst = max(seconds for seconds, _, _ in found) / middle[name]
        requests = statistics.median(number for _, number, _ in found)
        size = statistics.median(total for _, _, total in found) / 1024
        ratio = middle[name] / middle["stock Voila"]
        lines.append(f"| {name} | {ratio:.2f} | {worst:.2f} | {requests:.0f} | {size:.0f} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    found = measure()
    (HERE / "session_page.md").write_text(found, encoding="utf-8")
    sys.stdout.write(found)
