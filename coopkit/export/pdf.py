"""HTML to PDF, by a browser that is installed: nothing is downloaded, and every script is shaped rightly."""

import os
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from coopkit.export.browsers import find_browser
from coopkit.export.sheets import PublishError
from coopkit.i18n import N_, Locale

PATIENCE_SECONDS = 90
_LOOK_SECONDS = 0.1
_END_OF_PDF = b"%%EOF"
_OPTIONS = (
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--no-pdf-header-footer",
)


def to_pdf(html: str, locale: Locale) -> bytes:
    """Print a self-contained page as its own style says.

    Args:
        html: a whole document; nothing in it is fetched.
        locale: the reader's language, for the sentence of an error.

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
    # A browser of its own profile, so that one which is open on the laptop takes no notice of it.
    with tempfile.TemporaryDirectory(prefix="coopkit-pdf-", ignore_cleanup_errors=True) as folder:
        page, printed = Path(folder) / "page.html", Path(folder) / "page.pdf"
        page.write_text(html, encoding="utf-8")
        files = (f"--user-data-dir={Path(folder) / 'profile'}", f"--print-to-pdf={printed}", page.as_uri())
        command = [program, *_OPTIONS, *_of_edge(program), *_sandbox(), *files]
        until = time.monotonic() + PATIENCE_SECONDS
        try:
            subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=PATIENCE_SECONDS,
                check=True,
            )
        except (OSError, subprocess.SubprocessError) as error:
            raise PublishError(_failed(locale)) from error
        return _complete(printed, until, locale)


def _complete(printed: Path, until: float, locale: Locale) -> bytes:
    """The file once its end is there: on Windows the browser's first process may be gone before that."""
    while True:
        with suppress(FileNotFoundError, PermissionError):  # not there yet, or still being written
            content = printed.read_bytes()
            if content.rstrip().endswith(_END_OF_PDF):
                return content
        if time.monotonic() > until:
            raise PublishError(_failed(locale))
        time.sleep(_LOOK_SECONDS)


def _failed(locale: Locale) -> str:
    return locale.text(N_("The browser on the laptop did not make the PDF. Try once more, or print the page instead."))


def _of_edge(program: str) -> tuple[str, ...]:
    """Edge leaves an administrator's rights by starting itself again; we would wait for the wrong process."""
    return ("--do-not-de-elevate",) if "edge" in Path(program).name.casefold() else ()


def _sandbox() -> tuple[str, ...]:
    """Browsers refuse to run as the system's root with their sandbox; the page is our own."""
    return ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
