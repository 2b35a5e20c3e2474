"""Running tools, and commands of the environment."""

import os
import re
import signal
import subprocess
import sys

from bootstrap.project import ROOT, VENV, WINDOWS, StartError, say

# People's own settings for pip would refuse or misplace our tools.
ENVIRONMENT = dict(os.environ, PIP_USER="0", PIP_REQUIRE_VIRTUALENV="0", PIP_DISABLE_PIP_VERSION_CHECK="1")
ENVIRONMENT.update(PIP_NO_INPUT="1", PYTHONUTF8="1", UV_PYTHON_DOWNLOADS="never", UV_SYSTEM_CERTS="1")
NO_CONNECTION = r"(?i)connection|dns error|name resolution|error sending request|timed out|unreachable"
# Programs are run as modules, since Windows may block the unsigned launchers beside python.exe; -P keeps modules that
# happen to be in the current folder out.
VENV_PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
IN_VENV = [str(VENV_PYTHON), "-P"]


def hand_over(command: list[str]) -> int:
    """Become the command, so that Ctrl-C and signals reach it; Windows cannot, and waits for it."""
    if not WINDOWS:
        os.execv(command[0], command)
    with subprocess.Popen(command) as process:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        return process.wait()


def pip(command: str, *options: object) -> None:
    """Run a command of this Python's pip, which takes what has a hash and is built already."""
    run([sys.executable, "-m", "pip", command, "--no-deps", "--require-hashes", "--only-binary=:all:", *options])


def run(command: list[object]) -> None:
    """Run a tool, showing only what it downloads.

    Raises: StartError if it fails, with the reason that it names.
    """
    words = [str(part) for part in command]
    lines: list[str] = []
    with subprocess.Popen(
        words,
        cwd=ROOT,
        env=ENVIRONMENT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            lines.append(line.strip())
            if lines[-1].startswith("Downloading"):
                say("  " + lines[-1])
    if process.returncode:
        raise failure(words, lines)


def failure(command: list[str], lines: list[str]) -> StartError:
    """What is said of a tool that failed, by what it printed."""
    # pip and uv name the error in the last of these lines.
    reason = ([line for line in lines if re.search("(?i)error|cause|denied|no space", line)] or lines or ["?"])[-1]
    if "--no-index" in command:
        return StartError(f"the folder wheels is damaged ({reason}). Fill it again with `start.py wheels wheels`.")
    if re.search(NO_CONNECTION, " ".join(lines)):
        return StartError(
            "there is no internet connection. Connect this computer once, or fill a folder on another one with "
            "`start.py wheels wheels` and put it beside start.py here."
        )
    return StartError(f"setting up failed: {reason.rstrip('.')}. Fix the problem it names, then run start.py again.")
