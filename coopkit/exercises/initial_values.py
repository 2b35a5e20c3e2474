"""The values of a form when it opens: saved answers, given numbers, and values from other exercises."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import TypeVar

from coopkit.exercises.blocks import fields_of
from coopkit.exercises.definition import Definition
from coopkit.exercises.fields import ANY_ROW, ROWS, Grid, NumberField, Raw, Slider, TextField
from coopkit.exercises.kinds import AnyPart
from coopkit.exercises.part import growing_grids, named_fields

Value = TypeVar("Value")

_NOTHING: Mapping[str, str] = MappingProxyType({})


def fields_with_start(definition: Definition) -> Iterator[tuple[str, TextField | NumberField]]:
    """The fields that start from elsewhere, under their full names; a column of a table as one, in row "*"."""
    for part in definition.parts:
        for field in fields_of(part.layout()):
            if isinstance(field, TextField | NumberField) and field.starts:
                yield f"{part.id}.{field.id}", field
            for column in field.columns if isinstance(field, Grid) else ():
                if isinstance(column, TextField | NumberField) and column.starts:
                    yield f"{part.id}.{ANY_ROW}.{column.id}", column


def filled(
    definition: Definition, raw: Raw, write: Callable[[Decimal], str], starts: Mapping[str, str] = _NOTHING
) -> Raw:
    """Return an answer as its form shows it; an empty part shows its given numbers and the values it starts from.

    A slider that nobody has moved is left out, because its position is not an answer.

    Args:
        raw: what was saved.
        write: puts a given number as the reader would type it.
        starts: the values that fields start from, by name; they come before given numbers.
    """
    found = with_starts(definition, raw, starts)
    for part in _untouched(definition, raw):
        from_elsewhere = _own(part, found)
        for name, field in named_fields(part, from_elsewhere):
            if isinstance(field, NumberField) and field.given and name not in from_elsewhere:
                found[name] = write(Decimal(field.given))
    return found


def with_starts(definition: Definition, raw: Raw, starts: Mapping[str, str]) -> Raw:
    """An answer with the values that fields start from, in each part that has nothing in it.

    Args:
        raw: what was saved.
        starts: the values by name; rows of a table come in their order.
    """
    found = dict(raw)
    for part in _untouched(definition, raw):
        own: Raw = _own(part, starts)
        if own and any(growing_grids((part,))):
            found[f"{part.id}.{ROWS}"] = [*dict.fromkeys(name.split(".")[1] for name in own)]
        found |= own
    return found


def _untouched(definition: Definition, raw: Raw) -> Iterator[AnyPart]:
    return (part for part in definition.parts if not _own(part, raw))


def _own(part: AnyPart, named: Mapping[str, Value]) -> dict[str, Value]:
    """What belongs to a part."""
    return {name: value for name, value in named.items() if name.startswith(f"{part.id}.")}


def with_given_slides(definition: Definition, raw: Raw) -> Raw:
    """Return an answer for calculations, in which a slider that nobody has moved has its given number."""
    fields = (pair for part in definition.parts for pair in named_fields(part, {}))
    return {name: field.given for name, field in fields if isinstance(field, Slider)} | raw
