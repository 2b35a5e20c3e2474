"""What a calculation asks for: numbers, options and named rows; what is missing, and what cannot be."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from coopkit.calculators.calculation import IncompleteInput, Values
from coopkit.exercises.checking import LARGEST
from coopkit.i18n import N_, LazyText, lazy, lazy_n
from coopkit.portfolio.group_answers import AnswerRow

FINEST = 6
"""Places that a number may have."""
MOST_AMOUNT = 1_000_000_000
"""Money or units; more than a co-operative ever pays or sells is a slip of the finger."""


@dataclass(frozen=True)
class NumberInput:
    """One number: its name, what it is in words, and the limits it keeps; `whole` allows no part of a whole."""

    name: str
    label: str
    least: int = 0
    most: int = LARGEST
    whole: bool = False

    def read(self, values: Values) -> Decimal | None:
        """The number, where there is one that can be."""
        value = values.get(self.name)
        if not isinstance(value, Decimal) or not value.is_finite() or not self.least <= value <= self.most:
            return None
        return value if value == round(value, 0 if self.whole else FINEST) else None


def read_all(values: Values, asked: Collection[NumberInput]) -> tuple[Decimal, ...] | IncompleteInput:
    """Every number that is asked for, in its order, or what stands in the way."""
    wrong = out_of_range(values, asked)
    found = tuple(each.read(values) for each in asked)
    return IncompleteInput(wrong) if wrong else tuple(number for number in found if number is not None)


def out_of_range(values: Values, asked: Iterable[NumberInput]) -> tuple[LazyText, ...]:
    """What stands in the way of a result, in sentences: first what is missing, then what is out of range."""
    listed = tuple(asked)
    absent = tuple(lazy(each.label) for each in listed if each.name not in values)
    return (*still_missing(absent), *_out_of_range(values, listed))


def still_missing(absent: tuple[LazyText, ...]) -> Iterator[LazyText]:
    """One sentence that names the numbers which are not there; none where all are."""
    if absent:
        one, many = N_("One number is still missing: {what}."), N_("{n} numbers are still missing: {what}.")
        yield lazy_n(one, many, len(absent), what=absent)


def option(values: Values, name: str, options: Collection[str], *, row: str = "") -> str:
    """The id of the option that was chosen; ValueError for one that no form offers.

    row: the names of table and row in front of a column's name.
    """
    chosen = str(values[name])
    if chosen not in options:
        raise ValueError(f"{row}{name} is {chosen!r}: there are {', '.join(options)}")
    return chosen


def row_name(row: AnswerRow, column: str, otherwise: str) -> LazyText:
    """The words that name a row, in quotes, or `otherwise` with its number."""
    words = row.words(column)
    return lazy(N_("“{words}”"), words=words) if words else lazy(otherwise, n=row.place)


def not_counted(name: LazyText, absent: Iterable[NumberInput]) -> LazyText:
    """That a row does not count yet, and what it lacks."""
    what = tuple(lazy(each.label) for each in absent)
    return lazy(N_("{line} does not count yet. Still missing: {what}."), line=name, what=what)


def _out_of_range(values: Values, asked: tuple[NumberInput, ...]) -> Iterator[LazyText]:
    for each in asked:
        if each.name in values and each.read(values) is None:
            text = N_("Look again at {what}: give a number from {least} to {most}, with at most 6 places.")
            if each.whole:
                text = N_("Look again at {what}: give a whole number from {least} to {most}.")
            yield lazy(text, what=lazy(each.label), least=Decimal(each.least), most=Decimal(each.most))
