"""Choose one of several options."""

from collections.abc import Iterable, Mapping
from typing import ClassVar

from coopkit.exercises.blocks import Block
from coopkit.exercises.checking import Outcome, PartResult
from coopkit.exercises.fields import Option, ParseNumber, PickOne, RawAnswer, Text, selected_values, single_value
from coopkit.exercises.key import KeyNote, Kind, PartKey, PartWithKey, Remark, SampleAnswer
from coopkit.exercises.part import Part
from coopkit.exercises.texts import Sentence, Translatable
from coopkit.exercises.validation import DefinitionError, TextsById, make_options, shuffled, validate_option_ids

FIELD = "choice"


class ChooseOne(Part, frozen=True, kw_only=True, tag="choose-one"):
    """A question with options of which one is chosen."""

    options: tuple[Option, ...]

    def layout(self) -> tuple[Block, ...]:
        return (PickOne(FIELD, self.prompt, self.options),)


class ChoiceKey(PartKey, frozen=True, kw_only=True):
    """The feedback on each option, shared by the kinds in which options are chosen; its texts are in `instead`."""

    field: ClassVar[str]
    instead: tuple[Option, ...] = ()

    def remarks(self, part: Part, raw: RawAnswer, parse_number: ParseNumber) -> tuple[Remark, ...]:
        chosen = selected_values(raw, f"{part.id}.{self.field}")
        return tuple(Remark(each.text) for each in self.instead if each.id in chosen)

    def option_notes(self, part: Part) -> Mapping[tuple[str, str], Sentence]:
        return {(f"{part.id}.{self.field}", each.id): each.text for each in self.instead}


class ChooseOneKey(ChoiceKey, frozen=True, kw_only=True, tag="choose-one"):
    """The right option, if there is one; `others_open` if every other option is open instead of wrong."""

    field: ClassVar[str] = FIELD
    right: str = ""
    others_open: bool = False

    @property
    def has_right_answer(self) -> bool:
        return bool(self.right)

    def check(self, part: Part, raw: RawAnswer, parse_number: ParseNumber) -> PartResult:
        name = f"{part.id}.{FIELD}"
        chosen = single_value(raw, name)
        if not chosen:
            return PartResult(part.id, Outcome.UNANSWERED)
        if chosen == self.right:
            return PartResult(part.id, Outcome.RIGHT)
        open_ = not self.right or self.others_open
        return PartResult(part.id, Outcome.OPEN if open_ else Outcome.WRONG)

    def solution(self, part: Part) -> RawAnswer:
        return {f"{part.id}.{FIELD}": self.right} if self.right else {}

    def key_notes(self) -> tuple[KeyNote, ...]:
        if not self.others_open:
            return ()
        return (
            KeyNote(
                Translatable("Also possible"),
                Translatable("Another answer with a good reason isn’t wrong. Talk about it."),
            ),
        )

    def sample_answers(self, part: Part) -> tuple[SampleAnswer, ...]:
        assert isinstance(part, ChooseOne)
        other = next(option.id for option in part.options if option.id != self.right)
        made = [SampleAnswer(Outcome.UNANSWERED, {})]
        if self.right:
            made.append(SampleAnswer(Outcome.RIGHT, self.solution(part)))
        differs = Outcome.OPEN if not self.right or self.others_open else Outcome.WRONG
        made.append(SampleAnswer(differs, {f"{part.id}.{FIELD}": other}))
        return tuple(made)


def choose_one(
    exercise: str,
    part: str,
    prompt: Text,
    *,
    options: TextsById,
    key: str = "",
    others_open: bool = False,
    instead: Mapping[str, str] | None = None,
    keep_order: bool = False,
    optional: bool = False,
) -> PartWithKey:
    """Build a question of which one option is chosen.

    Args:
        exercise, part: ids; together they decide the order in which the options are shown.
        options: option ids and texts; the right one can be anywhere.
        key: the right option's id; "" if the answer is open.
        others_open: whether every other option is open, something to talk about, instead of wrong.
        instead: for an option's id, the feedback if it was chosen.
        keep_order: show the options as listed (true and false, small to large).

    Raises:
        DefinitionError: an id twice, a key or `instead` that is no option.
    """
    where = f"{exercise} ({part})"
    shown, feedback = make_choices(where, options, [key] if key else [], instead, keep_order=keep_order)
    if others_open and not key:
        raise DefinitionError(f"{where}: others_open needs a key; without one every choice is open.")
    return (
        ChooseOne(id=part, prompt=prompt, options=shown, optional=optional),
        ChooseOneKey(right=key, others_open=others_open, instead=feedback),
    )


def make_choices(
    where: str, options: TextsById, right: Iterable[str], instead: Mapping[str, str] | None, *, keep_order: bool
) -> tuple[tuple[Option, ...], tuple[Option, ...]]:
    """Return the options in the order in which they are shown, and the feedback on some of them.

    Args:
        right: the ids of the right options.
        instead: for an option's id, the feedback if it was chosen.

    Raises:
        DefinitionError: an id twice, or an id in `right` or `instead` that isn't an option's.
    """
    listed = make_options(where, "options", options)
    validate_option_ids(where, "the key", right, listed)
    validate_option_ids(where, "'instead' for", instead or {}, listed)
    feedback = tuple(Option(id_, text) for id_, text in (instead or {}).items())
    return listed if keep_order else shuffled(listed, where), feedback


KIND = Kind(ChooseOne, ChooseOneKey, {"ChooseOne": choose_one})
