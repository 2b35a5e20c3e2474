"""Cache the results of notebook runs on disk, so that each version runs only once."""

import hashlib
import os
from collections.abc import Callable, Iterable
from importlib.resources import files
from pathlib import Path

import msgspec
import platformdirs

from coopkit.content import Notebook
from coopkit.notebooks.run import NotebookRun, RunError, run_all
from coopkit.version import __version__

# The packages whose code decides what running a notebook gives.
_HASHED_PACKAGES = ("authoring", "calculators", "exercises", "notebooks", "workbook")


class Cache:
    """Notebook runs on disk, each under a hash of the notebook, its pictures and the code that made it."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or Path(platformdirs.user_cache_dir("coopkit", appauthor=False)) / "sessions"
        self._code = _digest_of_code()

    def version(self, notebook: Notebook) -> str:
        """Return the hash of everything that decides this notebook's result."""
        digest = hashlib.sha256(f"{__version__} {self._code} {notebook.name} {notebook.position}".encode())
        pictures = sorted(path for path in (notebook.path.parent / "pictures").rglob("*") if path.is_file())
        for path in (notebook.path, *pictures):
            digest.update(path.name.encode())
            digest.update(path.read_bytes())
        return digest.hexdigest()[:32]

    def load(self, version: str) -> NotebookRun | None:
        """Return the run cached under this hash, or None if there is none or it can't be read."""
        try:
            return msgspec.json.decode((self._folder / f"{version}.json").read_bytes(), type=NotebookRun)
        except (OSError, msgspec.MsgspecError):
            return None

    def save(self, version: str, run: NotebookRun) -> None:
        """Save a run.

        Raises:
            OSError: the disk is full or the folder can't be written; the next start then runs the notebook again.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        unfinished = self._folder / f"{version}.{os.getpid()}.new"  # a server may save the same run at the same time
        unfinished.write_bytes(msgspec.json.encode(run))
        unfinished.replace(self._folder / f"{version}.json")


def run_cached(
    notebooks: Iterable[Notebook], cache: Cache, done: Callable[[Notebook, NotebookRun | RunError], None]
) -> None:
    """Run the notebooks that the cache doesn't have yet, and save what they give.

    Args:
        done: called after each notebook, with its run or the reason why there is none.

    Raises:
        OSError: a notebook can't be read, or the cache can't be written.
    """
    versions = {notebook: cache.version(notebook) for notebook in notebooks}
    missing = []
    for notebook, version in versions.items():
        cached = cache.load(version)
        if cached is None:
            missing.append(notebook)
        else:
            done(notebook, cached)

    def save(notebook: Notebook, run: NotebookRun | RunError) -> None:
        if isinstance(run, NotebookRun):
            cache.save(versions[notebook], run)
        done(notebook, run)

    if missing:
        run_all(missing, save)


def _digest_of_code() -> str:
    digest = hashlib.sha256()
    for name in _HASHED_PACKAGES:
        for path in sorted(Path(str(files("coopkit"))).joinpath(name).rglob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()
