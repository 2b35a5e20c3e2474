"""The kernels of live tools: at most eight, one kept warm, each the learner's who opened its page."""

import asyncio
import logging
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from coopkit.library import Notebook
from coopkit.serve.live_kernel import Closable, LiveKernel, end, idle_seconds, is_running, stamp_of
from coopkit.serve.live_kernel import start as start_kernel
from coopkit.serve.live_notebook import ToolError

MOST_KERNELS = 8
MOST_OF_ONE_LEARNER = 2
STARTS_AT_ONCE = 2
FIRST_SOCKET_SECONDS = 60.0
LOST_SOCKET_SECONDS = 30.0
IDLE_SECONDS = 600.0
REFILL_SECONDS = 5.0
TICK_SECONDS = 1.0


class NoneFree(Exception):
    """All kernels are in use."""


class _Start:
    """A start that is under way: for a learner, or for whoever comes first."""

    def __init__(self, tool: Notebook, learner: str = "") -> None:
        self.tool, self.learner = tool, learner
        self.task: asyncio.Task[LiveKernel]


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
        self._starts: set[_Start] = set()
        self._at_once = asyncio.Semaphore(STARTS_AT_ONCE)
        self._broken: dict[str, int] = {}
        self._not_before = 0.0
        self._is_closing = False
        self.log = logging.getLogger("coopkit")

    def __len__(self) -> int:
        return len(self._kernels) + len(self._starts)

    async def open(self, tool: Notebook, learner: str) -> LiveKernel:
        """A kernel for this learner's page: a warm one, or a new one.

        Raises:
            NoneFree: there are eight.
            ToolError: the notebook does not run.
        """
        await self._end_oldest_of(learner)
        kernel = self._warm(tool)
        if kernel is None:
            kernel = await self._started_for(tool, learner)
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
        if await is_running(self._manager, kernel.id):
            return True
        await self.free(kernel)
        return False

    async def free(self, kernel: LiveKernel) -> None:
        """Ends it; once more does no harm."""
        if self._kernels.pop(kernel.id, None) is None:
            return
        for socket in tuple(kernel.sockets):
            socket.close()
        await end(self._manager, kernel.id, kernel.folder)

    async def tend(self) -> None:
        """Frees what nobody uses and keeps one warm, for as long as the server runs."""
        while True:
            await asyncio.sleep(TICK_SECONDS)
            try:
                await self.look()
            except Exception:
                self.log.exception("Looking after the live pages failed; it is tried again.")

    async def look(self) -> None:
        """Frees what nobody uses now, and starts what is to be warm."""
        for kernel in tuple(self._kernels.values()):
            if self._is_over(kernel):
                await self.free(kernel)
            elif not await self.is_alive(kernel):
                self.log.warning("A kernel of %s has died.", kernel.tool.name)
        for tool in self._cold_tools():
            # Whoever waits may be cut off; only `close` cuts off a start.
            await asyncio.shield(asyncio.gather(self._start(tool).task, return_exceptions=True))

    async def close(self) -> None:
        """Ends them all."""
        self._is_closing = True
        tasks = [under_way.task for under_way in self._starts]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._starts.clear()
        for kernel in tuple(self._kernels.values()):
            await self.free(kernel)

    def _warm(self, tool: Notebook) -> LiveKernel | None:
        stamp = stamp_of(tool)
        of_tool = (kernel for kernel in self._kernels.values() if kernel.tool == tool and not kernel.learner)
        return next((kernel for kernel in of_tool if kernel.stamp == stamp), None)

    async def _end_oldest_of(self, learner: str) -> None:
        """One browser that opens the page again and again does not take everybody's kernels."""
        own = [kernel for kernel in self._kernels.values() if kernel.learner == learner]
        if len(own) >= MOST_OF_ONE_LEARNER:
            await self.free(min(own, key=lambda kernel: (bool(kernel.sockets), kernel.left)))

    async def _started_for(self, tool: Notebook, learner: str) -> LiveKernel:
        spare, under_way = None, self._for_anybody(tool)
        if under_way is None:
            spare = self._spare() if len(self) >= MOST_KERNELS else None
            under_way = self._start(tool)
        under_way.learner = learner
        if spare is not None:
            await self.free(spare)
        return await asyncio.shield(under_way.task)

    def _for_anybody(self, tool: Notebook) -> _Start | None:
        return next((each for each in self._starts if each.tool == tool and not each.learner), None)

    def _spare(self) -> LiveKernel:
        """A warm one of another tool, or of an older notebook."""
        spare = next((kernel for kernel in self._kernels.values() if not kernel.learner), None)
        if spare is None:
            raise NoneFree
        return spare

    def _is_over(self, kernel: LiveKernel) -> bool:
        if not kernel.learner:
            return kernel.stamp != stamp_of(kernel.tool)
        if not kernel.sockets:
            patience = LOST_SOCKET_SECONDS if kernel.was_seen else FIRST_SOCKET_SECONDS
            return self._clock() - kernel.left > patience
        return idle_seconds(self._manager, kernel.id) > IDLE_SECONDS

    def _cold_tools(self) -> Iterator[Notebook]:
        if self._starts or self._clock() < self._not_before or not self._may_warm():
            return
        for tool in self._tools:
            broken = self._broken.get(tool.name) == stamp_of(tool)
            if self._warm(tool) is None and not broken and len(self) < MOST_KERNELS:
                yield tool

    def _start(self, tool: Notebook) -> _Start:
        under_way = _Start(tool)
        under_way.task = asyncio.create_task(self._started(under_way))
        self._starts.add(under_way)
        return under_way

    async def _started(self, under_way: _Start) -> LiveKernel:
        tool = under_way.tool
        stamp = stamp_of(tool)
        try:
            async with self._at_once:
                kernel = await start_kernel(self._manager, tool, self._environment, self._clock())
        except ToolError as error:
            self._broken[tool.name] = stamp
            if not self._is_closing:  # else it is we who ended the kernel
                self.log.error("%s", error)
            raise
        finally:
            self._starts.discard(under_way)
        kernel.learner = under_way.learner
        self._kernels[kernel.id] = kernel
        return kernel
