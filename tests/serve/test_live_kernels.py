import asyncio
import os
from datetime import timedelta
from pathlib import Path

import pytest

from coopkit.serve.live.kernel_pool import (
    FIRST_SOCKET_SECONDS,
    IDLE_SECONDS,
    MAX_KERNELS,
    RECONNECT_SECONDS,
    REFILL_SECONDS,
    NoKernelAvailable,
)
from coopkit.serve.live.tool_notebook import CellOutput, ToolError
from tests.serve.live_room import Room, Socket, run_as
from tests.serve.own_loop import run_alone


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Room:
    run_as(monkeypatch, lambda: ())
    return Room(tmp_path, tools=2)


def test_a_warm_kernel_is_handed_out_and_another_is_warmed_after_a_while(room: Room) -> None:
    async def story() -> None:
        await room.live.maintain()
        assert len(room.manager) == 2
        kernel = await room.live.acquire(room.tool, "amina")
        assert kernel.id == "kernel-1"
        await room.later(REFILL_SECONDS - 1)
        assert len(room.manager.started) == 2
        await room.later(2)
        assert len(room.manager.started) == 3

    run_alone(story())


def test_a_kernel_is_its_own_learners_and_nobody_elses(room: Room) -> None:
    async def story() -> None:
        await room.live.maintain()
        assert room.live.find("", "kernel-1") is None
        kernel = await room.live.acquire(room.tool, "amina")
        assert room.live.find("amina", kernel.id) is kernel
        assert room.live.find("tomas", kernel.id) is None
        assert room.live.find("", kernel.id) is None

    run_alone(story())


def test_there_are_never_more_than_eight(room: Room) -> None:
    async def story() -> None:
        await room.live.maintain()
        for n in range(MAX_KERNELS):
            await room.live.acquire(room.tool, f"learner-{n}")
            await room.later(REFILL_SECONDS + 1)
            assert len(room.manager) <= MAX_KERNELS
        with pytest.raises(NoKernelAvailable):
            await room.live.acquire(room.tool, "the ninth")
        kernel = room.live.find("learner-0", "kernel-1")
        assert kernel is not None
        await room.live.release(kernel)
        assert (await room.live.acquire(room.tool, "the ninth")).learner == "the ninth"
        assert len(room.manager) == MAX_KERNELS

    run_alone(story())


def test_one_learner_has_two_at_most_and_the_oldest_left_one_goes(room: Room) -> None:
    async def story() -> None:
        left, seen = await room.live.acquire(room.tool, "amina"), await room.live.acquire(room.tool, "amina")
        room.live.socket_opened(seen, Socket())
        await room.live.acquire(room.tool, "amina")
        assert room.live.find("amina", left.id) is None
        assert room.live.find("amina", seen.id) is seen

    run_alone(story())


@pytest.mark.parametrize(
    ("was_connected", "patience"), [(False, FIRST_SOCKET_SECONDS), (True, RECONNECT_SECONDS)], ids=["never", "left"]
)
def test_a_kernel_without_its_page_is_freed_soon(room: Room, was_connected: bool, patience: float) -> None:
    async def story() -> None:
        kernel, socket = await room.live.acquire(room.tool, "amina"), Socket()
        if was_connected:
            room.live.socket_opened(kernel, socket)
            await room.later(patience * 5)
            room.live.socket_closed(kernel, socket)
        await room.later(patience - 1)
        assert room.live.find("amina", kernel.id) is kernel
        await room.later(2)
        assert room.live.find("amina", kernel.id) is None
        assert kernel.id not in room.manager
        assert not kernel.folder.exists()

    run_alone(story())


def test_a_page_that_comes_back_keeps_its_kernel(room: Room) -> None:
    async def story() -> None:
        kernel, socket = await room.live.acquire(room.tool, "amina"), Socket()
        room.live.socket_opened(kernel, socket)
        room.live.socket_closed(kernel, socket)
        await room.later(RECONNECT_SECONDS - 1)
        room.live.socket_opened(kernel, Socket())
        await room.later(RECONNECT_SECONDS * 5)
        assert room.live.find("amina", kernel.id) is kernel

    run_alone(story())


def test_a_kernel_that_nobody_asks_anything_is_freed_although_its_page_is_open(room: Room) -> None:
    async def story() -> None:
        kernel, socket = await room.live.acquire(room.tool, "amina"), Socket()
        room.live.socket_opened(kernel, socket)
        room.manager[kernel.id].last_activity -= timedelta(seconds=IDLE_SECONDS + 1)
        await room.live.maintain()
        assert room.live.find("amina", kernel.id) is None
        assert socket.closed

    run_alone(story())


def test_a_kernel_that_has_died_is_forgotten(room: Room) -> None:
    async def story() -> None:
        kernel = await room.live.acquire(room.tool, "amina")
        room.manager[kernel.id].alive = False
        assert not await room.live.is_alive(kernel)
        assert room.live.find("amina", kernel.id) is None
        assert not kernel.folder.exists()

    run_alone(story())


def test_a_changed_notebook_gets_a_new_warm_kernel(room: Room) -> None:
    async def story() -> None:
        await room.live.maintain()
        os.utime(room.tool.path, ns=(1, 1))
        await room.live.maintain()
        assert (await room.live.acquire(room.tool, "amina")).id == "kernel-3"
        assert "kernel-1" not in room.manager

    run_alone(story())


def test_a_notebook_that_fails_is_not_tried_until_it_changes_or_somebody_asks(
    room: Room, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> tuple[CellOutput, ...]:
        raise ToolError("tool.ipynb, cell 2: no such name")

    run_as(monkeypatch, fail)

    async def story() -> None:
        for _ in range(3):
            await room.live.maintain()
        assert len(room.manager.started) == len(room.tools)
        assert "cell 2" in caplog.text
        with pytest.raises(ToolError):
            await room.live.acquire(room.tool, "amina")
        assert not room.manager

    run_alone(story())


def test_closing_ends_them_all(room: Room) -> None:
    async def story() -> None:
        await room.live.acquire(room.tools[0], "amina")
        waiting = asyncio.ensure_future(room.live.acquire(room.tools[1], "tomas"))
        await asyncio.sleep(0)
        await room.live.close()
        assert not room.manager
        assert len(room.live) == 0
        await asyncio.wait([waiting])
        assert waiting.cancelled()

    run_alone(story())


def test_a_kernel_is_given_the_listed_variables_and_a_folder_of_its_own(room: Room) -> None:
    async def story() -> None:
        first, second = [await room.live.acquire(room.tool, name) for name in ("amina", "tomas")]
        given = [started["env"] for started in room.manager.started]
        assert given[0]["OWN"] == "1"
        assert "COOPKIT_STORE" not in given[0]
        assert first.folder != second.folder
        assert [started["cwd"] for started in room.manager.started] == [str(first.folder), str(second.folder)]
        await room.live.close()

    run_alone(story())
