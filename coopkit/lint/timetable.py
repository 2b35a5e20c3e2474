"""The timetable of a curriculum, one day or several: the clock follows the minutes, sessions take what they plan."""

from collections.abc import Iterator, Mapping
from datetime import time
from pathlib import Path

import msgspec
from msgspec import Struct

from coopkit.content import Curriculum, Notebook
from coopkit.lint.finding import Finding, Location, relative_name
from coopkit.lint.notebook_source import read_text_file
from coopkit.notebooks import NotebookRun


class TimetableEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """A row of the timetable; `session` is a session's id, "" for a break; lunch has `counted = false`."""

    clock: time
    what: str
    minutes: int
    session: str = ""
    counted: bool = True


class Day(Struct, frozen=True, forbid_unknown_fields=True):
    """The rows of a day in their order, and when the last one ends."""

    ends: time
    blocks: tuple[TimetableEntry, ...]


class Timetable(Struct, frozen=True, forbid_unknown_fields=True):
    """All days; `work` and `breaks` are the total minutes of all sessions and of all counted breaks."""

    work: int
    breaks: int
    days: tuple[Day, ...]

    @property
    def blocks(self) -> tuple[TimetableEntry, ...]:
        """Return the rows of all days."""
        return tuple(block for day in self.days for block in day.blocks)

    @property
    def planned(self) -> dict[str, int]:
        """Return the minutes planned for each session, in the order of their first rows."""
        minutes: dict[str, int] = {}
        for block in self.blocks:
            if block.session:
                minutes[block.session] = minutes.get(block.session, 0) + block.minutes
        return minutes


def check_timetable(curriculum: Curriculum, runs: Mapping[Notebook, NotebookRun], root: Path) -> Iterator[Finding]:
    """Yield what is wrong with the timetable beside a curriculum's notebooks, where there is one.

    Args:
        curriculum: whose timetable it is.
        runs: what running each of its sessions gave; without all of them only the clock and the sums are checked.
        root: the checked folder.
    """
    path = curriculum.folder / "timetable.toml"
    if not path.is_file():
        return
    text, unreadable = read_text_file(path, root)
    if unreadable:
        yield unreadable
        return
    location = Location(relative_name(path, root))
    try:
        timetable = msgspec.toml.decode(text, type=Timetable)
    except msgspec.MsgspecError as error:
        yield Finding(location, f"The timetable can't be read: {error}.")
        return
    messages = [*(message for day in timetable.days for message in _check_clock(day)), *_check_sums(timetable)]
    if len(runs) == len(curriculum.sessions):
        messages += _check_sessions(timetable, {notebook.id: it.session.minutes for notebook, it in runs.items()})
    yield from (Finding(location, message) for message in messages)


def _check_sessions(timetable: Timetable, minutes: Mapping[str, int]) -> Iterator[str]:
    planned = timetable.planned
    if list(planned) != list(minutes):
        yield f"It has the sessions {', '.join(planned)}, but the notebooks are {', '.join(minutes)}."
    for session, plans in planned.items():
        if session in minutes and minutes[session] != plans:
            yield f"It plans {plans} minutes for '{session}', but the steps of that session take {minutes[session]}."


def _check_clock(day: Day) -> Iterator[str]:
    starts = [block.clock for block in day.blocks]
    for block, following in zip(day.blocks, [*starts[1:], day.ends], strict=True):
        over = block.clock.hour * 60 + block.clock.minute + block.minutes
        if over != following.hour * 60 + following.minute:
            ends = f"{over // 60:02}:{over % 60:02}"
            yield f"'{block.what}' ends at {ends}, but the next row begins at {following:%H:%M}."


def _check_sums(timetable: Timetable) -> Iterator[str]:
    work = sum(block.minutes for block in timetable.blocks if block.session)
    breaks = sum(block.minutes for block in timetable.blocks if not block.session and block.counted)
    for what, planned, found in (("work", timetable.work, work), ("breaks", timetable.breaks, breaks)):
        if planned != found:
            yield f"'{what}' says {planned} minutes, but the rows add up to {found}."
