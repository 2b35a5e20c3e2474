"""Ids for the cells that have none (nbformat 4.4 and before), written into the file without touching anything else."""

import ast
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from coopkit.lint.notebook_files import CELL_ID
from coopkit.lint.notebook_source import NotebookSource, read_notebook_source

LONGEST_ID = 40
MINOR_WITH_IDS = 5
"""Notebooks of format 4.5 and later have cell ids."""

_DECODER = json.JSONDecoder()
_BLANKS = re.compile(r"\s*")


@dataclass(frozen=True)
class _Entry:
    """A member of a JSON object or array: where its key (or value) begins, and where its value begins and ends."""

    key: str
    start: int
    value_start: int
    end: int


def fix_cell_ids(path: Path, root: Path) -> int:
    """Give an id to each cell that has none, or that shares its id with an earlier cell.

    The ids come from what the cells say, so the same notebook gets the same ids on every computer.

    Args:
        path: the notebook; a file that can't be read is left as it is.
        root: the checked folder.

    Returns:
        How many cells got an id.
    """
    source = read_notebook_source(path, root)
    missing = _new_ids(source)
    if not missing:
        return 0
    text = path.read_bytes().decode("utf-8")
    edits = list(_edits(text, missing))
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    path.write_bytes(text.encode("utf-8"))
    return len(missing)


def _new_ids(source: NotebookSource) -> dict[int, str]:
    """Return the new ids by the cells' places, counted from 0."""
    used: set[str] = set()
    missing = []
    for place, cell in enumerate(source.cells):
        if CELL_ID.fullmatch(cell.id) and cell.id not in used:
            used.add(cell.id)
        else:
            missing.append(place)
    found = {}
    for place in missing:
        cell = source.cells[place]
        wanted = _readable_id(cell.kind, cell.text, cell.tree)
        number = 1
        id_ = wanted
        while id_ in used:
            number += 1
            id_ = f"{wanted}-{number}"
        used.add(id_)
        found[place] = id_
    return found


def _readable_id(kind: str, text: str, tree: ast.Module | None) -> str:
    """Return an exercise's own name, a heading's words, or else a hash of the text."""
    name = ""
    if tree and tree.body and isinstance(tree.body[0], ast.Expr) and isinstance(tree.body[0].value, ast.Call):
        first = next(iter(tree.body[0].value.args), None)
        if isinstance(first, ast.Constant) and isinstance(first.value, str):
            name = first.value.rpartition(".")[2]
    elif heading := re.match(r"#+ (.+)", text):
        name = f"step-{heading[1]}" if text.startswith("## ") else "title"
    plain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:LONGEST_ID].strip("-")
    return plain or hashlib.sha256(f"{kind}\n{text}".encode()).hexdigest()[:8]


def _edits(text: str, ids: dict[int, str]) -> Iterator[tuple[int, int, str]]:
    """Yield the pieces of the notebook's text to replace: start, end, new text."""
    top = {each.key: each for each in _json_members(text, _skip_blanks(text, 0))}
    for place, cell in enumerate(_json_members(text, top["cells"].value_start)):
        if place in ids:
            yield _edit(text, cell.value_start, ids[place])
    minor = top.get("nbformat_minor")
    if minor and int(text[minor.value_start : minor.end]) < MINOR_WITH_IDS:
        yield minor.value_start, minor.end, str(MINOR_WITH_IDS)


def _edit(text: str, start: int, id_: str) -> tuple[int, int, str]:
    """Return the edit that gives one cell its id: in the place of another one, or before the key that follows "id"."""
    entries = list(_json_members(text, start))
    for each in entries:
        if each.key == "id":
            return each.value_start, each.end, json.dumps(id_)
    # Jupyter writes keys in alphabetical order, so that the next save moves nothing.
    following = next((each for each in entries if each.key > "id"), entries[0])
    gap = text[start + 1 : entries[0].start]  # the line break and indent of this file
    key_end = _DECODER.raw_decode(text, following.start)[1]
    colon = text[key_end : following.value_start]
    return following.start, following.start, f'"id"{colon}{json.dumps(id_)},{gap or " "}'


def _json_members(text: str, start: int) -> Iterator[_Entry]:
    """Yield the members of the JSON object or array that begins at `start`."""
    is_object = text[start] == "{"
    at = _skip_blanks(text, start + 1)
    while text[at] not in "}]":
        begin, key = at, ""
        if is_object:
            key, at = _DECODER.raw_decode(text, at)
            at = _skip_blanks(text, _skip_blanks(text, at) + 1)  # the colon and what is around it
        _, end = _DECODER.raw_decode(text, at)
        yield _Entry(key, begin, at, end)
        at = _skip_blanks(text, end)
        at = _skip_blanks(text, at + 1) if text[at] == "," else at


def _skip_blanks(text: str, at: int) -> int:
    """Return the first position at or after `at` that isn't white space."""
    found = _BLANKS.match(text, at)
    return found.end() if found else at
