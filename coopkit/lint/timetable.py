"""The timetable of a curriculum, a day or several: clocks follow minutes, and sessions take as long as they say."""

from collections.abc import Iterator, Mapping
from datetime import time
from pathlib import Path

import msgspec
from msgspec import Struct

from coopkit.content import Curriculum, Notebook
from coopkit.lint.finding import Finding, place
from coopkit.notebooks import NotebookRun


class Block(Struct, frozen=True, forbid_unknown_fields=True):
    """A row of the timetable; `session` is a session's id, "" for a break; lunch does not count as a break."""

    clock: time
    what: str
    minutes: int
    session: str = ""
    counted: bool = True


class Day(Struct, frozen=True, forbid_unknown_fields=True):
    """A day's rows in their order, and when the last one ends."""

    ends: time
    blocks: tuple[Block, ...]


class Timetable(Struct, frozen=True, forbid_unknown_fields=True):
    """Days: `work` and `breaks` are the minutes that all sessions and all counted breaks must take together."""

    work: int
    breaks: int
    days: tuple[Day, ...]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The rows of all days."""
        return tuple(block for day in self.days for block in day.blocks)

    @property
    def planned(self) -> dict[str, int]:
        """The minutes planned for each session, in the order of their beginnings; a session may have several rows."""
        minutes: dict[str, int] = {}
        for block in self.blocks:
            if block.session:
                minutes[block.session] = minutes.get(block.session, 0) + block.minutes
        return minutes


def check_timetable(curriculum: Curriculum, ran: Mapping[Notebook, NotebookRun], root: Path) -> Iterator[Finding]:
    """The timetable beside a curriculum's notebooks, where there is one.

    Args:
        ran: what came out of each of its sessions.
    """
    path = curriculum.folder / "timetable.toml"
    if not path.is_file():
        return
    where = place(path, root)
    try:
        timetable = msgspec.toml.decode(path.read_bytes(), type=Timetable)
    except msgspec.MsgspecError as error:
        yield Finding(where, f"cannot be read: {error}.")
        return
    yield from (Finding(where, what) for day in timetable.days for what in _of_clock(day))
    yield from (Finding(where, what) for what in _of_sums(timetable))
    minutes = {notebook.id: it.session.minutes for notebook, it in ran.items()}
    planned = timetable.planned
    if list(planned) != list(minutes):
        yield Finding(where, f"has the sessions {', '.join(planned)}; the notebooks are {', '.join(minutes)}.")
    for session, plans in planned.items():
        if session in minutes and minutes[session] != plans:
            yield Finding(where, f"plans {plans} minutes for '{session}', whose steps take {minutes[session]}.")


def _of_clock(day: Day) -> Iterator[str]:
    starts = [block.clock for block in day.blocks]
    for block, following in zip(day.blocks, [*starts[1:], day.ends], strict=True):
        over = block.clock.hour * 60 + block.clock.minute + block.minutes
        if over != following.hour * 60 + following.minute:
            yield f"'{block.what}' ends at {over // 60:02}:{over % 60:02}, but {following:%H:%M} comes next."


def _of_sums(timetable: Timetable) -> Iterator[str]:
    work = sum(block.minutes for block in timetable.blocks if block.session)
    breaks = sum(block.minutes for block in timetable.blocks if not block.session and block.counted)
    for what, planned, found in (("work", timetable.work, work), ("breaks", timetable.breaks, breaks)):
        if planned != found:
            yield f"its {what} should be {planned} minutes and add up to {found}."
