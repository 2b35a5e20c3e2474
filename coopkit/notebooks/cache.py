"""Cache the results of notebook runs on disk, so that each version of a notebook runs only once."""

import contextlib
import hashlib
import os
from collections.abc import Callable, Iterable
from importlib.resources import files
from pathlib import Path

import msgspec
import platformdirs

from coopkit.content import Notebook
from coopkit.notebooks.run import NotebookRun, RunError, run_notebooks
from coopkit.version import __version__

# The packages whose code decides what running a notebook gives.
_HASHED_PACKAGES = ("authoring", "calculators", "exercises", "notebooks", "workbook")


class RunCache:
    """Notebook runs on disk, each under a hash of the notebook, its pictures and the code that made it."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or Path(platformdirs.user_cache_dir("coopkit", appauthor=False)) / "sessions"
        self._code = _hash_code()

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
    notebooks: Iterable[Notebook],
    cache: RunCache,
    done: Callable[[Notebook, NotebookRun | RunError], None],
    *,
    may_run: Callable[[Notebook], bool] = lambda _: True,
    save_failed: Callable[[Notebook, OSError], None] | None = None,
    stopped: Callable[[], bool] = lambda: False,
) -> None:
    """Report each notebook's run: from the cache, or else by running the notebook and saving what it gives.

    Args:
        done: called after each notebook, with its run or the reason why there is none.
        may_run: tells whether a notebook that isn't in the cache may be run; it is skipped otherwise.
        save_failed: called when a run can't be saved; by default the error is raised.
        stopped: see `run_notebooks`.

    Raises:
        OSError: the cache can't be written.
    """
    versions: dict[Notebook, str] = {}
    missing = []
    for notebook in notebooks:
        with contextlib.suppress(OSError):  # a file can't be read; running the notebook says which
            versions[notebook] = cache.version(notebook)
        cached = cache.load(versions[notebook]) if notebook in versions else None
        if cached is not None:
            done(notebook, cached)
        elif may_run(notebook):
            missing.append(notebook)

    def save(notebook: Notebook, run: NotebookRun | RunError) -> None:
        if isinstance(run, NotebookRun) and notebook in versions:
            try:
                cache.save(versions[notebook], run)
            except OSError as error:
                if save_failed is None:
                    raise
                save_failed(notebook, error)
        done(notebook, run)

    if missing:
        run_notebooks(missing, save, stopped=stopped)


def _hash_code() -> str:
    """Return a hash of the code that decides what running a notebook gives."""
    digest = hashlib.sha256()
    for name in _HASHED_PACKAGES:
        for path in sorted(Path(str(files("coopkit"))).joinpath(name).rglob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()
