"""One start.py at a time sets up, and none while coopkit runs: by locks that end with the program that has them."""

import errno
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from bootstrap.folders import unwritable
from bootstrap.project import ROOT, VENV, StartError, say

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

SETTING_UP = ROOT / ".setup-lock"
RUNNING = VENV / "running"  # coopkit/serve/setup_lock.py keeps a locked file here for each program
LOOK_SECONDS = 0.3


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Wait until no other start.py sets up, and keep the next one waiting.

    Raises: StartError if the project's folder cannot be written.
    """
    try:
        file = SETTING_UP.open("a")
    except OSError as error:
        raise unwritable(ROOT, error) from error
    with file:
        if not take(file):
            say("coopkit is being set up in another window. Waiting for it to finish.")
            while not take(file):
                time.sleep(LOOK_SECONDS)
        yield


def take(file: IO[str]) -> bool:
    """Lock a file until it is closed; False if another program has locked it."""
    try:
        if sys.platform == "win32":
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        # Some network folders have no locks at all; setting up works there, one window at a time.
        return error.errno not in (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
    return True


def refuse_while_running() -> None:
    """See that no program runs from the environment.

    Raises: StartError if one does.
    """
    for path in RUNNING.glob("*.lock"):
        with path.open("a") as file:
            if not take(file):
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
