"""A table to fill in: typed columns, rows given or added, totals, remarks on a row."""

from collections.abc import Iterable, Mapping
from typing import ClassVar

from coopkit.exercises.blocks import Block
from coopkit.exercises.fields import MOST_ROWS, Cell, Grid, Note, NumberField, Option, PickOne, Row, Scale, Slider, Text
from coopkit.exercises.key import Built, Kind, OpenKey
from coopkit.exercises.part import Part
from coopkit.exercises.validation import DefinitionError, Listed, cells_of, must_be_among, must_be_limits, options_of


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
    rows: Listed = (),
    row_label: Text = "",
    least: int = 1,
    most: int = 12,
    totals: Iterable[str] = (),
    notes: Iterable[Note] = (),
    given: Mapping[str, Mapping[str, str]] | None = None,
    example: Text = "",
    complete: bool = False,
    optional: bool = False,
) -> Built:
    """A table.

    Args:
        columns: fields, each with an id and a label that heads the column.
        rows: ids and texts of fixed rows; none where people add rows, from `least` to `most`.
        row_label: what a row is ("Step", "Person"), read before its number.
        totals: ids of number columns that are added up.
        notes: remarks shown at a row in which their conditions hold.
        given: for a row's id or number, and a number column's id, the number shown there at the start.
        complete: whether every cell must be filled before it counts as answered.

    Raises:
        DefinitionError: no column, an id twice, a total, condition or given number where it cannot be, no room.
    """
    where = f"{exercise} ({part})"
    across = cells_of(where, "columns", columns)
    by_id = {column.id: column for column in across}
    if not across or any(isinstance(column, Slider) for column in across):
        raise DefinitionError(f"{where}: a table needs columns, and none of them can be a slider.")
    down = tuple(Row(option.id, option.text) for option in options_of(where, "rows", rows, least=0))
    if not down and not 1 <= least <= most <= MOST_ROWS:
        raise DefinitionError(f"{where}: rows must go from at least 1 to at most {MOST_ROWS}.")
    summed, remarks = tuple(totals), tuple(notes)
    _check_sums_and_remarks(where, by_id, summed, remarks)
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
    _check_given(where, grid)
    return (
        Table(id=part, prompt=prompt, grid=grid, optional=optional),
        OpenKey(example=example, complete=complete),
    )


def _check_sums_and_remarks(
    where: str, by_id: Mapping[str, Cell], summed: tuple[str, ...], remarks: tuple[Note, ...]
) -> None:
    for id_ in summed:
        if not isinstance(by_id.get(id_), NumberField):
            raise DefinitionError(f"{where}: '{id_}' isn't a number column, so it has no total.")
    for note in remarks:
        for condition in note.when:
            _check_condition(where, by_id.get(condition.column), condition.column, condition.values)


def _check_given(where: str, grid: Grid) -> None:
    for row, id_, number in grid.given:
        cell = grid.cell(row, id_)
        if not isinstance(cell, NumberField):
            raise DefinitionError(f"{where}: '{row}', '{id_}' isn't a number cell, so no number can be given there.")
        must_be_limits(f"{where}, {row}, {id_}", number, cell.least, cell.most)


def _check_condition(where: str, column: Cell | None, id_: str, values: tuple[str, ...]) -> None:
    if column is None:
        raise DefinitionError(f"{where}: there is no column '{id_}' for a remark.")
    if isinstance(column, PickOne):
        must_be_among(where, "a remark's value", values, column.options)
    if isinstance(column, Scale):
        steps = [Option(str(step), "") for step in range(column.low, column.high + 1)]
        must_be_among(where, "a remark's value", values, steps)


KIND = Kind(Table, OpenKey, {"Table": table})
