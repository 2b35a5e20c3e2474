"""One server per store: a lock of the operating system, released even if the server crashes."""

import json
import os
from pathlib import Path

from filelock import FileLock, Timeout

from coopkit.store.errors import StoreBusy


class ServerLock:
    """The lock beside a store's file, held until `release`.

    file: the store's file.
    Raises: StoreBusy if another server holds it; OSError if the folder cannot be written.
    """

    def __init__(self, file: Path) -> None:
        # The holder is described in a file of its own, because on Windows a locked file cannot be read.
        self._holder = _sibling_file(file, ".server")
        self._lock = FileLock(_sibling_file(file, ".lock"), timeout=0, thread_local=False)
        try:
            self._lock.acquire()
        except Timeout as error:
            raise StoreBusy(
                f"Another coopkit already serves the answers in {file}{_describe_holder(self._holder)}. "
                "Use that one, or stop it and try again."
            ) from error
        try:
            self._write_holder({"process": os.getpid()})
        except OSError:
            self._lock.release()
            raise

    def announce(self, port: int) -> None:
        """Record this server's port for the error that a second server shows."""
        self._write_holder({"port": port, "process": os.getpid()})

    def release(self) -> None:
        """Release the store for another server."""
        self._holder.unlink(missing_ok=True)
        self._lock.release()

    def _write_holder(self, holder: dict[str, int]) -> None:
        self._holder.write_text(json.dumps(holder), encoding="utf-8")


def _sibling_file(file: Path, ending: str) -> Path:
    """Return the file beside the store's file that has another ending."""
    return file.with_name(file.name + ending)


def _describe_holder(holder: Path) -> str:
    """Return which server holds the lock, for the error message."""
    try:
        known = json.loads(holder.read_text(encoding="utf-8"))
        return f" ({', '.join(f'{name} {int(number)}' for name, number in known.items())})"
    except (OSError, ValueError, AttributeError, TypeError):
        return ""  # the other server has not written it yet
