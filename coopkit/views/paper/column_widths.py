"""Column widths of tables on paper in millimetres, and whether a table needs landscape format."""

from collections.abc import Iterable

from coopkit.exercises.fields import Cell, Grid, PickOne, Scale, TextField

MOST_TICKS = 4
"""With so many options at most, each one gets a column, or all are listed in the cell."""
PAPER_WIDTH, LONG_WIDTH = 171, 240
"""Millimetres between the margins of A4 and Letter in portrait and landscape, without the column of row numbers."""
TEXT_WIDTH, NUMBER_WIDTH, STEP_WIDTH, LABEL_WIDTH = 34, 22, 15, 45
"""Millimetres of a column of words, of numbers, of single digits, and of long row labels."""
MANY, CLOSE_WIDTH, CLOSE, LOOSE = 11, 18, 3, 5
"""From MANY columns on they are set closer: millimetres of a number column, and of the space beside a word, then and
otherwise."""
FEW_WORDS = 40
"""Row labels of at most so many letters need no column width of their own."""

EM = 4.23
"""Millimetres of an em in bold 12 pt; the widths of letters are fractions of it."""
NARROW, WIDE = frozenset("fijlrtI.,:;'’()-–/"), frozenset("mwMW%")
"""Letters that are much narrower or wider than the others."""


def grid_needs_landscape(grid: Grid) -> bool:
    """Return whether a grid needs landscape format."""
    words = TEXT_WIDTH * sum(map(_is_text_column, grid.columns)) + label_width(grid)
    return grid.one_at_a_time or words + sum(map(_column_width, grid.columns)) > PAPER_WIDTH


def column_widths(grid: Grid) -> tuple[int, ...]:
    """Return the width of each column, 0 for one that takes the remaining width.

    Other columns shrink if text columns would get less than half their width.
    """
    close = len(grid.columns) >= MANY
    found = tuple(_column_width(column, close=close) for column in grid.columns)
    room = LONG_WIDTH - TEXT_WIDTH // 2 * found.count(0)
    if sum(found) <= room:
        return found
    return tuple(width * room // sum(found) for width in found)


def label_width(grid: Grid) -> int:
    """Return the width of a grid's row labels; 0 if they take the remaining width."""
    long = any(len(row.label) > FEW_WORDS for row in grid.rows)
    return LABEL_WIDTH if long and sum(map(_is_text_column, grid.columns)) > 1 else 0


def tick_column_widths(heads: Iterable[str], least: int = NUMBER_WIDTH) -> tuple[int, ...]:
    """Return the widths of columns that hold a mark each; the longest word of each heading fits."""
    return tuple(max(least, LOOSE + _longest_word_width(head)) for head in heads)


def _is_text_column(column: Cell) -> bool:
    """Return whether people write words in a column."""
    return isinstance(column, TextField) and not column.digits


def _column_width(column: Cell, *, close: bool = False) -> int:
    """Return the width of a column, so that its longest word fits and its heading takes three lines; 0 for text."""
    if _is_text_column(column) or (isinstance(column, PickOne) and not column.options):
        return 0
    least = STEP_WIDTH if isinstance(column, Scale) else CLOSE_WIDTH if close else NUMBER_WIDTH
    widest = max(
        least,
        (CLOSE if close else LOOSE) + max(_longest_word_width(column.label), round(_text_width(column.label) / 3)),
    )
    if isinstance(column, PickOne) and len(column.options) <= MOST_TICKS:
        return max(widest, 15 + round(2.3 * max(len(option.text) for option in column.options)))
    return widest


def _longest_word_width(label: str) -> int:
    """Return the width of the longest word of a label in millimetres."""
    return max((round(_text_width(word)) for word in label.split()), default=0)


def _text_width(word: str) -> float:
    """Return the width of a text in bold 12 pt in millimetres."""
    return EM * sum(
        0.4 if letter in NARROW else 0.97 if letter in WIDE else 0.72 if letter.isupper() else 0.62 for letter in word
    )
