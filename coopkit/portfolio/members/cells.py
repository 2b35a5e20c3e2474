"""Read a cell as a name or a number, or refuse it with a reason."""

import unicodedata
from collections.abc import Callable
from decimal import Decimal

from coopkit.i18n import N_, LazyText, NumberReading, lazy
from coopkit.portfolio.members.imported_file import ImportedCell, TypedCell, cell_text, cell_text_on_one_line
from coopkit.portfolio.members.left_out import RowFault, RowProblem
from coopkit.portfolio.members.saved_list import COLUMNS, MOST, MOST_MONTHS, shortest_decimal
from coopkit.store.learners import has_unprintable_characters, is_visible, name_key, tidy_name

LONGEST_NAME = 80
LONGEST_NUMBER = 20
FINEST = 6
"""Decimal places of a number."""
_UNREADABLE_LETTER = "\ufffd"
_APOSTROPHES = "'’‘ʼʻ`´′"
_ACCENTS = (("\u0300", "\u036f"), ("\u064b", "\u0652"))
_SHOWN = 40
_ODD_CELLS = {
    "percent": N_("“{column}” is {typed}, a percentage. Write the number itself."),
    "date": N_("“{column}” is the date {typed}, not a number."),
    "boolean": N_("“{column}” is {typed}, not a number."),
    "error": N_("“{column}” shows the error {typed}. Correct it in your spreadsheet, or write the number here."),
    "formula": N_("“{column}” has a formula whose result isn’t in the file. Write the number here."),
    "merged": N_("“{column}” is in a merged cell ({typed}). Write this member’s own number."),
}

ReadNumber = Callable[[str], NumberReading]


class RowRefused(ValueError):
    """A row can't be imported; the message says why, and `problem` names the kind of fault."""

    def __init__(self, why: LazyText, fault: RowFault, column: str = "") -> None:
        super().__init__(why.msgid)
        self.why, self.problem = why, RowProblem(fault, column)


def read_name(cell: ImportedCell) -> str:
    """Return a member's name as it is saved.

    Raises RowRefused if it is missing or unreadable.
    """
    if isinstance(cell, TypedCell) and cell.kind not in ("number", "merged"):
        raise RowRefused(
            lazy(N_("The name is “{typed}”, which isn’t a name."), typed=cell.value[:_SHOWN]), RowFault.NAME
        )
    name = tidy_name(cell_text_on_one_line(cell))
    if not name:
        raise RowRefused(lazy(N_("The name is missing.")), RowFault.NO_NAME)
    if len(name) > LONGEST_NAME:
        raise RowRefused(lazy(N_("The name has more than {n} characters."), n=LONGEST_NAME), RowFault.NAME)
    if has_unprintable_characters(name) or not is_visible(name):
        raise RowRefused(lazy(N_("The name has signs in it that can’t be shown. Type it again.")), RowFault.NAME)
    if _UNREADABLE_LETTER in name:
        text = N_("A letter of the name “{typed}” can’t be read. Type it again.")
        raise RowRefused(lazy(text, typed=name), RowFault.NAME)
    return name


def read_member_number(cell: ImportedCell) -> str:
    """Return a member's number in the register, "" for an empty cell.

    Raises RowRefused if it can't be one.
    """
    number = tidy_name(cell_text_on_one_line(cell).lstrip("'"))
    typed_is_odd = isinstance(cell, TypedCell) and cell.kind not in ("number", "merged")
    if typed_is_odd or len(number) > LONGEST_NUMBER or has_unprintable_characters(number):
        text = N_("“{typed}” can’t be a member number. It can have up to {n} letters and digits.")
        raise RowRefused(lazy(text, typed=number[:_SHOWN], n=LONGEST_NUMBER), RowFault.NOT_A_NUMBER, "number")
    return number


def read_amount(cell: ImportedCell, column: str, read_number: ReadNumber) -> Decimal:
    """Return the number in one of `COLUMNS`; an empty cell means no shares, or twelve months.

    Raises RowRefused if it is missing, isn't a number, or is out of range.
    """
    head, typed = lazy(COLUMNS[column]), cell_text(cell).lstrip("'")
    if isinstance(cell, TypedCell) and cell.kind in _ODD_CELLS:
        raise RowRefused(lazy(_ODD_CELLS[cell.kind], column=head, typed=cell.value), RowFault.NOT_A_NUMBER, column)
    if not typed:
        if column == "use":
            text = N_("“{column}” is missing. Write 0 if this member used nothing.")
            raise RowRefused(lazy(text, column=head), RowFault.NO_NUMBER, column)
        return MOST_MONTHS if column == "months" else Decimal(0)
    value = Decimal(typed) if isinstance(cell, TypedCell) else _parse_amount(typed, column, read_number)
    most = MOST_MONTHS if column == "months" else MOST
    if not 0 <= value <= most:
        text = N_("“{column}” is {value}. It must be from 0 to {most}.")
        raise RowRefused(lazy(text, column=head, value=value, most=most), RowFault.OUT_OF_RANGE, column)
    if value != round(value, FINEST):
        text = N_("“{column}” has more than {n} decimal places.")
        raise RowRefused(lazy(text, column=head, n=FINEST), RowFault.OUT_OF_RANGE, column)
    return shortest_decimal(value)


def _parse_amount(typed: str, column: str, read_number: ReadNumber) -> Decimal:
    """Return the number in a text; raises RowRefused if it isn't a number or could be two."""
    reading = read_number(typed)
    if reading.value is None:
        text, fault = N_("“{column}” is “{typed}”, which isn’t a number."), RowFault.NOT_A_NUMBER
        if reading.choices:
            text = N_("“{column}” is “{typed}”, which can be read in two ways. Write it without a sign for thousands.")
            fault = RowFault.TWO_WAYS
        raise RowRefused(lazy(text, column=lazy(COLUMNS[column]), typed=typed[:_SHOWN]), fault, column)
    return reading.value


def exact_name_key(name: str) -> str:
    """Return a key that is equal for names that look the same on paper, as for joining."""
    return name_key(name)


def loose_name_key(name: str) -> str:
    """Return a key that is equal for names that differ only in accents and apostrophes."""
    plain = name_key(name)
    for sign in _APOSTROPHES:
        plain = plain.replace(sign, "")
    parts = unicodedata.normalize("NFD", plain)
    return "".join(sign for sign in parts if not any(first <= sign <= last for first, last in _ACCENTS))
