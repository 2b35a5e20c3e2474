"""The sessions as they are served: run once, cached, run again when a notebook changes, the last good one meanwhile."""

import asyncio
import contextlib
import logging
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from coopkit.content import Curriculum, Notebook
from coopkit.content.session import ExerciseBlock
from coopkit.exercises import Exercise
from coopkit.i18n import N_
from coopkit.notebooks import NotebookRun, RunCache, RunError, run_cached
from coopkit.portfolio.co_op import OUR_CO_OP, OUR_CO_OP_URL
from coopkit.submissions import ExerciseLink

POLL_SECONDS = 2.0
_BESIDE_SESSIONS = {OUR_CO_OP.id: OUR_CO_OP}
_LINKS_BESIDE_SESSIONS = {OUR_CO_OP.id: ExerciseLink(N_("Our co-op"), OUR_CO_OP_URL)}
"""What is answered on a page of its own instead of in a session."""


@dataclass(frozen=True)
class ServedSession:
    """A session being served: its last successful run, and the error if a newer run failed."""

    notebook: Notebook
    version: str = ""
    run: NotebookRun | None = None
    error: str = ""


class SessionRegistry:
    """All sessions of the curricula.

    Args:
        curricula: what is served.
        cache: where runs are cached between starts.
        log: names a notebook that fails, with its cell.
    """

    def __init__(self, curricula: Iterable[Curriculum], cache: RunCache, log: logging.Logger) -> None:
        self._cache, self._log = cache, log
        served = tuple(curricula)
        self._sessions = {
            notebook.name: ServedSession(notebook) for curriculum in served for notebook in curriculum.sessions
        }
        for curriculum in served:
            for copy, original in curriculum.copies.items():
                log.warning(
                    "%s is the same session as %s: both have the id '%s'. Only %s is served. "
                    "Delete the other one, or give it another id (coopkit.session in its metadata).",
                    *(copy.path.name, original.path.name, original.id, original.path.name),
                )
        self._file_times: dict[str, tuple[tuple[str, int], ...]] = {}
        self._runner = ThreadPoolExecutor(1, thread_name_prefix="notebooks")
        self._fresh = asyncio.Event()
        self._closed = False
        self.exercises: dict[str, Exercise] = dict(_BESIDE_SESSIONS)
        self.links: dict[str, ExerciseLink] = dict(_LINKS_BESIDE_SESSIONS)
        self.needs: dict[str, frozenset[str] | None] = {}

    def get(self, name: str) -> ServedSession | None:
        """Return the session with this name ("think_coop/forms"), or None."""
        return self._sessions.get(name)

    def all(self) -> tuple[ServedSession, ...]:
        """Return all sessions, in order."""
        return tuple(self._sessions.values())

    def in_order(self, curriculum: Curriculum, *, solo: bool) -> tuple[ServedSession, ...]:
        """Return the sessions of a curriculum in the order in which they are taken.

        solo: by somebody who learns alone.
        """
        notebooks = curriculum.sessions_alone if solo else curriculum.sessions
        return tuple(self._sessions[each.name] for each in notebooks)

    def all_have_run(self) -> bool:
        """Return whether every session has run, or failed, at least once."""
        return all(session.run is not None or session.error for session in self._sessions.values())

    async def wait_for(self, name: str) -> ServedSession | None:
        """Wait for a session's first run and return the session."""
        while (session := self._sessions.get(name)) is not None and session.run is None and not session.error:
            self._fresh.clear()
            await self._fresh.wait()
        return session

    async def wait_for_all(self, names: Iterable[str], timeout: float) -> None:
        """Wait until each of these sessions has run, or failed, at least once.

        Args:
            timeout: seconds to wait at most.
        """
        waiting = [asyncio.ensure_future(self.wait_for(name)) for name in names]
        _, unready = await asyncio.wait(waiting, timeout=timeout)
        for each in unready:
            each.cancel()

    async def watch(self) -> None:
        """Run notebooks that are new or have changed, until cancelled."""
        loop = asyncio.get_running_loop()
        while True:
            try:
                await self._run_changed(loop)
            except OSError as error:
                self._file_times.clear()
                self._log.error("Notebooks cannot be run now; trying again: %s", error)
            await asyncio.sleep(POLL_SECONDS)

    def close(self) -> None:
        """Stop a run in progress, so that stopping the server doesn't wait for it."""
        self._closed = True
        self._runner.shutdown(wait=False, cancel_futures=True)

    async def _run_changed(self, loop: asyncio.AbstractEventLoop) -> None:
        """Run the changed notebooks once, in a thread."""
        changed = await loop.run_in_executor(self._runner, self._changed_notebooks)
        if changed:
            await loop.run_in_executor(self._runner, self._run, changed, loop)

    def _changed_notebooks(self) -> tuple[Notebook, ...]:
        """Return the notebooks that are new or have changed since they were run."""
        found = []
        for name, session in self._sessions.items():
            stamp = _modification_times(session.notebook.path)
            if self._file_times.get(name) != stamp:
                self._file_times[name] = stamp
                found.append(session.notebook)
        return tuple(found)

    def _run(self, notebooks: tuple[Notebook, ...], loop: asyncio.AbstractEventLoop) -> None:
        versions = {notebook: self._version(notebook) for notebook in notebooks}

        def is_new(notebook: Notebook) -> bool:
            return not versions[notebook] or versions[notebook] != self._sessions[notebook.name].version

        def done(notebook: Notebook, run: NotebookRun | RunError) -> None:
            loop.call_soon_threadsafe(self._publish_run, notebook, versions[notebook], run)

        def save_failed(notebook: Notebook, error: OSError) -> None:
            self._log.warning("%s runs again at the next start: %s.", notebook.name, error)

        run_cached(notebooks, self._cache, done, may_run=is_new, save_failed=save_failed, stopped=lambda: self._closed)

    def _version(self, notebook: Notebook) -> str:
        try:
            return self._cache.version(notebook)
        except OSError:
            return ""

    def _publish_run(self, notebook: Notebook, version: str, run: NotebookRun | RunError) -> None:
        """Serve a new run; where it failed, keep the last good one beside the error."""
        session = self._sessions[notebook.name]
        if isinstance(run, RunError):
            self._log.error("%s", run)
            self._sessions[notebook.name] = replace(session, error=str(run))
        else:
            self._sessions[notebook.name] = ServedSession(notebook, version, run)
            self.exercises = _BESIDE_SESSIONS | {
                exercise.id: exercise
                for each in self._sessions.values()
                if each.run
                for exercise in each.run.exercises()
            }
            self.needs = {}  # the cache belongs to the old exercises
            own_links = (pair for each in self._sessions.values() if each.run for pair in _links_of(each.run))
            self.links = _LINKS_BESIDE_SESSIONS | dict(own_links)
        self._fresh.set()


def _links_of(run: NotebookRun) -> Iterator[tuple[str, ExerciseLink]]:
    """Return a link to each exercise of a session."""
    session = run.session
    for step in session.steps:
        for block in step.blocks:
            if isinstance(block, ExerciseBlock):
                words, url = f"{step.heading} ({session.title})", f"/learn/{session.name}#exercise-{block.number}"
                yield block.definition.id, ExerciseLink(words, url, step.heading)


def _modification_times(path: Path) -> tuple[tuple[str, int], ...]:
    """Return each file that a notebook depends on, with the time of its last change."""
    files = (path, *sorted((path.parent / "pictures").glob("*")))
    return tuple(_file_times(files))


def _file_times(files: Iterable[Path]) -> Iterator[tuple[str, int]]:
    for file in files:
        # A file may disappear for a moment while an editor saves it.
        with contextlib.suppress(FileNotFoundError):
            yield file.name, file.stat().st_mtime_ns
