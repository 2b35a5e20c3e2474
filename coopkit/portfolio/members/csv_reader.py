"""Read CSV files and pasted lists: decode bytes, split text into cells."""

import csv
import unicodedata
from collections import Counter
from collections.abc import Iterator
from io import StringIO

from charset_normalizer import from_bytes

from coopkit.i18n import N_
from coopkit.portfolio.members.imported_file import (
    MOST_COLUMNS,
    MOST_ROWS,
    TOO_MANY_ROWS,
    TOO_WIDE,
    ImportedRow,
    ImportedSheet,
    ListFileError,
)

UTF_8 = "utf_8"
SINGLE_BYTE = (
    "cp1252",
    "mac_roman",
    "cp850",
    "cp1250",
    "cp1251",
    "cp1256",
    "cp1254",
    "cp1253",
    "cp1255",
    "cp1258",
    "cp874",
)
MULTI_BYTE = ("gb18030", "big5", "shift_jis", "euc_kr")
ENCODINGS = (UTF_8, "utf_16_le", "utf_16_be", *SINGLE_BYTE, *MULTI_BYTE)
_BOMS = ((b"\xef\xbb\xbf", UTF_8), (b"\xff\xfe", "utf_16_le"), (b"\xfe\xff", "utf_16_be"))
_SEPARATORS = "\t;|,"
_LINES_SAMPLED = 200
_SAMPLE = 60_000
_NOT_A_LIST = N_("This file isn’t a list. Choose a CSV or XLSX file, or paste your list.")
_ENDLESS_ROW = N_("One row of this list never ends. Look for a quotation mark that opens and doesn’t close.")
# Characters that appear in names and headings besides letters, in every encoding.
_PUNCTUATION = frozenset("’‘“”«»ªº°·´¿¡№،؛")


def possible_encodings(data: bytes) -> tuple[str, ...]:
    """Return the possible encodings of these bytes, most likely first; one if the bytes are unambiguous.

    Raises ListFileError for bytes that aren't text.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return (encoding,)
    if b"\x00" in data:
        return (_utf_16_without_mark(data),)
    if any(byte < 9 or 13 < byte < 27 for byte in data[:_SAMPLE]):
        raise ListFileError(_NOT_A_LIST)
    if _is_utf_8(data):
        return (UTF_8,)
    found = _legacy_encodings(data)
    if not found:
        raise ListFileError(_NOT_A_LIST)
    return found


def decode_text(data: bytes, encoding: str) -> str:
    """Decode a text; an invalid byte becomes the replacement character."""
    for mark, _ in _BOMS:
        data = data.removeprefix(mark)
    return data.decode(encoding, "replace")


def read_delimited_text(text: str, name: str = "") -> tuple[ImportedSheet, str]:
    """Return the rows of a text and its separator: the one that splits most rows alike.

    Raises ListFileError if it is too long.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    first, _, rest = lines.partition("\n")
    if first.strip('"').lower().startswith("sep=") and len(first.strip('"')) == 5:
        separator, lines = first.strip('"')[4], "\n" + rest
    else:
        separator = _separator_of(lines)
    rows = []
    for number, cells in _numbered_rows(lines, separator):
        if any(cell.strip() for cell in cells):
            rows.append(ImportedRow(number, tuple(cells)))
        if len(cells) > MOST_COLUMNS:
            raise ListFileError(TOO_WIDE)
        if len(rows) > MOST_ROWS:
            raise ListFileError(TOO_MANY_ROWS)
    return ImportedSheet(name, tuple(rows)), separator


def _numbered_rows(lines: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row with its number as in a spreadsheet."""
    reader = csv.reader(StringIO(lines, newline=""), delimiter=separator, skipinitialspace=separator != "\t")
    try:
        yield from enumerate(reader, start=1)
    except csv.Error as error:
        raise ListFileError(_ENDLESS_ROW) from error


def _separator_of(lines: str) -> str:
    """Return the separator that splits most rows into the same number of cells; tabs before ";", "|" and ","."""

    def alike(separator: str) -> int:
        """Return how many rows a separator splits into the same number of cells."""
        try:
            widths = Counter(
                len(cells)
                for (number, cells) in _numbered_rows(_first_lines(lines), separator)
                if number <= _LINES_SAMPLED and len(cells) > 1
            )
        except ListFileError:
            return 0
        return max(widths.values(), default=0)

    return max(_SEPARATORS, key=alike)


def _first_lines(lines: str) -> str:
    """Return the lines by which the separator is chosen."""
    return "\n".join(lines.split("\n", _LINES_SAMPLED + 1)[:_LINES_SAMPLED])


def _utf_16_without_mark(data: bytes) -> str:
    """Return the kind of UTF-16 of a text without a byte order mark.

    Every other byte of its Latin letters, digits and separators is 0. Raises ListFileError if it isn't UTF-16.
    """
    sample = data[: _SAMPLE // 2 * 2]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    encoding = "utf_16_le" if odd > even else "utf_16_be"
    if len(data) % 2 or max(even, odd) < len(sample) / 10 or "\x00" in data.decode(encoding, "replace"):
        raise ListFileError(_NOT_A_LIST)
    return encoding


def _is_utf_8(data: bytes) -> bool:
    """Return whether it is UTF-8, perhaps with a few invalid bytes."""
    try:
        data.decode(UTF_8)
    except UnicodeDecodeError:
        text = data.decode(UTF_8, "replace")
        broken = text.count("\ufffd")
        return sum(not sign.isascii() for sign in text) - broken > 2 * broken
    return True


def _legacy_encodings(data: bytes) -> tuple[str, ...]:
    """Return the legacy encodings in which the bytes are text, those with real words first."""
    sample = data if len(data) <= _SAMPLE else data[:_SAMPLE].rpartition(b"\n")[0]  # so that no character is cut in two
    matches = from_bytes(sample, cp_isolation=[*SINGLE_BYTE, *MULTI_BYTE], threshold=0.9, enable_fallback=False)
    order = (*SINGLE_BYTE, *MULTI_BYTE)

    def doubt(match: object) -> tuple[int, float, int]:
        """Return a sort key: unexpected characters, disorder of the text, rank of the encoding."""
        strange = sum(_is_unexpected_character(sign) for sign in str(match))
        return strange, round(match.chaos, 1), order.index(match.encoding)  # type: ignore[attr-defined]

    named = [match for match in matches if match.encoding in order]
    return tuple(match.encoding for match in sorted(named, key=doubt))


def _is_unexpected_character(sign: str) -> bool:
    """Return whether a character is unlikely in a list of names."""
    return not sign.isascii() and sign not in _PUNCTUATION and unicodedata.category(sign)[0] not in "LMN"
