"""Choose any number of options."""

from collections.abc import Iterable, Mapping
from typing import ClassVar

from coopkit.exercises.blocks import Block
from coopkit.exercises.checking import Mark, Outcome, PartResult
from coopkit.exercises.fields import Option, ParseNumber, PickMany, RawAnswer, Text, selected_values
from coopkit.exercises.key import Kind, PartWithKey, SampleAnswer
from coopkit.exercises.kinds.choose_one import ChoiceKey, make_choices
from coopkit.exercises.part import Part
from coopkit.exercises.validation import DefinitionError, TextsById, validate_option_ids

FIELD = "choices"


class ChooseMany(Part, frozen=True, kw_only=True, tag="choose-many"):
    """A question with options of which any number is chosen."""

    options: tuple[Option, ...]

    def layout(self) -> tuple[Block, ...]:
        return (PickMany(FIELD, self.prompt, self.options),)


class ChooseManyKey(ChoiceKey, frozen=True, kw_only=True, tag="choose-many"):
    """The right options, none if the answer is open; those in `others_open` are neither right nor wrong."""

    field: ClassVar[str] = FIELD
    right: tuple[str, ...] = ()
    others_open: tuple[str, ...] = ()

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
        marks = tuple(Mark(name, self._outcome(option), option) for option in chosen)
        if set(chosen) - set(self.others_open) == set(self.right):
            return PartResult(part.id, Outcome.RIGHT, marks)
        found = any(option in self.right for option in chosen)
        return PartResult(part.id, Outcome.PARTLY if found else Outcome.WRONG, marks)

    def _outcome(self, option: str) -> Outcome:
        if option in self.right:
            return Outcome.RIGHT
        return Outcome.OPEN if option in self.others_open else Outcome.WRONG

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
        if self.others_open:
            made.append(SampleAnswer(Outcome.RIGHT, {name: [*self.right, *self.others_open]}))
        others = [option for option in option_ids if option not in (*self.right, *self.others_open)]
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
    others_open: Iterable[str] = (),
    instead: Mapping[str, str] | None = None,
    keep_order: bool = False,
    optional: bool = False,
) -> PartWithKey:
    """Build a question of which any number of options is chosen.

    Args:
        exercise, part: ids; together they decide the order in which the options are shown.
        key: the right options' ids; none if the answer is open.
        others_open: the ids of other options that are something to talk about, and neither right nor wrong.
        instead: for an option's id, the feedback if it was chosen.

    Raises:
        DefinitionError: an id twice, a key, `others_open` or `instead` that is no option, or an option named twice.
    """
    where = f"{exercise} ({part})"
    right, open_ = tuple(key), tuple(others_open)
    shown, feedback = make_choices(where, options, right, instead, keep_order=keep_order)
    validate_option_ids(where, "'others_open' for", open_, shown)
    if len({*right, *open_}) != len(right) + len(open_):
        raise DefinitionError(f"{where}: the key and 'others_open' name an option twice.")
    return (
        ChooseMany(id=part, prompt=prompt, options=shown, optional=optional),
        ChooseManyKey(right=right, others_open=open_, instead=feedback),
    )


KIND = Kind(ChooseMany, ChooseManyKey, {"ChooseMany": choose_many})
