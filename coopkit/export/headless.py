"""The installed browser without a window, which prints and draws pages of ours; nothing is fetched."""

import os
import subprocess
from pathlib import Path

OPTIONS = (
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
)


def run_browser(program: str, folder: Path, options: tuple[str, ...], page: Path, timeout: float) -> None:
    """Run the browser once on a page.

    Args:
        program: the browser, as `find_browser` returns it.
        folder: for its profile. A profile of its own, so that an open browser doesn't take over the command.
        options: what it should do with the page.
        page: an HTML file.
        timeout: in seconds.

    Raises:
        OSError, subprocess.SubprocessError: it could not be started, failed, or took too long.
    """
    profile = f"--user-data-dir={folder / 'profile'}"
    subprocess.run(
        [program, *OPTIONS, *options, *_edge_options(program), *_sandbox_options(), profile, page.as_uri()],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=timeout,
        check=True,
    )


def _edge_options(program: str) -> tuple[str, ...]:
    """Return the option that stops Edge from restarting itself for an administrator; we wait for its first process."""
    return ("--do-not-de-elevate",) if "edge" in Path(program).name.casefold() else ()


def _sandbox_options() -> tuple[str, ...]:
    """Return --no-sandbox for root, as whom browsers refuse to run with their sandbox; the page is our own."""
    return ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
