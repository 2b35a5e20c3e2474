"""How many phone screens Start.Coop takes a group with a whole plan.

Method: a group of five has answered everything with the sorting yard's numbers, and checked it. It walks through each
session on one phone of 360 × 740: it opens a step, reads each text aloud and passes on. A step's height is that of the
whole page, with header and footer, over the height of the screen. “Opened” is the page as the step opens, with all
readings open; “done” is the page after everything was read, when readings are folded as they fold by themselves. A
case that is right is folded in both, as it is whenever a page opens after the check. Of a table that shows one row at
a time one row counts, charts are drawn, and nothing else is opened or closed by hand. The goals hold for “done”; for
the twelve months of cash, “opened” counts.

Run it with `.venv/bin/python -m benchmarks.phone_screens`; it starts a server of its own and writes its table beside
itself.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from tests.browser.conftest import FLAGS, PHONE, chromium_path
from tests.browser.phone_walk import GOALS, start_answered_group, walk
from tests.browser.sample_answers import SESSIONS
from tests.browser.server import Server

METHOD = (__doc__ or "").split("\n\n")[1]


def measure(server: Server) -> str:
    """Return a table of the phone screens of each session and of its steps."""
    lines = ["| session, step | opened | done | goal |", "| --- | ---: | ---: | ---: |"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=[*FLAGS])
        phone = browser.new_context(viewport=PHONE, has_touch=True)  # type: ignore[arg-type]
        page = start_answered_group(phone, server)
        for session in SESSIONS:
            steps = walk(page, server.address, session)
            opened, done = sum(step.opened for step in steps), sum(step.done for step in steps)
            lines.append(f"| **{session}** | **{opened:.1f}** | **{done:.1f}** | {GOALS.get(session, '')} |")
            lines += [f"| {each.exercises or each.step} | {each.opened:.1f} | {each.done:.1f} | |" for each in steps]
        browser.close()
    return "\n".join(lines)


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        running = Server(Path(folder)).start()
        try:
            table = measure(running)
        finally:
            running.stop()
    Path(__file__).with_suffix(".md").write_text(f"# Phone screens of Start.Coop\n\n{METHOD}\n\n{table}\n", "utf-8")
