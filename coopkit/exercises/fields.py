"""The fields that all kinds of exercise are made of, and the answers that they take."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Annotated, TypeAlias

from msgspec import Meta, Struct
from msgspec.structs import replace

Text: TypeAlias = Annotated[str, Meta(extra={"translate": True})]
"""A text that people read: English in the notebook, without placeholders, translated block by block."""

RawAnswer: TypeAlias = dict[str, str | list[str]]
"""An answer as a form sends it: by field name, `part.field` or `part.row.column`, a text, an option id or several."""


class UnusableNumber(str):
    """What was typed in a number field that can't be used: it isn't a number, could be two, or is out of range.

    It marks the difference between such a cell and an empty one where an answer's values are passed on.
    """

    __slots__ = ()


ParseNumber: TypeAlias = Callable[[str], Decimal | None]
"""A function that reads a number in one language; it returns None for unreadable and ambiguous numbers."""


IsAmbiguous: TypeAlias = Callable[[str], bool]
"""A function that tells whether a text can mean two numbers, so that we have to ask which one is meant."""

LONGEST_TEXT = 10_000
MONTHS_IN_A_YEAR = 12
MOST_ROWS = 200
ANY_ROW = "*"
ROWS = "rows"
"""The row ids of a table are in an answer under the name "part.rows"."""
UNKNOWN = "unknown"
"""The stored value of "I don't know"."""


class Option(Struct, frozen=True):
    """Something to choose or to move: its id is stored, its text is shown."""

    id: str
    text: Text


class PickOne(Struct, frozen=True, tag="pick-one"):
    """One of several options; what is stored is the option's id."""

    id: str
    label: Text
    options: tuple[Option, ...]


class PickMany(Struct, frozen=True, tag="pick-many"):
    """Any number of options; what is stored is a list of option ids."""

    id: str
    label: Text
    options: tuple[Option, ...]


class StartReference(Struct, frozen=True):
    """A reference to the value with which a field is prefilled: another exercise's field, or a figure computed there.

    name: the field's full name, "part.field" or "part.row.column". As row, "*" means the row with the same id, and a
    number the first, second … row of a table that people add rows to. part, figure: a calculator's part and the id of
    its figure, if the value is a computed one.
    """

    exercise: str
    name: str = ""
    part: str = ""
    figure: str = ""


class TextField(Struct, frozen=True, tag="text"):
    """A text, stored as typed: with `lines` lines on paper and at most `longest` characters.

    digits: whether it is a row of digits, each at most `highest`. most_words: a longer text gets a warning; 0 for no
    limit. distinct: whether the same text twice in a column is a mistake.
    """

    id: str
    label: Text
    lines: int = 1
    longest: int = LONGEST_TEXT
    digits: bool = False
    most_words: int = 0
    distinct: bool = False
    starts: StartReference | None = None
    highest: int = 9


class ReplacedField(Struct, frozen=True):
    """A field of earlier versions that another one replaces: its id, and how many of its units make one of the new."""

    id: str
    units: int


class NumberField(Struct, frozen=True, tag="number"):
    """A number, stored as typed, with its unit.

    given: the number shown at the start, written "12.50"; "" for none. least, most: limits, written the same way.
    whole: whether fractions are a mistake. replaces: a field that was asked in another unit; saved answers to it are
    read as answers to this one.
    """

    id: str
    label: Text
    unit: Text = ""
    given: str = ""
    least: str = ""
    most: str = ""
    whole: bool = False
    starts: StartReference | None = None
    replaces: ReplacedField | None = None

    @property
    def can_be_negative(self) -> bool:
        """Return whether numbers below zero are allowed."""
        return not self.least or self.least.startswith("-")


class Slider(Struct, frozen=True, tag="slider"):
    """A number chosen by a slider from `low` to `high` in steps; all numbers are written, and stored, as "-12.5"."""

    id: str
    label: Text
    low: str
    high: str
    step: str
    given: str
    unit: Text = ""


class Scale(Struct, frozen=True, tag="scale"):
    """A rating from `low` to `high`; `unknown` labels one more choice for "I don't know", "" for none."""

    id: str
    label: Text
    low: int
    high: int
    low_label: Text
    high_label: Text
    unknown: Text = ""

    @property
    def steps(self) -> dict[str, str]:
        """Return the label of each choice by its stored value."""
        numbers = {str(step): str(step) for step in range(self.low, self.high + 1)}
        return {**numbers, UNKNOWN: self.unknown} if self.unknown else numbers


class Arrange(Struct, frozen=True, tag="arrange"):
    """Items to put in order; the list of their ids is stored."""

    id: str
    label: Text
    items: tuple[Option, ...]


Cell: TypeAlias = PickOne | TextField | NumberField | Scale


class Row(Struct, frozen=True):
    """A fixed row of a grid: its id is part of its cells' names; its options, if any, replace those of its cells."""

    id: str
    label: Text
    options: tuple[Option, ...] = ()


class Condition(Struct, frozen=True):
    """A condition on a row: the column's stored value is one of `values`."""

    column: str
    values: tuple[str, ...]


class Note(Struct, frozen=True):
    """A remark shown at each row in which all conditions hold."""

    when: tuple[Condition, ...]
    text: Text


class Grid(Struct, frozen=True, tag="grid"):
    """A table of fields: with fixed rows, or with `least` to `most` rows that people add.

    row_label: what a row is ("Card", "Step"). totals: the ids of number columns that are added up. given: the numbers
    shown in cells at the start, as row, column and number.
    A row that people add has an id that never changes and is never reused, so that other exercises find it wherever it
    is moved. The rows of a new table have the ids "1", "2" … up to `least`.
    """

    columns: tuple[Cell, ...]
    rows: tuple[Row, ...] = ()
    row_label: Text = ""
    least: int = 0
    most: int = 0
    totals: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    given: tuple[tuple[str, str, str], ...] = ()

    @property
    def grows(self) -> bool:
        """Return whether people add the rows themselves."""
        return not self.rows

    @property
    def one_at_a_time(self) -> bool:
        """Return whether each row is a question with its own options, shown one after the other on a phone."""
        return any(row.options for row in self.rows)

    @property
    def month_columns(self) -> tuple[str, ...]:
        """Return the ids of the columns "m1", "m2" … with a number for each month of a year; () without them."""
        months = tuple(column.id for column in self.columns if isinstance(column, NumberField))
        year = tuple(f"m{month}" for month in range(1, MONTHS_IN_A_YEAR + 1))
        return year if set(year) <= set(months) else ()

    def cell(self, row: str, column: str) -> Cell | None:
        """Return the field of a cell, or None if there is no such row or column."""
        field = next((cell for cell in self.columns if cell.id == column), None)
        if isinstance(field, NumberField):
            own = next((number for at, in_, number in self.given if (at, in_) == (row, column)), "")
            field = replace(field, given=own) if own else field
        if field is None or self.grows:
            return field if is_row_id(row) else None
        fixed = next((each for each in self.rows if each.id == row), None)
        if fixed and fixed.options and isinstance(field, PickOne):
            return PickOne(field.id, field.label, fixed.options)
        return field if fixed else None

    def row_ids(self, raw: RawAnswer, part: str) -> tuple[str, ...]:
        """Return the ids of the rows in order: the fixed ones, or those of an answer."""
        return tuple(row.id for row in self.rows) if self.rows else row_order(raw, part, self.least)


Input: TypeAlias = NumberField | Slider | PickOne
"""A field that can be a calculator's input."""

Field: TypeAlias = PickOne | PickMany | TextField | NumberField | Slider | Scale | Arrange | Grid


def is_filled(value: str | list[str] | None) -> bool:
    """Return whether anything but white space was entered."""
    return bool(value.strip()) if isinstance(value, str) else bool(value)


def single_value(raw: RawAnswer, name: str) -> str:
    """Return the value of a field that takes one value, or "" if it is empty."""
    value = raw.get(name, "")
    return value if isinstance(value, str) else ""


def selected_values(raw: RawAnswer, name: str) -> tuple[str, ...]:
    """Return the values of a field that takes several."""
    value = raw.get(name, [])
    return tuple(value) if not isinstance(value, str) else ((value,) if value else ())


def is_plain_number(written: str) -> bool:
    """Return whether a text is a number as authors and sliders write it: "-12.50"."""
    return re.fullmatch(r"-?\d+(\.\d+)?", written, re.ASCII) is not None


def is_row_id(word: str) -> bool:
    """Return whether a text can be the id of a row that people add."""
    return re.fullmatch("[1-9a-z][0-9a-z]{0,15}", word, re.ASCII) is not None


def row_order(answer: Mapping[str, object], part: str, least: int = 0) -> tuple[str, ...]:
    """Return the ids of a table's rows in their order.

    Args:
        answer: by full field name; the row ids may also be one text, as calculations get them.
        part: the table's id.
        least: how many rows a new table begins with, and an answer without row ids has at least.
    """
    listed = answer.get(f"{part}.{ROWS}")
    order = [*listed] if isinstance(listed, list) else str(listed or "").split()
    pieces = (name.split(".") for name, value in answer.items() if value not in ("", [], None))
    filled = dict.fromkeys(piece[1] for piece in pieces if len(piece) == 3 and piece[0] == part)
    if not order:
        last = max((int(row) for row in filled if row.isdecimal() and len(row) < 4), default=0)
        order = [str(number) for number in range(1, max(least, last) + 1)]
    return (*order, *(row for row in filled if row not in order))
