"""The list of exercise ids: saved answers hang on them, so an id is never used again and never forgotten."""

import re
import subprocess
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

from coopkit.content import RETIRED
from coopkit.content.session import Session
from coopkit.lint.finding import Finding

_ID = re.compile(r"[a-z0-9-]+\.[a-z0-9-]+\.[a-z0-9-]+")


def check_list(path: Path, used: Mapping[str, str], *, complete: bool) -> Iterator[Finding]:
    """The list against what is used, and against what it held before.

    Args:
        path: the list: ids in alphabetical order, then those that are used no more below "# retired".
        used: exercise ids in the notebooks, and where each stands.
        complete: whether every notebook could be run, so that all that is used is known.
    """
    if not path.is_file():
        yield Finding(path.name, "is missing; it lists every exercise id ever used, one a line.")
        return
    lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    split = lines.index(RETIRED) if RETIRED in lines else len(lines)
    current, retired = lines[:split], lines[split + 1 :]
    for listed in (current, retired):
        for before, line in pairwise(listed):
            if line < before:
                yield Finding(path.name, f"{line} stands after {before}; keep the ids in alphabetical order.")
    for line in sorted(set(lines) - {RETIRED}):
        if not _ID.fullmatch(line):
            yield Finding(path.name, f"'{line}' is no id: package.part.exercise, or the line '{RETIRED}'.")
        elif lines.count(line) > 1:
            yield Finding(path.name, f"{line} is listed twice.")
    for id_, where in used.items():
        if id_ in retired:
            yield Finding(where, f"{id_} is retired: answers to another exercise hang on it. Take a new id.")
        elif id_ not in current:
            yield Finding(where, f"{id_} is not in {path.name}; add it.")
    if complete:
        for id_ in sorted(set(current) - set(used)):
            yield Finding(path.name, f"{id_} is in no notebook; move it below '{RETIRED}'.")
    for id_ in sorted(_ever_listed(path) - set(lines)):
        yield Finding(path.name, f"{id_} was listed once; answers may hang on it. Put it back below '{RETIRED}'.")


def check_once(sessions: Mapping[str, Session]) -> Iterator[Finding]:
    """Each id in one notebook only.

    Args:
        sessions: by their notebooks' places.
    """
    seen: dict[str, str] = {}
    for where, session in sessions.items():
        for definition in session.exercises():
            if seen.setdefault(definition.id, where) != where:
                yield Finding(where, f"{definition.id} stands in {seen[definition.id]} too; an id is used once.")


def _ever_listed(path: Path) -> frozenset[str]:
    """The ids that the list held in any commit; none outside of a git repository or without git."""
    command = ["git", "log", "--format=", "--patch", "--unified=0", "--no-color", "--no-ext-diff", "--", path.name]
    try:
        log = subprocess.run(command, cwd=path.parent, capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return frozenset()
    added = (line[1:].strip() for line in log.stdout.decode("utf-8", "replace").splitlines() if line[:1] == "+")
    return frozenset(line for line in added if _ID.fullmatch(line))
