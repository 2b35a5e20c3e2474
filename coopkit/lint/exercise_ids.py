"""The list of exercise ids: saved answers belong to an id, so none is used twice or forgotten."""

import re
import subprocess
from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise
from pathlib import Path

from coopkit.content import EXERCISE_IDS, RETIRED, retired_ids
from coopkit.content.session import Session
from coopkit.lint.finding import Finding, Location
from coopkit.lint.notebook_source import NotebookSource, read_text_file

_ID = re.compile(r"[a-z0-9-]+\.[a-z0-9-]+\.[a-z0-9-]+")
_LIST = Location(EXERCISE_IDS)


def check_id_list(
    folder: Path, sessions: Mapping[NotebookSource, Session], sources: Collection[NotebookSource], *, complete: bool
) -> Iterator[Finding]:
    """Yield what is wrong with the list itself: ids that no exercise has, and ids that were taken out of it.

    Args:
        folder: the folder of the curricula; ids in `exercise_ids.txt` are in alphabetical order, then those that are
            no longer used below "# retired".
        sessions: every session that could be run.
        sources: every notebook; an id that one of them mentions counts as used, however it is mentioned.
        complete: whether every notebook could be run, so that every id in use is known.
    """
    path = folder / EXERCISE_IDS
    if not path.is_file():
        yield Finding(_LIST, "The file is missing. It lists every exercise id that was ever used, one on each line.")
        return
    text, unreadable = read_text_file(path, folder)
    if unreadable:
        yield unreadable
        return
    numbered = [(line.strip(), number) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    lines = [line for line, _ in numbered]
    split = lines.index(RETIRED) if RETIRED in lines else len(lines)
    yield from _check_lines(numbered[:split], numbered[split + 1 :])
    used = {each.id for session in sessions.values() for each in session.exercises()}
    if complete:
        mentioned = {id_ for source in sources for cell in source.cells for id_ in _ID.findall(cell.text)}
        current = {line for line in lines[:split] if _ID.fullmatch(line)}
        for id_ in sorted(current - used - mentioned):
            yield Finding(
                _LIST, f"No notebook has the exercise {id_}. If you took it out, move its id below '{RETIRED}'."
            )
    for id_ in sorted(_ever_listed(path) - set(lines)):
        message = f"{id_} used to be listed, so answers may be saved under it. Put it back, below '{RETIRED}'."
        yield Finding(_LIST, message)


def check_used(folder: Path, sessions: Mapping[NotebookSource, Session]) -> Iterator[Finding]:
    """Yield exercises whose id isn't listed, or is retired.

    Args:
        folder: the folder of the curricula.
        sessions: the sessions, by notebook.
    """
    path = folder / EXERCISE_IDS
    text, unreadable = read_text_file(path, folder) if path.is_file() else ("", None)
    if unreadable or not text:
        return  # `check_id_list` says so, once
    retired = retired_ids(folder)
    listed = {line.strip() for line in text.splitlines()} - retired
    for source, session in sessions.items():
        for definition in session.exercises():
            if definition.id in retired:
                message = "This id is retired: answers to another exercise are saved under it. Choose a new id."
                yield Finding(source.of_exercise(definition.id), message)
            elif definition.id not in listed:
                yield Finding(source.of_exercise(definition.id), f"This id isn't in {EXERCISE_IDS}. Add it there.")


def check_unique_across_notebooks(sessions: Mapping[NotebookSource, Session]) -> Iterator[Finding]:
    """Yield ids that two notebooks have. One that a notebook has twice is found when it runs (`notebooks/build.py`)."""
    seen: dict[str, NotebookSource] = {}
    for source, session in sessions.items():
        for definition in session.exercises():
            other = seen.setdefault(definition.id, source)
            if other is not source:
                message = f"{other.name} has an exercise with this id too. Give one of them a new id."
                yield Finding(source.of_exercise(definition.id), message)


def _check_lines(*lists: list[tuple[str, int]]) -> Iterator[Finding]:
    seen: set[str] = set()
    for listed in lists:
        for (before, _), (line, number) in pairwise([("", 0), *listed]):
            location = Location(EXERCISE_IDS, line=number)
            if not _ID.fullmatch(line):
                message = f"'{line}' isn't an id. Write package.part.exercise in small letters, or '{RETIRED}'."
                yield Finding(location, message)
            elif line in seen:
                yield Finding(location, f"{line} is listed twice. Delete one of the two lines.")
            elif line < before:
                yield Finding(location, f"{line} comes after {before}. Keep the ids in alphabetical order.")
            seen.add(line)


def _ever_listed(path: Path) -> frozenset[str]:
    """Return the ids that the list had in any commit; none outside of a git repository or without git."""
    command = ["git", "log", "--format=", "--patch", "--unified=0", "--no-color", "--no-ext-diff", "--", path.name]
    try:
        log = subprocess.run(command, cwd=path.parent, capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return frozenset()
    added = (line[1:].strip() for line in log.stdout.decode("utf-8", "replace").splitlines() if line[:1] == "+")
    return frozenset(line for line in added if _ID.fullmatch(line))
