"""Convert HTML to PDF with an installed browser: nothing is downloaded, and every script is shaped correctly."""

import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from coopkit.export.browsers import find_browser
from coopkit.export.headless import run_browser
from coopkit.export.printed_sheets import PublishError
from coopkit.i18n import N_, Locale

TIMEOUT_SECONDS = 90
_POLL_SECONDS = 0.1
_END_OF_PDF = b"%%EOF"
_PRINT_OPTIONS = ("--no-pdf-header-footer", "--generate-pdf-document-outline")


def to_pdf(html: str, locale: Locale) -> bytes:
    """Print a self-contained page with its own print style.

    Args:
        html: a whole document; nothing in it is fetched.
        locale: the language of the error message.

    Raises:
        PublishError: no browser is installed, or it did not print.
    """
    program = find_browser()
    if program is None:
        raise PublishError(
            locale.text(
                N_("A PDF needs Chromium, Chrome or Edge on the laptop, and none was found. Print the page instead.")
            )
        )
    with tempfile.TemporaryDirectory(prefix="coopkit-pdf-", ignore_cleanup_errors=True) as folder:
        page, printed = Path(folder) / "page.html", Path(folder) / "page.pdf"
        page.write_text(html, encoding="utf-8")
        deadline = time.monotonic() + TIMEOUT_SECONDS
        try:
            run_browser(program, Path(folder), (*_PRINT_OPTIONS, f"--print-to-pdf={printed}"), page, TIMEOUT_SECONDS)
        except (OSError, subprocess.SubprocessError) as error:
            raise PublishError(_failure_message(locale)) from error
        return _read_when_complete(printed, deadline, locale)


def _read_when_complete(printed: Path, deadline: float, locale: Locale) -> bytes:
    """Return the PDF once its last line is written: on Windows the browser's first process may end before that."""
    while True:
        with suppress(FileNotFoundError, PermissionError):  # not there yet, or still being written
            content = printed.read_bytes()
            if content.rstrip().endswith(_END_OF_PDF):
                return content
        if time.monotonic() > deadline:
            raise PublishError(_failure_message(locale))
        time.sleep(_POLL_SECONDS)


def _failure_message(locale: Locale) -> str:
    """Return the sentence that says the browser printed nothing."""
    return locale.text(N_("The browser on the laptop did not make the PDF. Try once more, or print the page instead."))
