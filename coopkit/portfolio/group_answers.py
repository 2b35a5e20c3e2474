"""A group's answers as numbers and words, by exercise: fields, and rows of tables."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import TypeAlias

from coopkit.business.money import round_half_up
from coopkit.exercises.fields import row_order

AnswerValues: TypeAlias = Mapping[str, Decimal | str]
"""The answers to one exercise by full field name: numbers read, texts and option ids as they are."""

_NONE: AnswerValues = MappingProxyType({})


@dataclass(frozen=True)
class AnswerRow:
    """A row of a table in which something stands: its id, its cells by column, and its place in the table, from 1."""

    id: str
    cells: AnswerValues
    place: int = 0

    def number(self, column: str) -> Decimal | None:
        """The number in a column; None where there is none."""
        value = self.cells.get(column)
        return value if isinstance(value, Decimal) else None

    def words(self, column: str) -> str:
        """The words in a column, or the id of the option chosen; "" where there are none."""
        value = self.cells.get(column)
        return value.strip() if isinstance(value, str) else ""


@dataclass(frozen=True)
class GroupAnswers:
    """The answers of one group, by exercise id; exercises without an answer are absent."""

    by_exercise: Mapping[str, AnswerValues] = field(default_factory=dict)

    def number(self, exercise: str, name: str) -> Decimal | None:
        """The number in a field; None where there is none."""
        return AnswerRow("", self.by_exercise.get(exercise, _NONE)).number(name)

    def words(self, exercise: str, name: str) -> str:
        """The words in a field, or the id of the option chosen; "" where there are none."""
        return AnswerRow("", self.by_exercise.get(exercise, _NONE)).words(name)

    def rows(self, exercise: str, part: str) -> tuple[AnswerRow, ...]:
        """Return the filled rows of a table in order; empty rows are left out."""
        return table_rows(self.by_exercise.get(exercise, _NONE), part)

    def with_answer(self, exercise: str, values: AnswerValues) -> "GroupAnswers":
        """Return the same answers with another answer to one exercise."""
        return GroupAnswers({**self.by_exercise, exercise: values})


def table_rows(values: AnswerValues, part: str) -> tuple[AnswerRow, ...]:
    """The rows of a table in which anything stands, in their order, from the answers to one exercise."""
    found: dict[str, dict[str, Decimal | str]] = {}
    for name, value in values.items():
        head, *rest = name.split(".")
        if head == part and len(rest) == 2 and (not isinstance(value, str) or value.strip()):
            found.setdefault(rest[0], {})[rest[1]] = value
    order = enumerate(row_order(values, part), start=1)
    return tuple(AnswerRow(row, found[row], place) for place, row in order if row in found)


def round_money_fields(values: AnswerValues, sums: Collection[str], places: int) -> dict[str, Decimal | str]:
    """The same values, those of some columns rounded half up.

    sums: the columns, or the last part of the names of fields, in which sums of money are; prices and costs of one unit
    are not among them, since they may be finer. places: of the smallest money.
    """
    return {
        name: _rounded(value, places) if name.rpartition(".")[2] in sums else value for name, value in values.items()
    }


def with_rounded_money(answers: GroupAnswers, sums: Mapping[str, Collection[str]], places: int) -> GroupAnswers:
    """The same of the answers to several exercises; `sums` are the columns by exercise."""
    return GroupAnswers(
        {
            exercise: round_money_fields(values, sums[exercise], places) if exercise in sums else values
            for exercise, values in answers.by_exercise.items()
        }
    )


def _rounded(value: Decimal | str, places: int) -> Decimal | str:
    return round_half_up(value, places) if isinstance(value, Decimal) and value.is_finite() else value
