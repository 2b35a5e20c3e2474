"""Formulas that find texts in cells that need a number: a pasted “12 USD”, a price with the wrong comma."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TypeAlias

from xlsxwriter.utility import quote_sheetname, xl_range_abs

Rectangle: TypeAlias = tuple[int, int, int, int]
"""First row and column, last row and column, counted from 0."""
SheetCells: TypeAlias = tuple[str, Rectangle]
"""The name of a sheet, and cells of it."""

NO_PLACE = 10**9
"""What stands for the place of a text where there is none: more than any 1000 × row + column of our sheets."""


def rectangles(cells: Iterable[tuple[int, int]]) -> list[Rectangle]:
    """Return rectangles that together hold exactly these cells, given as row and column."""
    found: list[Rectangle] = []
    open_runs: dict[tuple[int, int], int] = {}
    previous_row = -1
    for row, of_row in groupby(sorted(cells), key=lambda cell: cell[0]):
        runs = _runs([column for _, column in of_row])
        kept = {run: open_runs[run] for run in runs if run in open_runs and row == previous_row + 1}
        found += [(top, *_ends(run, previous_row)) for run, top in open_runs.items() if run not in kept]
        open_runs = {run: kept.get(run, row) for run in runs}
        previous_row = row
    return found + [(top, *_ends(run, previous_row)) for run, top in open_runs.items()]


def count_of_texts(cells: Sequence[SheetCells]) -> str:
    """Return the formula of how many of these cells hold neither a number nor nothing."""
    return "+".join(f"SUMPRODUCT({_is_text(_reference(each))})" for each in cells)


def place_of_first_text(cells: Sequence[SheetCells]) -> str:
    """Return the formula of 1000 × row + column, counted from 1, of the first such cell, or of NO_PLACE."""
    nearest = (
        f"SUMPRODUCT(MAX(({_is_text(at)})*({NO_PLACE}-1000*ROW({at})-COLUMN({at}))))" for at in map(_reference, cells)
    )
    return f"{NO_PLACE}-MAX({','.join(nearest)})"


def _runs(columns: Sequence[int]) -> list[tuple[int, int]]:
    """Return first and last of each run of columns that follow each other."""
    runs: list[tuple[int, int]] = []
    for column in columns:
        if runs and runs[-1][1] == column - 1:
            runs[-1] = runs[-1][0], column
        else:
            runs.append((column, column))
    return runs


def _ends(run: tuple[int, int], last_row: int) -> tuple[int, int, int]:
    """Return first column, last row, last column."""
    return run[0], last_row, run[1]


def _reference(cells: SheetCells) -> str:
    """Return cells as formulas of other sheets name them."""
    name, place = cells
    return f"{quote_sheetname(name)}!{xl_range_abs(*place)}"


def _is_text(cells: str) -> str:
    """Return the formula that is 1 where a cell holds a text, even an empty one, a truth value or an error."""
    return f"1-ISNUMBER({cells})-ISBLANK({cells})"
