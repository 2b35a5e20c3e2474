"""Choose one of several options."""

from collections.abc import Mapping

from coopkit.exercises.blocks import Block
from coopkit.exercises.checking import Outcome, PartResult
from coopkit.exercises.fields import Option, ParseNumber, PickOne, Raw, Text, pick
from coopkit.exercises.key import Built, KeyNote, Kind, PartKey, Remark, SampleAnswer
from coopkit.exercises.part import Part
from coopkit.exercises.texts import Sentence, Translatable
from coopkit.exercises.validation import DefinitionError, Listed, must_be_among, options_of, shuffled

FIELD = "choice"


class ChooseOne(Part, frozen=True, kw_only=True, tag="choose-one"):
    """A question with options of which one is taken."""

    options: tuple[Option, ...]

    def layout(self) -> tuple[Block, ...]:
        return (PickOne(FIELD, self.prompt, self.options),)


class ChooseOneKey(PartKey, frozen=True, kw_only=True, tag="choose-one"):
    """The right option, if there is one; `others_open` where another choice is a matter to talk about."""

    right: str = ""
    others_open: bool = False
    instead: tuple[Option, ...] = ()

    @property
    def judges(self) -> bool:
        return bool(self.right)

    def check(self, part: Part, raw: Raw, parse_number: ParseNumber) -> PartResult:
        name = f"{part.id}.{FIELD}"
        chosen = pick(raw, name)
        if not chosen:
            return PartResult(part.id, Outcome.UNANSWERED)
        if chosen == self.right:
            return PartResult(part.id, Outcome.RIGHT)
        open_ = not self.right or self.others_open
        return PartResult(part.id, Outcome.OPEN if open_ else Outcome.WRONG)

    def solution(self, part: Part) -> Raw:
        return {f"{part.id}.{FIELD}": self.right} if self.right else {}

    def remarks(self, part: Part, raw: Raw, parse_number: ParseNumber) -> tuple[Remark, ...]:
        chosen = pick(raw, f"{part.id}.{FIELD}")
        return tuple(Remark(each.text) for each in self.instead if each.id == chosen)

    def option_notes(self, part: Part) -> Mapping[tuple[str, str], Sentence]:
        return {(f"{part.id}.{FIELD}", each.id): each.text for each in self.instead}

    def notes(self) -> tuple[KeyNote, ...]:
        if not self.others_open:
            return ()
        return (
            KeyNote(
                Translatable("Also possible"),
                Translatable("Another answer with a good reason is not wrong. Talk about it."),
            ),
        )

    def samples(self, part: Part) -> tuple[SampleAnswer, ...]:
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
    options: Listed,
    key: str = "",
    others_open: bool = False,
    instead: Mapping[str, str] | None = None,
    keep_order: bool = False,
    optional: bool = False,
) -> Built:
    """A choice of one.

    Args:
        exercise, part: ids; together they decide the order in which the options are shown.
        options: option ids and texts, the right one wherever it is thought of.
        key: the right option's id; "" where the answer is open.
        others_open: another choice is to be talked about, not wrong.
        instead: for an option's id, the feedback if it was chosen.
        keep_order: show the options as listed (true and false, small to large).

    Raises:
        DefinitionError: an id twice, a key or `instead` that is no option.
    """
    where = f"{exercise} ({part})"
    listed = options_of(where, "options", options)
    must_be_among(where, "the key", [key] if key else [], listed)
    must_be_among(where, "'instead' for", instead or {}, listed)
    if others_open and not key:
        raise DefinitionError(f"{where}: others_open needs a key; without one every choice is open.")
    shown = listed if keep_order else shuffled(listed, where)
    feedback = tuple(Option(id_, text) for id_, text in (instead or {}).items())
    return (
        ChooseOne(id=part, prompt=prompt, options=shown, optional=optional),
        ChooseOneKey(right=key, others_open=others_open, instead=feedback),
    )


KIND = Kind(ChooseOne, ChooseOneKey, {"ChooseOne": choose_one})
