"""What a table says about its rows while it is filled in: remarks and totals, from public definitions alone."""

from decimal import Decimal

from coopkit.exercises import Definition, Raw, values
from coopkit.exercises.blocks import fields_of
from coopkit.exercises.fields import Condition, Grid
from coopkit.i18n import Locale


def notes(definition: Definition, raw: Raw) -> dict[str, str]:
    """The remarks that hold, by `part.row`."""
    found: dict[str, str] = {}
    for part, grid in _grids(definition):
        for row in grid.row_ids(raw, part):
            for note in grid.notes:
                if all(_holds(condition, raw.get(f"{part}.{row}.{condition.column}")) for condition in note.when):
                    found[f"{part}.{row}"] = note.text
    return found


def totals(definition: Definition, raw: Raw, locale: Locale) -> dict[str, str]:
    """The sums of the columns that have one, by `part.column`; what has a fault is left out, as in calculations."""
    read = values(definition, raw, locale.parse_number)
    found: dict[str, str] = {}
    for part, grid in _grids(definition):
        for column in grid.totals:
            cells = (read.get(f"{part}.{row}.{column}") for row in grid.row_ids(raw, part))
            total = sum((cell for cell in cells if isinstance(cell, Decimal)), Decimal(0))
            found[f"{part}.{column}"] = locale.number(total)
    return found


def _grids(definition: Definition) -> list[tuple[str, Grid]]:
    return [
        (part.id, field) for part in definition.parts for field in fields_of(part.layout()) if isinstance(field, Grid)
    ]


def _holds(condition: Condition, value: str | list[str] | None) -> bool:
    return isinstance(value, str) and value in condition.values
