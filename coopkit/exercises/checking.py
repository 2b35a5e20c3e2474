"""Results of checking an answer: one of six outcomes, and problems with what was typed."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from coopkit.exercises.fields import (
    Field,
    IsAmbiguous,
    NumberField,
    ParseNumber,
    RawAnswer,
    Scale,
    Slider,
    TextField,
    is_plain_number,
    single_value,
)


class Outcome(StrEnum):
    """Whether an answer is complete and readable, and whether it agrees with the key."""

    UNANSWERED = "unanswered"
    UNREADABLE = "unreadable"
    RIGHT = "right"
    PARTLY = "partly"
    WRONG = "wrong"
    OPEN = "open"


class Mark(Struct, frozen=True):
    """The outcome of one field, or of one option or item in it (`value`)."""

    name: str
    outcome: Outcome
    value: str = ""


class PartResult(Struct, frozen=True):
    """The outcome of one part, with a mark for each field that has one of its own."""

    part: str
    outcome: Outcome
    marks: tuple[Mark, ...] = ()


class Result(Struct, frozen=True):
    """The outcome of a whole exercise and of its parts."""

    outcome: Outcome
    parts: tuple[PartResult, ...]

    @property
    def judged(self) -> bool:
        """Return whether the answer was complete and readable, so that it could be judged."""
        return self.outcome not in (Outcome.UNANSWERED, Outcome.UNREADABLE)


def combine_outcomes(outcomes: Iterable[Outcome]) -> Outcome:
    """Return one outcome for several: unanswered or unreadable if there is one, else right, wrong or partly.

    Open outcomes count only if there are no others.
    """
    found = set(outcomes)
    for first in (Outcome.UNANSWERED, Outcome.UNREADABLE):
        if first in found:
            return first
    found.discard(Outcome.OPEN)
    if not found:
        return Outcome.OPEN
    return found.pop() if len(found) == 1 else Outcome.PARTLY


def combine_results(parts: Iterable[PartResult]) -> Result:
    """Return the result of an exercise from those of its parts; if one can't be judged, none of them is."""
    found = tuple(parts)
    outcome = combine_outcomes(part.outcome for part in found)
    if outcome is Outcome.UNANSWERED or outcome is Outcome.UNREADABLE:
        found = tuple(part if part.outcome is outcome else PartResult(part.part, Outcome.OPEN) for part in found)
    return Result(outcome, found)


LARGEST = 1_000_000_000_000
"""The largest number that a field takes, more than a young co-op ever counts in any currency."""


class Fault(StrEnum):
    """What is wrong with what was typed in a field. Fields with a fault are left out of checks and calculations."""

    UNREADABLE = "unreadable"
    AMBIGUOUS = "ambiguous"
    BELOW = "below"
    ABOVE = "above"
    NOT_WHOLE = "not_whole"
    DUPLICATE = "duplicate"
    TOO_LONG = "too_long"


class Problem(Struct, frozen=True):
    """A field with a fault, its full name, and what was typed in it."""

    name: str
    fault: Fault
    field: NumberField | Slider | TextField
    typed: str

    @property
    def is_warning(self) -> bool:
        """Return whether the field is used in checks and calculations all the same."""
        return self.fault is Fault.TOO_LONG


def field_problems(
    fields: Iterable[tuple[str, Field]],
    raw: RawAnswer,
    parse_number: ParseNumber,
    is_ambiguous: IsAmbiguous = lambda _: False,
) -> Iterator[Problem]:
    """Yield the problems of one part's fields.

    Args:
        fields: each field with its full name, in reading order.
        raw: the answer as typed.
        parse_number: reads a number in the learner's language.
        is_ambiguous: tells whether a text can mean two numbers; by default such a text is just unreadable.
    """
    seen: set[tuple[str, str]] = set()
    for name, field in fields:
        typed = single_value(raw, name)
        if not typed.strip():
            continue
        fault = None
        if isinstance(field, NumberField | Slider):
            fault = _number_fault(field, typed, parse_number)
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
    """Return the number of words in a text."""
    return len(typed.split())


def read_field_number(field: NumberField | Slider | Scale, typed: str, parse_number: ParseNumber) -> Decimal | None:
    """Return the number typed in a field, or None if it can't be read.

    A slider sends a plain number ("-12.5") in any language; other fields are read with `parse_number`.
    """
    if isinstance(field, Slider):
        return Decimal(typed) if is_plain_number(typed) else None
    return parse_number(typed)


def _number_fault(field: NumberField | Slider, typed: str, parse_number: ParseNumber) -> Fault | None:
    """Return what is wrong with a number, or None."""
    number = read_field_number(field, typed, parse_number)
    return Fault.UNREADABLE if number is None else limit_fault(field, number)


def limit_fault(field: NumberField | Slider, number: Decimal) -> Fault | None:
    """Return why a field doesn't take a number, or None if it does."""
    least, most = (field.low, field.high) if isinstance(field, Slider) else (field.least, field.most)
    if number < Decimal(least or -LARGEST):
        return Fault.BELOW
    if number > Decimal(most or LARGEST):
        return Fault.ABOVE
    if isinstance(field, NumberField) and field.whole and number != number.to_integral_value():
        return Fault.NOT_WHOLE
    return None
