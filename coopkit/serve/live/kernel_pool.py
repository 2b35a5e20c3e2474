"""A pool of at most eight kernels for live tools, one of them kept warm; each belongs to one learner."""

import asyncio
import logging
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from coopkit.content import Notebook
from coopkit.serve.live.kernel import (
    Closable,
    KernelStart,
    LiveKernel,
    idle_seconds,
    is_running,
    modified_at,
    shut_down_kernel,
    start_kernel,
)
from coopkit.serve.live.tool_notebook import ToolError

MAX_KERNELS = 8
MAX_KERNELS_PER_LEARNER = 2
MAX_CONCURRENT_STARTS = 2
FIRST_SOCKET_SECONDS = 60.0
RECONNECT_SECONDS = 30.0
IDLE_SECONDS = 600.0
REFILL_SECONDS = 5.0
MAINTENANCE_SECONDS = 1.0


class NoKernelAvailable(Exception):
    """All kernels in the pool are in use."""


class KernelPool:
    """The kernels of all live tools.

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
        self._starts: dict[KernelStart, None] = {}  # a set that keeps its order
        self._shutdowns: set[asyncio.Task[None]] = set()
        self._start_slots = asyncio.Semaphore(MAX_CONCURRENT_STARTS)
        self._failed_versions: dict[str, int] = {}
        self._warm_after = 0.0
        self._is_closing = False
        self.log = logging.getLogger("coopkit")

    def __len__(self) -> int:
        return len(self._kernels) + len(self._starts)

    async def acquire(self, tool: Notebook, learner: str) -> LiveKernel:
        """Return a kernel for this learner's page: a warm one or a new one.

        Raises:
            NoKernelAvailable: there are eight, or this learner has opened newer ones since.
            ToolError: the notebook does not run.
        """
        # Don't await before a kernel is claimed, or concurrent requests would claim the same one.
        self._release_oldest_of(learner)
        kernel = self._find_warm(tool)
        if kernel is None:
            kernel = await self._wait_for_start(tool, learner)
        kernel.learner, kernel.idle_since = learner, self._clock()
        self._warm_after = self._clock() + REFILL_SECONDS
        return kernel

    def find(self, learner: str, kernel_id: str) -> LiveKernel | None:
        """Return the kernel with this id if it belongs to this learner, else None."""
        kernel = self._kernels.get(kernel_id)
        return kernel if kernel is not None and learner and kernel.learner == learner else None

    def socket_opened(self, kernel: LiveKernel, socket: Closable) -> None:
        """Record that the kernel's page has connected."""
        kernel.sockets.add(socket)
        kernel.was_connected = True

    def socket_closed(self, kernel: LiveKernel, socket: Closable) -> None:
        """Record that a connection was closed; the page may reconnect."""
        kernel.sockets.discard(socket)
        kernel.idle_since = self._clock()

    async def is_alive(self, kernel: LiveKernel) -> bool:
        """Return whether the kernel's process is running; release it if not."""
        if await is_running(self._manager, kernel.id):
            return True
        await self.release(kernel)
        return False

    async def release(self, kernel: LiveKernel) -> None:
        """Shut down a kernel; releasing it again does nothing."""
        if kernel.id in self._kernels:
            await self._shut_down(kernel)

    async def run_maintenance(self) -> None:
        """Release unused kernels and keep one warm, until cancelled."""
        while True:
            await asyncio.sleep(MAINTENANCE_SECONDS)
            try:
                await self.maintain()
            except Exception:
                self.log.exception("Maintenance of the live kernels failed; trying again.")

    async def maintain(self) -> None:
        """Release unused kernels, and start the ones to keep warm."""
        for kernel in tuple(self._kernels.values()):
            if self._is_expired(kernel):
                await self.release(kernel)
            elif not await self.is_alive(kernel):
                self.log.warning("A kernel of %s died.", kernel.tool.name)
        for tool in self._tools_to_warm():
            # The waiting task may be cancelled; only `close` may cancel the start itself.
            await asyncio.shield(asyncio.gather(self._begin_start(tool).task, return_exceptions=True))

    async def close(self) -> None:
        """Shut down all kernels."""
        self._is_closing = True
        tasks = [start.task for start in self._starts]
        for start in self._starts:
            start.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._starts.clear()
        for kernel in tuple(self._kernels.values()):
            self._shut_down(kernel)
        await asyncio.gather(*self._shutdowns)

    def _shut_down(self, kernel: LiveKernel) -> "asyncio.Task[None]":
        del self._kernels[kernel.id]
        for socket in tuple(kernel.sockets):
            socket.close()
        ending = asyncio.create_task(shut_down_kernel(self._manager, kernel.id, kernel.folder))
        self._shutdowns.add(ending)
        ending.add_done_callback(self._shutdowns.discard)
        return ending

    def _find_warm(self, tool: Notebook) -> LiveKernel | None:
        stamp = modified_at(tool)
        of_tool = (kernel for kernel in self._kernels.values() if kernel.tool == tool and not kernel.learner)
        return next((kernel for kernel in of_tool if kernel.stamp == stamp), None)

    def _release_oldest_of(self, learner: str) -> None:
        """Make room within one learner's limit, so that reloading a page doesn't use up everybody's kernels."""
        while True:
            own_kernels = [kernel for kernel in self._kernels.values() if kernel.learner == learner]
            starts = [each for each in self._starts if each.learner == learner and not each.is_cancelled]
            if len(own_kernels) + len(starts) < MAX_KERNELS_PER_LEARNER:
                return
            unconnected = [kernel for kernel in own_kernels if not kernel.sockets]
            if starts and not unconnected:
                starts[0].cancel()
            else:
                self._shut_down(min(unconnected or own_kernels, key=lambda kernel: kernel.idle_since))

    async def _wait_for_start(self, tool: Notebook, learner: str) -> LiveKernel:
        start = self._find_unclaimed_start(tool)
        if start is None:
            # The starts this learner has given up make room for it.
            cancelled = [each.task for each in self._starts if each.learner == learner and each.is_cancelled]
            if len(self) - len(cancelled) >= MAX_KERNELS:
                self._shut_down(self._spare_kernel())
            start = self._begin_start(tool, cancelled)
        start.learner = learner
        try:
            return await asyncio.shield(start.task)
        except asyncio.CancelledError:
            if start.is_cancelled and not self._is_closing:
                raise NoKernelAvailable from None
            raise

    def _find_unclaimed_start(self, tool: Notebook) -> KernelStart | None:
        return next((each for each in self._starts if each.tool == tool and not each.learner), None)

    def _spare_kernel(self) -> LiveKernel:
        """Return an unused warm kernel of another tool or of an older notebook."""
        spare = next((kernel for kernel in self._kernels.values() if not kernel.learner), None)
        if spare is None:
            raise NoKernelAvailable
        return spare

    def _is_expired(self, kernel: LiveKernel) -> bool:
        if not kernel.learner:
            return kernel.stamp != modified_at(kernel.tool)
        if not kernel.sockets:
            timeout = RECONNECT_SECONDS if kernel.was_connected else FIRST_SOCKET_SECONDS
            return self._clock() - kernel.idle_since > timeout
        return idle_seconds(self._manager, kernel.id) > IDLE_SECONDS

    def _tools_to_warm(self) -> Iterator[Notebook]:
        if self._starts or self._clock() < self._warm_after or not self._may_warm():
            return
        for tool in self._tools:
            broken = self._failed_versions.get(tool.name) == modified_at(tool)
            if self._find_warm(tool) is None and not broken and len(self) < MAX_KERNELS:
                yield tool

    def _begin_start(self, tool: Notebook, cancelled: Sequence["asyncio.Task[LiveKernel]"] = ()) -> KernelStart:
        """Begin a start; it waits until the kernels it replaces have ended."""
        start = KernelStart(tool)
        start.task = asyncio.create_task(self._run_start(start, (*cancelled, *self._shutdowns)))
        # A task that is cancelled before it begins never reaches its `finally`.
        start.task.add_done_callback(lambda _: self._starts.pop(start, None))
        self._starts[start] = None
        return start

    async def _run_start(self, start: KernelStart, ending: Sequence["asyncio.Task[Any]"]) -> LiveKernel:
        """Start a kernel once those it replaces have ended, and add it to the pool.

        On ToolError the notebook's version is remembered as failed.
        """
        tool = start.tool
        stamp = modified_at(tool)
        try:
            if ending:
                await asyncio.wait(ending)
            async with self._start_slots:
                kernel = await start_kernel(self._manager, tool, self._environment, self._clock())
        except ToolError as error:
            self._failed_versions[tool.name] = stamp
            if not self._is_closing:  # otherwise we shut the kernel down ourselves
                self.log.error("%s", error)
            raise
        finally:
            self._starts.pop(start, None)
        kernel.learner = start.learner
        self._kernels[kernel.id] = kernel
        return kernel
