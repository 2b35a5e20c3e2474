"""Run pip, uv and the programs of the environment."""

import os
import re
import signal
import subprocess
import sys

from bootstrap.project import ROOT, VENV, WINDOWS, StartError, echo

# The user's own settings for pip could refuse our tools or install them in the wrong place.
TOOL_ENVIRONMENT = dict(os.environ, PIP_USER="0", PIP_REQUIRE_VIRTUALENV="0", PIP_DISABLE_PIP_VERSION_CHECK="1")
TOOL_ENVIRONMENT.update(PIP_NO_INPUT="1", PYTHONUTF8="1", UV_PYTHON_DOWNLOADS="never", UV_SYSTEM_CERTS="1")
NO_CONNECTION = r"(?i)connection|dns error|name resolution|error sending request|timed out|unreachable"
VENV_PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
# Run programs as modules (`-m`), because Windows may block the unsigned launchers beside python.exe. -P ignores
# modules that happen to be in the current folder.
VENV_COMMAND = [str(VENV_PYTHON), "-P"]


def replace_process(command: list[str]) -> int:
    """Replace this process by a command, so that it gets Ctrl+C and signals; on Windows, run it and wait."""
    if not WINDOWS:
        os.execv(command[0], command)
    with subprocess.Popen(command) as process:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        return process.wait()


def pip(command: str, *options: object) -> None:
    """Run a command of this Python's pip, which accepts only built packages with a known hash."""
    run([sys.executable, "-m", "pip", command, "--no-deps", "--require-hashes", "--only-binary=:all:", *options])


def run(command: list[object]) -> None:
    """Run a tool and show only what it downloads.

    Raises: StartError if it fails, with the reason the tool gives.
    """
    arguments = [str(part) for part in command]
    lines: list[str] = []
    with subprocess.Popen(
        arguments,
        cwd=ROOT,
        env=TOOL_ENVIRONMENT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            lines.append(line.strip())
            if lines[-1].startswith("Downloading"):
                echo("  " + lines[-1])
    if process.returncode:
        raise tool_error(arguments, lines)


def tool_error(arguments: list[str], lines: list[str]) -> StartError:
    """Return the error for a tool that failed, from what it printed."""
    # pip and uv give the reason in the last of these lines.
    reason = ([line for line in lines if re.search("(?i)error|cause|denied|no space", line)] or lines or ["?"])[-1]
    if "--no-index" in arguments:
        return StartError(f"the wheels folder is damaged ({reason}). Fill it again with `start.py wheels wheels`.")
    if re.search(NO_CONNECTION, " ".join(lines)):
        return StartError(
            "there is no internet connection. Connect this computer once, or run `start.py wheels wheels` on another "
            "computer and copy the wheels folder here, beside start.py."
        )
    return StartError(f"setting up failed: {reason.rstrip('.')}. Fix the problem it names, then run start.py again.")
