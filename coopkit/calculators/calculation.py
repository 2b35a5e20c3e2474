"""What a calculation gives back: sentences, figures, tables and a chart that wait for a language."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import TypeAlias

from coopkit.countries import Fact
from coopkit.exercises.fields import is_plain
from coopkit.i18n import LazyText
from coopkit.portfolio.group_answers import GroupAnswers
from coopkit.report import Chart, Table, TableCell

Values: TypeAlias = Mapping[str, Decimal | str]
"""What a group put in: numbers read, texts and option ids as they are; what is unanswered is absent."""


@dataclass(frozen=True)
class CalculationContext:
    """What a calculation knows besides its own inputs.

    answers: the group's answers to all exercises. minor_digits: decimal places of the smallest money in use, to which
    amounts that are posted or paid are rounded. facts: what sources state about the reader's country.
    """

    answers: GroupAnswers = field(default_factory=GroupAnswers)
    minor_digits: int = field(kw_only=True)
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True)
class ResultLine:
    """A line of the calculation as one does it on paper: its id, what it is, and how it comes about, in words."""

    id: str
    label: str
    how: str = ""


@dataclass(frozen=True)
class CalculationResult:
    """A result.

    said: sentences, the main finding first. formula: the calculation with the group's own numbers.
    figures: by the id of a line of the calculation, or further ones that other exercises start from.
    chart: where a picture says more.
    """

    said: tuple[LazyText, ...]
    formula: tuple[LazyText, ...] = ()
    tables: tuple[Table, ...] = ()
    figures: Mapping[str, TableCell] = field(default_factory=dict)
    chart: Chart | None = None


@dataclass(frozen=True)
class IncompleteInput:
    """No result yet: what is still to be filled in or to be changed."""

    said: tuple[LazyText, ...]


def example(
    fields: Mapping[str, int | str] = MappingProxyType({}),
    **tables: tuple[str, Iterable[Sequence[int | str | None]] | Mapping[str, Sequence[int | str | None]]],
) -> Values:
    """Write down an input, under full field names.

    fields: numbers and texts; a text that is a number as samples write it ("12.50") is one.
    tables: by part the columns, with spaces between them, and the rows: in their order, or by their ids.
    """
    found: dict[str, int | str | None] = dict(fields)
    for part, (columns, rows) in tables.items():
        for row, cells in rows.items() if isinstance(rows, Mapping) else enumerate(rows, start=1):
            found |= {f"{part}.{row}.{name}": cell for name, cell in zip(columns.split(), cells, strict=True)}
    written = {name: str(value) for name, value in found.items() if value is not None}
    return {name: Decimal(value) if is_plain(value) else value for name, value in written.items()}


@dataclass(frozen=True)
class Calculation:
    """One named calculation.

    arguments: the names of its numbers; None where it takes the answers of its whole exercise, by full field name.
    lines: what is written on a worksheet, in the order of the calculation; none where tables say it all.
    example: an input, under the names that `run` takes, for the answer key's worked example.
    sums: of its inputs those that are sums of money, by column or by the last part of their name.
    of_the_group: whether it reads the group's answers to other exercises too; elsewhere none are given.
    """

    name: str
    arguments: tuple[str, ...] | None
    run: Callable[[Values, CalculationContext], CalculationResult | IncompleteInput]
    lines: tuple[ResultLine, ...] = ()
    example: Values = field(default_factory=dict)
    of_the_group: bool = False
    sums: tuple[str, ...] = ()
