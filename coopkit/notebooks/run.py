"""Running notebooks: one kernel, one after the other; what comes out is a Session and, apart from it, the keys."""

import ast
import asyncio
import shutil
from collections.abc import Callable, Coroutine, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import msgspec
import nbformat
from jupyter_client.manager import AsyncKernelManager
from msgspec import Struct
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

from coopkit.content import Notebook
from coopkit.content.session import Session
from coopkit.exercises.definition import Key
from coopkit.exercises.exercise import Exercise
from coopkit.notebooks.build import ContentError, build
from coopkit.notebooks.kernels import OwnKernelSpecs, kernel_environment, settings_folder

CELL_SECONDS = 60
LOOK_SECONDS = 0.2
_ASK_KEYS = "__import__('coopkit.authoring.display', fromlist=['keys_of']).keys_of(Out)"


class RunError(Exception):
    """A notebook that did not run; the message names the notebook, the cell and what went wrong there."""


class NotebookRun(Struct, frozen=True):
    """What came out of a notebook: the session for everybody, the keys for the server alone."""

    session: Session
    keys: tuple[Key, ...]

    def exercises(self) -> tuple[Exercise, ...]:
        """Definitions with their keys."""
        keys = {key.id: key for key in self.keys}
        return tuple(Exercise(definition, keys[definition.id]) for definition in self.session.exercises())


def run_all(
    notebooks: Iterable[Notebook],
    done: Callable[[Notebook, NotebookRun | RunError], None],
    stopped: Callable[[], bool] = lambda: False,
) -> None:
    """Runs notebooks in one kernel and hands over each as soon as it is done, or why it is not.

    Args:
        notebooks: what to run; a kernel that dies is replaced for the next one.
        done: called after each notebook, from the thread in which they run.
    """

    def in_a_loop_of_its_own() -> None:
        # Windows' own loop cannot wait for a kernel's sockets; elsewhere this is the usual one.
        with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
            runner.run(_run_until(_run_all(tuple(notebooks), done), stopped))

    # In a thread, since whoever converts a notebook from within another one is in a loop already.
    with ThreadPoolExecutor(1, thread_name_prefix="notebooks") as thread:
        thread.submit(in_a_loop_of_its_own).result()


def run(notebook: Notebook) -> NotebookRun:
    """Runs one notebook.

    Raises:
        RunError: it does not parse, a cell fails, or it makes no session.
    """
    found: list[NotebookRun | RunError] = []
    run_all((notebook,), lambda _, ran: found.append(ran))
    if isinstance(found[0], RunError):
        raise found[0]
    return found[0]


async def _run_until(work: Coroutine[Any, Any, None], stopped: Callable[[], bool]) -> None:
    task = asyncio.create_task(work)
    while not task.done():
        await asyncio.wait({task}, timeout=LOOK_SECONDS)
        if stopped():
            task.cancel()
    if not task.cancelled():
        task.result()


async def _run_all(notebooks: tuple[Notebook, ...], done: Callable[[Notebook, NotebookRun | RunError], None]) -> None:
    folder = settings_folder()
    manager = _manager()
    try:
        for notebook in notebooks:
            try:
                if not await manager.is_alive():
                    manager = _manager()
                    await manager.start_kernel(env=kernel_environment(folder), cwd=str(folder))
                outcome: NotebookRun | RunError = await _run_in(manager, notebook)
            except RunError as error:
                outcome = error
            except Exception as error:  # noqa: BLE001 - whatever it did to its kernel, or lacks: the others are served
                await _end(manager)
                said = " ".join(str(error).split())
                outcome = RunError(f"{notebook.path.name}: makes no session: {type(error).__name__}: {said}")
            done(notebook, outcome)
    finally:
        await _end(manager)
        shutil.rmtree(folder, ignore_errors=True)


def _manager() -> AsyncKernelManager:
    return AsyncKernelManager(kernel_spec_manager=OwnKernelSpecs())


async def _end(manager: AsyncKernelManager) -> None:
    if manager.has_kernel:
        await manager.shutdown_kernel(now=True)


async def _run_in(manager: AsyncKernelManager, notebook: Notebook) -> NotebookRun:
    cells = _read(notebook)
    client = NotebookClient(cells, km=manager, timeout=CELL_SECONDS, shutdown_kernel="immediate")
    client.reset_execution_trackers()
    channels: Any = await client.async_start_new_kernel_client()
    try:
        for index, cell in enumerate(cells.cells):
            try:
                await client.async_execute_cell(cell, index)
            except CellExecutionError as error:
                said = " ".join(error.evalue.split())
                raise RunError(f"{_where(notebook, index, cell)}: {error.ename}: {said}") from error
            except (CellTimeoutError, DeadKernelError) as error:
                raise RunError(f"{_where(notebook, index, cell)}: it did not end, or its kernel died.") from error
        keys = await _keys(channels, notebook)
        await channels.execute("%reset -f", silent=True, reply=True, timeout=CELL_SECONDS)
    except RunError:
        # What a failed run leaves behind, were it only a cell that never ends, must not reach the next one.
        await manager.shutdown_kernel(now=True)
        raise
    finally:
        channels.stop_channels()
    try:
        session = build(
            cells, notebook.path, curriculum=notebook.curriculum, id_=notebook.id, position=notebook.position
        )
    except ContentError as error:
        raise RunError(str(error)) from error
    if {key.id for key in keys} != {definition.id for definition in session.exercises()}:
        raise RunError(f"{notebook.path.name}: an exercise must be the last line of its cell.")
    return NotebookRun(session, keys)


async def _keys(client: Any, notebook: Notebook) -> tuple[Key, ...]:
    reply = await client.execute(
        "", store_history=False, user_expressions={"keys": _ASK_KEYS}, reply=True, timeout=CELL_SECONDS
    )
    answer = reply["content"].get("user_expressions", {}).get("keys", {})
    if answer.get("status") != "ok":
        raise RunError(f"{notebook.path.name}: its keys did not arrive: {answer.get('evalue', 'no reply')}.")
    text = ast.literal_eval(answer["data"]["text/plain"])
    return msgspec.json.decode(text, type=tuple[Key, ...])


def _read(notebook: Notebook) -> Any:
    try:
        return nbformat.reads(notebook.path.read_text(encoding="utf-8"), as_version=4)
    except OSError as error:
        raise RunError(f"{notebook.path.name}: cannot be read: {error.strerror}.") from error
    except Exception as error:
        raise RunError(f"{notebook.path.name}: is no notebook that can be read. Open and save it again.") from error


def _where(notebook: Notebook, index: int, cell: Any) -> str:
    first = next(iter(cell.source.strip().splitlines()), "")
    return f"{notebook.path.name}, cell {index + 1} ({first[:60]})"
