"""Rows of a table that people filled in, as a calculation takes them."""

from collections.abc import Mapping
from decimal import Decimal

from coopkit.calculators.calculation import Values
from coopkit.portfolio.group_answers import rows_in


def rows_of(values: Values, part: str) -> tuple[tuple[int, Mapping[str, Decimal | str]], ...]:
    """The rows of a growing table in which anything stands, in order: each with its place, from 1, and its cells.

    values: an exercise's answers, by full field name. part: the table's id.
    """
    return tuple((row.place, row.cells) for row in rows_in(values, part))


def number_in(row: Mapping[str, Decimal | str], column: str) -> Decimal | None:
    """The number in a row's column; None where there is none."""
    value = row.get(column)
    return value if isinstance(value, Decimal) else None


def words_in(row: Mapping[str, Decimal | str], column: str) -> str:
    """The words in a row's column, without white space around them; "" where there are none."""
    value = row.get(column)
    return value.strip() if isinstance(value, str) else ""
