"""Rows of members that a list doesn't count: what is wrong with them, and a sentence for all with the same fault."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from coopkit.i18n import N_, LazyText, lazy, lazy_n
from coopkit.portfolio.group_answers import GroupAnswers
from coopkit.portfolio.members.saved_list import COLUMNS, MEMBER_LIST

LEFT_OUT = "list.left_out"
"""The field of a saved list with the rows that were left out when it was saved."""


class RowFault(StrEnum):
    """What is wrong with a row of a member list."""

    NO_NAME = "no-name"
    NAME = "name"
    NO_NUMBER = "no-number"
    NOT_A_NUMBER = "not-a-number"
    TWO_WAYS = "two-ways"
    OUT_OF_RANGE = "out-of-range"
    CELLS = "cells"
    SAME_NAME = "same-name"
    SAME_NUMBER = "same-number"
    UNSURE_NAME = "unsure-name"
    FULL = "full"


FAULTS = MappingProxyType(
    {
        RowFault.NO_NAME: (N_("{n} row without a name."), N_("{n} rows without a name.")),
        RowFault.NAME: (N_("{n} row whose name cannot be used."), N_("{n} rows whose name cannot be used.")),
        RowFault.NO_NUMBER: (N_("{n} row: no number in “{column}”."), N_("{n} rows: no number in “{column}”.")),
        RowFault.NOT_A_NUMBER: (
            N_("{n} row: what “{column}” says is not a number that we can use."),
            N_("{n} rows: what “{column}” says is not a number that we can use."),
        ),
        RowFault.TWO_WAYS: (
            N_("{n} row: the number in “{column}” can be read in two ways."),
            N_("{n} rows: the number in “{column}” can be read in two ways."),
        ),
        RowFault.OUT_OF_RANGE: (
            N_("{n} row: the number in “{column}” cannot be right."),
            N_("{n} rows: the number in “{column}” cannot be right."),
        ),
        RowFault.CELLS: (
            N_("{n} row has more cells than the others, or commas with two meanings."),
            N_("{n} rows have more cells than the others, or commas with two meanings."),
        ),
        RowFault.SAME_NAME: (N_("{n} row with the name of another."), N_("{n} rows with the name of another.")),
        RowFault.SAME_NUMBER: (
            N_("{n} row with the member number of another."),
            N_("{n} rows with the member number of another."),
        ),
        RowFault.UNSURE_NAME: (
            N_("{n} row whose name may not be one member’s."),
            N_("{n} rows whose name may not be one member’s."),
        ),
        RowFault.FULL: (
            N_("{n} row that no longer fits into the list."),
            N_("{n} rows that no longer fit into the list."),
        ),
    }
)
"""A sentence about one row, and about several, by fault."""


@dataclass(frozen=True)
class RowProblem:
    """A fault, and the column of `COLUMNS` that has it; "" for the whole row."""

    fault: RowFault
    column: str = ""


@dataclass(frozen=True)
class LeftOutRow:
    """A row that isn't counted: its number in its table or file, the member's name as far as it is known, and why."""

    number: int
    name: str
    problem: RowProblem


def count_sentence(problem: RowProblem, count: int) -> LazyText:
    """Return the sentence that so many rows have this problem."""
    one, many = FAULTS[problem.fault]
    column = {"column": lazy(COLUMNS[problem.column])} if problem.column else {}
    return lazy_n(one, many, count, **column)


def incomplete_list_sentences(rows: Sequence[LeftOutRow]) -> Iterator[LazyText]:
    """Yield that nothing may be paid out yet because of these rows, and which they are; nothing without rows."""
    if rows:
        one = N_(
            "Do not pay anything out yet: {n} row of the list of members is left out. Once it is in the list, the part "
            "of every other member changes too."
        )
        many = N_(
            "Do not pay anything out yet: {n} rows of the list of members are left out. Once they are in the list, the "
            "part of every other member changes too."
        )
        yield lazy_n(one, many, len(rows))
        yield from _reasons(rows)


def _reasons(rows: Iterable[LeftOutRow]) -> Iterator[LazyText]:
    """Yield a sentence for each problem, with the members and rows that have it."""
    by_problem: dict[RowProblem, list[LeftOutRow]] = {}
    for row in rows:
        by_problem.setdefault(row.problem, []).append(row)
    for problem, same in by_problem.items():
        members = tuple(
            lazy(N_("{name} (row {n})"), name=row.name, n=row.number) if row.name else lazy(N_("row {n}"), n=row.number)
            for row in same
        )
        reason = count_sentence(problem, len(same))
        yield lazy(N_("{reason} Left out: {members}."), reason=reason, members=members)


def format_left_out(rows: Iterable[LeftOutRow]) -> str:
    """Format rows for saving beside their list: a line for each, cells separated by tabs."""
    return "\n".join(f"{row.number}\t{row.name}\t{row.problem.fault}/{row.problem.column}" for row in rows)


def parse_left_out(text: str) -> tuple[LeftOutRow, ...]:
    """Parse saved rows.

    Raises ValueError for anything that `format_left_out` doesn't write.
    """
    found = []
    for line in text.split("\n") if text else ():
        number, name, problem = line.split("\t")
        fault, _, column = problem.partition("/")
        found.append(LeftOutRow(int(number), name, RowProblem(RowFault(fault), column)))
    return tuple(found)


def rows_left_out_of_import(answers: GroupAnswers) -> tuple[LeftOutRow, ...]:
    """Return the rows that the group left out when it saved its imported list."""
    return parse_left_out(answers.words(MEMBER_LIST, LEFT_OUT))
