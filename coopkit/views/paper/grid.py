"""Grids on paper: columns to tick, letters to fill in, numbers to circle, or a table to write in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from coopkit.exercises.checking import problems_of
from coopkit.exercises.fields import Cell, Grid, NumberField, PickOne, Row, Scale, TextField
from coopkit.i18n import Locale
from coopkit.views.paper.columns import MOST_TICKS, NUMBER_WIDTH, STEP_WIDTH, head_widths, label_width, widths
from coopkit.views.paper.fields import Piece, given, letter
from coopkit.views.paper.sheet_answers import Choosers, SheetAnswers, Written

MOST_LINES = 9
"""Tables with more lines to write on may break across pages."""
MOST_TICKED = 13
"""Tables with more rows to tick may break across pages."""
SPARE_ROWS, ENOUGH_ROWS = 3, 8
"""Additional empty rows, up to what fits on a page."""

Ends: TypeAlias = tuple[tuple[str, str], ...]
"""The lowest and highest number of a scale with their labels; none if options are ticked."""


@dataclass(frozen=True)
class Box:
    """A cell in a row: options to tick, or lines to write on."""

    ticks: tuple[tuple[str, Choosers], ...] = ()
    written: tuple[Written, ...] = ()
    lines: int = 1


@dataclass(frozen=True)
class Line:
    """A row with its number, its text where it has one, and its boxes."""

    number: str
    text: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True)
class Column:
    """A column heading, its width in millimetres (0 for the remaining width), and the options its letters stand for."""

    label: str
    width: int
    letters: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Table:
    """A table on paper; `totals` has a text for each column if columns are added up, "" for an empty cell.

    label_width: of row labels in millimetres, 0 for the remaining width.
    """

    who: str
    row_label: str
    label_width: int
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    totals: tuple[str | None, ...]
    legend: tuple[tuple[str, str], ...]

    @property
    def whole(self) -> bool:
        """Whether it is short enough to be kept on one page."""
        return sum(max(max(box.lines, len(box.ticks)) for box in line.boxes) for line in self.lines) < MOST_LINES


@dataclass(frozen=True)
class Ticks:
    """Rows with a column of boxes or numbered circles for each option; kept on one page if `whole`.

    heads: each column's text and width in millimetres. ends: the meaning of a scale's numbers.
    """

    label: str
    row_label: str
    heads: tuple[tuple[str, int], ...]
    ends: Ends
    lines: tuple[tuple[str, tuple[Choosers, ...]], ...]
    whole: bool
    legend: tuple[tuple[str, str], ...]


def pieces_of(grid: Grid, part: str, ink: SheetAnswers, locale: Locale, numbers: Mapping[str, int]) -> Iterator[Piece]:
    """Return a grid as pieces: one, or one for each learner if rows were added.

    Args:
        part: the part's id, which begins the names of its cells.
        numbers: the number printed on each card, by id.
    """
    only = grid.columns[0]
    if len(grid.columns) == 1 and not grid.grows and not grid.one_at_a_time:
        if isinstance(only, PickOne) and len(only.options) <= MOST_TICKS:
            shown = {option.id: option.text for option in only.options}
            yield Piece("ticks", _ticks(grid, only, shown, (), part, ink))
            return
        if isinstance(only, Scale):
            ends = ((str(only.low), only.low_label), (str(only.high), only.high_label))
            yield Piece("ticks", _ticks(grid, only, only.steps, ends, part, ink))
            return
    copies = ink.each() if grid.grows else (("", ink),)
    for index, (who, own) in enumerate(copies, start=1):
        legend = _ends(grid) + _remarks(grid) if index == len(copies) else ()
        yield Piece("table", _table(_Written(grid, part, own, locale, numbers), who, legend))


def _ticks(grid: Grid, column: Cell, options: dict[str, str], ends: Ends, part: str, ink: SheetAnswers) -> Ticks:
    lines = tuple(
        (row.label, tuple(ink.choosers(f"{part}.{row.id}.{column.id}", option) for option in options))
        for row in grid.rows
    )
    whole = len(lines) < MOST_TICKED and len(ink.entries) < 2
    shown = tuple(options.values())
    heads = tuple(zip(shown, head_widths(shown, STEP_WIDTH if ends else NUMBER_WIDTH), strict=True))
    return Ticks(column.label, grid.row_label, heads, ends, lines, whole, _remarks(grid))


@dataclass(frozen=True)
class _Written:
    grid: Grid
    part: str
    ink: SheetAnswers
    locale: Locale
    numbers: Mapping[str, int]


def _table(at: _Written, who: str, legend: tuple[tuple[str, str], ...]) -> Table:
    rows = at.grid.rows or tuple(Row(id_, "") for id_ in _row_ids(at))
    lines = tuple(
        Line(str(number), row.label, tuple(_box(at, row.id, column.id) for column in at.grid.columns))
        for number, row in enumerate(rows, start=1)
    )
    return Table(
        who=who,
        row_label=at.grid.row_label,
        label_width=label_width(at.grid),
        columns=tuple(map(_column, at.grid.columns, widths(at.grid))),
        lines=lines,
        totals=_totals(at, rows),
        legend=legend,
    )


def _row_ids(at: _Written) -> tuple[str, ...]:
    """Return rows to write in: enough on a blank sheet, otherwise the filled ones."""
    if at.ink.blank:
        spare = max(at.grid.least, min(ENOUGH_ROWS, at.grid.least + SPARE_ROWS))
        return tuple(str(number) for number in range(1, min(at.grid.most, spare) + 1))
    return max((at.grid.row_ids(raw, at.part) for _, raw in at.ink.entries), key=len)


def _column(column: Cell, width: int) -> Column:
    label = column.label
    letters: tuple[tuple[str, str], ...] = ()
    match column:
        case PickOne() if len(column.options) > MOST_TICKS:
            letters = tuple((letter(index), option.text) for index, option in enumerate(column.options))
        case Scale():
            label = f"{label} ({column.low}–{column.high})"
        case NumberField() if column.unit:
            label = f"{label} ({column.unit})"
    return Column(label.strip(), width, letters)


def _box(at: _Written, row: str, column: str) -> Box:
    name, field = f"{at.part}.{row}.{column}", at.grid.cell(row, column)
    match field:
        case PickOne() if at.grid.one_at_a_time:
            words = {card.id: f"{at.numbers[card.id]}. {card.text}" for card in field.options}
            return Box(written=_in_words(name, at.ink, words), lines=4)
        case PickOne() if len(field.options) > MOST_TICKS:
            words = {option.id: letter(index) for index, option in enumerate(field.options)}
            return Box(written=_in_words(name, at.ink, words))
        case PickOne():
            return Box(ticks=tuple((option.text, at.ink.choosers(name, option.id)) for option in field.options))
        case TextField():
            return Box(written=at.ink.written(name), lines=field.lines)
        case NumberField():
            return Box(written=at.ink.written(name) or given(field, at.locale))
    return Box(written=at.ink.written(name))


def _in_words(name: str, ink: SheetAnswers, words: Mapping[str, str]) -> tuple[Written, ...]:
    return tuple(Written(each.who, words[each.text]) for each in ink.written(name))


def _totals(at: _Written, rows: tuple[Row, ...]) -> tuple[str | None, ...]:
    """Return each column's sum, "" if it is left to the reader, None if the column has no total."""
    if not at.grid.totals:
        return ()
    return tuple(
        _total({f"{at.part}.{row.id}.{column.id}": column for row in rows}, at) if column.id in at.grid.totals else None
        for column in at.grid.columns
    )


def _total(cells: dict[str, Cell], at: _Written) -> str:
    if len(at.ink.entries) != 1 or any(problems_of(cells.items(), at.ink.entries[0][1], at.locale.parse_number)):
        return ""
    typed = [each.text for name in cells for each in at.ink.written(name)]
    numbers = [number for number in map(at.locale.parse_number, typed) if number is not None]
    return at.locale.number(sum(numbers, Decimal(0))) if numbers else ""


def _ends(grid: Grid) -> tuple[tuple[str, str], ...]:
    """Return the meaning of each scale's ends, once for equal ones."""
    labels: dict[str, list[str]] = {}
    for column in grid.columns:
        if isinstance(column, Scale):
            ends = f"{column.low} = {column.low_label} · {column.high} = {column.high_label}"
            labels.setdefault(ends, []).append(column.label)
    return tuple((" · ".join(same), ends) for ends, same in labels.items())


def _remarks(grid: Grid) -> tuple[tuple[str, str], ...]:
    """Return each public remark, and the answers it belongs to."""
    columns = {column.id: column for column in grid.columns}
    return tuple(
        (note.text, " · ".join(_condition(columns[each.column], each.values) for each in note.when))
        for note in grid.notes
    )


def _condition(column: Cell, values: tuple[str, ...]) -> str:
    words = {option.id: option.text for option in column.options} if isinstance(column, PickOne) else {}
    return f"{column.label} {' / '.join(words.get(value, value) for value in values)}".strip()
