#!/usr/bin/env python3
"""Set up coopkit in this folder and start it. All it needs is Python with pip; on Windows run `py start.py`.

python3 start.py [OPTIONS]          set up if needed, then run `coopkit serve OPTIONS`
python3 start.py setup              set up only, so that the next start is quick
python3 start.py test [ARGS]        set up with the test tools, then run every check; ARGS go to pytest
python3 start.py test fast [ARGS]   the same with the fast tests only, which take less than a minute
python3 start.py wheels DIR [--for windows|macos|linux] [--python 3.13]
                                    fill DIR for a computer without internet: put it beside start.py there
"""
# Python 3.6 must be able to parse this file, so that people with an old Python get a clear message instead of a
# SyntaxError. The code in bootstrap/ is imported after the version check and needs Python 3.11.

import platform
import sys
from pathlib import Path

OLDEST = (3, 11)


def main(arguments):
    """Run one command and return the exit code; None means success."""
    check_python()
    sys.path.insert(0, str(Path(__file__).resolve().parent))
    from bootstrap.project import StartError

    try:
        return run(arguments)
    except StartError as error:
        return fail(str(error))
    except OSError as error:
        where = f"{error.filename}: {error.strerror}" if error.filename else str(error)
        return fail(f"{where}. Free some disk space, or use a folder that you can write to, then run start.py again.")


def check_python():
    """Exit with one line if coopkit can't run on this Python."""
    found = f"{platform.python_version()} ({sys.executable})"
    if sys.version_info < OLDEST:
        sys.exit(fail(f"coopkit needs Python 3.11 or newer, not {found}. Install one from python.org."))
    if sys.maxsize < 2**32:
        sys.exit(fail(f"coopkit needs a 64-bit Python, not the 32-bit {found}. Install one from python.org."))


def run(arguments):
    """Run the command that the arguments name."""
    from bootstrap.commands import VENV_COMMAND, replace_process
    from bootstrap.environment import build_sessions, set_up
    from bootstrap.project import LOCK, echo

    command = arguments[0] if arguments else ""
    if command in ("-h", "--help"):
        return echo(__doc__.strip())
    if command == "test":
        from bootstrap.checks import test

        return test(arguments[1:])
    if command == "wheels":
        from bootstrap.wheels import fill_wheels

        return fill_wheels(arguments[1:])
    if arguments == ["setup"]:
        set_up(LOCK)
        build_sessions()
        return echo("coopkit is set up. To start it, run start.py without the word setup.")
    if command and not command.startswith("-"):
        fail(f"start.py has no command `{' '.join(arguments)}`. Run `start.py --help` to see the commands.")
        return 2
    set_up(LOCK)
    return replace_process([*VENV_COMMAND, "-m", "coopkit", "serve", *arguments])


def fail(sentence):
    """Print what went wrong as one line on stderr and return the exit code."""
    sys.stderr.write(f"error: {' '.join(sentence.split())}\n")
    return 1


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a redirected output may not have every letter
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit("Stopped.")
