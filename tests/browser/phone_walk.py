"""A group of five goes through a session on one phone, with the sorting yard's answers, and counts screens."""

from typing import NamedTuple

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import MEMBERS, PHONE, cookies_of
from tests.browser.sample_answers import SESSIONS, YARD
from tests.browser.server import Server
from tests.browser.test_session_page import join_group
from tests.serve.visitor import Visitor

GOALS = {"start_coop/core": 25, "start_coop/feas": 45, "start_coop/plan": 45}
"""The most phone screens that a session with own numbers may take, for the exercises that it had when they were set."""
ADDED_SINCE = {"start.survey.pre", "start.core.five-routes", "start.core.buyout-plan"}
"""Exercises that came later; their steps are measured, and not counted against a goal."""
CASH, MOST_CASH_SCREENS = "start.plan.cash-12", 6
HEIGHT = "document.querySelector('.page').scrollHeight"
STEPS = """() => [...document.querySelectorAll(".step")].map((step) =>
  [step.id, [...step.querySelectorAll("[data-exercise]")].map(({ dataset }) => dataset.exercise).join(" ")])"""


class StepScreens(NamedTuple):
    """A step, its exercises and its height in phone screens: as it opens, and when it is done."""

    step: str
    exercises: str
    opened: float
    done: float


def start_answered_group(context: BrowserContext, server: Server) -> Page:
    """A group of five that has answered all of Start.Coop on this phone, and checked it."""
    page = join_group(context, server, *MEMBERS)
    visitor = Visitor(server.port, cookies=cookies_of(context, server.address))
    for session in SESSIONS:
        visitor.get(f"/learn/{session}")
    for exercise, answer in YARD.items():
        for seat in range(1, len(MEMBERS) + 1):
            visitor.answer(exercise, seat=seat, do="pass")  # refused where members don't answer one by one
        assert visitor.answer(exercise, answer=answer, do="check", revision=2).status == 200
    return page


def wait_for_charts(page: Page) -> None:
    """Brings each chart of the open step into view, where it is drawn."""
    for chart in page.locator(".step.current [data-chart]:visible").all():
        chart.scroll_into_view_if_needed()
        expect(chart).not_to_be_empty()
    page.evaluate("document.querySelector('.page').scrollTo(0, 0)")


def walk(page: Page, address: str, session: str) -> list[StepScreens]:
    """Opens every step in turn, reads everything aloud, and measures the whole page before and after."""
    page.goto(f"{address}/learn/{session}", wait_until="networkidle")
    screens = []
    for step, exercises in page.evaluate(STEPS):
        page.evaluate("step => { location.hash = step }", step)
        expect(page.locator(f"#{step}")).to_be_visible()
        page.wait_for_load_state("networkidle")
        wait_for_charts(page)
        opened = page.evaluate(HEIGHT)
        while (cue := page.locator(f"#{step} [data-reading-text] [data-cue]:visible").first).count():
            cue.click()
        screens.append(StepScreens(step, exercises, opened / PHONE["height"], page.evaluate(HEIGHT) / PHONE["height"]))
    return screens
