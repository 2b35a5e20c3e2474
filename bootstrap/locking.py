"""Locks: only one start.py sets up at a time, and none while coopkit runs.

The operating system releases these locks when the program that has them ends, however it ends.
"""

import errno
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from bootstrap.folders import not_writable
from bootstrap.project import ROOT, VENV, StartError, echo

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

SETUP_LOCK_FILE = ROOT / ".setup-lock"
RUNNING = VENV / "running"  # coopkit/serve/setup_lock.py keeps a locked file here for each running program
POLL_SECONDS = 0.3


@contextmanager
def setup_lock() -> Iterator[None]:
    """Wait until no other start.py is setting up, and lock out the next one.

    Raises: StartError if the project folder can't be written.
    """
    try:
        file = SETUP_LOCK_FILE.open("a")
    except OSError as error:
        raise not_writable(ROOT, error) from error
    with file:
        if not try_lock(file):
            echo("coopkit is being set up in another window. Waiting for it to finish.")
            while not try_lock(file):
                time.sleep(POLL_SECONDS)
        yield


def try_lock(file: IO[str]) -> bool:
    """Lock a file until it is closed; return False if another program has locked it."""
    try:
        if sys.platform == "win32":
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        # Some network folders don't support locks. There, setting up still works in one window at a time.
        return error.errno not in (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
    return True


def check_not_running() -> None:
    """Check that no program is running from the environment.

    Raises: StartError if one is.
    """
    for path in RUNNING.glob("*.lock"):
        with path.open("a") as file:
            if not try_lock(file):
                raise StartError(
                    "coopkit is still running from this folder. Stop it with Ctrl+C in its window, then run start.py "
                    "again."
                )
    for program in (VENV / "Scripts").glob("*.exe") if sys.platform == "win32" else ():
        try:
            program.open("r+b").close()  # Windows refuses this for a program that is running
        except PermissionError as error:
            raise StartError(
                f"{program.name} is still running from {VENV}. Close coopkit, JupyterLab and every other program "
                "started from there, then run start.py again."
            ) from error
