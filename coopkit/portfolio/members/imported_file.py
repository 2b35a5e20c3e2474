"""Imported files before their columns are known: sheets, rows and cells."""

import base64
import binascii
import bz2
import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Literal, TypeAlias

import msgspec

from coopkit.i18n import N_

MOST_ROWS = 10_000
"""The largest number of rows in a sheet, twice that of a member list."""
MOST_COLUMNS = 400
"""The largest number of columns: one for each day, and a few more."""
LARGEST_PACKED = 1_500_000
_LARGEST_UNPACKED = 16_000_000

CellKind = Literal["number", "percent", "date", "boolean", "error", "formula", "merged"]


_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e[+-]\d{1,3})?", re.ASCII)


class TypedCell(msgspec.Struct, frozen=True, array_like=True):
    """A cell with a type from a spreadsheet.

    kind: "formula" is one without a saved result, "merged" a cell covered by the cell named in `value`.
    value: as shown; a number in plain digits.
    """

    kind: CellKind
    value: str

    def __post_init__(self) -> None:
        if self.kind == "number" and _NUMBER.fullmatch(self.value) is None:
            raise ValueError(f"{self.value!r} is no number of a spreadsheet")

    @property
    def number(self) -> Decimal | None:
        """Return the number of a cell, or None."""
        return Decimal(self.value) if self.kind == "number" else None


ImportedCell: TypeAlias = str | TypedCell
"""Text as typed ("" for nothing), or a typed cell of a spreadsheet."""


class ImportedRow(msgspec.Struct, frozen=True, array_like=True):
    """A row with its number in the spreadsheet or editor; hidden by hand or by a filter."""

    number: int
    cells: tuple[ImportedCell, ...]
    hidden: bool = False


class ImportedSheet(msgspec.Struct, frozen=True):
    """A sheet with its rows, without empty ones; hidden_columns: their indexes from 0."""

    name: str
    rows: tuple[ImportedRow, ...]
    hidden: bool = False
    hidden_columns: tuple[int, ...] = ()


class ImportedFile(msgspec.Struct, frozen=True):
    """A workbook as its sheets, or a text as bytes, because people may have to choose its encoding."""

    sheets: tuple[ImportedSheet, ...] = ()
    text: bytes | None = None


class ListFileError(ValueError):
    """A file isn't a list; the message is a sentence to be translated."""


TOO_LARGE = N_("This file is too large for a member list. Copy only the list into a new file and choose that one.")
TOO_MANY_ROWS = N_("This list has more rows than a member list can have. Keep only the members in it.")
TOO_WIDE = N_("This list has more columns than a member list can have. Keep only the columns that it needs.")
EMPTY = N_("This file is empty. Choose the one with your list.")


def pack(imported: ImportedFile) -> str:
    """Encode a file as a short text for a hidden form field.

    Raises ListFileError if it is too large.
    """
    packed = bz2.compress(msgspec.msgpack.encode(imported))  # a quarter smaller than zlib for lists of names
    if len(packed) > LARGEST_PACKED:
        raise ListFileError(TOO_LARGE)
    return base64.urlsafe_b64encode(packed).decode("ascii")


def unpack(packed: str) -> ImportedFile:
    """Decode the text written by `pack`.

    Raises ValueError for anything else.
    """
    try:
        expand = bz2.BZ2Decompressor()
        data = expand.decompress(base64.urlsafe_b64decode(packed), _LARGEST_UNPACKED)
        if not expand.eof:
            raise ValueError("what was brought is longer than it can be")
        return msgspec.msgpack.decode(data, type=ImportedFile)
    except (binascii.Error, OSError, msgspec.MsgspecError) as error:
        raise ValueError("this is nothing that was packed") from error


def cell_text(cell: ImportedCell) -> str:
    """Return a cell as people see it."""
    if isinstance(cell, TypedCell):
        return "" if cell.kind == "merged" else cell.value
    return cell.strip()


def cell_text_on_one_line(cell: ImportedCell) -> str:
    """Return a cell as people see it, on one line for a form field."""
    return " / ".join(" ".join(line.split()) for line in cell_text(cell).splitlines() if line.strip())


def is_blank(cells: Sequence[ImportedCell]) -> bool:
    """Return whether all these cells look empty."""
    return not any(cell_text(cell) for cell in cells)


def column_letter(index: int) -> str:
    """Return the spreadsheet name of a column by its index from 0: A, B, … AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
