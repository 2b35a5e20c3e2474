#!/usr/bin/env python3
"""Sets up coopkit in this folder and starts it; needs nothing but a Python with pip. Windows: `py start.py`.

python3 start.py [OPTIONS]     set up where needed, then run `coopkit serve OPTIONS`
python3 start.py setup         only set up
python3 start.py test [ARGS]   set up with the test tools, then run every check; ARGS go to pytest
python3 start.py wheels DIR [--for windows|macos|linux] [--python 3.13]
                               fill DIR for a computer without internet: there it lies beside start.py
"""
# Python 3.6 must be able to parse this file: an old Python is to get a sentence, not a SyntaxError.

import argparse
import functools
import hashlib
import importlib.util
import itertools
import os
import platform
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parent
VENV, TOOLS, STICK = ROOT / ".venv", ROOT / ".tools", ROOT / "wheels"
LOCK, TEST_LOCK, SETUP_LOCK = (ROOT / f"requirements{name}.lock" for name in ("", "-test", "-setup"))
PROJECT, STAMP = ROOT / "pyproject.toml", "made-from"

WINDOWS = os.name == "nt"
SYSTEM = {"Windows": "windows", "Darwin": "macos"}.get(platform.system(), "linux")
MACHINE = {"amd64": "x86_64", "arm64": "aarch64"}.get(platform.machine().lower(), platform.machine().lower())
PYTHON = "{}.{}".format(*sys.version_info)
MACHINES = {"windows": ["x86_64"], "macos": ["aarch64", "x86_64"], "linux": ["x86_64"]}
# The computers of `wheels --for` in the words of uv and of pip, which names each age of C library that will do.
UV_PLATFORM = {"windows": "pc-windows-msvc", "macos": "apple-darwin", "linux": "manylinux_2_28"}
PIP_PLATFORM = {"windows": ["win_{}"], "macos": ["macosx_13_0_{}"], "linux": ["manylinux2014_{}"]}
PIP_PLATFORM["linux"] += [f"manylinux_2_{age}_{{}}" for age in range(28, 16, -1)]
PIP_MACHINE = {"windows-x86_64": "amd64", "windows-aarch64": "arm64", "macos-aarch64": "arm64"}

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
CHECKS = [["ruff", "check"], ["ruff", "format", "--check"], ["mypy"], ["lint-imports"]]
PYTEST = ["pytest", "-n", "logical", "--dist", "loadfile"]

# People's own settings for pip would refuse or misplace our tools.
ENVIRONMENT = dict(os.environ, PIP_USER="0", PIP_REQUIRE_VIRTUALENV="0", PIP_DISABLE_PIP_VERSION_CHECK="1")
ENVIRONMENT.update(PIP_NO_INPUT="1", PYTHONUTF8="1", UV_PYTHON_DOWNLOADS="never", UV_SYSTEM_CERTS="1")
NO_CONNECTION = r"(?i)connection|dns error|name resolution|error sending request|timed out|unreachable"

say = functools.partial(print, flush=True)


class StartError(Exception):
    """What went wrong and how to mend it, in one sentence."""


def main(arguments):
    """Run one command; returns the exit code, or nothing where all went well."""
    command = arguments[0] if arguments else ""
    if sys.version_info < OLDEST:
        found = f"{platform.python_version()} ({sys.executable})"
        raise StartError(f"coopkit needs Python 3.11 or newer, not {found}: install one from python.org.")
    if command in ("-h", "--help"):
        return say(__doc__.strip())
    if command in ("test", "wheels"):
        return (test if command == "test" else fill_stick)(arguments[1:])
    if arguments == ["setup"]:
        set_up(LOCK)
        return say("coopkit is set up. To start it, leave out the word setup.")
    if command and not command.startswith("-"):
        sys.stderr.write(f"start.py knows no `{' '.join(arguments)}`; see `start.py --help`.\n")
        return 2
    set_up(LOCK)
    return hand_over([installed("coopkit"), "serve", *arguments])


def installed(name):
    """The path of a command in the environment."""
    return str(VENV / ("Scripts" if WINDOWS else "bin") / (name + (".exe" if WINDOWS else "")))


def hand_over(command):
    """Become the command, so that Ctrl-C and signals reach it; Windows cannot, and waits for it."""
    if not WINDOWS:
        os.execv(command[0], command)
    with subprocess.Popen(command) as process:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        return process.wait()


def run(command):
    """Run a tool, showing only what it downloads; its failure becomes one sentence."""
    command = [str(part) for part in command]
    lines, text = [], {"encoding": "utf-8", "errors": "replace"}
    streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    with subprocess.Popen(command, cwd=str(ROOT), env=ENVIRONMENT, **streams, **text) as process:
        for line in process.stdout:
            lines.append(line.strip())
            if lines[-1].startswith("Downloading"):
                say("  " + lines[-1])
    if not process.returncode:
        return
    # pip and uv name the error in the last of these lines.
    reason = ([line for line in lines if re.search("(?i)error|cause|denied|no space", line)] or lines or ["?"])[-1]
    if "--no-index" in command:
        raise StartError(f"The folder wheels is damaged, fill it again with `start.py wheels`: {reason}")
    if re.search(NO_CONNECTION, " ".join(lines)):
        other = "fill a folder on another one with `start.py wheels wheels` and lay it beside start.py here"
        raise StartError(f"No internet: connect this computer once, or {other}.")
    raise StartError(f"Setting up failed; mend this and start again: {reason}")


def state(*paths, here=f"{ROOT}\n{sys.base_prefix}\n{sys.version}"):
    """A digest of what a folder is made from: where that changes, the folder is made anew."""
    return hashlib.sha256(here.encode() + b"".join(path.read_bytes() for path in paths)).hexdigest()


def made_from(folder):
    """The stamp of a folder; none while it is being made, or if that was interrupted."""
    stamp = folder / STAMP
    return stamp.read_text(encoding="utf-8") if stamp.is_file() else ""


def from_stick():
    """The options that make uv and pip read the folder beside us, if it was filled for this computer."""
    if not STICK.is_dir():
        return []
    here = f"{SYSTEM}-{MACHINE}-python{PYTHON}"
    filled = {path.name[: -len(".for")]: path.read_text(encoding="utf-8") for path in STICK.glob("*.for")}
    if filled.get(here) == state(LOCK, SETUP_LOCK, here=""):
        return ["--no-index", "--find-links", STICK]
    other = "another version of coopkit" if here in filled else ", ".join(sorted(filled)) or "no computer"
    say(f"The folder wheels was filled for {other}, and this is {here}: trying the internet.")
    return []


def bring_uv(source):
    """The path of uv, installed into a folder of ours, which pip never refuses."""
    if made_from(TOOLS) != state(SETUP_LOCK):
        if importlib.util.find_spec("pip") is None:
            mend = "on Debian or Ubuntu run `sudo apt install python3-pip`, elsewhere install Python from python.org"
            raise StartError(f"This Python has no pip ({sys.executable}): {mend}; then start again.")
        shutil.rmtree(str(TOOLS), ignore_errors=True)
        pip = [sys.executable, "-m", "pip", "install", "--retries", "1", "--no-deps", "--require-hashes"]
        run([*pip, "--only-binary=:all:", "--target", TOOLS, "-r", SETUP_LOCK, *source])
        (TOOLS / STAMP).write_text(state(SETUP_LOCK), encoding="utf-8")
    return next(path for path in TOOLS.glob("*/uv*") if path.name in ("uv", "uv.exe"))


def set_up(lock):
    """Make the environment from a lock, unless it is made; one that was interrupted is begun again."""
    good = [state(PROJECT, name) for name in (lock, TEST_LOCK)]
    if made_from(VENV) in good and Path(installed("coopkit")).exists():
        return
    say("Setting up coopkit, once: it takes a minute or more, and 1 GB of disk.")
    source = from_stick() if lock == LOCK else []
    uv = bring_uv(source)
    into = ["--python", VENV, *source]
    if VENV.exists():
        shutil.rmtree(str(VENV))
    run([uv, "venv", "--python", sys.executable, VENV])
    run([uv, "pip", "sync", *into, "--require-hashes", lock])
    run([uv, "pip", "install", *into, "--no-deps", "--build-constraints", SETUP_LOCK, "--editable", ROOT])
    (VENV / STAMP).write_text(state(PROJECT, lock), encoding="utf-8")


def test(pytest_arguments):
    """Every check one after the other, pytest last; returns 1 if any failed."""
    set_up(TEST_LOCK)
    bring_programs()
    failed = []
    for name, *rest in [*CHECKS, [*PYTEST, *pytest_arguments]]:
        if name == "pytest" and failed:
            say("Failed before pytest: " + ", ".join(failed))
        say(" ".join(["$", name, *rest]))
        if subprocess.call([installed(name), *rest], cwd=str(ROOT)):
            failed.append(" ".join([name, *rest]))
    return 1 if failed else 0


def bring_programs():
    """Install by apt what no Python package brings, where it is not there and we may."""
    missing = [need for need in NEEDED if not any(shutil.which(name) for name in need[0])]
    if not missing:
        return
    apt = ["apt-get"] if hasattr(os, "geteuid") and os.geteuid() == 0 else ["sudo", "-n", "apt-get"]
    if not shutil.which("apt-get") or not shutil.which(apt[0]) or subprocess.call([*apt, "-qq", "check"]):
        raise StartError("The tests need more: install " + ", and ".join(need[2] for need in missing) + ".")
    packages = [package for need in missing for package in need[1]]
    say("Installing with apt: " + " ".join(packages))
    run([*apt, "update"])
    run([*apt, "install", "-y", "--no-install-recommends", *packages])


def fill_stick(arguments):
    """Download all that another computer needs into a folder."""
    parser = argparse.ArgumentParser(prog="start.py wheels", description=fill_stick.__doc__)
    parser.add_argument("folder", metavar="DIR", type=Path)
    parser.add_argument("--for", dest="system", choices=sorted(MACHINES), help="default: one like this")
    parser.add_argument("--python", default=PYTHON, metavar="3.13", help="the version it has (default: ours)")
    options = parser.parse_args(arguments)
    if not re.match(r"3\.\d+$", options.python) or int(options.python[2:]) < OLDEST[1]:
        parser.error("--python takes a version from 3.11 on, such as 3.13")
    folder, system = options.folder.resolve(), options.system or SYSTEM
    folder.mkdir(parents=True, exist_ok=True)
    uv = bring_uv([])
    for machine in MACHINES[system] if options.system else [MACHINE]:
        computer = f"{system}-{machine}-python{options.python}"
        say(f"For {computer}:")
        download(uv, folder, system, machine, options.python)
        (folder / f"{computer}.for").write_text(state(LOCK, SETUP_LOCK, here=""), encoding="utf-8")
    say(f"{folder} is filled; on the other computer it lies beside start.py, named wheels.")


def download(uv, folder, system, machine, python):
    """Download the wheels for one computer; uv decides which, since pip's markers speak of this one."""
    names = [name.format(PIP_MACHINE.get(f"{system}-{machine}", machine)) for name in PIP_PLATFORM[system]]
    pip = [sys.executable, "-m", "pip", "download", "--progress-bar", "off", "--no-deps", "--require-hashes"]
    pip += ["--only-binary=:all:", "--dest", folder, *(f"--platform={name}" for name in names)]
    resolve = [uv, "pip", "compile", "-q", "--no-deps", "--generate-hashes"]
    resolve += ["--python-platform", f"{machine}-{UV_PLATFORM[system]}"]
    with tempfile.TemporaryDirectory() as scratch:
        done, wanted = set(), Path(scratch) / "wanted.txt"  # some markers name a patch release, here unknown
        for version, lock in itertools.product((f"{python}.99", f"{python}.0"), (LOCK, SETUP_LOCK)):
            run([*resolve, "--python-version", version, lock, "-o", wanted])
            if wanted.read_bytes() not in done:
                run([*pip, "--python-version", version, "-r", wanted])
            done.add(wanted.read_bytes())
            wanted.unlink()


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except (KeyboardInterrupt, StartError) as error:
        sys.exit(str(error) or "Stopped.")
    except OSError as error:
        sys.exit(f"{error.strerror}: {error.filename}; make room, or use a folder that you may write to.")
