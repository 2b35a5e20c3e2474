"""Numbers that a calculation asks for: which are still missing, and which cannot be."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from coopkit.calculators.calculation import Values
from coopkit.exercises.checking import LARGEST
from coopkit.i18n import N_, LazyText, lazy, lazy_n

FINEST = 6
"""Places that a number may have."""


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


def _out_of_range(values: Values, asked: tuple[NumberInput, ...]) -> Iterator[LazyText]:
    for each in asked:
        if each.name in values and each.read(values) is None:
            text = N_("Look again at {what}: give a number from {least} to {most}, with at most 6 places.")
            if each.whole:
                text = N_("Look again at {what}: give a whole number from {least} to {most}.")
            yield lazy(text, what=lazy(each.label), least=Decimal(each.least), most=Decimal(each.most))
