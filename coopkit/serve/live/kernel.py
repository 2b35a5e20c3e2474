"""One kernel of a live tool: how it is started and shut down, and what it may see."""

import asyncio
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from jupyter_core.utils import ensure_async

from coopkit.content import Notebook
from coopkit.notebooks.kernels import create_settings_folder, kernel_environment
from coopkit.serve.live.tool_notebook import CellOutput, run_tool


class Closable(Protocol):
    """A page's connection to its kernel."""

    def close(self) -> None:
        """Close the connection."""


@dataclass(eq=False)
class LiveKernel:
    """A kernel that has run a tool's notebook.

    stamp: which version of the notebook. folder: its working folder, which ends with it.
    learner: whose it is; "" while it is kept warm. sockets: the connections of its page.
    idle_since: since when it has no connection, in seconds of the clock. was_connected: whether it ever had one.
    """

    id: str
    tool: Notebook
    stamp: int
    cells: tuple[CellOutput, ...]
    folder: Path
    idle_since: float
    learner: str = ""
    was_connected: bool = False
    sockets: set[Closable] = field(default_factory=set)


class KernelStart:
    """A kernel that is starting, for a learner or for whoever asks first."""

    def __init__(self, tool: Notebook) -> None:
        self.tool, self.learner = tool, ""
        self.task: asyncio.Task[LiveKernel]

    @property
    def is_cancelled(self) -> bool:
        """Whether it was cancelled and ends without a kernel."""
        return self.task.cancelling() > 0

    def cancel(self) -> None:
        """Cancel it, once: a second cancel would interrupt its clean-up."""
        if not self.is_cancelled:
            self.task.cancel()


def modified_at(tool: Notebook) -> int:
    """Return when the notebook was last changed, in nanoseconds; 0 if it doesn't exist."""
    return tool.path.stat().st_mtime_ns if tool.path.exists() else 0


async def start_kernel(manager: Any, tool: Notebook, environment: Mapping[str, str], now: float) -> LiveKernel:
    """Start a kernel in a folder of its own and run the tool in it.

    Args:
        manager: of all kernels (jupyter_server's).
        environment: variables beside those that every kernel may see.
        now: seconds of the clock.

    Raises:
        ToolError: the notebook does not run.
    """
    stamp, folder = modified_at(tool), create_settings_folder()
    variables = {**kernel_environment(folder), **environment}
    starting = asyncio.ensure_future(ensure_async(manager.start_kernel(cwd=str(folder), env=variables)))
    try:
        # If it were cancelled halfway, the manager would keep a kernel that it cannot shut down.
        kernel_id = await asyncio.shield(starting)
        cells = await run_tool(tool, manager.get_kernel(kernel_id))
    except BaseException:
        await asyncio.wait((starting,))
        await shut_down_kernel(manager, "" if starting.exception() else starting.result(), folder)
        raise
    return LiveKernel(kernel_id, tool, stamp, cells, folder, idle_since=now)


async def shut_down_kernel(manager: Any, kernel_id: str, folder: Path) -> None:
    """Shut down a kernel, if there is one, and remove its folder."""
    if kernel_id and kernel_id in manager:
        await ensure_async(manager.shutdown_kernel(kernel_id, now=True))
    shutil.rmtree(folder, ignore_errors=True)


async def is_running(manager: Any, kernel_id: str) -> bool:
    """Return whether the kernel's process is running."""
    return kernel_id in manager and bool(await ensure_async(manager.get_kernel(kernel_id).is_alive()))


def idle_seconds(manager: Any, kernel_id: str) -> float:
    """Return the seconds since the kernel was last used."""
    if kernel_id not in manager:
        return 0.0
    quiet: float = (datetime.now(UTC) - manager.get_kernel(kernel_id).last_activity).total_seconds()
    return quiet
