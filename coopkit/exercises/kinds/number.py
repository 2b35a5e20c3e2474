"""A number with its unit, checked with a tolerance, or open."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from coopkit.exercises.blocks import Block
from coopkit.exercises.checking import Outcome, PartResult, field_problems
from coopkit.exercises.fields import NumberField, Option, ParseNumber, RawAnswer, StartReference, Text, single_value
from coopkit.exercises.key import (
    UNREADABLE_NUMBER,
    KeyNote,
    Kind,
    PartKey,
    PartWithKey,
    Remark,
    SampleAnswer,
    sample_value,
)
from coopkit.exercises.part import Part, named_fields
from coopkit.exercises.texts import Translatable
from coopkit.exercises.validation import DefinitionError, parse_start_reference, validate_limits

FIELD = "number"


class Number(Part, frozen=True, kw_only=True, tag="number"):
    """A question to be answered with a number."""

    unit: Text = ""
    least: str = ""
    most: str = ""
    whole: bool = False
    starts: StartReference | None = None

    def layout(self) -> tuple[Block, ...]:
        field = NumberField(
            FIELD, self.prompt, self.unit, least=self.least, most=self.most, whole=self.whole, starts=self.starts
        )
        return (field,)


class NumberKey(PartKey, frozen=True, kw_only=True, tag="number"):
    """The right number, None if the answer is open, and how far from it an answer may be; `instead` has remarks on
    certain numbers, whose ids are the numbers."""

    right: Decimal | None = None
    tolerance: Decimal = Decimal(0)
    instead: tuple[Option, ...] = ()

    @property
    def has_right_answer(self) -> bool:
        return self.right is not None

    def check(self, part: Part, raw: RawAnswer, parse_number: ParseNumber) -> PartResult:
        typed = single_value(raw, f"{part.id}.{FIELD}")
        if not typed.strip():
            return PartResult(part.id, Outcome.UNANSWERED)
        value = parse_number(typed)
        if value is None or any(field_problems(named_fields(part, raw), raw, parse_number)):
            return PartResult(part.id, Outcome.UNREADABLE)
        if self.right is None:
            return PartResult(part.id, Outcome.OPEN)
        near = abs(value - self.right) <= self.tolerance
        return PartResult(part.id, Outcome.RIGHT if near else Outcome.WRONG)

    def solution(self, part: Part) -> RawAnswer:
        return {} if self.right is None else {f"{part.id}.{FIELD}": f"{self.right:f}"}

    def remarks(self, part: Part, raw: RawAnswer, parse_number: ParseNumber) -> tuple[Remark, ...]:
        value = parse_number(single_value(raw, f"{part.id}.{FIELD}"))
        return tuple(Remark(each.text) for each in self.instead if value is not None and Decimal(each.id) == value)

    def key_notes(self) -> tuple[KeyNote, ...]:
        near = (
            KeyNote(Translatable("Also right"), Translatable("up to {slack} more or less", {"slack": self.tolerance})),
        )
        typed = (
            KeyNote(Translatable("If someone writes {number}", {"number": each.id}), each.text) for each in self.instead
        )
        return (*(near if self.has_right_answer and self.tolerance else ()), *typed)

    def sample_answers(self, part: Part) -> tuple[SampleAnswer, ...]:
        name = f"{part.id}.{FIELD}"
        made = [SampleAnswer(Outcome.UNANSWERED, {}), SampleAnswer(Outcome.UNREADABLE, {name: UNREADABLE_NUMBER})]
        if self.right is None:
            return (
                *made,
                SampleAnswer(Outcome.OPEN, {name: sample_value(field) for name, field in named_fields(part, {})}),
            )
        beyond = (self.right + self.tolerance + 1).to_integral_value()
        right, wrong = _unambiguous_number(self.right), _unambiguous_number(beyond)
        return (*made, SampleAnswer(Outcome.RIGHT, {name: right}), SampleAnswer(Outcome.WRONG, {name: wrong}))


def _unambiguous_number(value: Decimal) -> str:
    """Return a number as text that has one meaning in every language; three decimals could be taken for thousands."""
    text = f"{value:f}"
    return f"{text}0" if len(text.partition(".")[2]) == 3 else text


def number(
    exercise: str,
    part: str,
    prompt: Text,
    *,
    unit: Text = "",
    key: str | int | None = None,
    tolerance: str | int = 0,
    instead: Mapping[str, str] | None = None,
    least: str = "",
    most: str = "",
    whole: bool = False,
    starts: str = "",
    optional: bool = False,
) -> PartWithKey:
    """Build a question for a number.

    Args:
        unit: what is counted ("bags", "each month"), shown after the field.
        key: the right number, written as "12.50"; None if the answer is open.
        tolerance: how far an answer may be from it and still be right.
        instead: feedback on wrong numbers that people often write.
        least, most: the limits of an answer, written as "0"; "" for none. whole: whether fractions are a mistake.
        starts: another exercise's field or figure with which it is prefilled.

    Raises:
        DefinitionError: a key, tolerance or limit isn't a number, the tolerance is below zero, the key beyond a limit.
    """
    where = f"{exercise} ({part})"
    try:
        right = None if key is None else Decimal(str(key))
        slack = Decimal(str(tolerance))
        feedback = tuple(Option(str(Decimal(typed)), text) for typed, text in (instead or {}).items())
    except InvalidOperation as error:
        raise DefinitionError(f"{where}: the key, the tolerance and 'instead' must be numbers like 12.50.") from error
    if slack < 0 or not slack.is_finite() or (right is not None and not right.is_finite()):
        raise DefinitionError(f"{where}: the key must be finite and the tolerance zero or more.")
    validate_limits(where, "" if right is None else f"{right:f}", least, most)
    begins = parse_start_reference(where, starts)
    return (
        Number(
            id=part, prompt=prompt, unit=unit, least=least, most=most, whole=whole, starts=begins, optional=optional
        ),
        NumberKey(right=right, tolerance=slack, instead=feedback),
    )


KIND = Kind(Number, NumberKey, {"Number": number})
