"""Paths of the project, a description of this computer, and output for the terminal."""

import functools
import os
import platform
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV, TOOLS, WHEELS = ROOT / ".venv", ROOT / ".tools", ROOT / "wheels"
LOCK, TEST_LOCK, SETUP_LOCK = (ROOT / f"requirements{name}.lock" for name in ("", "-test", "-setup"))
PROJECT = ROOT / "pyproject.toml"

WINDOWS = os.name == "nt"
SYSTEM = {"Windows": "windows", "Darwin": "macos"}.get(platform.system(), "linux")
MACHINE = {"amd64": "x86_64", "arm64": "aarch64"}.get(platform.machine().lower(), platform.machine().lower())
PYTHON = "{}.{}".format(*sys.version_info)

echo = functools.partial(print, flush=True)


class StartError(Exception):
    """A problem that ends start.py; its message is one line that says what went wrong and how to fix it."""
