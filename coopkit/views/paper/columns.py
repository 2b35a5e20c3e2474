"""Column widths of tables on paper in millimetres, and whether a table needs landscape format."""

from collections.abc import Iterable

from coopkit.exercises.fields import Cell, Grid, PickOne, Scale, TextField

MOST_TICKS = 4
"""Options that still fit beside each other as columns, or below each other in a cell."""
PAPER_WIDTH, LONG_WIDTH = 160, 232
"""Between the margins of A4 and Letter, upright and across, without the row's number."""
TEXT_WIDTH, NUMBER_WIDTH, STEP_WIDTH, LABEL_WIDTH = 34, 22, 15, 45
"""A column of words, of numbers, of single digits, and one whose rows say what they are in more than a few words."""
MANY, CLOSE_WIDTH, CLOSE, LOOSE = 11, 18, 3, 5
"""Columns from which on they stand closer, numbers in so little room; what is left beside a word then, and else."""
FEW_WORDS = 40
"""Letters of a row's text for which a share of the paper is enough."""

EM = 4.23
NARROW, WIDE = frozenset("fijlrtI.,:;'’()-–/"), frozenset("mwMW%")
"""Letters of bold 12 pt, against the height of the line."""


def is_wide(grid: Grid) -> bool:
    """Return whether a grid needs landscape format."""
    words = TEXT_WIDTH * sum(map(_is_words, grid.columns)) + label_width(grid)
    return grid.one_at_a_time or words + sum(map(_width, grid.columns)) > PAPER_WIDTH


def widths(grid: Grid) -> tuple[int, ...]:
    """Return the width of each column, 0 for one that takes the remaining width.

    Other columns shrink if text columns would get less than half their width.
    """
    close = len(grid.columns) >= MANY
    found = tuple(_width(column, close=close) for column in grid.columns)
    room = LONG_WIDTH - TEXT_WIDTH // 2 * found.count(0)
    if sum(found) <= room:
        return found
    return tuple(width * room // sum(found) for width in found)


def label_width(grid: Grid) -> int:
    """Return the width of a grid's row labels; 0 if they take the remaining width."""
    long = any(len(row.label) > FEW_WORDS for row in grid.rows)
    return LABEL_WIDTH if long and sum(map(_is_words, grid.columns)) > 1 else 0


def head_widths(heads: Iterable[str], least: int = NUMBER_WIDTH) -> tuple[int, ...]:
    """The width of columns that hold a mark each: the longest word of the head whole."""
    return tuple(max(least, LOOSE + _longest(head)) for head in heads)


def _is_words(column: Cell) -> bool:
    return isinstance(column, TextField) and not column.digits


def _width(column: Cell, *, close: bool = False) -> int:
    """A column of boxes, figures or letters: its longest word whole, its head in about three lines."""
    if _is_words(column) or (isinstance(column, PickOne) and not column.options):
        return 0
    least = STEP_WIDTH if isinstance(column, Scale) else CLOSE_WIDTH if close else NUMBER_WIDTH
    widest = max(
        least, (CLOSE if close else LOOSE) + max(_longest(column.label), round(_millimetres(column.label) / 3))
    )
    if isinstance(column, PickOne) and len(column.options) <= MOST_TICKS:
        return max(widest, 15 + round(2.3 * max(len(option.text) for option in column.options)))
    return widest


def _longest(label: str) -> int:
    return max((round(_millimetres(word)) for word in label.split()), default=0)


def _millimetres(word: str) -> float:
    return EM * sum(
        0.4 if letter in NARROW else 0.97 if letter in WIDE else 0.72 if letter.isupper() else 0.62 for letter in word
    )
