"""The sessions goes on whatever the disk does."""

import asyncio
import logging
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from coopkit.content import Notebook, curricula
from coopkit.notebooks import NotebookRun, RunCache, RunError, run_notebooks
from coopkit.serve import session_registry as module
from coopkit.serve.session_registry import ServedSession, SessionRegistry
from tests.serve.workbook import write_curriculum
from tests.waiting import TIMEOUT

Done = Callable[[Notebook, NotebookRun | RunError], None]


def test_a_disk_without_room_for_a_run_is_told_of_and_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    write_curriculum(tmp_path)
    full = [OSError(28, "No space left on device")]

    def run_notebooks(notebooks: Iterable[Notebook], done: Done, **_: object) -> None:
        if full:
            raise full.pop()
        for notebook in notebooks:
            done(notebook, RunError("It was run."))

    monkeypatch.setattr("coopkit.notebooks.cache.run_notebooks", run_notebooks)
    monkeypatch.setattr(module, "POLL_SECONDS", 0.01)

    async def first() -> ServedSession | None:
        sessions = SessionRegistry(curricula(tmp_path), RunCache(tmp_path / "cache"), logging.getLogger("test"))
        job = asyncio.create_task(sessions.watch())
        place = await asyncio.wait_for(sessions.wait_for("think_coop/fruit"), TIMEOUT)
        job.cancel()
        sessions.close()
        return place

    place = asyncio.run(first())

    assert place is not None and place.error == "It was run."
    assert "Notebooks cannot be run now; trying again: [Errno 28] No space left" in caplog.text


def test_what_exercises_need_is_forgotten_with_them(tmp_path: Path) -> None:
    write_curriculum(tmp_path)
    (curriculum,) = curricula(tmp_path)
    sessions = SessionRegistry([curriculum], RunCache(tmp_path / "cache"), logging.getLogger("test"))
    notebook = curriculum.sessions[0]
    sessions.needs["think.test.fruit"] = None
    before = sessions.needs
    run_notebooks([notebook], lambda at, ran: sessions._publish_run(at, "1", ran))
    sessions.close()
    assert sessions.exercises
    assert sessions.needs == {} and sessions.needs is not before


def test_of_a_copied_notebook_the_original_is_served_and_the_log_names_both(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = write_curriculum(tmp_path)
    (path.parent / "01_fruit-Copy1.ipynb").write_bytes(path.read_bytes())
    sessions = SessionRegistry(curricula(tmp_path), RunCache(tmp_path / "cache"), logging.getLogger("test"))
    (place,) = sessions.all()
    sessions.close()
    assert place.notebook.path == path
    assert "01_fruit-Copy1.ipynb is the same session as 01_fruit.ipynb: both have the id 'fruit'." in caplog.text
