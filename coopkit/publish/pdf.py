"""HTML to PDF, by a browser that is installed: nothing is downloaded, and every script is shaped rightly."""

import os
import subprocess
import tempfile
from pathlib import Path

from coopkit.i18n import N_, Locale
from coopkit.publish.browsers import find_browser
from coopkit.publish.sheets import PublishError

PATIENCE_SECONDS = 90
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
        profile = f"--user-data-dir={Path(folder) / 'profile'}"
        command = [program, *_OPTIONS, *_sandbox(), profile, f"--print-to-pdf={printed}", page.as_uri()]
        try:
            done = subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=PATIENCE_SECONDS,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise PublishError(_failed(locale)) from error
        if done.returncode or not printed.is_file():
            raise PublishError(_failed(locale))
        return printed.read_bytes()


def _failed(locale: Locale) -> str:
    return locale.text(N_("The browser on the laptop did not make the PDF. Try once more, or print the page instead."))


def _sandbox() -> tuple[str, ...]:
    """Browsers refuse to run as the system's root with their sandbox; the page is our own."""
    return ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
