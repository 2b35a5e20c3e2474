"""Lists of members as people bring them, pasted or as a CSV or XLSX file, taken apart into rows of cells."""

import csv
from collections.abc import Iterator, Sequence
from decimal import Decimal
from io import BytesIO, StringIO
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from coopkit.i18n import N_
from coopkit.portfolio.member_list import COLUMNS, MOST_MEMBERS, Cell

LARGEST = 3_000_000
"""Bytes of a file; a list of 5,000 members is a tenth of it."""
_LARGEST_UNPACKED = 60_000_000
_MOST_ROWS = 2 * MOST_MEMBERS
_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_SIGNS = "\t;,"

Rows = list[tuple[int, Sequence[Cell]]]


class ListFileError(ValueError):
    """A file that is no list; the message is one sentence to be translated."""


def rows_of_file(data: bytes) -> Rows:
    """The rows of a CSV or XLSX file with their numbers as a spreadsheet counts them.

    Raises ListFileError where it is empty, too large, or neither of the two.
    """
    if not data.strip():
        raise ListFileError(N_("The file is empty. Choose the one with your list."))
    if len(data) > LARGEST:
        raise ListFileError(N_("The file is larger than a list of members can be. Keep only the list in it."))
    if data.startswith(_ZIP):
        return _of_xlsx(data)
    if data.startswith(_OLD_EXCEL):
        raise ListFileError(N_("This is an old Excel file. Open it, save it as XLSX or CSV, and bring that one."))
    return rows_of_text(_decoded(data))


def rows_of_text(text: str) -> Rows:
    """The rows of a text, cells parted by tabs, semicolons or commas, whichever parts the most rows alike.

    Raises ListFileError where it is longer than a list can be.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    if lines[:4].lower() == "sep=":
        sign, lines = lines[4:5], "\n" + lines.partition("\n")[2]
    else:
        sign = _sign_of(lines)
    found: Rows = []
    reader = csv.reader(StringIO(lines, newline=""), delimiter=sign, skipinitialspace=True)
    try:
        for cells in reader:
            found.append((reader.line_num, cells))
            _must_not_be_endless(found)
    except csv.Error as error:
        raise ListFileError(N_("A row of this list is longer than a row can be. Check the quotation marks.")) from error
    return found


def _sign_of(lines: str) -> str:
    """A tab where there is one in most lines, else the sign that stands equally often in the most lines."""
    heads = [line for line in lines.split("\n") if line.strip()][:50]
    counts = {sign: [line.count(sign) for line in heads] for sign in _SIGNS}

    def alike(sign: str) -> int:
        return max((counts[sign].count(times) for times in range(1, len(COLUMNS))), default=0)

    return max(_SIGNS, key=alike) if heads else "\t"


def _decoded(data: bytes) -> str:
    for encoding in ("utf-8-sig", "utf-16") if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig",):
        try:
            return _printable(data.decode(encoding))
        except UnicodeDecodeError:
            continue
    return _printable(data.decode("cp1252", "replace"))


def _printable(text: str) -> str:
    if "\x00" in text:
        raise ListFileError(N_("This file is no list: bring a CSV or an XLSX file."))
    return text


def _of_xlsx(data: bytes) -> Rows:
    wrong = N_("This file cannot be read as XLSX. Save it again as XLSX or CSV, and bring that one.")
    try:
        with ZipFile(BytesIO(data)) as packed:
            if sum(each.file_size for each in packed.infolist()) > _LARGEST_UNPACKED:
                raise ListFileError(N_("The file is larger than a list of members can be. Keep only the list in it."))
        book = load_workbook(BytesIO(data), read_only=True, data_only=True)
        return list(_of_sheet(book))
    except ListFileError:
        raise
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError, SyntaxError) as error:
        raise ListFileError(wrong) from error


def _of_sheet(book: object) -> Iterator[tuple[int, Sequence[Cell]]]:
    """The rows of the first sheet in which anything stands."""
    for sheet in book.worksheets:  # type: ignore[attr-defined]
        sheet.reset_dimensions()  # some programs write a size that is not the sheet's
        found: Rows = []
        for number, values in enumerate(sheet.iter_rows(values_only=True), start=1):
            cells = [_cell(value) for value in values]
            while cells and cells[-1] in (None, ""):
                cells.pop()
            if cells:
                found.append((number, cells))
            _must_not_be_endless(found)
        if found:
            yield from found
            return


def _cell(value: object) -> Cell:
    """A number in the 15 digits that spreadsheets show, words as they stand."""
    if value is None or isinstance(value, bool):
        return None if value is None else str(value)
    if isinstance(value, int | float):
        return Decimal(f"{value:.15g}")
    return str(value)


def _must_not_be_endless(rows: Rows) -> None:
    if len(rows) > _MOST_ROWS:
        raise ListFileError(N_("The list has more rows than a list of members can have. Keep only the members in it."))
