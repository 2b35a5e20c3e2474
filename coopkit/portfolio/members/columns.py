"""Identify the columns of a sheet by their headings; unknown ones are asked."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from coopkit.portfolio.members.heading_words import column_by_heading, is_month_heading, normalize_heading
from coopkit.portfolio.members.imported_file import (
    ImportedCell,
    ImportedRow,
    ImportedSheet,
    TypedCell,
    cell_text,
    column_letter,
    is_blank,
)
from coopkit.portfolio.members.saved_list import COLUMNS

_ROWS_SEARCHED = 40
_MOST_MONTHS = 12
_FEWEST_MONTH_HEADS = 4


@dataclass(frozen=True)
class SheetColumns:
    """The columns of a sheet.

    heading_row: the number of the heading row, or None. rows_above: the numbers of the rows before it. titles: the
    title of each column, by index. indexes: the index of each of `COLUMNS`, None if the list lacks it. name_indexes:
    all columns that the name is put together from. unidentified: columns that only people can identify. width: cells in
    a row; longer rows have too many. by_month: whether there is a column for each month, as in savings clubs' sheets.
    """

    heading_row: int | None
    rows_above: tuple[int, ...]
    titles: tuple[str, ...]
    indexes: Mapping[str, int | None]
    name_indexes: tuple[int, ...]
    unidentified: tuple[str, ...]
    width: int
    by_month: bool

    @property
    def ignored(self) -> tuple[int, ...]:
        """The indexes of columns that we don't need."""
        return tuple(
            index for index in range(len(self.titles)) if index not in {*self.indexes.values(), *self.name_indexes}
        )


def find_columns(sheet: ImportedSheet, own_heads: Mapping[str, str], chosen: Mapping[int, str]) -> SheetColumns:
    """Find the heading row of a sheet and identify its columns.

    own_heads: our columns by their normalized headings in the reader's language. chosen: the roles that people have
    chosen, by index; headings count only without them.
    """
    known = {**column_by_heading(), **own_heads}
    at = _heading_row_index(sheet.rows, known)
    heads = _heading_texts(sheet.rows, at) if at is not None else ()
    data = sheet.rows if at is None else sheet.rows[at + 1 :]
    most = max((len(row.cells) for row in sheet.rows), default=0)
    width = _expected_cell_count(data, heads)
    visible = {
        index: known.get(normalize_heading(head), "")
        for index, head in enumerate(heads)
        if head and index not in sheet.hidden_columns
    }
    columns = [[row.cells[index] if index < len(row.cells) else "" for row in data] for index in range(most)]
    free = [index for index in range(most) if not chosen and not visible.get(index) and not is_blank(columns[index])]
    indexes: dict[str, int | None] = {}
    name_indexes: tuple[int, ...] = ()
    unidentified = []
    for ours in COLUMNS:
        found = [index for index, role in sorted((chosen or visible).items()) if role == ours and index < most]
        if ours == "name":
            name_indexes = tuple(found) if chosen else _name_indexes(visible)
            found = list(name_indexes[:1]) or found
        if len(found) == 1:
            indexes[ours] = found[0]
        elif found or ours in _needed(chosen) or any(_could_be_column(ours, columns[index]) for index in free):
            unidentified.append(ours)
        else:
            indexes[ours] = None
    return SheetColumns(
        sheet.rows[at].number if at is not None else None,
        tuple(row.number for row in sheet.rows[:at]) if at is not None else (),
        tuple((heads[index] if index < len(heads) else "") or column_letter(index) for index in range(most)),
        MappingProxyType(indexes),
        name_indexes,
        tuple(unidentified),
        max(width, *(index + 1 for index in (*indexes.values(), *name_indexes) if index is not None), 0),
        sum(map(is_month_heading, heads)) >= _FEWEST_MONTH_HEADS,
    )


def _name_indexes(meanings: Mapping[int, str]) -> tuple[int, ...]:
    """Return the columns with the name, by the meanings of the headings: one, or first and last name.

    A heading such as "Nom" beside "Prénom" is the other part of the name; beside two parts it is the whole name.
    """
    whole = tuple(index for index, meaning in sorted(meanings.items()) if meaning == "name")
    parts = tuple(index for index, meaning in sorted(meanings.items()) if meaning == "name_part")
    if len(whole) > 1:
        return ()
    return tuple(sorted((*whole, *parts))) if len(parts) == 1 or not whole else whole


def _needed(chosen: Mapping[int, str]) -> tuple[str, ...]:
    """Return the columns that must be chosen, once people have chosen any."""
    return ("name", "use") if chosen else ()


def repeated_heading_rows(rows: Iterable[ImportedRow], columns: SheetColumns) -> Iterator[int]:
    """Return the numbers of rows that repeat the headings, as on each page of a long list."""
    for row in rows:
        if row.number == columns.heading_row:
            continue
        same = [cell_text(cell) == columns.titles[index] for index, cell in enumerate(row.cells) if cell_text(cell)]
        if columns.heading_row is not None and len(same) > 1 and all(same):
            yield row.number


def _heading_row_index(rows: Sequence[ImportedRow], known: Mapping[str, str]) -> int | None:
    """Return the index of the heading row: the first with the most known headings, else with words above numbers."""
    best, best_score = None, 0
    for at, row in enumerate(rows[:_ROWS_SEARCHED]):
        if not _may_be_heading_row(row.cells):
            continue
        found = {known.get(normalize_heading(cell_text(cell)), "") for cell in row.cells} - {""}
        known_words = {"name" if each == "name_part" else each for each in found}
        score = 3 * len(known_words & COLUMNS.keys()) + ("other" in found)
        if score > best_score:
            best, best_score = at, score
    if best is not None and best_score >= 3:
        return best
    for at, row in enumerate(rows[:_ROWS_SEARCHED]):
        if any(has_digit(cell) for cell in row.cells):
            return at - 1 if at and _may_be_heading_row(rows[at - 1].cells) else None
    return None


def _may_be_heading_row(cells: Sequence[ImportedCell]) -> bool:
    """Return whether at least two cells are filled and none is a number other than a year."""
    seen = [cell for cell in cells if cell_text(cell)]
    return len(seen) > 1 and not any(_is_plain_number(cell) for cell in seen)


def _is_plain_number(cell: ImportedCell) -> bool:
    """Return whether a cell holds a number other than a year."""
    text = cell_text(cell)
    plain = text.replace(".", "").replace(",", "").replace(" ", "")
    return plain.isdecimal() and not (len(text) == 4 and text[:2] in ("19", "20"))


def _heading_texts(rows: Sequence[ImportedRow], at: int) -> tuple[str, ...]:
    """Return the headings, joined with the row above if a heading spans two rows."""
    heads = [" ".join(cell_text(cell).split()) for cell in rows[at].cells]
    above = rows[at - 1] if at and rows[at - 1].number == rows[at].number - 1 else None
    if above is not None:
        for index, cell in enumerate(above.cells):
            heads += [""] * (index + 1 - len(heads))
            heads[index] = heads[index] or (cell_text(cell) if len(above.cells) > 1 else "")
    return tuple(heads)


def _expected_cell_count(data: Sequence[ImportedRow], heads: Sequence[str]) -> int:
    """Return the number of cells in a row: as many as headings, else as most rows have."""
    if heads:
        return len(heads)
    lengths = Counter(_filled_cell_count(row.cells) for row in data)
    return max(lengths, key=lambda length: (lengths[length], length), default=0)


def _filled_cell_count(cells: Sequence[ImportedCell]) -> int:
    """Return the number of cells up to the last filled one."""
    return max((index for index, cell in enumerate(cells, start=1) if cell_text(cell)), default=0)


def _could_be_column(ours: str, column: Sequence[ImportedCell]) -> bool:
    """Return whether a column might be the missing one."""
    seen = [cell for cell in column if cell_text(cell)]
    if ours == "number":
        return False  # a list without member numbers is complete
    if ours == "name":
        return any(not has_digit(cell) for cell in seen)
    if ours != "months":
        return any(has_digit(cell) for cell in seen)
    numbers = [cell_text(cell) for cell in seen if has_digit(cell)]
    return bool(numbers) and all(number.isdecimal() and int(number) <= _MOST_MONTHS for number in numbers)


def has_digit(cell: ImportedCell) -> bool:
    """Return whether a cell holds a number, or a formula or error in the place of one."""
    if isinstance(cell, TypedCell) and cell.kind in ("formula", "error"):
        return True
    return any(sign.isdecimal() for sign in cell_text(cell))
