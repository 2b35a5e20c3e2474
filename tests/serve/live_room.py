"""Live kernels without processes: a manager that only counts, and a clock that the test moves."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from coopkit.content import Notebook
from coopkit.serve.live import kernel
from coopkit.serve.live.kernel_pool import KernelPool
from coopkit.serve.live.tool_notebook import CellOutput


@dataclass
class Process:
    """A kernel that only says how it is."""

    alive: bool = True
    last_activity: datetime = field(default_factory=lambda: datetime.now(UTC))

    async def is_alive(self) -> bool:
        return self.alive


class Manager(dict[str, Process]):
    """Starts and ends kernels as jupyter_server's manager does, without any process."""

    def __init__(self) -> None:
        super().__init__()
        self.started: list[dict[str, Any]] = []
        self.most = 0

    async def start_kernel(self, **settings: Any) -> str:
        self.started.append(settings)
        kernel_id = f"kernel-{len(self.started)}"
        self[kernel_id] = Process()
        self.most = max(self.most, len(self))
        await asyncio.sleep(0)
        return kernel_id

    def get_kernel(self, kernel_id: str) -> Process:
        return self[kernel_id]

    async def shutdown_kernel(self, kernel_id: str, now: bool) -> None:
        del self[kernel_id]


class Socket:
    """A page's connection."""

    closed = False

    def close(self) -> None:
        self.closed = True


class Room:
    """Live kernels whose clock the test moves."""

    def __init__(self, folder: Path, tools: int = 1) -> None:
        self.now = 0.0
        self.manager = Manager()
        self.tools = tuple(Notebook("think_coop", f"tool-{n}", 0, folder / f"{n}.ipynb") for n in range(tools))
        for tool in self.tools:
            tool.path.write_text("{}")
        self.live = KernelPool(
            self.manager, self.tools, environment={"OWN": "1"}, may_warm=lambda: True, clock=lambda: self.now
        )

    @property
    def tool(self) -> Notebook:
        return self.tools[0]

    async def later(self, seconds: float) -> None:
        """Time goes by, then somebody looks after the kernels."""
        self.now += seconds
        await self.live.maintain()


def run_as(monkeypatch: pytest.MonkeyPatch, outcome: Callable[[], tuple[CellOutput, ...]]) -> None:
    """Whatever tool is run, this comes of it."""

    async def run(*_: object) -> tuple[CellOutput, ...]:
        await asyncio.sleep(0)
        return outcome()

    monkeypatch.setattr(kernel, "run_tool", run)
