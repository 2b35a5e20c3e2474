"""A live page in a real browser: opened with a case, its weights, its kernel."""

from collections.abc import Mapping
from contextlib import suppress

import psutil
from playwright.sync_api import BrowserContext, Locator, Page, expect

from coopkit.live_tools import scored_case
from tests.browser.conftest import start_alone
from tests.browser.server import Server
from tests.business.cases import BUYOUT_SCORES, BUYOUT_WEIGHTS, IDS

EXERCISE = "think.forms.our-case"
TOOL = "/live/think_coop/business-forms"
QUESTIONS = {"ownership": "Does it stay with the right people?", "say": "Can all of us decide?"}
BUYOUT = scored_case(
    {each: (str(BUYOUT_WEIGHTS[each]), " ".join(row)) for each, row in zip(IDS, BUYOUT_SCORES, strict=True)},
    {},
    {"several-owners": "yes"},
)
_SEND = """async ([address, message]) => {
  const token = document.cookie.match(/_xsrf=([^;]*)/)[1];
  const headers = {"Content-Type": "application/json", "X-XSRFToken": token};
  return (await fetch(address, {method: "POST", headers, body: JSON.stringify(message)})).json();
}"""


def send(
    page: Page, answer: Mapping[str, object], exercise: str = EXERCISE, *, base: int = 0, client: str = "test"
) -> int:
    """Saves an answer to the exercise as another page of this learner would; its version."""
    message = {"client": client, "revision": base + 1, "base": base, "seat": 0, "do": "save", "answer": dict(answer)}
    return int(page.evaluate(_SEND, [f"/answers/{exercise}", message])["version"])


def answer_on_server(page: Page, exercise: str = EXERCISE) -> dict[str, str]:
    """The group's answer as it lies on the server."""
    state = page.evaluate(f"fetch('/answers/{exercise}').then(reply => reply.json())")
    return dict(state["answers"]["0"]["answer"])


def come_with_a_case(context: BrowserContext, server: Server) -> Page:
    """Somebody whose own case is filled in; their page is the list of sessions."""
    page = start_alone(context, server.address)
    page.goto(f"{server.address}/learn/think_coop/forms")
    send(page, BUYOUT)
    return page


def open_tool(page: Page, server: Server) -> Page:
    """Opens the tool and waits until its own case is in it."""
    page.goto(server.address + TOOL)
    expect(chart(page)).to_contain_text("94.7%")
    return page


def weight(page: Page, criterion: str) -> Locator:
    """The handle of a slider."""
    return page.get_by_role("slider", name=QUESTIONS[criterion])


def chart(page: Page) -> Locator:
    """The picture in the first view."""
    return page.locator(".chart svg")


def kernel_of(page: Page) -> str:
    """The id of the page's kernel."""
    return str(page.locator("[data-live]").get_attribute("data-live")).rsplit("/", 1)[1]


def kill_kernel(kernel_id: str) -> None:
    """Ends the kernel's process as a full memory would."""
    running = psutil.process_iter(["cmdline"])
    found = [each for each in running if any(f"kernel-{kernel_id}" in word for word in each.info["cmdline"] or ())]
    assert found
    for each in found:  # on Windows the launcher of an environment and its Python
        with suppress(psutil.NoSuchProcess):
            each.kill()
