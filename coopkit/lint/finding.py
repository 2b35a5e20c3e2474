"""What a rule finds: where, and one or two sentences that say what is wrong and how to fix it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True)
class Location:
    """A place in the checked content, as a person finds it: "think_coop/01_links.ipynb, cell 4, line 2".

    Args:
        path: the file, relative to the checked folder, with slashes.
        cell: the number of the cell, counted from 1; 0 for the whole file.
        line: the line in the cell, or in the file where there is no cell, counted from 1; 0 where none is meant.
        subject: what the finding is about, such as an exercise's id or the first words of a text.
    """

    path: str
    cell: int = 0
    line: int = 0
    subject: str = ""

    def __str__(self) -> str:
        cell, line = self.cell and f"cell {self.cell}", self.line and f"line {self.line}"
        return ", ".join(str(each) for each in (self.path, cell, line, self.subject) if each)


@dataclass(frozen=True, order=True)
class Finding:
    """A problem that an author should fix; `str` of it is one line."""

    location: Location
    message: str

    def __str__(self) -> str:
        return " ".join(f"{self.location}: {self.message}".split())


def without_name(error: Exception, path: Path) -> str:
    """Return an error's message without the name of the file, which the location says already."""
    message = str(error)
    if message.startswith(f"{path.name}: "):
        return message.removeprefix(f"{path.name}: ")
    return message.replace(path.name, "The file", 1)


def relative_name(path: Path, root: Path) -> str:
    """Return how a file is named below the checked folder, with slashes."""
    return path.relative_to(root).as_posix()
