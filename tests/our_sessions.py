"""Our own notebooks, run once for all tests of all workers."""

from pathlib import Path

import pytest
from filelock import FileLock

from coopkit.content import Notebook, find_sessions
from coopkit.notebooks import NotebookRun, RunCache, RunError, run_cached
from tests.serve.server import cache_folder


class SessionRuns:
    """What our notebooks give, kept where a server that is started with the same cache finds it.

    cache: a folder for caches, which other processes may use at the same time.
    """

    def __init__(self, cache: Path) -> None:
        self._lock = FileLock(cache / "session_runs.lock")
        with pytest.MonkeyPatch.context() as patch:
            for name, folder in cache_folder(cache).items():
                patch.setenv(name, folder)
            self._cache = RunCache()

    def of(self, *names: str) -> dict[Notebook, NotebookRun]:
        """Return the runs of sessions ("think_coop/forms") or curricula ("think_coop"), or of all, in order.

        Raises:
            RunError: a notebook fails.
        """
        notebooks = find_sessions(names)
        with self._lock:
            runs: dict[Notebook, NotebookRun] = {}
            failed: list[RunError] = []

            def done(notebook: Notebook, outcome: NotebookRun | RunError) -> None:
                if isinstance(outcome, RunError):
                    failed.append(outcome)
                else:
                    runs[notebook] = outcome

            run_cached(notebooks, self._cache, done)
        if failed:
            raise failed[0]
        return {notebook: runs[notebook] for notebook in notebooks}

    def one(self, name: str) -> NotebookRun:
        """Return the run of one session, "think_coop/forms"."""
        (ran,) = self.of(name).values()
        return ran
