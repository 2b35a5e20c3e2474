"""Driving a form as a person does: find it, fill it, wait for what it says."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.waiting import MILLISECONDS

PATIENCE = MILLISECONDS


def open_exercise(page: Page, address: str, session: str, exercise: str) -> Locator:
    """Opens the session at the step of this exercise."""
    page.goto(f"{address}/learn/{session}")
    form = page.locator(f'[data-exercise="{exercise}"]')
    step = form.evaluate("form => form.closest('.step').id")
    page.goto(f"{address}/learn/{session}#{step}")
    expect(form).to_be_visible()
    return form


def expect_saved(form: Locator, state: str = "saved") -> None:
    """Waits until the form says so."""
    expect(form).to_have_attribute("data-saved", state, timeout=PATIENCE)


def field(form: Locator, name: str) -> Locator:
    """The control of this name."""
    return form.locator(f'[name="{name}"]')


def expect_kept(form: Locator) -> None:
    """Waits until nothing is left to send: just saved, or nothing typed since the page came."""
    expect(form).to_have_attribute("data-saved", re.compile("^(clean|saved)$"), timeout=PATIENCE)
