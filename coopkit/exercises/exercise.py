"""An exercise: a definition with its key, which checks answers."""

from collections.abc import Iterable

from msgspec import Struct

from coopkit.exercises.blocks import fields_of
from coopkit.exercises.checking import Outcome, PartResult, Result, combine_results
from coopkit.exercises.definition import CHECKED, Definition, Key, Phase, Reveal
from coopkit.exercises.fields import ParseNumber, RawAnswer, Text
from coopkit.exercises.key import PartWithKey, SampleAnswer
from coopkit.exercises.kinds import KINDS, AnyKey, AnyPart
from coopkit.exercises.validation import DefinitionError


class Exercise(Struct, frozen=True):
    """A definition and its key."""

    definition: Definition
    key: Key

    @property
    def id(self) -> str:
        """Return the id under which answers are saved."""
        return self.definition.id

    def check(self, raw: RawAnswer, parse_number: ParseNumber) -> Result:
        """Check an accepted answer; an optional part counts only if it is filled in.

        Args:
            raw: what was typed, as `accept` returned it.
            parse_number: reads a number in the learner's language.
        """
        pairs = tuple(zip(self.definition.parts, self.key.parts, strict=True))
        found = [(part.optional, key.check(part, raw, parse_number)) for part, key in pairs]
        if all(optional and result.outcome is Outcome.UNANSWERED for optional, result in found):
            return combine_results(result for _, result in found)
        return combine_results(
            PartResult(result.part, Outcome.OPEN) if optional and result.outcome is Outcome.UNANSWERED else result
            for optional, result in found
        )

    def solution(self) -> RawAnswer:
        """Return the right answer, without parts that have none."""
        pairs = zip(self.definition.parts, self.key.parts, strict=True)
        return {name: value for part, key in pairs for name, value in key.solution(part).items()}

    def sample_answers(self) -> tuple[SampleAnswer, ...]:
        """Return sample answers for tests: each outcome of each part, with the other parts right if they can be."""
        pairs = tuple(zip(self.definition.parts, self.key.parts, strict=True))
        best = {part.id: _best_sample(key.sample_answers(part)) for part, key in pairs}
        made = [SampleAnswer(Outcome.UNANSWERED, {})]
        for part, key in pairs:
            for sample in key.sample_answers(part):
                raw: RawAnswer = {**sample.raw}
                outcomes = [Outcome.OPEN if _is_skipped(part.optional, sample) else sample.outcome]
                for other, filled in best.items():
                    if other != part.id:
                        raw.update(filled.raw)
                        outcomes.append(filled.outcome)
                if raw:
                    made.append(SampleAnswer(combine_results(PartResult("", each) for each in outcomes).outcome, raw))
        return tuple(made)


def _is_skipped(optional: bool, sample: SampleAnswer) -> bool:
    """Return whether a sample leaves an optional part empty."""
    return optional and sample.outcome is Outcome.UNANSWERED


def _best_sample(samples: Iterable[SampleAnswer]) -> SampleAnswer:
    """Return the first sample that is right, or else open."""
    ranked = (Outcome.RIGHT, Outcome.OPEN)
    found = [sample for outcome in ranked for sample in samples if sample.outcome is outcome]
    return found[0] if found else SampleAnswer(Outcome.OPEN, {})


def make_exercise(
    id_: str,
    prompt: Text,
    built: Iterable[PartWithKey],
    *,
    minutes: int,
    together: Iterable[Phase],
    purpose: Text,
    reveal: Reveal = CHECKED,
    why: Text = "",
    after: Iterable[Text] = (),
    note: Text = "",
    hint: Text = "",
    private: bool = False,
    optional: bool = False,
) -> Exercise:
    """Make an exercise from parts with their keys.

    Args:
        id_: curriculum.topic.exercise, written by hand and never reused.
        minutes: the planned time; 0 only where the exercise is optional.
        together: the phases, in order.
        purpose: what the exercise is for, in one line.
        reveal, why, after, note: see `Reveal` and `Key`.
        private: whether answers are shown to nobody else, on no sheet and on no dashboard.

    Raises:
        DefinitionError: the exercise can't work; the message names it and says why.
    """
    parts, keys = _split_parts_and_keys(id_, tuple(built))
    phases = tuple(together)
    if not all(piece and set(piece) <= _ID_SIGNS for piece in id_.split(".")) or id_.count(".") != 2:
        raise DefinitionError(f"{id_}: an id is package.part.exercise, in small letters, digits and hyphens.")
    if not prompt.strip() or not purpose.strip():
        raise DefinitionError(f"{id_}: needs a prompt and a purpose.")
    if minutes < 0 or (minutes == 0 and not optional):
        raise DefinitionError(f"{id_}: needs minutes.")
    if not any(phase in (Phase.ALONE, Phase.GROUP) for phase in phases) or len(set(phases)) != len(phases):
        raise DefinitionError(f"{id_}: it needs ALONE or GROUP, and each phase only once.")
    if list(phases) != sorted(phases, key=list(Phase).index):
        raise DefinitionError(f"{id_}: phases go from ALONE to GROUP, TALK and PLENARY.")
    if reveal.when == "plenary" and Phase.PLENARY not in phases:
        raise DefinitionError(f"{id_}: its key is revealed in plenary, so `together` needs PLENARY.")
    if reveal.after == id_:
        raise DefinitionError(f"{id_}: its key waits for itself.")
    definition = Definition(
        id=id_,
        prompt=prompt,
        purpose=purpose,
        minutes=minutes,
        together=phases,
        parts=parts,
        reveal=reveal,
        hint=hint,
        private=private,
        optional=optional,
    )
    return Exercise(definition, Key(id=id_, parts=keys, why=why, after=tuple(after), note=note))


_ID_SIGNS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")


def _split_parts_and_keys(id_: str, built: tuple[PartWithKey, ...]) -> tuple[tuple[AnyPart, ...], tuple[AnyKey, ...]]:
    """Return parts and keys apart, after validating the parts' kinds and ids."""
    parts: list[AnyPart] = []
    keys: list[AnyKey] = []
    for part, key in built:
        if not any(type(part) is kind.part and type(key) is kind.key for kind in KINDS):
            raise DefinitionError(f"{id_}: part '{part.id}' is of an unknown kind.")
        if any(other.id == part.id for other in parts):
            raise DefinitionError(f"{id_}: two parts have the id '{part.id}'.")
        if not part.id or not set(part.id) <= _ID_SIGNS:
            raise DefinitionError(f"{id_}: '{part.id}' cannot be a part's id.")
        parts.append(part)
        keys.append(key)
    if not any(field for part in parts for field in fields_of(part.layout())):
        raise DefinitionError(f"{id_}: has nothing to fill in.")
    return tuple(parts), tuple(keys)
