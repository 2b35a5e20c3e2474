"""Lists in which commas separate both cells and thousands: "Ana,1,500" is 1 and 500, or 1,500."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from coopkit.portfolio.members.imported_file import ImportedCell, ImportedRow, cell_text

CommasMean = Literal["", "cells", "thousands"]
_MOST_CELLS = 12
_START, _THOUSANDS = re.compile(r"\D*[1-9]\d{0,2}", re.ASCII), re.compile(r"\d{3}(?:\.\d+)?\D*", re.ASCII)


def find_ambiguous_row(rows: Sequence[ImportedRow], width: int) -> tuple[ImportedRow, ImportedRow] | None:
    """Return a row that can be read in two ways, as cells and with thousands, or None.

    width: the number of headings, 0 without any. Rows with as many cells as headings are unambiguous.
    """
    for row in rows:
        if len(row.cells) != width and (ways := list(_ways_to_join(row.cells))):
            return row, ImportedRow(row.number, ways[0], row.hidden)
    return None


def join_thousands(row: ImportedRow, width: int) -> ImportedRow | None:
    """Return the row with its thousands joined, or None if there is more than one way."""
    ways = [way for way in _ways_to_join(row.cells) if len(row.cells) <= width or not width or len(way) == width]
    if len(row.cells) == width or not ways:
        return row
    return ImportedRow(row.number, ways[0], row.hidden) if len(ways) == 1 else None


def _ways_to_join(cells: Sequence[ImportedCell]) -> Iterator[tuple[ImportedCell, ...]]:
    """Yield all ways to join cells as thousands, the longest first."""
    if len(cells) > _MOST_CELLS:
        return
    for way in _partitions(tuple(cell_text(cell) for cell in cells)):
        if len(way) != len(cells):
            yield way


def _partitions(cells: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield all ways to join neighbouring cells, those that join most first."""
    if not cells:
        yield ()
        return
    last = 1
    if _START.fullmatch(cells[0]):
        while last < len(cells) and _THOUSANDS.fullmatch(cells[last]):
            last += 1
            if not cells[last - 1].isdecimal():
                break
    for end in range(last, 0, -1):
        for rest in _partitions(cells[end:]):
            yield (",".join(cells[:end]), *rest)
