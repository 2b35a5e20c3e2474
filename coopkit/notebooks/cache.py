"""Keeping what a notebook's run gave, so that it runs once a version and not once a start."""

import hashlib
import os
from importlib.resources import files
from pathlib import Path

import msgspec
import platformdirs

from coopkit.content import Notebook
from coopkit.notebooks.run import NotebookRun
from coopkit.version import __version__

# The packages whose code decides what running a notebook gives.
_DECIDES = ("authoring", "calculators", "exercises", "notebooks", "workbook")


class Cache:
    """Runs on disk, each under a hash of its notebook, its pictures and the code that made it."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or Path(platformdirs.user_cache_dir("coopkit", appauthor=False)) / "sessions"
        self._code = _digest_of_code()

    def version(self, notebook: Notebook) -> str:
        """The hash under which this notebook's run is kept; it changes when anything does that decides on it."""
        digest = hashlib.sha256(f"{__version__} {self._code} {notebook.name} {notebook.position}".encode())
        pictures = sorted(path for path in (notebook.path.parent / "pictures").rglob("*") if path.is_file())
        for path in (notebook.path, *pictures):
            digest.update(path.name.encode())
            digest.update(path.read_bytes())
        return digest.hexdigest()[:32]

    def load(self, version: str) -> NotebookRun | None:
        """The run kept under this hash; None where there is none that can be read."""
        try:
            return msgspec.json.decode((self._folder / f"{version}.json").read_bytes(), type=NotebookRun)
        except (OSError, msgspec.MsgspecError):
            return None

    def keep(self, version: str, ran: NotebookRun) -> None:
        """Keeps a run; a disk that does not take it costs time at the next start and nothing else.

        Raises:
            OSError: the disk is full or the folder cannot be written.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        unfinished = self._folder / f"{version}.{os.getpid()}.new"  # two servers may keep the same run at once
        unfinished.write_bytes(msgspec.json.encode(ran))
        unfinished.replace(self._folder / f"{version}.json")


def _digest_of_code() -> str:
    digest = hashlib.sha256()
    for name in _DECIDES:
        for path in sorted(Path(str(files("coopkit"))).joinpath(name).rglob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()
