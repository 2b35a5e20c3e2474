"""Choose any number of options."""

from collections.abc import Iterable, Mapping

from coopkit.exercises.blocks import Block
from coopkit.exercises.checking import Mark, Outcome, PartResult
from coopkit.exercises.fields import Option, ParseNumber, PickMany, Raw, Text, picks
from coopkit.exercises.key import Built, Kind, PartKey, Remark, SampleAnswer
from coopkit.exercises.part import Part
from coopkit.exercises.texts import Sentence
from coopkit.exercises.validation import DefinitionError, Listed, must_be_among, options_of, shuffled

FIELD = "choices"


class ChooseMany(Part, frozen=True, kw_only=True, tag="choose-many"):
    """A question with options of which any number is taken."""

    options: tuple[Option, ...]

    def layout(self) -> tuple[Block, ...]:
        return (PickMany(FIELD, self.prompt, self.options),)


class ChooseManyKey(PartKey, frozen=True, kw_only=True, tag="choose-many"):
    """The right options; none where the answer is open."""

    right: tuple[str, ...] = ()
    instead: tuple[Option, ...] = ()

    @property
    def judges(self) -> bool:
        return bool(self.right)

    def check(self, part: Part, raw: Raw, parse_number: ParseNumber) -> PartResult:
        name = f"{part.id}.{FIELD}"
        chosen = picks(raw, name)
        if not chosen:
            return PartResult(part.id, Outcome.UNANSWERED)
        if not self.right:
            return PartResult(part.id, Outcome.OPEN)
        marks = tuple(Mark(name, Outcome.RIGHT if option in self.right else Outcome.WRONG, option) for option in chosen)
        if set(chosen) == set(self.right):
            return PartResult(part.id, Outcome.RIGHT, marks)
        found = any(option in self.right for option in chosen)
        return PartResult(part.id, Outcome.PARTLY if found else Outcome.WRONG, marks)

    def solution(self, part: Part) -> Raw:
        return {f"{part.id}.{FIELD}": list(self.right)} if self.right else {}

    def remarks(self, part: Part, raw: Raw, parse_number: ParseNumber) -> tuple[Remark, ...]:
        chosen = picks(raw, f"{part.id}.{FIELD}")
        return tuple(Remark(each.text) for each in self.instead if each.id in chosen)

    def option_notes(self, part: Part) -> Mapping[tuple[str, str], Sentence]:
        return {(f"{part.id}.{FIELD}", each.id): each.text for each in self.instead}

    def samples(self, part: Part) -> tuple[SampleAnswer, ...]:
        assert isinstance(part, ChooseMany)
        name = f"{part.id}.{FIELD}"
        every = [option.id for option in part.options]
        if not self.right:
            return (SampleAnswer(Outcome.UNANSWERED, {}), SampleAnswer(Outcome.OPEN, {name: every[:1]}))
        made = [SampleAnswer(Outcome.UNANSWERED, {}), SampleAnswer(Outcome.RIGHT, self.solution(part))]
        if len(self.right) > 1:
            made.append(SampleAnswer(Outcome.PARTLY, {name: [self.right[0]]}))
        others = [option for option in every if option not in self.right]
        if others:
            made.append(SampleAnswer(Outcome.WRONG, {name: others}))
            made.append(SampleAnswer(Outcome.PARTLY, {name: [self.right[0], others[0]]}))
        return tuple(made)


def choose_many(
    exercise: str,
    part: str,
    prompt: Text,
    *,
    options: Listed,
    key: Iterable[str] = (),
    instead: Mapping[str, str] | None = None,
    keep_order: bool = False,
    optional: bool = False,
) -> Built:
    """A choice of several; `key` holds the right ids, none where the answer is open.

    Args:
        exercise, part: ids; together they decide the order in which the options are shown.
        instead: for an option's id, the feedback if it was chosen.

    Raises:
        DefinitionError: an id twice, a key or `instead` that is no option, a key named twice.
    """
    where = f"{exercise} ({part})"
    listed = options_of(where, "options", options)
    right = tuple(key)
    must_be_among(where, "the key", right, listed)
    must_be_among(where, "'instead' for", instead or {}, listed)
    if len(set(right)) != len(right):
        raise DefinitionError(f"{where}: the key names an option twice.")
    shown = listed if keep_order else shuffled(listed, where)
    feedback = tuple(Option(id_, text) for id_, text in (instead or {}).items())
    return (
        ChooseMany(id=part, prompt=prompt, options=shown, optional=optional),
        ChooseManyKey(right=right, instead=feedback),
    )


KIND = Kind(ChooseMany, ChooseManyKey, {"ChooseMany": choose_many})
