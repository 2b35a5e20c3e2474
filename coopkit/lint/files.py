"""Notebooks as files: cleared, with ids, beginning alike, one declaration a cell, nothing from the internet."""

import ast
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from coopkit.content import Curriculum
from coopkit.lint.finding import Finding, place

FIRST_CELL = "from coopkit.workbook import *"
_NAME = re.compile(r"\d\d_[a-z0-9_]+\.ipynb")
_CELL_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_SESSION_ID = re.compile(r"[a-z0-9-]+")
_ADDRESS = re.compile(r"https?://|\bsrc\s*=", re.IGNORECASE)


def check_names(curriculum: Curriculum, root: Path) -> Iterator[Finding]:
    """The files' names: numbered, each number and each session id once."""
    seen: dict[object, str] = {}
    for notebook in curriculum.sessions:
        path = notebook.path
        if not _NAME.fullmatch(path.name):
            yield Finding(place(path, root), "its name must be like 04_business_forms.ipynb.")
        for key, what in ((notebook.position, f"the number {notebook.position}"), (notebook.id, f"id '{notebook.id}'")):
            if key in seen:
                yield Finding(place(path, root), f"has {what}, which {seen[key]} has already.")
            seen[key] = path.name


def check_session_file(path: Path, root: Path) -> Iterator[Finding]:
    """A session's notebook: what every notebook must be, its metadata, its first cell, its declarations."""
    yield from check_file(path, root)
    content = _read(path)
    if content is None:
        return
    settings = content["metadata"].get("coopkit", {})
    if not _SESSION_ID.fullmatch(str(settings.get("session", ""))):
        yield Finding(place(path, root), "its metadata need coopkit.session, the session's id in small letters.")
    goals = settings.get("goals")
    if not goals or not isinstance(goals, list) or not all(isinstance(goal, str) and goal.strip() for goal in goals):
        yield Finding(place(path, root), "its metadata need coopkit.goals, a list of sentences.")
    code = [cell for cell in content["cells"] if cell["cell_type"] == "code"]
    if not code or _source(code[0]).strip() != FIRST_CELL:
        yield Finding(place(path, root), f"its first code cell must be '{FIRST_CELL}' and nothing else.")
    for cell in code[1:]:
        if not _is_declaration(_source(cell)):
            yield Finding(_cell(path, root, cell), "must declare one exercise and do nothing else.")


def check_file(path: Path, root: Path) -> Iterator[Finding]:
    """A notebook of any kind: no outputs, cell ids, no key twice in a dictionary, nothing from the internet."""
    content = _read(path)
    if content is None:
        yield Finding(place(path, root), "is no notebook that can be read. Open and save it again.")
        return
    ids = [cell.get("id", "") for cell in content["cells"]]
    for cell in content["cells"]:
        where = _cell(path, root, cell)
        if not _CELL_ID.fullmatch(cell.get("id", "")) or ids.count(cell["id"]) > 1:
            yield Finding(where, "needs an id of its own, so that its texts stay the same for translators.")
        if cell.get("outputs") or cell.get("execution_count") is not None:
            yield Finding(where, "has outputs or a number from running; clear all outputs and save.")
        if _ADDRESS.search(_source(cell)):
            yield Finding(where, "asks for something from the internet; there is none where people learn.")
        if cell["cell_type"] == "code":
            yield from _of_code(where, _source(cell))


def _of_code(where: str, source: str) -> Iterator[Finding]:
    try:
        tree = ast.parse(source)
    except SyntaxError as error:
        yield Finding(where, f"is no Python: {error.msg}, line {error.lineno}.")
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict):
            keys = [key.value for key in node.keys if isinstance(key, ast.Constant)]
            for key in sorted({str(key) for key in keys if keys.count(key) > 1}):
                yield Finding(where, f"has '{key}' twice in one {{…}}; the first one would be lost.")


def _is_declaration(source: str) -> bool:
    # A semicolon at the end hides what a cell shows, and with it the exercise.
    try:
        body = ast.parse(source).body
    except SyntaxError:
        return True  # said already, as such
    alone = len(body) == 1 and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Call)
    return alone and not source.rstrip().endswith(";")


def _read(path: Path) -> Mapping[str, Any] | None:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        sound = all(isinstance(cell["cell_type"], str) and cell["source"] is not None for cell in content["cells"])
        return content if sound and isinstance(content["metadata"], dict) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _source(cell: Mapping[str, Any]) -> str:
    return "".join(cell["source"])


def _cell(path: Path, root: Path, cell: Mapping[str, Any]) -> str:
    first = next(iter(_source(cell).strip().splitlines()), "an empty cell")
    return place(path, root, f"cell {cell.get('id') or repr(first[:40])}")
