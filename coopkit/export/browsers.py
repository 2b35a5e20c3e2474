"""Find an installed Chromium, Chrome or Edge: every Windows has one, and each prints every script correctly."""

import os
import shutil
from pathlib import Path

COMMANDS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "msedge",
)
_MAC_PATHS = tuple(f"/Applications/{name}.app/Contents/MacOS/{name}" for name in ("Google Chrome", "Microsoft Edge"))
_WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
_WINDOWS_PATHS = ("Microsoft/Edge/Application/msedge.exe", "Google/Chrome/Application/chrome.exe")


def find_browser() -> str | None:
    """Return the path of an installed browser that can print headlessly, or None."""
    on_path = (found for name in COMMANDS if (found := shutil.which(name)))
    windows = (
        Path(os.environ[folder]) / program
        for folder in _WINDOWS_FOLDERS
        if folder in os.environ
        for program in _WINDOWS_PATHS
    )
    installed = (str(path) for path in (*map(Path, _MAC_PATHS), *windows) if path.is_file())
    return next(on_path, None) or next(installed, None)
