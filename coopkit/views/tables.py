"""Tables in the reader's language, with the width of each column."""

from dataclasses import dataclass
from decimal import Decimal

from coopkit.i18n import Locale, Money, lazy
from coopkit.report import Table, TableCell

MOST_COLUMNS, MOST_AMOUNTS = 8, 6
"""A table with more columns, or with more columns of money, is printed in landscape."""
ACROSS, BESIDE = 75, 5
"""How many letters fit across a page, and how many the space beside a column's words takes."""
TO_WRITE, MOST_TO_WRITE = 24, 3
"""How many letters wide a column to write in is, and how many can be so wide."""
MOST_TOGETHER = 600
"""A table with more letters may break across pages."""
MOST_ROWS_TO_WRITE = 5
"""A table with more rows to write in by hand, which are high, may break across pages."""


@dataclass(frozen=True)
class ShownCell:
    """A cell in the reader's language; `is_own_text` is False for text that somebody typed."""

    text: str
    is_own_text: bool = True
    number: bool = False


@dataclass(frozen=True)
class ShownTable:
    """A table in the reader's language.

    head: pairs of a heading and whether its column has numbers. by_hand: whether empty cells are to be filled in.
    row_count: how many rows there are, of which `rows` may be only the first.
    """

    caption: str
    head: tuple[tuple[str, bool], ...]
    rows: tuple[tuple[ShownCell, ...], ...]
    totals: tuple[tuple[ShownCell, ...], ...]
    by_hand: bool
    is_wide: bool
    row_count: int

    @property
    def widths(self) -> tuple[int, ...]:
        """Return the columns' widths in percent: the longest word of each fits, the rest is shared by text length."""
        texts = [(name, *(row[place].text for row in self.rows)) for place, (name, _) in enumerate(self.head)]
        longest = [max(len(word) for text in column for word in (*text.split(), "")) + BESIDE for column in texts]
        if self.by_hand:
            empty = [place for place, column in enumerate(texts) if not any(column[1:])]
            for place in empty if len(empty) <= MOST_TO_WRITE else ():
                longest[place] = max(longest[place], TO_WRITE)
        much = [sum(map(len, column)) + 1 for column in texts]
        rest = max(0, ACROSS - sum(longest))
        weights = [each + rest * share // sum(much) for each, share in zip(longest, much, strict=True)]
        return tuple(100 * weight // sum(weights) for weight in weights)

    @property
    def fits_on_page(self) -> bool:
        """Return whether it is short enough to be kept on one page."""
        if self.by_hand and len(self.rows) > MOST_ROWS_TO_WRITE:
            return False
        return sum(len(cell.text) for row in self.rows for cell in row) <= MOST_TOGETHER


def build_shown_table(table: Table, locale: Locale, currency: str, most_rows: int | None) -> ShownTable:
    """Return a table in the reader's language.

    currency: three letters, "" for none. most_rows: how many of its rows are shown; None for all.
    """
    numbers = table.number_columns
    caption = locale.resolve(table.caption)
    if table.has_money and currency:
        caption = f"{caption} ({currency})"
    amounts = sum(
        any(isinstance(cell, Money) for cell in cells) for cells in zip(*table.rows, *table.totals, strict=True)
    )
    return ShownTable(
        caption=caption,
        head=tuple((locale.resolve(name), place in numbers) for place, name in enumerate(table.head)),
        rows=tuple(_shown_row(row, numbers, locale) for row in table.rows[:most_rows]),
        row_count=len(table.rows),
        totals=tuple(_shown_row(row, numbers, locale) for row in table.totals),
        is_wide=len(table.head) > MOST_COLUMNS or amounts > MOST_AMOUNTS,
        by_hand=table.by_hand,
    )


def _shown_row(row: tuple[TableCell, ...], numbers: frozenset[int], locale: Locale) -> tuple[ShownCell, ...]:
    """Return the cells of a row in the reader's language; `numbers` are the indexes of number columns."""
    return tuple(build_shown_cell(cell, locale, number=place in numbers) for place, cell in enumerate(row))


def build_shown_cell(cell: TableCell, locale: Locale, *, number: bool = False) -> ShownCell:
    """Return a cell in the reader's language; `number` tells that it is in a column of numbers."""
    return ShownCell(cell_text(cell, locale), is_own_text=not isinstance(cell, str), number=number)


def cell_text(cell: TableCell, locale: Locale, empty: str = "") -> str:
    """Return the text of a cell in the reader's language, or `empty` for an empty cell."""
    if cell is None or cell == "":
        return empty
    return locale.resolve(lazy("{cell}", cell=Decimal(cell) if isinstance(cell, int) else cell))


def table_texts(table: Table, locale: Locale) -> tuple[str, tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Return caption, headings and rows of a calculation's table as texts, with a dash in empty cells."""
    rows = tuple(tuple(cell_text(cell, locale, "–") for cell in row) for row in table.all_rows)
    return locale.resolve(table.caption), tuple(map(locale.resolve, table.head)), rows
