"""`start.py test`: every check that CI runs. `start.py test fast`: those that take less than a minute."""

import os
import shutil
import subprocess
import sys

from bootstrap.commands import VENV_COMMAND, run
from bootstrap.environment import set_up
from bootstrap.project import ROOT, TEST_LOCK, StartError, echo

BROWSERS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "msedge"]
BROWSERS += [f"/Applications/{name}.app/Contents/MacOS/{name}" for name in ("Google Chrome", "Microsoft Edge")]
PROGRAM_FOLDERS = ("C:\\Program Files", "C:\\Program Files (x86)")
WINDOWS_BROWSERS = (r"Google\Chrome\Application\chrome.exe", r"Microsoft\Edge\Application\msedge.exe")
BROWSERS += [rf"{folder}\{name}" for folder in PROGRAM_FOLDERS for name in WINDOWS_BROWSERS]
OFFICES = ["soffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice"]
OFFICES += [rf"{folder}\LibreOffice\program\soffice.exe" for folder in PROGRAM_FOLDERS]
# What the tests need besides Python: where it may be, its Debian packages, and what people call it.
PROGRAMS = [(BROWSERS, ["chromium", "fonts-noto-core"], "Chromium, Google Chrome or Microsoft Edge")]
PROGRAMS += [(OFFICES, ["libreoffice-calc"], "LibreOffice")]
# One more than there are cores, because tests of pages and kernels wait for a third of their time. Files keep their
# order, in which the long ones come first: pytest-xdist would put files with few tests last, and those of the browser
# have few and long ones.
WORKERS = str((os.cpu_count() or 1) + 1)
# Each check with the arguments for the environment's Python; import-linter has no module to run.
CHECKS = [
    ("ruff check", ["-m", "ruff", "check"]),
    ("ruff format", ["-m", "ruff", "format", "--check"]),
    ("mypy", ["-m", "mypy"]),
    ("lint-imports", ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]),
    ("pytest", ["-m", "pytest", "-n", WORKERS, "--dist", "loadfile", "--no-loadscope-reorder"]),
]


def test(arguments: list[str]) -> int:
    """Run every check, pytest last; return 1 if any failed.

    arguments: for pytest; if the first is "fast", only the tests marked so run.
    """
    set_up(TEST_LOCK)
    if arguments[:1] == ["fast"]:
        arguments = ["-m", "fast", *arguments[1:]]
    else:
        install_programs()
    failed: list[str] = []
    for name, command in CHECKS:
        extra = arguments if name == "pytest" else []
        if name == "pytest" and failed:
            echo("Failed before pytest: " + ", ".join(failed))
        echo(" ".join(["$", name, *extra]))
        if subprocess.call([*VENV_COMMAND, *command, *extra], cwd=ROOT):
            failed.append(name)
    return 1 if failed else 0


def install_programs() -> None:
    """Install with apt the programs that the tests need and that are missing; ask first if somebody is at the terminal.

    Raises: StartError if apt can't be used, or the answer is no.
    """
    missing = [program for program in PROGRAMS if not any(shutil.which(path) for path in program[0])]
    if not missing:
        return
    names = ", and ".join(program[2] for program in missing)
    packages = [package for program in missing for package in program[1]]
    not_installed = StartError(
        f"the tests need {names}. Install what is missing, then run start.py test again. "
        "`start.py test fast` runs without it."
    )
    attended = sys.stdin.isatty() and sys.stdout.isatty()
    if not shutil.which("apt-get"):
        raise not_installed
    echo(f"The tests also need {names}. start.py installs this with apt: {' '.join(packages)}")
    if attended and not confirm("Install it now?"):
        raise not_installed
    apt = apt_command(attended)
    if not shutil.which(apt[0]) or subprocess.call([*apt, "-qq", "check"], stderr=subprocess.DEVNULL):
        raise not_installed
    run([*apt, "update"])
    run([*apt, "install", "-y", "--no-install-recommends", *packages])


def confirm(question: str) -> bool:
    """Ask a question at the terminal; Enter means yes."""
    try:
        return input(f"{question} [Y/n] ").strip().lower() in ("", "y", "yes")
    except EOFError:
        return False


def apt_command(attended: bool) -> list[str]:
    """Return the command that runs apt as root; sudo may ask for a password only if someone is there to type it."""
    if os.geteuid() == 0:
        return ["apt-get"]
    return ["sudo", "apt-get"] if attended else ["sudo", "-n", "apt-get"]
