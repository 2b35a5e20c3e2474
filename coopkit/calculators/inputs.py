"""Read the inputs of a calculation: numbers, options and named rows; say what is missing or out of range."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import TypeAlias

from coopkit.business.money import EXACT
from coopkit.exercises.checking import LARGEST
from coopkit.exercises.fields import is_plain_number
from coopkit.i18n import N_, LazyText, lazy, lazy_n
from coopkit.portfolio.group_answers import AnswerRow, AnswerValues

Values: TypeAlias = AnswerValues
"""The answers that a calculation gets; unanswered fields are absent."""

MOST_DECIMAL_PLACES = 6
"""Decimal places that a number may have."""
LARGEST_AMOUNT = 1_000_000_000
"""Money or units; a co-operative never pays or sells more, so a larger number is a typo."""


@dataclass(frozen=True)
class IncompleteInput:
    """No result yet: sentences that say what is missing or out of range."""

    sentences: tuple[LazyText, ...]


@dataclass(frozen=True)
class NumberInput:
    """A number that a calculation needs: its field name, what it is in words, and its limits.

    whole: only whole numbers are allowed.
    """

    name: str
    label: str
    least: int = 0
    most: int = LARGEST
    whole: bool = False

    def read(self, values: Values) -> Decimal | None:
        """Return the number; None if it is missing or out of range."""
        value = values.get(self.name)
        if not isinstance(value, Decimal) or not value.is_finite() or not self.least <= value <= self.most:
            return None
        return value if value == round(value, 0 if self.whole else MOST_DECIMAL_PLACES) else None


def read_numbers(values: Values, inputs: Collection[NumberInput]) -> tuple[Decimal, ...] | IncompleteInput:
    """Return all numbers in the order of the inputs, or the sentences that say what is missing or out of range."""
    problems = input_problems(values, inputs)
    numbers = tuple(each.read(values) for each in inputs)
    return IncompleteInput(problems) if problems else tuple(number for number in numbers if number is not None)


def input_problems(values: Values, inputs: Iterable[NumberInput]) -> tuple[LazyText, ...]:
    """Return one sentence for all missing numbers, and one for each number out of range; none if all can be used."""
    inputs = tuple(inputs)
    missing = tuple(lazy(each.label) for each in inputs if each.name not in values)
    return (*missing_sentence(missing), *out_of_range_sentences(values, inputs))


def missing_sentence(missing: tuple[LazyText, ...]) -> Iterator[LazyText]:
    """Yield one sentence that names the missing numbers, if there are any."""
    if missing:
        one, many = N_("One number is still missing: {what}."), N_("{n} numbers are still missing: {what}.")
        yield lazy_n(one, many, len(missing), what=missing)


def read_option(values: Values, name: str, options: Collection[str], *, row: str = "") -> str:
    """Return the id of the chosen option; raises ValueError for one that no form offers.

    row: prefix for the message, such as "dangers.2." for a column of a row.
    """
    chosen = str(values[name])
    if chosen not in options:
        raise ValueError(f"{row}{name} is {chosen!r}: there are {', '.join(options)}")
    return chosen


def row_name(row: AnswerRow, column: str, fallback: str) -> LazyText:
    """Return the words with which the group named a row, in quotes, or `fallback` with its number."""
    words = row.words(column)
    return lazy(N_("“{words}”"), words=words) if words else lazy(fallback, n=row.place)


def decimal_fraction(percent: Decimal) -> Decimal:
    """Return a percentage as a decimal fraction, as it is typed into a pocket calculator: 12 gives 0.12."""
    return EXACT.divide(percent, Decimal(100)).normalize(EXACT)


def incomplete_row_sentence(name: LazyText, cells: Values, inputs: Iterable[NumberInput]) -> LazyText:
    """Say that a row doesn't count yet, and which of its numbers are missing or out of range."""
    what = tuple(lazy(each.label) for each in inputs if each.read(cells) is None)
    return lazy(N_("{line} does not count yet. Still missing: {what}."), line=name, what=what)


def out_of_range_sentences(values: Values, inputs: tuple[NumberInput, ...]) -> Iterator[LazyText]:
    """Yield a sentence for each number that is given but isn't between its limits."""
    for each in inputs:
        if each.name in values and each.read(values) is None:
            text = N_("Look again at {what}: give a number from {least} to {most}, with at most 6 places.")
            if each.whole:
                text = N_("Look again at {what}: give a whole number from {least} to {most}.")
            yield lazy(text, what=lazy(each.label), least=Decimal(each.least), most=Decimal(each.most))


def example(
    fields: Mapping[str, int | str] = MappingProxyType({}),
    **tables: tuple[str, Iterable[Sequence[int | str | None]] | Mapping[str, Sequence[int | str | None]]],
) -> Values:
    """Return an example input, by full field name.

    fields: numbers and texts; a text such as "12.50" counts as a number.
    tables: by part the names of the columns, separated by spaces, and the rows: in their order, or by row id.
    """
    given: dict[str, int | str | None] = dict(fields)
    for part, (columns, rows) in tables.items():
        for row, cells in rows.items() if isinstance(rows, Mapping) else enumerate(rows, start=1):
            given |= {f"{part}.{row}.{name}": cell for name, cell in zip(columns.split(), cells, strict=True)}
    texts = {name: str(value) for name, value in given.items() if value is not None}
    return {name: Decimal(value) if is_plain_number(value) else value for name, value in texts.items()}
