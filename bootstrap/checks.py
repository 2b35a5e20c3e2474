"""`start.py test`: every check that CI runs."""

import os
import shutil
import subprocess

from bootstrap.commands import IN_VENV, run
from bootstrap.environment import set_up
from bootstrap.project import ROOT, TEST_LOCK, StartError, say

BROWSERS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "msedge"]
BROWSERS += [f"/Applications/{name}.app/Contents/MacOS/{name}" for name in ("Google Chrome", "Microsoft Edge")]
PROGRAMS = ("C:\\Program Files", "C:\\Program Files (x86)")
WINDOWS_BROWSERS = (r"Google\Chrome\Application\chrome.exe", r"Microsoft\Edge\Application\msedge.exe")
BROWSERS += [rf"{folder}\{name}" for folder in PROGRAMS for name in WINDOWS_BROWSERS]
OFFICES = ["soffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice"]
OFFICES += [rf"{folder}\LibreOffice\program\soffice.exe" for folder in PROGRAMS]
# What tests need beside Python: where it may be, Debian's packages, what to install elsewhere.
NEEDED = [(BROWSERS, ["chromium", "fonts-noto-core"], "Chromium, Google Chrome or Microsoft Edge")]
NEEDED += [(OFFICES, ["libreoffice-calc"], "LibreOffice")]
# One more than there are cores, because tests of pages and kernels wait for a third of their time. Files keep their
# order, in which the long ones come first: pytest-xdist would put files with few tests last, and those of the browser
# have few and long ones.
WORKERS = str((os.cpu_count() or 1) + 1)
# Each with what the environment's Python is asked for; import-linter has no module to run.
CHECKS = [
    ("ruff check", ["-m", "ruff", "check"]),
    ("ruff format", ["-m", "ruff", "format", "--check"]),
    ("mypy", ["-m", "mypy"]),
    ("lint-imports", ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]),
    ("pytest", ["-m", "pytest", "-n", WORKERS, "--dist", "loadfile", "--no-loadscope-reorder"]),
]


def test(pytest_arguments: list[str]) -> int:
    """Every check one after the other, pytest last; returns 1 if any failed."""
    set_up(TEST_LOCK)
    bring_programs()
    failed: list[str] = []
    for name, command in CHECKS:
        more = pytest_arguments if name == "pytest" else []
        if name == "pytest" and failed:
            say("Failed before pytest: " + ", ".join(failed))
        say(" ".join(["$", name, *more]))
        if subprocess.call([*IN_VENV, *command, *more], cwd=ROOT):
            failed.append(name)
    return 1 if failed else 0


def bring_programs() -> None:
    """Install by apt what no Python package brings, where it is not there and we may.

    Raises: StartError if we may not.
    """
    missing = [need for need in NEEDED if not any(shutil.which(name) for name in need[0])]
    if not missing:
        return
    apt = ["apt-get"] if hasattr(os, "geteuid") and os.geteuid() == 0 else ["sudo", "-n", "apt-get"]
    if not shutil.which("apt-get") or not shutil.which(apt[0]) or subprocess.call([*apt, "-qq", "check"]):
        raise StartError("the tests need more. Install " + ", and ".join(need[2] for need in missing) + ".")
    packages = [package for need in missing for package in need[1]]
    say("Installing with apt: " + " ".join(packages))
    run([*apt, "update"])
    run([*apt, "install", "-y", "--no-install-recommends", *packages])
