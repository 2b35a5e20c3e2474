"""Read XLSX files into sheets, with hidden rows, merged cells and formulas."""

import warnings
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from itertools import groupby
from math import isfinite
from operator import itemgetter
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812 - a class under a function's name

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from coopkit.i18n import N_
from coopkit.portfolio.members.imported_file import (
    MOST_COLUMNS,
    MOST_ROWS,
    TOO_LARGE,
    TOO_MANY_ROWS,
    TOO_WIDE,
    ImportedCell,
    ImportedFile,
    ImportedRow,
    ImportedSheet,
    ListFileError,
    TypedCell,
)

# openpyxl names what it does not keep of a file, such as drop-down lists; it would appear in the facilitator's window.
warnings.filterwarnings("ignore", category=UserWarning, module="openpyxl")

_LARGEST_UNPACKED = 60_000_000
_LARGEST_SHEETS = 20_000_000
"""openpyxl needs about fifty times this in memory."""
_ENCRYPTED = 0x1
LOCKED = N_("This file is protected by a password. Open it, take the password off, save it, and choose it again.")
_UNREADABLE = N_(
    "This file can’t be read as XLSX. Open it in a spreadsheet, save it again as XLSX or CSV, and choose that one."
)
_BINARY = N_("This is an XLSB file. Open it in Excel, save it as XLSX or CSV, and choose that one.")
_OPEN_DOCUMENT = N_("This is an OpenDocument file. Open it, save it as XLSX or CSV, and choose that one.")
_NUMBERS = N_("This file is from Apple Numbers. Open it there, export it as Excel or CSV, and choose that one.")
_WORD = N_("This is a Word document. Copy its table, and paste it into the box below the file.")
_OTHER = N_("This is a packed file, not a list. Unpack it, and choose the CSV or XLSX file that was in it.")


def read_workbook(data: bytes) -> ImportedFile:
    """Return the sheets of an XLSX file in order, without empty ones.

    Raises ListFileError, which says what to do, for any other file.
    """
    try:
        with_formulas = _check_and_find_formulas(data)
        shown = load_workbook(BytesIO(data), data_only=True)
        written = load_workbook(BytesIO(data)) if with_formulas else None
        if not shown.worksheets:
            raise ListFileError(_UNREADABLE)
        sheets = tuple(_read_sheet(each, written[each.title] if written else None) for each in shown.worksheets)
    except ListFileError:
        raise
    except (
        BadZipFile, InvalidFileException, ParseError, ZlibError,
        KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, EOFError, RuntimeError,
    ) as error:  # fmt: skip
        # openpyxl raises almost any exception for a damaged file.
        raise ListFileError(_UNREADABLE) from error
    return ImportedFile(tuple(sheet for sheet in sheets if sheet.rows))


def _check_and_find_formulas(data: bytes) -> bool:
    """Return whether it has formulas.

    Raises ListFileError for other ZIP files, and for those that would unpack to too much.
    """
    with ZipFile(BytesIO(data)) as packed:
        entries = packed.infolist()
        names = [entry.filename for entry in entries]
        if any(entry.flag_bits & _ENCRYPTED for entry in entries):
            raise ListFileError(LOCKED)
        if "xl/workbook.xml" not in names:
            raise ListFileError(_other_file_advice(packed, names))
        sheets = [entry for entry in entries if entry.filename.startswith(("xl/worksheets/", "xl/sharedStrings"))]
        if (
            sum(entry.file_size for entry in entries) > _LARGEST_UNPACKED
            or sum(entry.file_size for entry in sheets) > _LARGEST_SHEETS
        ):
            raise ListFileError(TOO_LARGE)
        return any(b"<f" in packed.read(entry) for entry in sheets)


def _other_file_advice(packed: ZipFile, names: list[str]) -> str:
    """Return advice for a ZIP file that isn't an XLSX file."""
    if "mimetype" in names and b"opendocument" in packed.read("mimetype")[:100]:
        return _OPEN_DOCUMENT
    if any(name.startswith("Index/") or name == "Index.zip" for name in names):
        return _NUMBERS
    if any(name.startswith("word/") for name in names):
        return _WORD
    if "xl/workbook.bin" in names:
        return _BINARY
    return _UNREADABLE if "[Content_Types].xml" in names else _OTHER


def _read_sheet(shown: Any, written: Any) -> ImportedSheet:
    """Return a sheet.

    shown: openpyxl's worksheet with saved results. written: the same with formulas, None if there are none.
    """
    covered = {
        (row, column): str(merged)
        for merged in shown.merged_cells.ranges
        if merged.size["rows"] * merged.size["columns"] <= MOST_ROWS
        for row, column in list(merged.cells)[1:]
    }
    return ImportedSheet(
        shown.title,
        tuple(_read_rows(shown, written, covered)),
        shown.sheet_state != "visible",
        tuple(sorted(_hidden_columns(shown))),
    )


def _hidden_columns(shown: Any) -> set[int]:
    """Return the indexes of hidden columns, from 0."""
    return {
        index - 1
        for group in shown.column_dimensions.values()
        if group.hidden and group.min
        for index in range(group.min, min(group.max or group.min, MOST_COLUMNS) + 1)
    }


def _read_rows(shown: Any, written: Any, covered: dict[tuple[int, int], str]) -> Iterator[ImportedRow]:
    # openpyxl's own iteration creates a cell for every position up to the last one, perhaps in row 1,048,576.
    """Yield the rows that have a filled cell.

    covered: by row and column, the range of the merged cell that covers this cell.
    """
    there = sorted(shown._cells)
    count = 0
    for number, indexes in groupby(there, key=itemgetter(0)):
        found = {at[1] - 1: _read_cell(shown.cell(*at), written, covered.get(at, "")) for at in indexes}
        last = max((index for index, cell in found.items() if cell != ""), default=-1)
        if last >= MOST_COLUMNS:
            raise ListFileError(TOO_WIDE)
        if last >= 0:
            # Asking for the dimensions of a row creates them.
            is_hidden = number in shown.row_dimensions and bool(shown.row_dimensions[number].hidden)
            yield ImportedRow(number, tuple(found.get(index, "") for index in range(last + 1)), is_hidden)
            count += 1
        if count > MOST_ROWS:
            raise ListFileError(TOO_MANY_ROWS)


def _read_cell(cell: Any, written: Any, covered_by: str) -> ImportedCell:
    """Return a cell as text, or with its type if it is not a text."""
    value = cell.value
    if covered_by:
        return TypedCell("merged", covered_by)
    if value is None:
        formula = written.cell(cell.row, cell.column) if written is not None else None
        return (
            TypedCell("formula", _formula_text(formula.value))
            if formula is not None and formula.data_type == "f"
            else ""
        )
    if cell.data_type == "e":
        return TypedCell("error", str(value))
    if isinstance(value, bool):
        return TypedCell("boolean", str(value).upper())
    if isinstance(value, datetime | date | time | timedelta):
        return TypedCell("date", _date_text(value))
    if isinstance(value, float) and not isfinite(value):
        return TypedCell("error", str(value))
    if isinstance(value, int | float):
        # Spreadsheets show 15 digits.
        number = f"{value:.15g}"
        if "%" in str(cell.number_format):
            return TypedCell("percent", f"{value * 100:.15g}%")
        return TypedCell("number", number)
    return str(value)


def _formula_text(value: object) -> str:
    """Return the beginning of a formula, for showing it to people."""
    return str(getattr(value, "text", value))[:60]


def _date_text(value: datetime | date | time | timedelta) -> str:
    """Return a date or time as text, a date without a time as the date only."""
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    return str(value)
