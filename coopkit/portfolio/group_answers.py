"""A group's answers as numbers and texts: fields by exercise, and the rows of tables."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import TypeAlias

from coopkit.business.money import round_half_up
from coopkit.exercises.fields import UnusableNumber, row_order

AnswerValues: TypeAlias = Mapping[str, Decimal | str]
"""The answers to one exercise by full field name: numbers as Decimal, texts and option ids as str.

A number field that isn't empty, but can't be used, is an `UnusableNumber`.
"""

_NONE: AnswerValues = MappingProxyType({})


@dataclass(frozen=True)
class AnswerRow:
    """A filled row of a table.

    id: the row's id. cells: values by column. place: its position in the table, from 1.
    """

    id: str
    cells: AnswerValues
    place: int = 0

    def number(self, column: str) -> Decimal | None:
        """Return the number in a column, or None if there is none."""
        value = self.cells.get(column)
        return value if isinstance(value, Decimal) else None

    def words(self, column: str) -> str:
        """Return the text in a column, or the id of the chosen option; "" if there is neither."""
        value = self.cells.get(column)
        return value.strip() if isinstance(value, str) and not isinstance(value, UnusableNumber) else ""

    def unusable(self, column: str) -> str:
        """Return what was typed in a number column that can't be used; "" for a number or an empty cell."""
        value = self.cells.get(column)
        return value.strip() if isinstance(value, UnusableNumber) else ""


@dataclass(frozen=True)
class GroupAnswers:
    """The answers of one group, by exercise id; exercises without an answer are absent."""

    by_exercise: Mapping[str, AnswerValues] = field(default_factory=dict)

    def number(self, exercise: str, name: str) -> Decimal | None:
        """Return the number in a field, or None if there is none."""
        return AnswerRow("", self.by_exercise.get(exercise, _NONE)).number(name)

    def words(self, exercise: str, name: str) -> str:
        """Return the text in a field, or the id of the chosen option; "" if there is neither."""
        return AnswerRow("", self.by_exercise.get(exercise, _NONE)).words(name)

    def unusable(self, exercise: str, name: str) -> str:
        """Return what was typed in a number field that can't be used; "" for a number or an empty field."""
        return AnswerRow("", self.by_exercise.get(exercise, _NONE)).unusable(name)

    def rows(self, exercise: str, part: str) -> tuple[AnswerRow, ...]:
        """Return the filled rows of a table in order; empty rows are left out."""
        return table_rows(self.by_exercise.get(exercise, _NONE), part)

    def with_answer(self, exercise: str, values: AnswerValues) -> "GroupAnswers":
        """Return the same answers with another answer to one exercise."""
        return GroupAnswers({**self.by_exercise, exercise: values})


def table_rows(values: AnswerValues, part: str) -> tuple[AnswerRow, ...]:
    """Return the filled rows of a table in order, from the answers to one exercise; empty rows are left out."""
    found: dict[str, dict[str, Decimal | str]] = {}
    for name, value in values.items():
        head, *rest = name.split(".")
        if head == part and len(rest) == 2 and (not isinstance(value, str) or value.strip()):
            found.setdefault(rest[0], {})[rest[1]] = value
    order = enumerate(row_order(values, part), start=1)
    return tuple(AnswerRow(row, found[row], place) for place, row in order if row in found)


def round_money_fields(values: AnswerValues, money_fields: Collection[str], places: int) -> dict[str, Decimal | str]:
    """Return the answers to one exercise with its amounts of money rounded half up.

    money_fields: the columns, or last parts of field names, that hold amounts of money. Prices and costs of one unit
    aren't among them, because they may have more decimal places. places: decimal places of the smallest money.
    """
    return {
        name: _rounded(value, places) if name.rpartition(".")[2] in money_fields else value
        for name, value in values.items()
    }


def with_rounded_money(answers: GroupAnswers, money_fields: Mapping[str, Collection[str]], places: int) -> GroupAnswers:
    """Return the answers with amounts of money rounded half up; `money_fields` are columns by exercise."""
    return GroupAnswers(
        {
            exercise: round_money_fields(values, money_fields[exercise], places) if exercise in money_fields else values
            for exercise, values in answers.by_exercise.items()
        }
    )


def _rounded(value: Decimal | str, places: int) -> Decimal | str:
    """Return a number rounded half up; texts, and numbers that are not finite, stay."""
    return round_half_up(value, places) if isinstance(value, Decimal) and value.is_finite() else value
