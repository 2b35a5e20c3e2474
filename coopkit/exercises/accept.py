"""Validate what a form has sent: keep it as typed, or refuse what no form of ours can send."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from coopkit.exercises.blocks import fields_of
from coopkit.exercises.checking import Problem, field_problems, read_field_number
from coopkit.exercises.definition import Definition
from coopkit.exercises.fields import (
    LONGEST_TEXT,
    ROWS,
    Arrange,
    Field,
    Grid,
    IsAmbiguous,
    NumberField,
    ParseNumber,
    PickMany,
    PickOne,
    RawAnswer,
    Scale,
    Slider,
    TextField,
    UnusableNumber,
    is_plain_number,
    is_row_id,
    row_order,
)
from coopkit.exercises.part import growing_grids, named_fields


class Refused(ValueError):
    """An answer that no form of ours can send; the message says which field and why."""


def accept_answer(definition: Definition, sent: Mapping[str, object]) -> RawAnswer:
    """Return the answer as typed, without its empty fields.

    Args:
        sent: names `part.field` or `part.row.column` to a text, an option id, or a list of ids.

    Raises:
        Refused: an unknown field, option or row, a text that is too long, a value of the wrong shape.
    """
    raw: RawAnswer = {}
    for name, value in sent.items():
        where = f"{definition.id}, {name}"
        grid, field = _grid_of_row_list(definition, name), field_at(definition, name)
        if field is None and grid is None:
            raise Refused(f"{definition.id} has no field {name[:60]!a}.")
        if value in ("", []):
            continue
        if grid:
            raw[name] = _accept_row_ids(where, grid, value)
        elif field:
            raw[name] = _accept_value(where, field, value)
    for part, grid in growing_grids(definition.parts):
        if len(grid.row_ids(raw, part)) > grid.most:
            raise Refused(f"{definition.id}, {part}: at most {grid.most} rows.")
    return raw


def _grid_of_row_list(definition: Definition, name: str) -> Grid | None:
    """Return the table whose row ids are sent under this name, "part.rows", or None."""
    part, _, rest = name.partition(".")
    return next((grid for id_, grid in growing_grids(definition.parts) if id_ == part), None) if rest == ROWS else None


def _accept_row_ids(where: str, grid: Grid, value: object) -> list[str]:
    """Return the ids of a table's rows, if they are valid and not too many."""
    if not isinstance(value, list) or not all(isinstance(each, str) and is_row_id(each) for each in value):
        raise Refused(f"{where}: takes the ids of rows.")
    if len(set(value)) != len(value) or len(value) > grid.most:
        raise Refused(f"{where}: takes at most {grid.most} rows, each once.")
    return list(value)


def field_at(definition: Definition, name: str) -> Field | None:
    """Return the field with this full name ("part.field" or "part.row.column"), or None if there is none.

    A field that is replaced by another one still takes what an earlier version's page sends.
    """
    pieces = name.split(".")
    part = next((each for each in definition.parts if each.id == pieces[0]), None)
    if part is None:
        return None
    for field in fields_of(part.layout()):
        if isinstance(field, Grid):
            if len(pieces) == 3:
                return field.cell(pieces[1], pieces[2])
        elif len(pieces) == 2 and pieces[1] in _ids_of(field):
            return field
    return None


def _ids_of(field: Field) -> tuple[str, ...]:
    """Return the id of a field, and that of the field that it replaces."""
    if isinstance(field, NumberField) and field.replaces:
        return field.id, field.replaces.id
    return () if isinstance(field, Grid) else (field.id,)


def _accept_value(where: str, field: Field, value: object) -> str | list[str]:
    """Return a value that this field can have; `where` begins the message of a refusal."""
    match field:
        case PickMany() | Arrange():
            known = {each.id for each in (field.options if isinstance(field, PickMany) else field.items)}
            if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
                raise Refused(f"{where}: takes a list.")
            if len(set(value)) != len(value) or not set(value) <= known:
                raise Refused(f"{where}: an option that is not there, or one twice.")
            if isinstance(field, Arrange) and set(value) != known:
                raise Refused(f"{where}: an order needs every step once.")
            return list(value)
        case PickOne():
            return _accept_option(where, value, {option.id for option in field.options})
        case Scale():
            return _accept_option(where, value, set(field.steps))
        case TextField():
            return _accept_text(where, value, field.longest)
        case NumberField():
            return _accept_text(where, value, 200)
        case Slider():
            return _accept_slider_value(where, field, value)
        case Grid():
            raise Refused(f"{where}: takes no value of its own.")


def _accept_option(where: str, value: object, known: set[str]) -> str:
    """Return the id of a chosen option, if it is known."""
    if not isinstance(value, str) or value not in known:
        raise Refused(f"{where}: an option that is not there.")
    return value


def _accept_slider_value(where: str, field: Slider, value: object) -> str:
    """Return a slider's number as text, if it is within the slider's range."""
    if not isinstance(value, str) or len(value) > 40 or not is_plain_number(value):
        raise Refused(f"{where}: takes a number like -12.5.")
    if not Decimal(field.low) <= Decimal(value) <= Decimal(field.high):
        raise Refused(f"{where}: takes a number from {field.low} to {field.high}.")
    return value


def _accept_text(where: str, value: object, longest: int) -> str:
    """Return a text, if it isn't too long and can be encoded."""
    if not isinstance(value, str):
        raise Refused(f"{where}: takes a text.")
    if len(value) > min(longest, LONGEST_TEXT):
        raise Refused(f"{where}: at most {min(longest, LONGEST_TEXT)} characters, not {len(value)}.")
    if any("\ud800" <= sign <= "\udfff" for sign in value):
        raise Refused(f"{where}: half of a sign, which cannot be written down.")
    return value


def find_problems(
    definition: Definition, raw: RawAnswer, parse_number: ParseNumber, is_ambiguous: IsAmbiguous = lambda _: False
) -> tuple[Problem, ...]:
    """Return the problems of all fields in reading order. Arguments as for `field_problems`."""
    return tuple(
        problem
        for part in definition.parts
        for problem in field_problems(named_fields(part, raw), raw, parse_number, is_ambiguous)
    )


def read_values(
    definition: Definition, raw: RawAnswer, parse_number: ParseNumber, part: str = "", *, keep_unusable: bool = False
) -> dict[str, Decimal | str]:
    """Return the values of an answer that calculations work with: numbers, texts and option ids.

    Fields with a fault are left out. Several chosen options, the order of steps, and the rows of a table that people
    add rows to are given as one text of ids with spaces between them.

    Args:
        part: return this part's values only, by its fields' ids; otherwise all parts' values by their full names.
        keep_unusable: return a number field with a fault as an `UnusableNumber` instead of leaving it out.
    """
    found: dict[str, Decimal | str] = {}
    for each in definition.parts:
        if part and each.id != part:
            continue
        fields = tuple(named_fields(each, raw))
        unusable = {problem.name for problem in field_problems(fields, raw, parse_number) if not problem.is_warning}
        for name, field in fields:
            value = raw.get(name)
            if isinstance(value, list) and isinstance(field, PickMany | Arrange):
                value = " ".join(value)
            short = name.removeprefix(f"{part}.") if part else name
            if name in unusable and keep_unusable and isinstance(field, NumberField | Slider):
                found[short] = UnusableNumber(value)
            if name in unusable or not isinstance(value, str) or not value.strip():
                continue
            number = (
                read_field_number(field, value, parse_number)
                if isinstance(field, NumberField | Slider | Scale)
                else None
            )
            if number is not None:
                found[short] = number
            elif not isinstance(field, NumberField | Slider | Scale):
                found[short] = value
    return found | {name: " ".join(rows) for name, rows in _row_lists(definition, raw) if not part}


def _row_lists(definition: Definition, raw: RawAnswer) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the name ("part.rows") and the row ids of each table whose rows are listed in the answer."""
    for part, _ in growing_grids(definition.parts):
        if f"{part}.{ROWS}" in raw:
            yield f"{part}.{ROWS}", row_order(raw, part)
