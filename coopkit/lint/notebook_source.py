"""A notebook as its author saved it: the cells with their numbers, or why the file can't be read."""

import ast
import codecs
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from coopkit.lint.finding import Finding, Location, relative_name

_CONFLICT = re.compile(r"^(?:<{7}|\|{7}|>{7})(?: |$)|^={7}$", re.MULTILINE)


@dataclass(frozen=True)
class SourceCell:
    """A cell: `number` counts from 1; `has_results` says that outputs or a number from running are stored in it."""

    number: int
    kind: str
    id: str
    text: str
    has_results: bool = False
    has_attachments: bool = False

    @cached_property
    def tree(self) -> ast.Module | None:
        """The syntax tree of a code cell; None where it isn't Python."""
        try:
            return ast.parse(self.text) if self.kind == "code" else None
        except (SyntaxError, ValueError):
            return None

    @cached_property
    def strings(self) -> Mapping[str, int]:
        """Each string in a code cell, with its line."""
        nodes = ast.walk(self.tree) if self.tree else ()
        return {
            each.value: each.lineno for each in nodes if isinstance(each, ast.Constant) and isinstance(each.value, str)
        }

    def line_of(self, text: str) -> int:
        """Return the line on which a text begins; 0 where this cell doesn't have it."""
        if self.kind == "code":
            return self.strings.get(text, 0)
        start = self.text.find(text)
        return self.text.count("\n", 0, start) + 1 if start >= 0 else 0


@dataclass(frozen=True, eq=False)
class NotebookSource:
    """A notebook's file.

    Args:
        name: the file, relative to the checked folder.
        cells: every cell, in order; none where the file can't be read.
        metadata: the notebook's own metadata.
        unreadable: why the file can't be read; None where it can.
    """

    name: str
    cells: tuple[SourceCell, ...] = ()
    metadata: Mapping[str, Any] = field(default_factory=dict)
    unreadable: Finding | None = None

    def at(self, cell: SourceCell | None = None, line: int = 0, subject: str = "") -> Location:
        """Return the location of a cell, or of the whole file."""
        return Location(self.name, cell.number if cell else 0, line, subject)

    def of_exercise(self, id_: str) -> Location:
        """Return the location of the cell that declares an exercise."""
        cell = next((each for each in self.cells if id_ in each.strings), None)
        return self.at(cell, subject=id_)

    def of_text(self, text: str) -> Location:
        """Return the location where a text begins, with its first words."""
        subject = f"'{first_words(text)}'"
        for cell in self.cells:
            if line := cell.line_of(text):
                return self.at(cell, line, subject)
        return self.at(subject=subject)


def read_notebook_source(path: Path, root: Path) -> NotebookSource:
    """Return the notebook in a file; where it can't be read, its `unreadable` says why, on which line, and what to do.

    Args:
        path: the notebook's file.
        root: the checked folder.
    """
    name = relative_name(path, root)
    text, problem = read_text_file(path, root)
    if problem:
        return NotebookSource(name, unreadable=problem)
    try:
        content = json.loads(text)
        listed, metadata = list(content["cells"]), dict(content["metadata"])
    except json.JSONDecodeError as error:
        message = f"This isn't valid JSON: {error.msg}. Undo your last edit to the file, or restore an earlier version."
        return NotebookSource(name, unreadable=Finding(Location(name, line=error.lineno), message))
    except (ValueError, KeyError, TypeError, RecursionError):
        message = "This isn't a notebook that can be read. Open it in JupyterLab and save it again."
        return NotebookSource(name, unreadable=Finding(Location(name), message))
    cells: list[SourceCell] = []
    for number, cell in enumerate(listed, 1):
        try:
            cells.append(_cell(number, cell))
        except (KeyError, TypeError, AttributeError):
            message = "This cell can't be read, because its type or its text is missing. Restore an earlier version."
            return NotebookSource(name, unreadable=Finding(Location(name, number), message))
    return NotebookSource(name, tuple(cells), metadata)


def read_text_file(path: Path, root: Path) -> tuple[str, Finding | None]:
    """Return a file's text, and what makes it unreadable: a BOM, another encoding, an unfinished merge.

    Args:
        path: the file.
        root: the checked folder.
    """
    name = relative_name(path, root)
    try:
        raw = path.read_bytes()
    except OSError as error:
        return "", Finding(Location(name), f"The file can't be read: {error.strerror}.")
    if raw.startswith(codecs.BOM_UTF8):
        message = "The file begins with a byte order mark (BOM). Save it as UTF-8 without BOM."
        return "", Finding(Location(name, line=1), message)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        message = "The file isn't UTF-8. Save it again in your editor with the encoding UTF-8."
        return "", Finding(Location(name, line=line), message)
    for line, mark in conflict_marks(text):
        return "", Finding(Location(name, line=line), conflict_message(mark))
    return text, None


def conflict_marks(text: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the mark of each conflict that a merge left in a text."""
    found = list(_CONFLICT.finditer(text))
    if any(each[0].startswith(("<", ">")) for each in found):
        for each in found:
            yield text.count("\n", 0, each.start()) + 1, each[0].strip()


def conflict_message(mark: str) -> str:
    """Return the sentence about a conflict that a merge left."""
    return f"A merge left its conflict marks here ({mark}). Keep one of the two versions, and delete the marks."


def first_words(text: str) -> str:
    """Return the first words of a text, by which an author finds it again."""
    return " ".join(text.split()[:6])


def _cell(number: int, cell: Mapping[str, Any]) -> SourceCell:
    source = cell["source"]
    text = source if isinstance(source, str) else "".join(source)
    has_results = bool(cell.get("outputs")) or cell.get("execution_count") is not None
    return SourceCell(
        number, str(cell["cell_type"]), str(cell.get("id", "")), text, has_results, bool(cell.get("attachments"))
    )
