"""PDFs by an installed browser."""

import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from coopkit.i18n import load_locale
from coopkit.publish import browsers, pdf
from coopkit.publish.pdf import to_pdf
from coopkit.publish.sheets import PublishError

ENGLISH = load_locale(minor_digits=2)
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Our plan</title>
<style>@page { size: A4; margin: 20mm } h1 { break-before: page }</style>
<p>We begin with 1,280.00</p><h1>Second page</h1></html>"""


def test_a_page_is_printed_as_its_style_says() -> None:
    made = PdfReader(io.BytesIO(to_pdf(PAGE, ENGLISH)))
    assert [" ".join(page.extract_text().split()) for page in made.pages] == ["We begin with 1,280.00", "Second page"]
    assert round(float(made.pages[0].mediabox.width)) in (594, 595)


def test_without_a_browser_one_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(browsers, "_MACS", ())
    for name in browsers._FOLDERS:
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(PublishError, match="needs Chromium, Chrome or Edge"):
        to_pdf(PAGE, ENGLISH)


@pytest.mark.parametrize("command", ["exit 1", "sleep 5"])
def test_a_browser_that_fails_or_hangs_is_one_sentence(
    command: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = tmp_path / "browser"
    broken.write_text(f"#!/bin/sh\nexec {command}\n" if command.startswith("sleep") else f"#!/bin/sh\n{command}\n")
    broken.chmod(0o755)
    monkeypatch.setattr(pdf, "find_browser", lambda: str(broken))
    monkeypatch.setattr(pdf, "PATIENCE_SECONDS", 0.5)
    with pytest.raises(PublishError, match="did not make the PDF"):
        to_pdf(PAGE, ENGLISH)


def test_edge_is_found_where_windows_has_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    edge = tmp_path / "Microsoft" / "Edge" / "Application" / "msedge.exe"
    edge.parent.mkdir(parents=True)
    edge.touch()
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    monkeypatch.setattr(browsers, "_MACS", ())
    monkeypatch.setenv("PROGRAMFILES", str(tmp_path))
    assert browsers.find_browser() == str(edge)
