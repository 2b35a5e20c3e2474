"""Tables of a paper, put into the reader's language, with room for each column."""

from dataclasses import dataclass
from decimal import Decimal

from coopkit.i18n import Locale, Money, lazy
from coopkit.report import Table, TableCell

MOST_COLUMNS, MOST_AMOUNTS = 8, 6
"""A table with more columns, or more of them with money, is printed across."""
ACROSS, BESIDE = 75, 3
"""Letters that have room across a page, and the room beside the words of a column, in letters."""
MOST_TOGETHER = 600
"""A table of more letters may go on on the next page."""


@dataclass(frozen=True)
class ShownCell:
    """A cell in the reader's language; `ours` is False for words that somebody typed."""

    text: str
    ours: bool = True
    number: bool = False


@dataclass(frozen=True)
class ShownTable:
    """A table in the reader's language; `head` has pairs of words and whether numbers stand below them.

    every: how many rows there are, of which `rows` may be only the first.
    """

    caption: str
    head: tuple[tuple[str, bool], ...]
    rows: tuple[tuple[ShownCell, ...], ...]
    totals: tuple[tuple[ShownCell, ...], ...]
    by_hand: bool
    wide: bool
    every: int

    @property
    def widths(self) -> tuple[int, ...]:
        """The columns' widths in percent: room for the longest word of each, the rest by how much stands in them."""
        texts = [(name, *(row[place].text for row in self.rows)) for place, (name, _) in enumerate(self.head)]
        longest = [max(len(word) for text in column for word in (*text.split(), "")) + BESIDE for column in texts]
        much = [sum(map(len, column)) + 1 for column in texts]
        rest = max(0, ACROSS - sum(longest))
        weights = [each + rest * share // sum(much) for each, share in zip(longest, much, strict=True)]
        return tuple(100 * weight // sum(weights) for weight in weights)

    @property
    def short(self) -> bool:
        """Whether it is kept together on a printed page."""
        return sum(len(cell.text) for row in self.rows for cell in row) <= MOST_TOGETHER


def shown_table(table: Table, locale: Locale, currency: str, most_rows: int | None) -> ShownTable:
    """A table in the reader's language.

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
        rows=tuple(_row(row, numbers, locale) for row in table.rows[:most_rows]),
        every=len(table.rows),
        totals=tuple(_row(row, numbers, locale) for row in table.totals),
        wide=len(table.head) > MOST_COLUMNS or amounts > MOST_AMOUNTS,
        by_hand=table.by_hand,
    )


def _row(row: tuple[TableCell, ...], numbers: frozenset[int], locale: Locale) -> tuple[ShownCell, ...]:
    return tuple(shown_cell(cell, locale, number=place in numbers) for place, cell in enumerate(row))


def shown_cell(cell: TableCell, locale: Locale, *, number: bool = False) -> ShownCell:
    """A cell in the reader's language; `number` says that it stands in a column of numbers."""
    return ShownCell(cell_text(cell, locale), ours=not isinstance(cell, str), number=number)


def cell_text(cell: TableCell, locale: Locale, empty: str = "") -> str:
    """What stands in a cell, as the reader writes it.

    empty: what is written where nothing stands.
    """
    if cell is None or cell == "":
        return empty
    return locale.resolve(lazy("{cell}", cell=Decimal(cell) if isinstance(cell, int) else cell))


def table_texts(table: Table, locale: Locale) -> tuple[str, tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """A table of a calculation: its caption, its head and its rows, a dash where nothing stands."""
    rows = tuple(tuple(cell_text(cell, locale, "–") for cell in row) for row in table.all_rows)
    return locale.resolve(table.caption), tuple(map(locale.resolve, table.head)), rows
