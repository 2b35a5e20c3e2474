"""What a case of the corpus is: a file as somebody brings it, what they answer, and what must come of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from openpyxl import Workbook

from coopkit.portfolio.members.choices import ImportChoices

Built = Callable[[], bytes]


@dataclass(frozen=True)
class Case:
    """A file and its right outcome.

    make: its bytes. choices: what people answer. refused: words of the sentence that refuses it, "" where it is read.
    members: name and use of each, with shares and months where they say more than 0 and 12. asked: the questions that
    are open. bad: numbers of rows to look at. left_out: numbers of rows that do not count. notes: words of the notes.
    """

    name: str
    make: Built
    choices: ImportChoices = field(default_factory=ImportChoices)
    refused: str = ""
    members: tuple[tuple[str, ...], ...] = ()
    asked: tuple[str, ...] = ()
    bad: tuple[int, ...] = ()
    left_out: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()


AB = (("Amina", "10"), ("Bo", "5"))
"""The two members of most lists here."""
ABC = (("Amina", "10", "150", "7"), ("Bo", "5", "100", "12"))
"""The two members with their shares and months."""
NAME_USE = ImportChoices(roles={0: "name", 1: "use"})


def text(written: str, encoding: str = "utf-8", mark: bytes = b"") -> Built:
    """A text file."""
    return lambda: mark + written.encode(encoding)


def saved(book: Workbook) -> bytes:
    """A workbook as openpyxl saves it: formulas without their results."""
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def sheet(*rows: list[Any], change: Callable[[Any], object] | None = None) -> Built:
    """A workbook of one sheet, changed before it is saved."""

    def make() -> bytes:
        book = Workbook()
        for row in rows:
            book.active.append(row)
        if change is not None:
            change(book.active)
        return saved(book)

    return make


def book(change: Callable[[Workbook], object]) -> Built:
    """A workbook that is made by hand."""

    def make() -> bytes:
        made = Workbook()
        change(made)
        return saved(made)

    return make


def add_sheet(made: Workbook, title: str, *rows: list[Any], state: str = "visible") -> None:
    """Adds a sheet with these rows."""
    added = made.create_sheet(title)
    added.sheet_state = state
    for row in rows:
        added.append(row)


def asked(**answers: Any) -> ImportChoices:
    """What people answer; the columns are name, use and no other where nothing else is said."""
    return ImportChoices(**{"roles": NAME_USE.roles, **answers})
