"""Merge two answers that began with the same version, and find what is in conflict.

What happens to a conflict is decided in `submit.py` (`_resolve_conflict`); the store calls it from `saving.py`.

What is changed together is a field, or a whole row of a table, since a price without its product means nothing. Rows
that only one phone added, changed or removed are never in conflict.
"""

import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from coopkit.exercises import Definition
from coopkit.exercises.blocks import fields_of
from coopkit.exercises.fields import ROWS, Grid, row_order
from coopkit.exercises.part import growing_grids
from coopkit.store import AnswerContent

Unit = tuple[str, ...]
"""The smallest thing that can conflict: a row of a table (part, row), or a field (name)."""


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
    conflicts: frozenset[Unit]


def merge(definition: Definition, base: AnswerContent, mine: AnswerContent, other: AnswerContent) -> MergedAnswer:
    """Merge two answers that began with the same one.

    Args:
        base: what both began with. mine: what was sent. other: what somebody else has saved meanwhile.
    """
    tables = frozenset(_tables(definition))
    growing = frozenset(part for part, _ in growing_grids(definition.parts))
    units = [_by_unit(each, tables, growing) for each in (base, mine, other)]
    changed = [{unit for unit in {*units[0], *side} if units[0].get(unit) != side.get(unit)} for side in units[1:]]
    # An empty new row was not written by anybody, so it never conflicts with what the other side wrote into it.
    added = {unit for unit in changed[0] & changed[1] if unit not in units[0]}
    changed = [side - {unit for unit in added if not own[unit]} for side, own in zip(changed, units[1:], strict=True)]
    conflicts = {unit for unit in changed[0] & changed[1] if units[1].get(unit) != units[2].get(unit)}
    orders = {part: _order([base, mine, other], part) for part in growing}
    composer = _MergedContent((base, mine, other), tables, orders)
    doubled = all(unit in units[1] and unit in units[2] and unit[0] in growing and len(unit) == 2 for unit in conflicts)
    both = composer.with_copies(lambda unit: unit in changed[0] - conflicts, conflicts) if doubled else None
    found = MergedAnswer(
        mine=composer.of(lambda unit: unit in changed[0]),
        other=composer.of(lambda unit: unit in changed[0] - conflicts),
        both=both if _has_room(definition, both) else None,
        conflicts=frozenset(conflicts),
    )
    return (
        found
        if _has_room(definition, found.mine)
        else MergedAnswer(mine, other, None, frozenset(changed[0] | changed[1]))
    )


def _has_room(definition: Definition, merged: AnswerContent | None) -> bool:
    """Return whether the tables have room for all rows."""
    tables = growing_grids(definition.parts)
    return merged is not None and all(len(row_order(merged.answer, part)) <= grid.most for part, grid in tables)


def _tables(definition: Definition) -> Iterable[str]:
    for part in definition.parts:
        if any(isinstance(field, Grid) for field in fields_of(part.layout())):
            yield part.id


def _unit(name: str, tables: frozenset[str]) -> Unit:
    part, *rest = name.split(".")
    return (part, rest[0]) if part in tables and len(rest) == 2 else (name,)


def _by_unit(content: AnswerContent, tables: frozenset[str], growing: frozenset[str]) -> dict[Unit, dict[str, object]]:
    """Return the content of each unit. Numbers are compared by value, not by how they were typed."""
    found: dict[Unit, dict[str, object]] = {
        (part, row): {} for part in growing for row in row_order(content.answer, part)
    }
    for name, value in content.answer.items():
        if not name.endswith(f".{ROWS}") or name.removesuffix(f".{ROWS}") not in tables:
            number = content.numbers.get(name)
            found.setdefault(_unit(name, tables), {})[name] = value if number is None else Decimal(number)
    return found


def _order(versions: list[AnswerContent], part: str) -> tuple[str, ...]:
    """The rows of both sides: in my order where I moved any, else in the other's; new ones behind their neighbour."""
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
class _MergedContent:
    """Puts an answer together, unit by unit; `sides` are the answer that both began with, mine and the other."""

    sides: tuple[AnswerContent, AnswerContent, AnswerContent]
    tables: frozenset[str]
    orders: Mapping[str, tuple[str, ...]]

    def of(self, is_mine: Callable[[Unit], bool], copies: Mapping[Unit, str] | None = None) -> AnswerContent:
        """The answer with my version of some units, and the other's of all others; `copies` adds mine under new ids."""
        _, mine, other = self.sides
        found = AnswerContent({}, {}, mine.marks)
        for side, wanted in ((other, False), (mine, True)):
            for name in side.answer:
                unit = _unit(name, self.tables)
                if not self._is_list(name) and is_mine(unit) is wanted:
                    _copy_field(found, side, name, name)
                if copies and wanted and unit in copies:
                    _copy_field(found, side, name, f"{unit[0]}.{copies[unit]}.{name.split('.')[2]}")
        for part, order in self.orders.items():
            rows = [each for row in self._rows(part, order, is_mine) for each in (row, (copies or {}).get((part, row)))]
            listed = [row for row in rows if row]
            if (listed and self._lists(part)) or listed != [str(number) for number in range(1, len(listed) + 1)]:
                found.answer[f"{part}.{ROWS}"] = listed
        return found

    def with_copies(self, is_mine: Callable[[Unit], bool], conflicts: Iterable[Unit]) -> AnswerContent:
        """The same with the other's version of each row in conflict, and mine below it as a row of its own."""
        return self.of(is_mine, {unit: f"r{secrets.token_hex(7)}" for unit in conflicts})

    def _is_list(self, name: str) -> bool:
        return name.endswith(f".{ROWS}") and name.removesuffix(f".{ROWS}") in self.orders

    def _lists(self, part: str) -> bool:
        """Whether a side lists its rows although they may be numbered, so that the ids of removed ones stay known."""
        base, mine, other = (f"{part}.{ROWS}" in side.answer for side in self.sides)
        return mine if mine != base else other

    def _rows(self, part: str, order: tuple[str, ...], is_mine: Callable[[Unit], bool]) -> list[str]:
        """The rows that stay: those of the side whose version of the row counts."""
        _, mine, other = (row_order(side.answer, part) for side in self.sides)
        return [row for row in order if row in (mine if is_mine((part, row)) else other)]


def _copy_field(found: AnswerContent, side: AnswerContent, name: str, at: str) -> None:
    found.answer[at] = side.answer[name]
    if name in side.numbers:
        found.numbers[at] = side.numbers[name]
