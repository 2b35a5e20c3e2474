"""How many phone screens Start.Coop takes with a whole plan filled in.

Method: the height of each step as it opens, with the numbers of the sorting yard and the readings unfolded, over the
height of a 360 × 740 screen. Of a table that shows one row at a time one row counts.

Run it with `.venv/bin/python -m benchmarks.phone_screens ADDRESS` while a server runs there; it writes its table beside
itself.
"""

import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser.conftest import FLAGS, PHONE, chromium_path, start_alone
from tests.browser.sample_answers import SESSIONS, answer_all

SCREEN = PHONE["height"]
METHOD = (__doc__ or "").split("\n\n")[1]
STEP_HEIGHTS = """() => [...document.querySelectorAll(".step")].map((step) => {
  document.querySelectorAll(".step").forEach((other) => other.classList.toggle("current", other === step));
  const exercises = [...step.querySelectorAll("[data-exercise]")];
  return [exercises.map(({ dataset }) => dataset.exercise).join(" "), step.getBoundingClientRect().height];
})"""


def step_screens(page: Page, address: str, session: str) -> list[tuple[str, float]]:
    """Return each step's exercises and its height in phone screens, for whoever has begun in this browser."""
    page.goto(f"{address}/learn/{session}", wait_until="networkidle")
    return [(names, float(height) / SCREEN) for names, height in page.evaluate(STEP_HEIGHTS)]


def measure(address: str) -> str:
    """Return a table of the phone screens of each session and of its steps with exercises."""
    lines = ["| session, step | phone screens |", "| --- | ---: |"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=[*FLAGS])
        phone = browser.new_context(viewport=PHONE)  # type: ignore[arg-type]
        page = start_alone(phone, address)
        answer_all(phone, int(address.rpartition(":")[2]))
        for session in SESSIONS:
            steps = step_screens(page, address, session)
            lines.append(f"| **{session}** | **{sum(screens for _, screens in steps):.1f}** |")
            lines += [f"| {names} | {screens:.1f} |" for names, screens in steps if names]
        browser.close()
    return "\n".join(lines)


if __name__ == "__main__":
    table = measure(sys.argv[1])
    Path(__file__).with_suffix(".md").write_text(f"# Phone screens of Start.Coop\n\n{METHOD}\n\n{table}\n", "utf-8")
