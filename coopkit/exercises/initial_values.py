"""The values that a form opens with: saved answers, given numbers, and values from other exercises."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import TypeVar

from coopkit.exercises.blocks import fields_of
from coopkit.exercises.definition import Definition
from coopkit.exercises.fields import ANY_ROW, ROWS, Grid, NumberField, RawAnswer, Slider, TextField
from coopkit.exercises.kinds import AnyPart
from coopkit.exercises.part import growing_grids, named_fields

InitialValue = TypeVar("InitialValue")

_NOTHING: Mapping[str, str] = MappingProxyType({})


def fields_with_start_reference(definition: Definition) -> Iterator[tuple[str, TextField | NumberField]]:
    """Yield the fields that are prefilled from elsewhere with their full names, "part.*.column" for a whole column."""
    for part in definition.parts:
        for field in fields_of(part.layout()):
            if isinstance(field, TextField | NumberField) and field.starts:
                yield f"{part.id}.{field.id}", field
            for column in field.columns if isinstance(field, Grid) else ():
                if isinstance(column, TextField | NumberField) and column.starts:
                    yield f"{part.id}.{ANY_ROW}.{column.id}", column


def with_initial_values(
    definition: Definition, raw: RawAnswer, write: Callable[[Decimal], str], starts: Mapping[str, str] = _NOTHING
) -> RawAnswer:
    """Return an answer as its form shows it: empty parts have their prefilled values and given numbers.

    A slider that nobody has moved is left out, because its position is not an answer.

    Args:
        raw: the saved answer.
        write: formats a given number as the reader would type it.
        starts: the prefilled values by field name; they replace given numbers.
    """
    found = with_prefilled_values(definition, raw, starts)
    for part in _empty_parts(definition, raw):
        from_elsewhere = _values_of_part(part, found)
        for name, field in named_fields(part, from_elsewhere):
            if isinstance(field, NumberField) and field.given and name not in from_elsewhere:
                found[name] = write(Decimal(field.given))
    return found


def with_prefilled_values(definition: Definition, raw: RawAnswer, starts: Mapping[str, str]) -> RawAnswer:
    """Return an answer with the prefilled values of each part that is empty.

    Args:
        raw: the saved answer.
        starts: the prefilled values by field name; rows of a table come in their order.
    """
    found = dict(raw)
    for part in _empty_parts(definition, raw):
        own: RawAnswer = _values_of_part(part, starts)
        if own and any(growing_grids((part,))):
            found[f"{part.id}.{ROWS}"] = [*dict.fromkeys(name.split(".")[1] for name in own)]
        found |= own
    return found


def _empty_parts(definition: Definition, raw: RawAnswer) -> Iterator[AnyPart]:
    """Yield the parts that have no value in an answer."""
    return (part for part in definition.parts if not _values_of_part(part, raw))


def _values_of_part(part: AnyPart, named: Mapping[str, InitialValue]) -> dict[str, InitialValue]:
    """Return the values whose names belong to a part."""
    return {name: value for name, value in named.items() if name.startswith(f"{part.id}.")}


def with_slider_positions(definition: Definition, raw: RawAnswer) -> RawAnswer:
    """Return an answer for calculations, with the given number for each slider that nobody has moved."""
    fields = (pair for part in definition.parts for pair in named_fields(part, {}))
    return {name: field.given for name, field in fields if isinstance(field, Slider)} | raw
