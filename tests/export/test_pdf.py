"""PDFs by an installed browser."""

import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from coopkit.export import browsers, pdf
from coopkit.export.pdf import to_pdf
from coopkit.export.printed_sheets import PublishError
from coopkit.i18n import load_locale
from tests.programs import write_program

ENGLISH = load_locale(minor_digits=2)
PRINTED = (
    "__import__('pathlib').Path(next(o for o in __import__('sys').argv if '--print-to-pdf=' in o).split('=', 1)[1])"
)
"""In a program that plays the browser: the file that it is asked to print to."""
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Our plan</title>
<style>@page { size: A4; margin: 20mm } h1 { break-before: page }</style>
<p>We begin with 1,280.00</p><h1>Second page</h1></html>"""


def test_a_page_is_printed_as_its_style_says() -> None:
    made = PdfReader(io.BytesIO(to_pdf(PAGE, ENGLISH)))
    assert [" ".join(page.extract_text().split()) for page in made.pages] == ["We begin with 1,280.00", "Second page"]
    assert round(float(made.pages[0].mediabox.width)) in (594, 595)


def test_headings_become_bookmarks() -> None:
    made = PdfReader(io.BytesIO(to_pdf(PAGE, ENGLISH)))
    assert "Second page" in str(made.outline)


def test_without_a_browser_one_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(browsers, "_MAC_PATHS", ())
    for name in browsers._WINDOWS_FOLDERS:
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(PublishError, match="needs Chromium, Chrome or Edge"):
        to_pdf(PAGE, ENGLISH)


@pytest.mark.parametrize(
    "source", ["raise SystemExit(1)", "import time; time.sleep(5)", "pass", f"{PRINTED}.write_bytes(b'%PDF-1.7 half')"]
)
def test_a_browser_that_fails_or_hangs_or_prints_nothing_whole_is_one_sentence(
    source: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    browser = write_program(tmp_path, "browser", source)
    monkeypatch.setattr(pdf, "find_browser", lambda: str(browser))
    monkeypatch.setattr(pdf, "TIMEOUT_SECONDS", 2)
    with pytest.raises(PublishError, match="did not make the PDF"):
        to_pdf(PAGE, ENGLISH)


def test_a_browser_whose_first_process_ends_early_is_waited_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    late = f"""
import time
time.sleep(0.5)
with {PRINTED}.open("wb") as file:
    for part in (b"%PDF-1.7", b" ... ", b"%%EOF\\n"):
        file.write(part)
        file.flush()
        time.sleep(0.3)
"""
    early = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {late!r}, *sys.argv[1:]])"
    browser = write_program(tmp_path, "browser", early)
    monkeypatch.setattr(pdf, "find_browser", lambda: str(browser))
    assert to_pdf(PAGE, ENGLISH) == b"%PDF-1.7 ... %%EOF\n"


@pytest.mark.parametrize(
    ("name", "expected"), [("msedge", True), ("Microsoft Edge", True), ("microsoft-edge", True), ("chromium", False)]
)
def test_edge_is_told_to_stay_the_process_that_was_started(
    name: str, expected: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    browser = write_program(
        tmp_path,
        name,
        f"{PRINTED}.write_bytes(repr('--do-not-de-elevate' in __import__('sys').argv).encode() + b'%%EOF')",
    )
    monkeypatch.setattr(pdf, "find_browser", lambda: str(browser))
    assert to_pdf(PAGE, ENGLISH) == f"{expected}%%EOF".encode()


def test_edge_is_found_where_windows_has_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    edge = tmp_path / "Microsoft" / "Edge" / "Application" / "msedge.exe"
    edge.parent.mkdir(parents=True)
    edge.touch()
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    monkeypatch.setattr(browsers, "_MAC_PATHS", ())
    monkeypatch.setenv("PROGRAMFILES", str(tmp_path))
    assert browsers.find_browser() == str(edge)
