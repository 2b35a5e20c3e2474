"""Grids on paper: columns to tick, letters to fill in, numbers to circle, or a table to write in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from coopkit.exercises.checking import field_problems
from coopkit.exercises.fields import Cell, Grid, NumberField, PickOne, Row, Scale, TextField
from coopkit.i18n import Locale
from coopkit.views.paper.column_widths import (
    MOST_TICKS,
    NUMBER_WIDTH,
    STEP_WIDTH,
    column_widths,
    label_width,
    tick_column_widths,
)
from coopkit.views.paper.fields import Piece, initial_number, option_letter
from coopkit.views.paper.sheet_answers import Choosers, SheetAnswers, WrittenText

MOST_LINES = 6
"""Tables with more lines to write on may break across pages."""
MOST_TICKED = 7
"""Tables with more rows to tick may break across pages."""
SPARE_ROWS, ENOUGH_ROWS = 3, 8
"""Additional empty rows, up to what fits on a page."""

LetterKey: TypeAlias = tuple[tuple[str, str], ...]
"""Letters to write into a column, each with the option it means."""

ScaleEnds: TypeAlias = tuple[tuple[str, str], ...]
"""The lowest and highest number of a scale with their labels; none if options are ticked."""


@dataclass(frozen=True)
class PaperCell:
    """A cell in a row: options to tick, or lines to write on."""

    ticks: tuple[tuple[str, Choosers], ...] = ()
    typed_texts: tuple[WrittenText, ...] = ()
    lines: int = 1


@dataclass(frozen=True)
class PaperRow:
    """A row with its number, its text if it has one, and its cells."""

    number: str
    text: str
    cells: tuple[PaperCell, ...]


@dataclass(frozen=True)
class PaperColumn:
    """A column heading, its width in millimetres (0 for the remaining width), and the options its letters mean."""

    label: str
    width: int
    letters: LetterKey = ()


@dataclass(frozen=True)
class PaperTable:
    """A table on paper, blank or with answers.

    person: whose answers it shows, "" for one or all. label_width: of row labels in millimetres, 0 for the remaining
    width. totals: a text for each column if columns are added up, "" for a total to write in. legend: each word or
    remark to explain, with its explanation.
    """

    person: str
    row_label: str
    label_width: int
    columns: tuple[PaperColumn, ...]
    rows: tuple[PaperRow, ...]
    totals: tuple[str | None, ...]
    legend: tuple[tuple[str, str], ...]

    @property
    def letter_keys(self) -> tuple[LetterKey, ...]:
        """Return what the letters mean, once for columns with the same options."""
        return tuple(dict.fromkeys(column.letters for column in self.columns if column.letters))

    @property
    def fits_on_page(self) -> bool:
        """Return whether it is short enough to be kept on one page."""
        return sum(max(max(cell.lines, len(cell.ticks)) for cell in row.cells) for row in self.rows) < MOST_LINES


@dataclass(frozen=True)
class TickTable:
    """Rows with a column of boxes or numbered circles for each option.

    heads: each column's text and width in millimetres. ends: the meaning of a scale's numbers.
    rows: each row's text, with who chose each option.
    """

    label: str
    row_label: str
    heads: tuple[tuple[str, int], ...]
    ends: ScaleEnds
    rows: tuple[tuple[str, tuple[Choosers, ...]], ...]
    fits_on_page: bool
    legend: tuple[tuple[str, str], ...]


def grid_pieces(
    grid: Grid, part: str, answers: SheetAnswers, locale: Locale, card_numbers: Mapping[str, int]
) -> Iterator[Piece]:
    """Return a grid as pieces: one, or one for each learner if rows were added.

    Args:
        part: the part's id, which begins the names of its cells.
        card_numbers: the number printed on each card, by id.
    """
    only = grid.columns[0]
    if len(grid.columns) == 1 and not grid.grows and not grid.one_at_a_time:
        if isinstance(only, PickOne) and len(only.options) <= MOST_TICKS:
            shown = {option.id: option.text for option in only.options}
            yield Piece("ticks", _tick_table(grid, only, shown, (), part, answers))
            return
        if isinstance(only, Scale):
            ends = ((str(only.low), only.low_label), (str(only.high), only.high_label))
            yield Piece("ticks", _tick_table(grid, only, only.steps, ends, part, answers))
            return
    copies = answers.one_by_one() if grid.grows else (("", answers),)
    for index, (person, own) in enumerate(copies, start=1):
        legend = _scale_legend(grid) + _remark_legend(grid) if index == len(copies) else ()
        yield Piece("table", _paper_table(_TableContext(grid, part, own, locale, card_numbers), person, legend))


def _tick_table(
    grid: Grid, column: Cell, options: dict[str, str], ends: ScaleEnds, part: str, answers: SheetAnswers
) -> TickTable:
    """Return a grid of one column as rows of boxes; `options` are texts by option id."""
    rows = tuple(
        (row.label, tuple(answers.choosers(f"{part}.{row.id}.{column.id}", option) for option in options))
        for row in grid.rows
    )
    fits_on_page = len(rows) < MOST_TICKED and len(answers.entries) < 2
    shown = tuple(options.values())
    heads = tuple(zip(shown, tick_column_widths(shown, STEP_WIDTH if ends else NUMBER_WIDTH), strict=True))
    return TickTable(column.label, grid.row_label, heads, ends, rows, fits_on_page, _remark_legend(grid))


@dataclass(frozen=True)
class _TableContext:
    """What the cells of a table are made from; `card_numbers` has the number printed on each card, by its id."""

    grid: Grid
    part: str
    answers: SheetAnswers
    locale: Locale
    card_numbers: Mapping[str, int]


def _paper_table(context: _TableContext, person: str, legend: tuple[tuple[str, str], ...]) -> PaperTable:
    """Return a grid as a table to write in, with one answer in it if there is one."""
    rows = context.grid.rows or tuple(Row(id_, "") for id_ in _printed_row_ids(context))
    lines = tuple(
        PaperRow(
            str(number), row.label, tuple(_paper_cell(context, row.id, column.id) for column in context.grid.columns)
        )
        for number, row in enumerate(rows, start=1)
    )
    return PaperTable(
        person=person,
        row_label=context.grid.row_label,
        label_width=label_width(context.grid),
        columns=tuple(map(_paper_column, context.grid.columns, column_widths(context.grid))),
        rows=lines,
        totals=_column_totals(context, rows),
        legend=legend,
    )


def _printed_row_ids(context: _TableContext) -> tuple[str, ...]:
    """Return the ids of the rows to print: enough to write in on a blank sheet, otherwise the filled ones."""
    if context.answers.is_blank:
        spare = max(context.grid.least, min(ENOUGH_ROWS, context.grid.least + SPARE_ROWS))
        return tuple(str(number) for number in range(1, min(context.grid.most, spare) + 1))
    return max((context.grid.row_ids(raw, context.part) for _, raw in context.answers.entries), key=len)


def _paper_column(column: Cell, width: int) -> PaperColumn:
    """Return a column's heading with unit or scale, and letters for many options."""
    label = column.label
    letters: LetterKey = ()
    match column:
        case PickOne() if len(column.options) > MOST_TICKS:
            letters = tuple((option_letter(index), option.text) for index, option in enumerate(column.options))
        case Scale():
            label = f"{label} ({column.low}–{column.high})"
        case NumberField() if column.unit:
            label = f"{label} ({column.unit})"
    return PaperColumn(label.strip(), width, letters)


def _paper_cell(context: _TableContext, row: str, column: str) -> PaperCell:
    """Return what is printed in a cell: options to tick, lines to write on, or the answer."""
    name, field = f"{context.part}.{row}.{column}", context.grid.cell(row, column)
    match field:
        case PickOne() if context.grid.one_at_a_time:
            words = {card.id: f"{context.card_numbers[card.id]}. {card.text}" for card in field.options}
            return PaperCell(typed_texts=_replace_ids(name, context.answers, words), lines=4)
        case PickOne() if len(field.options) > MOST_TICKS:
            words = {option.id: option_letter(index) for index, option in enumerate(field.options)}
            return PaperCell(typed_texts=_replace_ids(name, context.answers, words))
        case PickOne():
            return PaperCell(
                ticks=tuple((option.text, context.answers.choosers(name, option.id)) for option in field.options)
            )
        case TextField():
            return PaperCell(typed_texts=context.answers.typed_texts(name), lines=field.lines)
        case NumberField():
            return PaperCell(typed_texts=context.answers.typed_texts(name) or initial_number(field, context.locale))
    return PaperCell(typed_texts=context.answers.typed_texts(name))


def _replace_ids(name: str, answers: SheetAnswers, words: Mapping[str, str]) -> tuple[WrittenText, ...]:
    """Return a field's typed option ids, each replaced by its words."""
    return tuple(WrittenText(each.person, words[each.text]) for each in answers.typed_texts(name))


def _column_totals(context: _TableContext, rows: tuple[Row, ...]) -> tuple[str | None, ...]:
    """Return each column's sum, "" for a sum to write in by hand, None if the column has no total."""
    if not context.grid.totals:
        return ()
    return tuple(
        _column_total({f"{context.part}.{row.id}.{column.id}": column for row in rows}, context)
        if column.id in context.grid.totals
        else None
        for column in context.grid.columns
    )


def _column_total(cells: dict[str, Cell], context: _TableContext) -> str:
    """Return the sum of a column's numbers; "" unless there is one answer without faults."""
    if len(context.answers.entries) != 1 or any(
        field_problems(cells.items(), context.answers.entries[0][1], context.locale.parse_number)
    ):
        return ""
    typed = [each.text for name in cells for each in context.answers.typed_texts(name)]
    numbers = [number for number in map(context.locale.parse_number, typed) if number is not None]
    return context.locale.number(sum(numbers, Decimal(0))) if numbers else ""


def _scale_legend(grid: Grid) -> tuple[tuple[str, str], ...]:
    """Return pairs of column names and what the ends of their scale mean; columns with equal scales share a pair."""
    labels: dict[str, list[str]] = {}
    for column in grid.columns:
        if isinstance(column, Scale):
            ends = f"{column.low} = {column.low_label} · {column.high} = {column.high_label}"
            labels.setdefault(ends, []).append(column.label)
    return tuple((" · ".join(same), ends) for ends, same in labels.items())


def _remark_legend(grid: Grid) -> tuple[tuple[str, str], ...]:
    """Return each public remark on a row, with the conditions under which it holds, in words."""
    columns = {column.id: column for column in grid.columns}
    return tuple(
        (note.text, " · ".join(_condition_text(columns[each.column], each.values) for each in note.when))
        for note in grid.notes
    )


def _condition_text(column: Cell, values: tuple[str, ...]) -> str:
    """Return a condition in words: the column's label and the values."""
    words = {option.id: option.text for option in column.options} if isinstance(column, PickOne) else {}
    return f"{column.label} {' / '.join(words.get(value, value) for value in values)}".strip()
