"""A lock on the Python environment: while this process runs, start.py must not rebuild it."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock


@contextmanager
def environment_in_use(environment: Path | None = None) -> Iterator[None]:
    """Keep a locked file where start.py looks before it makes an environment again (bootstrap/locking.py).

    Args:
        environment: its folder; by default that of the running Python. One that start.py did not make is left alone.
    """
    folder = environment or Path(sys.prefix)
    if not (folder / "made-from").is_file() or not os.access(folder, os.W_OK):
        yield  # start.py didn't make it, or it can't be written, so it won't be rebuilt
        return
    file = folder / "running" / f"{os.getpid()}.lock"
    file.parent.mkdir(exist_ok=True)
    try:
        with FileLock(file):
            yield
    finally:
        file.unlink(missing_ok=True)
