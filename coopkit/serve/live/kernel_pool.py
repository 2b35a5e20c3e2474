"""The kernels of live tools: at most eight, one kept warm, each the learner's who opened its page."""

import asyncio
import logging
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from coopkit.content import Notebook
from coopkit.serve.live.kernel import Closable, LiveKernel, Start, end, idle_seconds, is_running, stamp_of
from coopkit.serve.live.kernel import start as start_kernel
from coopkit.serve.live.notebook import ToolError

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
        self._starts: dict[Start, None] = {}  # in their order
        self._ends: set[asyncio.Task[None]] = set()
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
            NoneFree: there are eight, or this learner has opened newer ones meanwhile.
            ToolError: the notebook does not run.
        """
        # Nothing is awaited before a place is taken: requests that come at once would all find the same one free.
        self._give_up_oldest_of(learner)
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
        if kernel.id in self._kernels:
            await self._let_go(kernel)

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
        for under_way in self._starts:
            under_way.cut_off()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._starts.clear()
        for kernel in tuple(self._kernels.values()):
            self._let_go(kernel)
        await asyncio.gather(*self._ends)

    def _let_go(self, kernel: LiveKernel) -> "asyncio.Task[None]":
        del self._kernels[kernel.id]
        for socket in tuple(kernel.sockets):
            socket.close()
        ending = asyncio.create_task(end(self._manager, kernel.id, kernel.folder))
        self._ends.add(ending)
        ending.add_done_callback(self._ends.discard)
        return ending

    def _warm(self, tool: Notebook) -> LiveKernel | None:
        stamp = stamp_of(tool)
        of_tool = (kernel for kernel in self._kernels.values() if kernel.tool == tool and not kernel.learner)
        return next((kernel for kernel in of_tool if kernel.stamp == stamp), None)

    def _give_up_oldest_of(self, learner: str) -> None:
        """One browser that opens the page again and again does not take everybody's kernels; starts count too."""
        while True:
            own = [kernel for kernel in self._kernels.values() if kernel.learner == learner]
            starts = [each for each in self._starts if each.learner == learner and not each.is_cut_off]
            if len(own) + len(starts) < MOST_OF_ONE_LEARNER:
                return
            unconnected = [kernel for kernel in own if not kernel.sockets]
            if starts and not unconnected:
                starts[0].cut_off()
            else:
                self._let_go(min(unconnected or own, key=lambda kernel: kernel.left))

    async def _started_for(self, tool: Notebook, learner: str) -> LiveKernel:
        under_way = self._for_anybody(tool)
        if under_way is None:
            # What this learner has given up makes room for it.
            given_up = [each.task for each in self._starts if each.learner == learner and each.is_cut_off]
            if len(self) - len(given_up) >= MOST_KERNELS:
                self._let_go(self._spare())
            under_way = self._start(tool, given_up)
        under_way.learner = learner
        try:
            return await asyncio.shield(under_way.task)
        except asyncio.CancelledError:
            if under_way.is_cut_off and not self._is_closing:
                raise NoneFree from None
            raise

    def _for_anybody(self, tool: Notebook) -> Start | None:
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

    def _start(self, tool: Notebook, given_up: Sequence["asyncio.Task[LiveKernel]"] = ()) -> Start:
        """Begins a start, which waits until those whose place it takes have ended."""
        under_way = Start(tool)
        under_way.task = asyncio.create_task(self._started(under_way, (*given_up, *self._ends)))
        # One that is cut off before its first line never gets to its last one.
        under_way.task.add_done_callback(lambda _: self._starts.pop(under_way, None))
        self._starts[under_way] = None
        return under_way

    async def _started(self, under_way: Start, ending: Sequence["asyncio.Task[Any]"]) -> LiveKernel:
        tool = under_way.tool
        stamp = stamp_of(tool)
        try:
            if ending:
                await asyncio.wait(ending)
            async with self._at_once:
                kernel = await start_kernel(self._manager, tool, self._environment, self._clock())
        except ToolError as error:
            self._broken[tool.name] = stamp
            if not self._is_closing:  # else it is we who ended the kernel
                self.log.error("%s", error)
            raise
        finally:
            self._starts.pop(under_way, None)
        kernel.learner = under_way.learner
        self._kernels[kernel.id] = kernel
        return kernel
