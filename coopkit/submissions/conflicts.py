"""Conflicts: two answers that began with the same version are merged, or a choice decides which of them counts.

The store finds a conflict while it saves (`store/saving.py`) and asks `submit.py`, which asks `resolve_conflict`.

Fields are merged one by one, but a table row by row, because a price without its product means nothing. Rows that only
one phone added, changed or removed are never in conflict.
"""

import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from coopkit.exercises import Definition
from coopkit.exercises.blocks import fields_of
from coopkit.exercises.fields import ROWS, Grid, row_order
from coopkit.exercises.part import growing_grids
from coopkit.store import AnswerContent, Conflict

AnswerUnit = tuple[str, ...]
"""The smallest piece of an answer that can be in conflict: a row of a table (part, row), or a field (name,)."""


@dataclass(frozen=True)
class MergedAnswer:
    """The result of merging two answers.

    mine, other: the answer with one side's version wherever both changed the same unit.
    both: the answer with both versions of each row in conflict; None if anything but added rows is in conflict.
    conflicts: the units that both changed.
    """

    mine: AnswerContent
    other: AnswerContent
    both: AnswerContent | None
    conflicts: frozenset[AnswerUnit]


def resolve_conflict(
    definition: Definition, conflict: Conflict, prefer: Literal["", "mine", "other", "both"]
) -> AnswerContent | None:
    """Return the merged answer, or None if the learner must choose a version, or choose again.

    prefer: the version that the learner chose; "" for no choice yet.
    """
    found = merge_answers(definition, conflict.base, conflict.sent, conflict.current)
    if found.conflicts and not prefer:
        return None
    if found.conflicts - merge_answers(definition, conflict.base, conflict.sent, conflict.seen).conflicts:
        return None  # the choice was between older versions, and a new conflict has come since
    match prefer:
        case "other":
            return found.other
        case "both":
            return found.both or found.mine
    return found.mine


def can_keep_both(definition: Definition, conflict: Conflict) -> bool:
    """Return whether both versions of the rows in conflict can be kept."""
    return merge_answers(definition, conflict.base, conflict.sent, conflict.current).both is not None


def merge_answers(
    definition: Definition, base: AnswerContent, mine: AnswerContent, other: AnswerContent
) -> MergedAnswer:
    """Merge two answers that began with the same one.

    Args:
        base: the version that both began with. mine: the answer that was sent. other: the one saved meanwhile.
    """
    tables = frozenset(_table_ids(definition))
    growing = frozenset(part for part, _ in growing_grids(definition.parts))
    units = [_content_by_unit(each, tables, growing) for each in (base, mine, other)]
    changed = [{unit for unit in {*units[0], *side} if units[0].get(unit) != side.get(unit)} for side in units[1:]]
    # An empty new row was not written by anybody, so it never conflicts with what the other side wrote into it.
    added = {unit for unit in changed[0] & changed[1] if unit not in units[0]}
    changed = [side - {unit for unit in added if not own[unit]} for side, own in zip(changed, units[1:], strict=True)]
    conflicts = {unit for unit in changed[0] & changed[1] if units[1].get(unit) != units[2].get(unit)}
    orders = {part: _merge_row_order([base, mine, other], part) for part in growing}
    merger = _ContentMerger((base, mine, other), tables, orders)
    doubled = all(unit in units[1] and unit in units[2] and unit[0] in growing and len(unit) == 2 for unit in conflicts)
    both = merger.with_copies(lambda unit: unit in changed[0] - conflicts, conflicts) if doubled else None
    found = MergedAnswer(
        mine=merger.merged(lambda unit: unit in changed[0]),
        other=merger.merged(lambda unit: unit in changed[0] - conflicts),
        both=both if _tables_have_room(definition, both) else None,
        conflicts=frozenset(conflicts),
    )
    return (
        found
        if _tables_have_room(definition, found.mine)
        else MergedAnswer(mine, other, None, frozenset(changed[0] | changed[1]))
    )


def _tables_have_room(definition: Definition, merged: AnswerContent | None) -> bool:
    """Return whether there is a merged answer and no table has too many rows."""
    tables = growing_grids(definition.parts)
    return merged is not None and all(len(row_order(merged.answer, part)) <= grid.most for part, grid in tables)


def _table_ids(definition: Definition) -> Iterable[str]:
    """Yield the ids of parts with a table."""
    for part in definition.parts:
        if any(isinstance(field, Grid) for field in fields_of(part.layout())):
            yield part.id


def _unit_of_field(name: str, tables: frozenset[str]) -> AnswerUnit:
    """Return the row that a cell belongs to, or the field itself."""
    part, *rest = name.split(".")
    return (part, rest[0]) if part in tables and len(rest) == 2 else (name,)


def _content_by_unit(
    content: AnswerContent, tables: frozenset[str], growing: frozenset[str]
) -> dict[AnswerUnit, dict[str, object]]:
    """Return the fields of each unit with their values, numbers as Decimal, so that "1.50" and "1.5" are equal."""
    found: dict[AnswerUnit, dict[str, object]] = {
        (part, row): {} for part in growing for row in row_order(content.answer, part)
    }
    for name, value in content.answer.items():
        if not name.endswith(f".{ROWS}") or name.removesuffix(f".{ROWS}") not in tables:
            number = content.numbers.get(name)
            found.setdefault(_unit_of_field(name, tables), {})[name] = value if number is None else Decimal(number)
    return found


def _merge_row_order(versions: list[AnswerContent], part: str) -> tuple[str, ...]:
    """Return the rows of both answers: in my order if I moved one, else in the other's; new rows after a neighbour.

    versions: the answer that both began with, mine and the other.
    """
    base, mine, other = (row_order(each.answer, part) for each in versions)
    stayed = [row for row in base if row in mine]
    moved = [row for row in mine if row in base] != stayed
    first, second = (mine, other) if moved else (other, mine)
    order = list(first)
    for at, row in enumerate(second):
        if row not in order:
            before = next((each for each in reversed(second[:at]) if each in order), None)
            order.insert(order.index(before) + 1 if before else 0, row)
    return tuple(order)


@dataclass(frozen=True)
class _ContentMerger:
    """Builds a merged answer, unit by unit.

    sides: the answer that both began with, mine and the other. tables: the ids of parts with a table.
    orders: the order of all rows of each table that people add rows to.
    """

    sides: tuple[AnswerContent, AnswerContent, AnswerContent]
    tables: frozenset[str]
    orders: Mapping[str, tuple[str, ...]]

    def merged(
        self, is_mine: Callable[[AnswerUnit], bool], copies: Mapping[AnswerUnit, str] | None = None
    ) -> AnswerContent:
        """Return the answer with my version of the units chosen by `is_mine`, and the other's version of the rest.

        copies: new row ids for units of which my version is added as a further row.
        """
        _, mine, other = self.sides
        found = AnswerContent({}, {}, mine.marks)
        for side, wanted in ((other, False), (mine, True)):
            for name in side.answer:
                unit = _unit_of_field(name, self.tables)
                if not self._is_row_list(name) and is_mine(unit) is wanted:
                    _copy_field(found, side, name, name)
                if copies and wanted and unit in copies:
                    _copy_field(found, side, name, f"{unit[0]}.{copies[unit]}.{name.split('.')[2]}")
        for part, order in self.orders.items():
            rows = [
                each
                for row in self._remaining_rows(part, order, is_mine)
                for each in (row, (copies or {}).get((part, row)))
            ]
            listed = [row for row in rows if row]
            if (listed and self._must_list_rows(part)) or listed != [
                str(number) for number in range(1, len(listed) + 1)
            ]:
                found.answer[f"{part}.{ROWS}"] = listed
        return found

    def with_copies(self, is_mine: Callable[[AnswerUnit], bool], conflicts: Iterable[AnswerUnit]) -> AnswerContent:
        """Return the same answer with both versions of each row in conflict, mine below the other as a new row."""
        return self.merged(is_mine, {unit: f"r{secrets.token_hex(7)}" for unit in conflicts})

    def _is_row_list(self, name: str) -> bool:
        """Return whether a name is that of a table's row ids ("part.rows")."""
        return name.endswith(f".{ROWS}") and name.removesuffix(f".{ROWS}") in self.orders

    def _must_list_rows(self, part: str) -> bool:
        """Return whether the row ids must be listed even if they are 1, 2 …, so that removed ids aren't reused."""
        base, mine, other = (f"{part}.{ROWS}" in side.answer for side in self.sides)
        return mine if mine != base else other

    def _remaining_rows(self, part: str, order: tuple[str, ...], is_mine: Callable[[AnswerUnit], bool]) -> list[str]:
        """Return the ids of the rows that stay: those in the answer whose version of the row is taken."""
        _, mine, other = (row_order(side.answer, part) for side in self.sides)
        return [row for row in order if row in (mine if is_mine((part, row)) else other)]


def _copy_field(found: AnswerContent, side: AnswerContent, name: str, at: str) -> None:
    """Copy a field with its number from `side` to `found`, under the name `at`."""
    found.answer[at] = side.answer[name]
    if name in side.numbers:
        found.numbers[at] = side.numbers[name]
