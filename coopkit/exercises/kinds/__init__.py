"""The kinds of exercise, one file each; `KINDS` lists them all."""

from typing import TYPE_CHECKING, TypeAlias, Union

from coopkit.exercises.key import PartKey
from coopkit.exercises.kinds import (
    calculator,
    checklist,
    choose_many,
    choose_one,
    match,
    number,
    order,
    role_play,
    scenario,
    sort,
    survey,
    table,
    text,
)
from coopkit.exercises.part import Part

KINDS = (
    choose_one.KIND,
    choose_many.KIND,
    match.KIND,
    order.KIND,
    sort.KIND,
    text.KIND,
    number.KIND,
    table.KIND,
    survey.KIND,
    checklist.KIND,
    scenario.KIND,
    calculator.KIND,
    role_play.KIND,
)

if TYPE_CHECKING:
    AnyPart: TypeAlias = Part
    AnyKey: TypeAlias = PartKey
else:
    # msgspec needs the union to tell the kinds apart by their tags. The other packages ask a part, not its class.
    AnyPart = Union[tuple(kind.part for kind in KINDS)]  # noqa: UP007
    AnyKey = Union[tuple(dict.fromkeys(kind.key for kind in KINDS))]  # noqa: UP007
