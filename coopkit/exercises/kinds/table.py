"""A table to fill in: columns of fields, fixed or added rows, totals, and remarks on rows."""

from collections.abc import Iterable, Mapping
from typing import ClassVar

from coopkit.exercises.blocks import Block
from coopkit.exercises.fields import MOST_ROWS, Cell, Grid, Note, NumberField, Option, PickOne, Row, Scale, Slider, Text
from coopkit.exercises.key import Kind, OpenKey, PartWithKey
from coopkit.exercises.part import Part
from coopkit.exercises.validation import (
    DefinitionError,
    TextsById,
    make_options,
    validate_fields,
    validate_limits,
    validate_option_ids,
)


class Table(Part, frozen=True, kw_only=True, tag="table"):
    """A question to be answered row by row."""

    checkable: ClassVar[bool] = False
    grid: Grid

    def layout(self) -> tuple[Block, ...]:
        return (self.grid,)


def table(
    exercise: str,
    part: str,
    prompt: Text,
    *,
    columns: Iterable[Cell],
    rows: TextsById = (),
    row_label: Text = "",
    least: int = 1,
    most: int = 12,
    totals: Iterable[str] = (),
    notes: Iterable[Note] = (),
    given: Mapping[str, Mapping[str, str]] | None = None,
    example: Text = "",
    complete: bool = False,
    optional: bool = False,
) -> PartWithKey:
    """Build a table.

    Args:
        columns: fields, whose labels are the headings of the columns.
        rows: ids and texts of fixed rows; none if people add rows, from `least` to `most`.
        row_label: what a row is ("Step", "Person"), shown before its number.
        totals: ids of number columns that are added up.
        notes: remarks shown at a row in which their conditions hold.
        given: by row (id or number) and number column, the number shown there at the start.
        complete: whether every cell must be filled in for the table to count as answered.

    Raises:
        DefinitionError: no column, an id twice, or a total, condition or given number for an unsuitable column.
    """
    where = f"{exercise} ({part})"
    across = validate_fields(where, "columns", columns)
    by_id = {column.id: column for column in across}
    if not across or any(isinstance(column, Slider) for column in across):
        raise DefinitionError(f"{where}: a table needs columns, and none of them can be a slider.")
    down = tuple(Row(option.id, option.text) for option in make_options(where, "rows", rows, least=0))
    if not down and not 1 <= least <= most <= MOST_ROWS:
        raise DefinitionError(f"{where}: rows must go from at least 1 to at most {MOST_ROWS}.")
    summed, remarks = tuple(totals), tuple(notes)
    _validate_totals_and_notes(where, by_id, summed, remarks)
    there = [] if down else [int(row) for row in given or {} if row.isdecimal()]
    grid = Grid(
        columns=across,
        rows=down,
        row_label=row_label,
        least=0 if down else max([least, *there]),
        most=0 if down else most,
        totals=summed,
        notes=remarks,
        given=tuple((row, column, number) for row, cells in (given or {}).items() for column, number in cells.items()),
    )
    _validate_given_numbers(where, grid)
    return (
        Table(id=part, prompt=prompt, grid=grid, optional=optional),
        OpenKey(example=example, complete=complete),
    )


def _validate_totals_and_notes(
    where: str, by_id: Mapping[str, Cell], summed: tuple[str, ...], remarks: tuple[Note, ...]
) -> None:
    """Validate that totals are of number columns, and that remarks have possible conditions."""
    for id_ in summed:
        if not isinstance(by_id.get(id_), NumberField):
            raise DefinitionError(f"{where}: '{id_}' isn't a number column, so it has no total.")
    for note in remarks:
        for condition in note.when:
            _validate_condition(where, by_id.get(condition.column), condition.column, condition.values)


def _validate_given_numbers(where: str, grid: Grid) -> None:
    """Validate that given numbers are in number cells and within their limits."""
    for row, id_, number in grid.given:
        cell = grid.cell(row, id_)
        if not isinstance(cell, NumberField):
            raise DefinitionError(f"{where}: '{row}', '{id_}' isn't a number cell, so no number can be given there.")
        validate_limits(f"{where}, {row}, {id_}", number, cell.least, cell.most)


def _validate_condition(where: str, column: Cell | None, id_: str, values: tuple[str, ...]) -> None:
    """Validate that a column exists and can have these values."""
    if column is None:
        raise DefinitionError(f"{where}: there is no column '{id_}' for a remark.")
    if isinstance(column, PickOne):
        validate_option_ids(where, "a remark's value", values, column.options)
    if isinstance(column, Scale):
        steps = [Option(str(step), "") for step in range(column.low, column.high + 1)]
        validate_option_ids(where, "a remark's value", values, steps)


KIND = Kind(Table, OpenKey, {"Table": table})
