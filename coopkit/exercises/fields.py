"""The closed set of fields that every kind is made of, and the texts in them."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Annotated, TypeAlias

from msgspec import Meta, Struct
from msgspec.structs import replace

Text: TypeAlias = Annotated[str, Meta(extra={"translate": True})]
"""A text that people read: English in the notebook, without placeholders, translated block by block."""

Raw: TypeAlias = dict[str, str | list[str]]
"""What a form sends, as typed: names `part.field` or `part.row.column` to a text, an option id, or several."""

ParseNumber: TypeAlias = Callable[[str], Decimal | None]
"""Reads a number as a language writes it; None where it cannot be read, or can mean two numbers."""


IsAmbiguous: TypeAlias = Callable[[str], bool]
"""Whether a text can mean two numbers, so that we have to ask which one is meant."""

LONGEST_TEXT = 10_000
MOST_ROWS = 200
ANY_ROW = "*"
ROWS = "rows"
"""The name, behind that of a part, under which an answer lists the ids of its rows in their order."""
UNKNOWN = "unknown"
"""The stored value of "I don't know"."""


class Option(Struct, frozen=True):
    """A thing to choose or to move: its id is what is stored, its text is what is read."""

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


class Start(Struct, frozen=True):
    """Where a field starts from: another exercise's field, or a figure that is computed there.

    name: the field's full name, "part.field" or "part.row.column"; its row is "*" for the row of the same id, and in a
    table that people add rows to a number for the first, second … row. part and figure stand instead of it where the
    number is computed.
    """

    exercise: str
    name: str = ""
    part: str = ""
    figure: str = ""


class TextField(Struct, frozen=True, tag="text"):
    """Words, kept as typed: `lines` high on paper, at most `longest` characters, digits only on request.

    most_words: beyond it the field says so, 0 for no limit. distinct: the same words twice in a column are a mistake.
    """

    id: str
    label: Text
    lines: int = 1
    longest: int = LONGEST_TEXT
    digits: bool = False
    most_words: int = 0
    distinct: bool = False
    starts: Start | None = None


class NumberField(Struct, frozen=True, tag="number"):
    """A number, kept as typed, with the unit shown behind it and a value given at the start, if any.

    least, most: the limits it must keep, "" for none of its own, written as `given` is: "12.50". whole: no fractions.
    """

    id: str
    label: Text
    unit: Text = ""
    given: str = ""
    least: str = ""
    most: str = ""
    whole: bool = False
    starts: Start | None = None

    @property
    def can_be_negative(self) -> bool:
        """Whether a number below zero may be meant."""
        return not self.least or self.least.startswith("-")


class Slider(Struct, frozen=True, tag="slider"):
    """A number that is slid from `low` to `high` by `step`; all are written, and stored, as "-12.5"."""

    id: str
    label: Text
    low: str
    high: str
    step: str
    given: str
    unit: Text = ""


class Scale(Struct, frozen=True, tag="scale"):
    """A whole number from `low` to `high`, both named in words; `unknown` labels one more choice, "" for none."""

    id: str
    label: Text
    low: int
    high: int
    low_label: Text
    high_label: Text
    unknown: Text = ""

    @property
    def steps(self) -> dict[str, str]:
        """What is stored for each choice, and what is read there."""
        numbers = {str(step): str(step) for step in range(self.low, self.high + 1)}
        return {**numbers, UNKNOWN: self.unknown} if self.unknown else numbers


class Arrange(Struct, frozen=True, tag="arrange"):
    """Items to bring into an order; what is stored is the list of their ids."""

    id: str
    label: Text
    items: tuple[Option, ...]


Cell: TypeAlias = PickOne | TextField | NumberField | Scale


class Row(Struct, frozen=True):
    """A fixed row of a grid: its id is part of the names of its cells; its options, if any, replace the cells'."""

    id: str
    label: Text
    options: tuple[Option, ...] = ()


class Condition(Struct, frozen=True):
    """True where the column holds one of the values, compared as they are stored."""

    column: str
    values: tuple[str, ...]


class Note(Struct, frozen=True):
    """A public remark on a row in which every condition holds."""

    when: tuple[Condition, ...]
    text: Text


class Grid(Struct, frozen=True, tag="grid"):
    """Rows × columns of other fields: fixed rows, or `least` to `most` rows that people add.

    `row_label` names what a row is ("Card", "Step"); `totals` lists number columns that are added up.
    `given` holds the numbers shown in cells at the start: row, column, number.
    A row that people add has an id that never changes and is never used again, so that what follows from the row
    elsewhere finds it wherever it is moved. The rows of a new table are "1", "2" … up to `least`.
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
        """Whether people add the rows themselves."""
        return not self.rows

    @property
    def one_at_a_time(self) -> bool:
        """Return whether each row is a question with its own options, shown one after the other on a phone."""
        return any(row.options for row in self.rows)

    def cell(self, row: str, column: str) -> Cell | None:
        """The field where a row and a column meet, or None where there is no such place."""
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

    def row_ids(self, raw: Raw, part: str) -> tuple[str, ...]:
        """The ids of the rows in their order: the fixed ones, or those of an answer."""
        return tuple(row.id for row in self.rows) if self.rows else row_order(raw, part, self.least)


Input: TypeAlias = NumberField | Slider | PickOne
"""What a calculator asks for."""

Field: TypeAlias = PickOne | PickMany | TextField | NumberField | Slider | Scale | Arrange | Grid


def is_filled(value: str | list[str] | None) -> bool:
    """Whether anything but white space was entered."""
    return bool(value.strip()) if isinstance(value, str) else bool(value)


def pick(raw: Raw, name: str) -> str:
    """The single value of a field, or "" where it was left empty."""
    value = raw.get(name, "")
    return value if isinstance(value, str) else ""


def picks(raw: Raw, name: str) -> tuple[str, ...]:
    """The values of a field that takes several."""
    value = raw.get(name, [])
    return tuple(value) if not isinstance(value, str) else ((value,) if value else ())


def is_plain(written: str) -> bool:
    """Whether it is a number as authors, and browsers' sliders, write it: "-12.50"."""
    return re.fullmatch(r"-?\d+(\.\d+)?", written, re.ASCII) is not None


def is_row_id(word: str) -> bool:
    """Whether this can be the id of a row."""
    return re.fullmatch("[1-9a-z][0-9a-z]{0,15}", word, re.ASCII) is not None


def row_order(answer: Mapping[str, object], part: str, least: int = 0) -> tuple[str, ...]:
    """Return the ids of a table's rows in their order.

    Args:
        answer: by full field name; the list of rows may also be one text of ids, as calculations get it.
        part: the table's id.
        least: how many rows a new table begins with; where an answer lists no rows, there are at least so many.
    """
    listed = answer.get(f"{part}.{ROWS}")
    order = [*listed] if isinstance(listed, list) else str(listed or "").split()
    pieces = (name.split(".") for name, value in answer.items() if value not in ("", [], None))
    filled = dict.fromkeys(piece[1] for piece in pieces if len(piece) == 3 and piece[0] == part)
    if not order:
        last = max((int(row) for row in filled if row.isdecimal() and len(row) < 4), default=0)
        order = [str(number) for number in range(1, max(least, last) + 1)]
    return (*order, *(row for row in filled if row not in order))
