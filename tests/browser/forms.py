"""Driving a form as a person does: find it, fill it, wait for what it says."""

import re
from collections.abc import Mapping

from playwright.sync_api import Locator, Page, expect


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
    expect(form).to_have_attribute("data-saved", state)


def field(form: Locator, name: str) -> Locator:
    """The control of this name; in a table that people add rows to, "part.3.column" is that of the third row."""
    part, *row, column = name.split(".")
    growing = f'[data-least][data-grid="{part}"]'
    if not row or not row[0].isdecimal():
        return form.locator(f'[name="{name}"]')
    third = f'{growing} tbody tr:nth-child({row[0]}) [name^="{part}."][name$=".{column}"]'
    return form.locator(f'{third}, [name="{name}"]:not({growing} *)')


def names_by_place(form: Locator, answer: Mapping[str, str]) -> dict[str, str]:
    """An answer under the names that its fields have on the page, where rows have ids."""
    return {str(field(form, name).first.get_attribute("name")): value for name, value in answer.items()}


def expect_kept(form: Locator) -> None:
    """Waits until nothing is left to send: just saved, or nothing typed since the page came."""
    expect(form).to_have_attribute("data-saved", re.compile("^(clean|saved)$"))


def go_to_row(form: Locator, part: str, number: int) -> None:
    """Turns to a row of a table of three rows or more, as one does on a phone."""
    table = form.locator(f'[data-grid="{part}"]')
    place = table.locator("[data-row-place]")
    step = number - int(place.inner_text().split()[0])
    for _ in range(abs(step)):
        table.locator(f"[data-action=row-{'next' if step > 0 else 'back'}]").click()
    expect(place).to_contain_text(str(number))
