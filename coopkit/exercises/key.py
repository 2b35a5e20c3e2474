"""The key of a part: the right answer, how an answer is checked, and the feedback on it.

When it may be revealed is declared by `definition.Reveal` and decided in `coopkit/submissions/reveal.py`.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from decimal import Decimal
from typing import TypeAlias

from msgspec import Struct

from coopkit.exercises.checking import Mark, Outcome, PartResult, combine_outcomes, field_problems
from coopkit.exercises.fields import (
    Arrange,
    Field,
    Grid,
    NumberField,
    ParseNumber,
    PickMany,
    PickOne,
    RawAnswer,
    Scale,
    Slider,
    Text,
    TextField,
    is_filled,
    single_value,
)
from coopkit.exercises.part import Part, named_fields
from coopkit.exercises.texts import Sentence, Translatable

NO_SINGLE_ANSWER = Translatable("Where nothing is filled in, there isn’t one right answer. Listen to the reasons.")

UNREADABLE_NUMBER = "12,5o"


class SampleAnswer(Struct, frozen=True):
    """An answer made up for tests, with the outcome that a check must give."""

    outcome: Outcome
    raw: RawAnswer


class Remark(Struct, frozen=True):
    """A comment on an answer.

    about: the choice that it comments on, if that isn't obvious. strength: how well the choice works.
    lesson: what people can learn from it.
    """

    text: Text
    strength: Translatable | None = None
    about: Text = ""
    lesson: Text = ""


class KeyNote(Struct, frozen=True):
    """A note that the answer key prints below a part or an exercise; its text is Markdown."""

    heading: Sentence
    text: Sentence


class PartKey(Struct, frozen=True, kw_only=True):
    """The secret side of a part: what is right, and the feedback on each choice."""

    @property
    def has_right_answer(self) -> bool:
        """Return whether there is a right answer."""
        raise NotImplementedError

    def check(self, part: Part, raw: RawAnswer, parse_number: ParseNumber) -> PartResult:
        """Check an answer."""
        raise NotImplementedError

    def solution(self, part: Part) -> RawAnswer:
        """Return the right answer as the form would send it; empty if there is none."""
        return {}

    def remarks(self, part: Part, raw: RawAnswer, parse_number: ParseNumber) -> tuple[Remark, ...]:
        """Return the comments on this answer, in addition to right or wrong."""
        return ()

    def option_notes(self, part: Part) -> Mapping[tuple[str, str], Sentence]:
        """Return what the answer key prints beside options, by the field's full name and the option's id."""
        return {}

    def key_notes(self) -> tuple[KeyNote, ...]:
        """Return what the answer key prints below the part."""
        return ()

    def open_note(self) -> Translatable | None:
        """Return what the answer key prints below the exercise if this part has no single right answer."""
        return None if self.has_right_answer else NO_SINGLE_ANSWER

    def mistakes(self, part: Part) -> Iterator[str]:
        """Yield what `coopkit check` reports about this part and its key, in sentences."""
        return iter(())

    def sample_answers(self, part: Part) -> tuple[SampleAnswer, ...]:
        """Return a sample answer for each outcome that the part can have."""
        raise NotImplementedError


PartWithKey: TypeAlias = tuple[Part, PartKey]


class Kind(Struct, frozen=True):
    """A kind of exercise: its classes, and what notebooks use to build it.

    builders: the functions that make a part and its key, by their names in a notebook.
    helpers: other classes and values that notebooks pass to them, by name, such as the choices of a scenario.
    """

    part: type[Part]
    key: type[PartKey]
    builders: Mapping[str, Callable[..., PartWithKey]]
    helpers: Mapping[str, object] = {}


class OpenKey(PartKey, frozen=True, kw_only=True, tag="open"):
    """A key without a right answer.

    An answer that can be read is open, never right or wrong.

    example: an answer that a facilitator may suggest. complete: whether every field must be filled in.
    """

    example: Text = ""
    complete: bool = False

    @property
    def has_right_answer(self) -> bool:
        return False

    def key_notes(self) -> tuple[KeyNote, ...]:
        return (KeyNote(Translatable("For example"), self.example),) if self.example else ()

    def check(self, part: Part, raw: RawAnswer, parse_number: ParseNumber) -> PartResult:
        fields = tuple(named_fields(part, raw))
        empty = tuple(Mark(name, Outcome.UNANSWERED) for name, _ in fields if not is_filled(raw.get(name)))
        if len(empty) == len(fields) or (self.complete and empty):
            return PartResult(part.id, Outcome.UNANSWERED, empty if self.complete else ())
        unreadable = tuple(
            Mark(each.name, Outcome.UNREADABLE)
            for each in field_problems(fields, raw, parse_number)
            if not each.is_warning
        )
        return PartResult(part.id, Outcome.UNREADABLE if unreadable else Outcome.OPEN, unreadable)

    def sample_answers(self, part: Part) -> tuple[SampleAnswer, ...]:
        fields = tuple(named_fields(part, {}))
        filled: RawAnswer = {name: sample_value(field, place) for place, (name, field) in enumerate(fields, start=1)}
        made = [SampleAnswer(Outcome.UNANSWERED, {}), SampleAnswer(Outcome.OPEN, filled)]
        number = next((name for name, field in fields if isinstance(field, NumberField)), None)
        if number:
            made.append(SampleAnswer(Outcome.UNREADABLE, {**filled, number: UNREADABLE_NUMBER}))
        return tuple(made)


def sample_value(field: Field, place: int = 1) -> str | list[str]:
    """Return a made-up value that a form can send for this field; `place` makes distinct texts differ."""
    match field:
        case PickOne():
            return field.options[0].id
        case PickMany():
            return [field.options[0].id]
        case TextField(distinct=True):
            return f"{place}. neighbour"[: field.longest]
        case TextField():
            return "2" if field.digits else "We will ask our neighbours"[: field.longest]
        case NumberField():
            return field.given or _number_within_limits(field)
        case Slider():
            return field.given
        case Scale():
            return str(field.low)
        case Arrange():
            return [item.id for item in field.items]
        case Grid():
            raise TypeError("a grid has cells, not a value")


def _number_within_limits(field: NumberField) -> str:
    """Return 12, or the nearest limit if 12 is beyond it."""
    if field.least and Decimal(field.least) > 12:
        return field.least
    return field.most if field.most and Decimal(field.most) < 12 else "12"


def check_cells(
    part: str, right: tuple[tuple[str, str], ...], raw: RawAnswer, others_open: Collection[str] = ()
) -> PartResult:
    """Compare each cell with the right option; the part is unanswered while a cell is empty.

    Args:
        right: each cell's name and the right option's id.
        others_open: the names of cells in which another option is open instead of wrong, and gets no mark.
    """
    marks = []
    for name, option in right:
        chosen = single_value(raw, name)
        if not chosen:
            marks.append(Mark(name, Outcome.UNANSWERED))
        elif chosen == option:
            marks.append(Mark(name, Outcome.RIGHT))
        else:
            marks.append(Mark(name, Outcome.OPEN if name in others_open else Outcome.WRONG))
    outcome = combine_outcomes(mark.outcome for mark in marks)
    if outcome is Outcome.UNANSWERED:
        marks = [mark for mark in marks if mark.outcome is Outcome.UNANSWERED]
    return PartResult(part, outcome, tuple(mark for mark in marks if mark.outcome is not Outcome.OPEN))


def cell_samples(right: tuple[tuple[str, str], ...], wrong: tuple[tuple[str, str], ...]) -> tuple[SampleAnswer, ...]:
    """Return sample answers for cells with right options: nothing, one cell, all right, all wrong, one right.

    Args:
        right: each cell's name and the right option's id. wrong: each cell's name and an option that is wrong there.
    """
    solved: RawAnswer = dict(right)
    failed: RawAnswer = dict(wrong)
    made = [
        SampleAnswer(Outcome.UNANSWERED, {}),
        SampleAnswer(Outcome.UNANSWERED, dict(right[:1])),
        SampleAnswer(Outcome.RIGHT, solved),
        SampleAnswer(Outcome.WRONG, failed),
        SampleAnswer(Outcome.PARTLY, {**failed, right[0][0]: right[0][1]}),
    ]
    return tuple(made)
