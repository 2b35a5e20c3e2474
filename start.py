#!/usr/bin/env python3
"""Sets up coopkit in this folder and starts it; needs nothing but a Python with pip. Windows: `py start.py`.

python3 start.py [OPTIONS]     set up where needed, then run `coopkit serve OPTIONS`
python3 start.py setup         only set up
python3 start.py test [ARGS]   set up with the test tools, then run every check; ARGS go to pytest
python3 start.py wheels DIR [--for windows|macos|linux] [--python 3.13]
                               fill DIR for a computer without internet: put it beside start.py there
"""
# Python 3.6 must be able to parse this file, so that an old Python gets a sentence and not a SyntaxError. What is in
# bootstrap/ is imported after that, and needs Python 3.11.

import platform
import sys
from pathlib import Path

OLDEST = (3, 11)


def main(arguments):
    """Run one command; returns the exit code, or nothing if all went well."""
    refuse_python()
    sys.path.insert(0, str(Path(__file__).resolve().parent))
    from bootstrap.project import StartError

    try:
        return run(arguments)
    except StartError as error:
        return fail(str(error))
    except OSError as error:
        where = f"{error.filename}: {error.strerror}" if error.filename else str(error)
        return fail(f"{where}. Free some disk space, or use a folder that you can write to, then run start.py again.")


def refuse_python():
    """End with one line if coopkit cannot run on this Python."""
    found = f"{platform.python_version()} ({sys.executable})"
    if sys.version_info < OLDEST:
        sys.exit(fail(f"coopkit needs Python 3.11 or newer, not {found}. Install one from python.org."))
    if sys.maxsize < 2**32:
        sys.exit(fail(f"coopkit needs a 64-bit Python, not the 32-bit {found}. Install one from python.org."))


def run(arguments):
    """Set up, and hand over to what is asked for."""
    from bootstrap.commands import IN_VENV, hand_over
    from bootstrap.environment import set_up
    from bootstrap.project import LOCK, say

    command = arguments[0] if arguments else ""
    if command in ("-h", "--help"):
        return say(__doc__.strip())
    if command == "test":
        from bootstrap.checks import test

        return test(arguments[1:])
    if command == "wheels":
        from bootstrap.wheels import fill_stick

        return fill_stick(arguments[1:])
    if arguments == ["setup"]:
        set_up(LOCK)
        return say("coopkit is set up. To start it, run start.py without the word setup.")
    if command and not command.startswith("-"):
        fail(f"start.py has no command `{' '.join(arguments)}`. Run `start.py --help` to see the commands.")
        return 2
    set_up(LOCK)
    return hand_over([*IN_VENV, "-m", "coopkit", "serve", *arguments])


def fail(sentence):
    """Say on stderr what went wrong, on one line; returns the exit code."""
    sys.stderr.write(f"error: {' '.join(sentence.split())}\n")
    return 1


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a redirected output may know few letters
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit("Stopped.")
