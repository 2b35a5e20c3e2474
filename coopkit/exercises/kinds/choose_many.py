"""Choose any number of options."""

from collections.abc import Iterable, Mapping
from typing import ClassVar

from coopkit.exercises.blocks import Block
from coopkit.exercises.checking import Mark, Outcome, PartResult
from coopkit.exercises.fields import Option, ParseNumber, PickMany, RawAnswer, Text, selected_values
from coopkit.exercises.key import Kind, PartWithKey, SampleAnswer
from coopkit.exercises.kinds.choose_one import ChoiceKey, make_choices
from coopkit.exercises.part import Part
from coopkit.exercises.validation import DefinitionError, TextsById

FIELD = "choices"


class ChooseMany(Part, frozen=True, kw_only=True, tag="choose-many"):
    """A question with options of which any number is chosen."""

    options: tuple[Option, ...]

    def layout(self) -> tuple[Block, ...]:
        return (PickMany(FIELD, self.prompt, self.options),)


class ChooseManyKey(ChoiceKey, frozen=True, kw_only=True, tag="choose-many"):
    """The right options; none if the answer is open."""

    field: ClassVar[str] = FIELD
    right: tuple[str, ...] = ()

    @property
    def has_right_answer(self) -> bool:
        return bool(self.right)

    def check(self, part: Part, raw: RawAnswer, parse_number: ParseNumber) -> PartResult:
        name = f"{part.id}.{FIELD}"
        chosen = selected_values(raw, name)
        if not chosen:
            return PartResult(part.id, Outcome.UNANSWERED)
        if not self.right:
            return PartResult(part.id, Outcome.OPEN)
        marks = tuple(Mark(name, Outcome.RIGHT if option in self.right else Outcome.WRONG, option) for option in chosen)
        if set(chosen) == set(self.right):
            return PartResult(part.id, Outcome.RIGHT, marks)
        found = any(option in self.right for option in chosen)
        return PartResult(part.id, Outcome.PARTLY if found else Outcome.WRONG, marks)

    def solution(self, part: Part) -> RawAnswer:
        return {f"{part.id}.{FIELD}": list(self.right)} if self.right else {}

    def sample_answers(self, part: Part) -> tuple[SampleAnswer, ...]:
        assert isinstance(part, ChooseMany)
        name = f"{part.id}.{FIELD}"
        option_ids = [option.id for option in part.options]
        if not self.right:
            return (SampleAnswer(Outcome.UNANSWERED, {}), SampleAnswer(Outcome.OPEN, {name: option_ids[:1]}))
        made = [SampleAnswer(Outcome.UNANSWERED, {}), SampleAnswer(Outcome.RIGHT, self.solution(part))]
        if len(self.right) > 1:
            made.append(SampleAnswer(Outcome.PARTLY, {name: [self.right[0]]}))
        others = [option for option in option_ids if option not in self.right]
        if others:
            made.append(SampleAnswer(Outcome.WRONG, {name: others}))
            made.append(SampleAnswer(Outcome.PARTLY, {name: [self.right[0], others[0]]}))
        return tuple(made)


def choose_many(
    exercise: str,
    part: str,
    prompt: Text,
    *,
    options: TextsById,
    key: Iterable[str] = (),
    instead: Mapping[str, str] | None = None,
    keep_order: bool = False,
    optional: bool = False,
) -> PartWithKey:
    """Build a question of which any number of options is chosen.

    Args:
        exercise, part: ids; together they decide the order in which the options are shown.
        key: the right options' ids; none if the answer is open.
        instead: for an option's id, the feedback if it was chosen.

    Raises:
        DefinitionError: an id twice, a key or `instead` that is no option, a key named twice.
    """
    where = f"{exercise} ({part})"
    right = tuple(key)
    shown, feedback = make_choices(where, options, right, instead, keep_order=keep_order)
    if len(set(right)) != len(right):
        raise DefinitionError(f"{where}: the key names an option twice.")
    return (
        ChooseMany(id=part, prompt=prompt, options=shown, optional=optional),
        ChooseManyKey(right=right, instead=feedback),
    )


KIND = Kind(ChooseMany, ChooseManyKey, {"ChooseMany": choose_many})
