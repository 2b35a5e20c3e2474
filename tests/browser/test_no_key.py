"""What only a key may hold is in no byte that leaves the server or a kernel before its reveal."""

import json
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, Response, WebSocket, expect

from coopkit.exercises.fields import Arrange
from tests.browser.every_kind import EVERY_KIND, FILL, SENTINEL, SESSION, write_every_kind
from tests.waiting import LONG_TIMEOUT

Heard = list[str]


def listen(page: Page) -> Heard:
    """Everything that this page receives from now on."""
    heard: Heard = []

    def body(reply: Response) -> None:
        if reply.status == 200:
            heard.append(reply.body().decode("utf-8", "replace"))

    def socket(opened: WebSocket) -> None:
        opened.on("framereceived", lambda frame: heard.append(str(frame)))

    page.on("response", body)
    page.on("websocket", socket)
    return heard


def test_our_page_and_its_messages_until_it_is_checked(kinds_address: str, browser: Browser) -> None:
    page = browser.new_page()
    heard = listen(page)
    page.goto(f"{kinds_address}/")
    page.click("form[action='/alone'] button[type=submit]")
    page.goto(f"{kinds_address}/learn/{SESSION}")
    for filled in EVERY_KIND:
        form = page.locator(f'[data-exercise="{filled.id}"]')
        form.evaluate(FILL, filled.sample.raw)
        if not any(isinstance(field, Arrange) for part in filled.exercise.definition.parts for field in part.layout()):
            expect(form).to_have_attribute("data-saved", "saved")
    for sheet in ("", "?filled=1"):
        page.goto(f"{kinds_address}/sheet/{SESSION}{sheet}")
    assert len(heard) > len(EVERY_KIND)
    assert [text[:200] for text in heard if SENTINEL in text] == []
    page.goto(f"{kinds_address}/learn/{SESSION}")
    form = page.locator('[data-exercise="think.test.choose-one"]')
    form.locator('[data-action="check"]').dispatch_event("click")
    expect(form).to_contain_text(SENTINEL)
    page.close()


def test_plain_voilas_page_and_its_messages(plain_voila: str, browser: Browser) -> None:
    page = browser.new_page()
    heard = listen(page)
    page.goto(f"{plain_voila}/kinds/think_coop/01_kinds.ipynb")
    expect(page.locator("[data-exercise]")).to_have_count(len(EVERY_KIND))
    assert any("think.test.choose-one" in text for text in heard)
    assert [text[:200] for text in heard if SENTINEL in text] == []
    page.close()


def test_the_outputs_of_an_executed_notebook(tmp_path: Path) -> None:
    path = write_every_kind(tmp_path)
    command = [sys.executable, "-m", "nbconvert", "--execute", "--to", "notebook", "--output", "run.ipynb", str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=LONG_TIMEOUT)
    executed = json.loads((path.parent / "run.ipynb").read_text(encoding="utf-8"))
    outputs = [cell["outputs"] for cell in executed["cells"] if cell["cell_type"] == "code"]
    rest = {**executed, "cells": [cell for cell in executed["cells"] if cell["cell_type"] != "code"]}
    assert sum(map(bool, outputs)) == len(EVERY_KIND)
    assert SENTINEL not in json.dumps([outputs, rest])
