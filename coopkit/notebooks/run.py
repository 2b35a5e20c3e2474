"""Run notebooks one after the other in one kernel; each gives a public Session and, apart from it, the keys."""

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
from coopkit.notebooks.build import NotebookError, build_session
from coopkit.notebooks.kernels import CoopkitKernelSpecs, create_settings_folder, kernel_environment

CELL_SECONDS = 60
POLL_SECONDS = 0.2
_KEYS_EXPRESSION = "__import__('coopkit.authoring.display', fromlist=['displayed_keys']).displayed_keys(Out)"


class RunError(Exception):
    """A notebook failed; the message names the notebook, the cell and what went wrong.

    Args:
        message: one line.
        cell: the number of the cell that failed, from 1; 0 if no cell did.
        cause: what went wrong, without the cell; by default the message.
    """

    def __init__(self, message: str, *, cell: int = 0, cause: str = "") -> None:
        super().__init__(message)
        self.cell, self.cause = cell, cause or message


class NotebookRun(Struct, frozen=True):
    """The result of running a notebook: the public session, and the keys for the server only."""

    session: Session
    keys: tuple[Key, ...]

    def exercises(self) -> tuple[Exercise, ...]:
        """Return the exercises: each definition with its key."""
        keys = {key.id: key for key in self.keys}
        return tuple(Exercise(definition, keys[definition.id]) for definition in self.session.exercises())


def run_notebooks(
    notebooks: Iterable[Notebook],
    done: Callable[[Notebook, NotebookRun | RunError], None],
    stopped: Callable[[], bool] = lambda: False,
) -> None:
    """Run notebooks in one kernel and report each as soon as it is done.

    Args:
        notebooks: what to run; if the kernel dies, the next one gets a new kernel.
        done: called after each notebook with its result or its error, from the thread that runs them.
        stopped: called a few times a second; once it returns True, the rest is cancelled.
    """

    def run_in_own_loop() -> None:
        # Windows' default loop can't wait for a kernel's sockets; elsewhere this is the default.
        with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
            runner.run(_run_until_stopped(_run_one_by_one(tuple(notebooks), done), stopped))

    # In a thread, because a caller inside a notebook already has a running event loop.
    with ThreadPoolExecutor(1, thread_name_prefix="notebooks") as thread:
        thread.submit(run_in_own_loop).result()


def run_notebook(notebook: Notebook) -> NotebookRun:
    """Run one notebook.

    Raises:
        RunError: it can't be read, a cell fails, or it can't be made into a session.
    """
    results: list[NotebookRun | RunError] = []
    run_notebooks((notebook,), lambda _, result: results.append(result))
    (result,) = results
    if isinstance(result, RunError):
        raise result
    return result


async def _run_until_stopped(work: Coroutine[Any, Any, None], stopped: Callable[[], bool]) -> None:
    """Run a coroutine, and cancel it once `stopped` returns True."""
    task = asyncio.create_task(work)
    while not task.done():
        await asyncio.wait({task}, timeout=POLL_SECONDS)
        if stopped():
            task.cancel()
    if not task.cancelled():
        task.result()


async def _run_one_by_one(
    notebooks: tuple[Notebook, ...], done: Callable[[Notebook, NotebookRun | RunError], None]
) -> None:
    """Run notebooks in one kernel, and in a new one after the kernel has died."""
    folder = create_settings_folder()
    manager = _create_kernel_manager()
    try:
        for notebook in notebooks:
            try:
                if not await manager.is_alive():
                    manager = _create_kernel_manager()
                    await manager.start_kernel(env=kernel_environment(folder), cwd=str(folder))
                outcome: NotebookRun | RunError = await _run_in_kernel(manager, notebook)
            except RunError as error:
                outcome = error
            except Exception as error:  # noqa: BLE001 - whatever one notebook does to its kernel, the others must run
                await _shut_down(manager)
                reason = " ".join(str(error).split())
                outcome = RunError(f"{notebook.path.name}: can't be run: {type(error).__name__}: {reason}")
            done(notebook, outcome)
    finally:
        await _shut_down(manager)
        shutil.rmtree(folder, ignore_errors=True)


def _create_kernel_manager() -> AsyncKernelManager:
    return AsyncKernelManager(kernel_spec_manager=CoopkitKernelSpecs())


async def _shut_down(manager: AsyncKernelManager) -> None:
    if manager.has_kernel:
        await manager.shutdown_kernel(now=True)


async def _run_in_kernel(manager: AsyncKernelManager, notebook: Notebook) -> NotebookRun:
    """Run a notebook's cells in a kernel, fetch the keys, and build the session."""
    cells = _read_notebook(notebook)
    client = NotebookClient(cells, km=manager, timeout=CELL_SECONDS, shutdown_kernel="immediate")
    client.reset_execution_trackers()
    channels: Any = await client.async_start_new_kernel_client()
    try:
        for index, cell in enumerate(cells.cells):
            try:
                await client.async_execute_cell(cell, index)
            except CellExecutionError as error:
                reason = " ".join(error.evalue.split())
                cause = reason if error.ename == "DefinitionError" else f"{error.ename}: {reason}"
                message = f"{_describe_cell(notebook, index, cell)}: {error.ename}: {reason}"
                raise RunError(message, cell=index + 1, cause=cause) from error
            except (CellTimeoutError, DeadKernelError) as error:
                message = f"{_describe_cell(notebook, index, cell)}: it did not end, or its kernel died."
                cause = f"This cell didn't end within {CELL_SECONDS} seconds, or it ended Python itself."
                raise RunError(message, cell=index + 1, cause=cause) from error
        keys = await _request_keys(channels, notebook)
        await channels.execute("%reset -f", silent=True, reply=True, timeout=CELL_SECONDS)
    except RunError:
        # Nothing that a failed run leaves behind, such as a cell that never ends, may reach the next notebook.
        await manager.shutdown_kernel(now=True)
        raise
    finally:
        channels.stop_channels()
    try:
        session = build_session(
            cells, notebook.path, curriculum=notebook.curriculum, id_=notebook.id, position=notebook.position
        )
    except NotebookError as error:
        raise RunError(str(error)) from error
    if {key.id for key in keys} != {definition.id for definition in session.exercises()}:
        raise RunError(f"{notebook.path.name}: an exercise must be the last line of its cell.")
    return NotebookRun(session, keys)


async def _request_keys(client: Any, notebook: Notebook) -> tuple[Key, ...]:
    """Fetch the keys of the displayed exercises from the kernel."""
    reply = await client.execute(
        "", store_history=False, user_expressions={"keys": _KEYS_EXPRESSION}, reply=True, timeout=CELL_SECONDS
    )
    answer = reply["content"].get("user_expressions", {}).get("keys", {})
    if answer.get("status") != "ok":
        raise RunError(f"{notebook.path.name}: its keys did not arrive: {answer.get('evalue', 'no reply')}.")
    text = ast.literal_eval(answer["data"]["text/plain"])
    return msgspec.json.decode(text, type=tuple[Key, ...])


def _read_notebook(notebook: Notebook) -> Any:
    """Return the notebook as nbformat's structure."""
    try:
        return nbformat.reads(notebook.path.read_text(encoding="utf-8"), as_version=4)
    except OSError as error:
        raise RunError(f"{notebook.path.name}: can't be read: {error.strerror}.") from error
    except Exception as error:
        raise RunError(
            f"{notebook.path.name}: isn't a readable notebook. Open it in JupyterLab and save it again."
        ) from error


def _describe_cell(notebook: Notebook, index: int, cell: Any) -> str:
    """Return the place of a cell for messages: file name, number and first line."""
    first = next(iter(cell.source.strip().splitlines()), "")
    return f"{notebook.path.name}, cell {index + 1} ({first[:60]})"
