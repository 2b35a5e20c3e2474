"""The kernels of live tools: at most eight, one kept warm, each the learner's who opened its page."""

import asyncio
import logging
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from jupyter_core.utils import ensure_async

from coopkit.library import Notebook
from coopkit.serve.live_notebook import ShownCell, ToolError, run_tool
from coopkit.sessions.kernels import kernel_environment, settings_folder

MOST_KERNELS = 8
FIRST_SOCKET_SECONDS = 60.0
LOST_SOCKET_SECONDS = 30.0
IDLE_SECONDS = 600.0
REFILL_SECONDS = 5.0
TICK_SECONDS = 1.0


class NoneFree(Exception):
    """All kernels are in use."""


class Closable(Protocol):
    """A page's connection to its kernel."""

    def close(self) -> None:
        """Ends it."""


@dataclass(eq=False)
class LiveKernel:
    """A kernel that has run a tool's notebook.

    learner: whose it is; "" while it is kept warm. sockets: the connections of its page.
    left: since when it has no connection, in seconds of the clock. was_seen: whether it ever had one.
    """

    id: str
    tool: Notebook
    stamp: int
    cells: tuple[ShownCell, ...]
    folder: Path
    left: float
    learner: str = ""
    was_seen: bool = False
    sockets: set[Closable] = field(default_factory=set)


class LiveKernels:
    """All of them.

    Args:
        manager: starts, finds and ends kernels (jupyter_server's).
        tools: what is served live.
        environment: variables for every kernel, beside the allowed ones.
        may_warm: whether the computer has time to start a kernel that nobody waits for.
        clock: seconds that only go forward.
    """

    def __init__(
        self,
        manager: Any,
        tools: tuple[Notebook, ...],
        *,
        environment: Mapping[str, str],
        may_warm: Callable[[], bool],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._manager, self._tools, self._environment = manager, tools, environment
        self._may_warm, self._clock = may_warm, clock
        self._kernels: dict[str, LiveKernel] = {}
        self._starting: dict[str, asyncio.Task[LiveKernel]] = {}
        self._failed: dict[str, int] = {}
        self._not_before = 0.0
        self._log = logging.getLogger("coopkit")

    def __len__(self) -> int:
        return len(self._kernels) + len(self._starting)

    async def open(self, tool: Notebook, learner: str) -> LiveKernel:
        """A kernel for this learner's page: a warm one, or a new one.

        Raises:
            NoneFree: there are eight.
            ToolError: the notebook does not run.
        """
        kernel = self._warm(tool)
        if kernel is None:
            starting = self._starting.get(tool.name)
            if starting is None:
                await self._make_room()
                starting = self._start(tool)
            kernel = await asyncio.shield(starting)
            if kernel.learner:  # two learners waited for one kernel
                return await self.open(tool, learner)
        kernel.learner, kernel.left = learner, self._clock()
        self._not_before = self._clock() + REFILL_SECONDS
        return kernel

    def of(self, learner: str, kernel_id: str) -> LiveKernel | None:
        """The kernel, if its page was opened by this learner."""
        kernel = self._kernels.get(kernel_id)
        return kernel if kernel is not None and learner and kernel.learner == learner else None

    def joined(self, kernel: LiveKernel, socket: Closable) -> None:
        """The page of this kernel has connected."""
        kernel.sockets.add(socket)
        kernel.was_seen = True

    def parted(self, kernel: LiveKernel, socket: Closable) -> None:
        """A connection has ended; it may come back."""
        kernel.sockets.discard(socket)
        kernel.left = self._clock()

    async def is_alive(self, kernel: LiveKernel) -> bool:
        """Whether its process still runs; one that does not is forgotten."""
        if kernel.id in self._manager and await ensure_async(self._manager.get_kernel(kernel.id).is_alive()):
            return True
        await self.free(kernel)
        return False

    async def free(self, kernel: LiveKernel) -> None:
        """Ends it; once more does no harm."""
        if self._kernels.pop(kernel.id, None) is None:
            return
        for socket in tuple(kernel.sockets):
            socket.close()
        if kernel.id in self._manager:
            await ensure_async(self._manager.shutdown_kernel(kernel.id, now=True))
        shutil.rmtree(kernel.folder, ignore_errors=True)

    async def tend(self) -> None:
        """Frees what nobody uses and keeps one warm, for as long as the server runs."""
        while True:
            await asyncio.sleep(TICK_SECONDS)
            for kernel in tuple(self._kernels.values()):
                if self._is_over(kernel):
                    await self.free(kernel)
                elif not await self.is_alive(kernel):
                    self._log.warning("The kernel of a page of %s has died.", kernel.tool.name)
            for tool in self._cold_tools():
                await asyncio.gather(self._start(tool), return_exceptions=True)

    async def close(self) -> None:
        """Ends them all."""
        for starting in self._starting.values():
            starting.cancel()
        for kernel in tuple(self._kernels.values()):
            await self.free(kernel)

    def _warm(self, tool: Notebook) -> LiveKernel | None:
        stamp = _stamp(tool)
        of_tool = (kernel for kernel in self._kernels.values() if kernel.tool == tool and not kernel.learner)
        return next((kernel for kernel in of_tool if kernel.stamp == stamp), None)

    async def _make_room(self) -> None:
        if len(self) < MOST_KERNELS:
            return
        spare = next((kernel for kernel in self._kernels.values() if not kernel.learner), None)
        if spare is None:
            raise NoneFree
        await self.free(spare)

    def _is_over(self, kernel: LiveKernel) -> bool:
        if not kernel.learner:
            return kernel.stamp != _stamp(kernel.tool)
        if not kernel.sockets:
            patience = LOST_SOCKET_SECONDS if kernel.was_seen else FIRST_SOCKET_SECONDS
            return self._clock() - kernel.left > patience
        known = self._manager.get_kernel(kernel.id) if kernel.id in self._manager else None
        return known is not None and (datetime.now(UTC) - known.last_activity).total_seconds() > IDLE_SECONDS

    def _cold_tools(self) -> Iterator[Notebook]:
        if self._clock() < self._not_before or not self._may_warm():
            return
        for tool in self._tools:
            broken = self._failed.get(tool.name) == _stamp(tool)
            cold = self._warm(tool) is None and tool.name not in self._starting
            if cold and not broken and len(self) < MOST_KERNELS:
                yield tool

    def _start(self, tool: Notebook) -> "asyncio.Task[LiveKernel]":
        task = asyncio.create_task(self._started(tool))
        self._starting[tool.name] = task
        return task

    async def _started(self, tool: Notebook) -> LiveKernel:
        stamp, folder = _stamp(tool), settings_folder()
        kernel_id = ""
        try:
            environment = {**kernel_environment(folder), **self._environment}
            kernel_id = await ensure_async(self._manager.start_kernel(cwd=str(folder), env=environment))
            cells = await run_tool(tool, self._manager.get_kernel(kernel_id))
            kernel = LiveKernel(kernel_id, tool, stamp, cells, folder, left=self._clock())
            self._kernels[kernel_id] = kernel
            return kernel
        except BaseException as error:
            if isinstance(error, ToolError):
                self._failed[tool.name] = stamp
                self._log.error("%s", error)
            if kernel_id and kernel_id in self._manager:
                await ensure_async(self._manager.shutdown_kernel(kernel_id, now=True))
            shutil.rmtree(folder, ignore_errors=True)
            raise
        finally:
            self._starting.pop(tool.name, None)


def _stamp(tool: Notebook) -> int:
    return tool.path.stat().st_mtime_ns if tool.path.exists() else 0
