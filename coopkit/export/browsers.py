"""An installed Chromium, Chrome or Edge: every Windows has one, and each of them prints every script rightly."""

import os
import shutil
from pathlib import Path

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "msedge",
)
_MACS = tuple(f"/Applications/{name}.app/Contents/MacOS/{name}" for name in ("Google Chrome", "Microsoft Edge"))
_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
_PROGRAMS = ("Microsoft/Edge/Application/msedge.exe", "Google/Chrome/Application/chrome.exe")


def find_browser() -> str | None:
    """Return the path of an installed browser that can print headlessly, or None."""
    named = (found for name in NAMES if (found := shutil.which(name)))
    windows = (
        Path(os.environ[folder]) / program for folder in _FOLDERS if folder in os.environ for program in _PROGRAMS
    )
    installed = (str(path) for path in (*map(Path, _MACS), *windows) if path.is_file())
    return next(named, None) or next(installed, None)
