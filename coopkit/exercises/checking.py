"""What a check finds: faults in what was typed, and one of six outcomes."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from coopkit.exercises.fields import (
    Field,
    IsAmbiguous,
    NumberField,
    ParseNumber,
    Raw,
    Scale,
    Slider,
    TextField,
    is_plain,
    pick,
)


class Outcome(StrEnum):
    """Whether an answer is there, can be read, and agrees with the key."""

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
        """Whether there was something to judge."""
        return self.outcome not in (Outcome.UNANSWERED, Outcome.UNREADABLE)


def together(outcomes: Iterable[Outcome]) -> Outcome:
    """Return one outcome for several: unanswered or unreadable first, then right, wrong or partly.

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


def of_parts(parts: Iterable[PartResult]) -> Result:
    """Return the result of an exercise; no part has an outcome until all of them can be checked."""
    found = tuple(parts)
    outcome = together(part.outcome for part in found)
    if outcome is Outcome.UNANSWERED or outcome is Outcome.UNREADABLE:
        found = tuple(part if part.outcome is outcome else PartResult(part.part, Outcome.OPEN) for part in found)
    return Result(outcome, found)


LARGEST = 1_000_000_000_000
"""More than a young co-op ever counts in any currency; anything larger is a typing mistake."""


class Fault(StrEnum):
    """Why a field is left out of checks and calculations; only `TOO_LONG` is a mere warning."""

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
        """Return whether the field is used in spite of the fault."""
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
        is_ambiguous: whether a text can mean two numbers; by default such a text is just unreadable.
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
    """Return the number in a field, or None if it can't be read; a slider's is always written plainly."""
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
