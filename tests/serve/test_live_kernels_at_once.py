"""Learners who open live pages at the same moment: starts that are under way count as kernels."""

import asyncio
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopkit.serve.live import kernel
from coopkit.serve.live.kernel_pool import MAX_KERNELS, MAX_KERNELS_PER_LEARNER, NoKernelAvailable
from tests.serve.live_room import Room, Socket, run_as
from tests.serve.own_loop import run_alone


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Room:
    run_as(monkeypatch, lambda: ())
    return Room(tmp_path, tools=2)


def test_learners_who_come_at_once_get_a_kernel_each(room: Room) -> None:
    async def story() -> None:
        opened = await asyncio.gather(*(room.live.acquire(room.tool, f"learner-{n}") for n in range(MAX_KERNELS)))
        assert len({kernel.id for kernel in opened}) == MAX_KERNELS
        assert {kernel.learner for kernel in opened} == {f"learner-{n}" for n in range(MAX_KERNELS)}

    run_alone(story())


def test_nine_who_come_at_once_while_one_is_being_warmed_make_eight_and_a_refusal(room: Room) -> None:
    async def story() -> None:
        warming = asyncio.ensure_future(room.live.maintain())
        await asyncio.sleep(0)
        coming = (room.live.acquire(room.tool, f"learner-{n}") for n in range(MAX_KERNELS + 1))
        came = await asyncio.gather(*coming, return_exceptions=True)
        await warming
        opened = [each for each in came if isinstance(each, kernel.LiveKernel)]
        assert len({kernel.id for kernel in opened}) == MAX_KERNELS
        assert [type(each) for each in came if each not in opened] == [NoKernelAvailable]
        assert all(room.live.find(kernel.learner, kernel.id) is kernel for kernel in opened)

    run_alone(story())


def test_starts_under_way_count_for_their_learner_and_the_newest_two_are_kept(room: Room) -> None:
    async def story() -> None:
        coming = (room.live.acquire(room.tools[n % 2], "amina") for n in range(20))
        came = await asyncio.gather(*coming, return_exceptions=True)
        assert all(isinstance(each, NoKernelAvailable) for each in came[:-MAX_KERNELS_PER_LEARNER])
        kept = [each for each in came if isinstance(each, kernel.LiveKernel)]
        assert kept == came[-MAX_KERNELS_PER_LEARNER:]
        assert set(room.manager) == {kernel.id for kernel in kept}
        assert all(room.live.find("amina", kernel.id) is kernel for kernel in kept)
        assert len(room.live) == MAX_KERNELS_PER_LEARNER
        assert room.manager.most <= MAX_KERNELS

    run_alone(story())


def test_a_page_in_use_is_kept_when_another_is_opened_again_and_again(room: Room) -> None:
    async def story() -> None:
        used = await room.live.acquire(room.tool, "amina")
        room.live.socket_opened(used, Socket())
        coming = (room.live.acquire(room.tool, "amina") for _ in range(5))
        came = await asyncio.gather(*coming, return_exceptions=True)
        assert [type(each) for each in came] == [NoKernelAvailable] * 4 + [kernel.LiveKernel]
        assert room.live.find("amina", used.id) is used
        assert len(room.manager) == MAX_KERNELS_PER_LEARNER

    run_alone(story())


@given(st.lists(st.tuples(st.sampled_from(("amina", "bo", "chan", "dalia", "esi")), st.integers(0, 1)), max_size=30))
@settings(max_examples=40, deadline=None)
def test_whoever_comes_at_once_neither_cap_is_passed(coming: list[tuple[str, int]]) -> None:
    async def story(room: Room) -> None:
        opening = [asyncio.ensure_future(room.live.acquire(room.tools[tool], who)) for who, tool in coming]
        while not all(each.done() for each in opening):
            await asyncio.sleep(0)
            owners = Counter(kernel.learner for kernel in room.live._kernels.values())
            assert len(room.manager) <= MAX_KERNELS
            assert all(count <= MAX_KERNELS_PER_LEARNER for count in owners.values())
        await asyncio.gather(*opening, return_exceptions=True)
        assert room.manager.most <= MAX_KERNELS
        assert len(room.live) == len(room.manager) <= MAX_KERNELS
        assert {who for who, _ in coming} >= {kernel.learner for kernel in room.live._kernels.values()}
        assert bool(coming) == bool(room.manager)
        await room.live.close()

    with pytest.MonkeyPatch.context() as monkeypatch, TemporaryDirectory() as folder:
        run_as(monkeypatch, lambda: ())
        run_alone(story(Room(Path(folder), tools=2)))
