"""What is wrong with what was typed, before anybody judges it: a number that cannot be read or be, the same twice."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from coopkit.exercises.fields import Field, NumberField, Raw, Scale, Slider, TextField
from coopkit.exercises.part import IsAmbiguous, ParseNumber, is_plain, pick

LARGEST = 1_000_000_000_000
"""More than a young co-op ever counts in any currency; what is typed beyond it is a slip of the finger."""


class Fault(StrEnum):
    """Why a field cannot count as it stands; `TOO_LONG` alone counts all the same."""

    UNREADABLE = "unreadable"
    AMBIGUOUS = "ambiguous"
    BELOW = "below"
    ABOVE = "above"
    NOT_WHOLE = "not_whole"
    DUPLICATE = "duplicate"
    TOO_LONG = "too_long"


class Problem(Struct, frozen=True):
    """A field that has a fault, with what was typed."""

    name: str
    fault: Fault
    field: NumberField | Slider | TextField
    typed: str

    @property
    def counts(self) -> bool:
        """Whether the field counts all the same."""
        return self.fault is Fault.TOO_LONG


def problems_of(
    fields: Iterable[tuple[str, Field]],
    raw: Raw,
    parse_number: ParseNumber,
    is_ambiguous: IsAmbiguous = lambda _: False,
) -> Iterator[Problem]:
    """The faults of one part's fields.

    Args:
        fields: each field under its full name, in reading order.
        raw: what was typed.
        parse_number: reads a number in the learner's language.
        is_ambiguous: tells apart what it leaves out because it can mean two numbers; without it nothing is told apart.
    """
    seen: set[tuple[str, str]] = set()
    for name, field in fields:
        typed = pick(raw, name)
        if not typed.strip():
            continue
        fault = None
        if isinstance(field, NumberField | Slider):
            fault = _of_number(field, typed, parse_number)
            if fault is Fault.UNREADABLE and is_ambiguous(typed):
                fault = Fault.AMBIGUOUS
        elif isinstance(field, TextField) and field.distinct:
            same = (field.id, " ".join(typed.split()).casefold())
            fault = Fault.DUPLICATE if same in seen else None
            seen.add(same)
        if isinstance(field, TextField) and 0 < field.most_words < count_words(typed):
            fault = Fault.TOO_LONG
        if fault and isinstance(field, NumberField | Slider | TextField):
            yield Problem(name, fault, field, typed)


def count_words(typed: str) -> int:
    """How many words there are between white space."""
    return len(typed.split())


def number_in(field: NumberField | Slider | Scale, typed: str, parse_number: ParseNumber) -> Decimal | None:
    """The number that stands in a field; None where it cannot be read. A slider's is in no language."""
    if isinstance(field, Slider):
        return Decimal(typed) if is_plain(typed) else None
    return parse_number(typed)


def _of_number(field: NumberField | Slider, typed: str, parse_number: ParseNumber) -> Fault | None:
    number = number_in(field, typed, parse_number)
    if number is None:
        return Fault.UNREADABLE
    least, most = (field.low, field.high) if isinstance(field, Slider) else (field.least, field.most)
    if number < Decimal(least or -LARGEST):
        return Fault.BELOW
    if number > Decimal(most or LARGEST):
        return Fault.ABOVE
    if isinstance(field, NumberField) and field.whole and number != number.to_integral_value():
        return Fault.NOT_WHOLE
    return None
