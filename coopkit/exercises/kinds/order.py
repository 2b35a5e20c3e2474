"""Put steps in order."""

from collections.abc import Iterable

from coopkit.exercises.blocks import Block, Cards
from coopkit.exercises.checking import Mark, Outcome, PartResult, combine_outcomes
from coopkit.exercises.fields import Arrange, Option, ParseNumber, RawAnswer, Text, selected_values
from coopkit.exercises.key import Kind, PartKey, PartWithKey, SampleAnswer
from coopkit.exercises.part import Part
from coopkit.exercises.validation import DefinitionError, TextsById, make_options, shuffled, validate_option_ids

FIELD = "order"


class Order(Part, frozen=True, kw_only=True, tag="order"):
    """Steps to put in order, shown in another order than the right one."""

    steps: tuple[Option, ...]

    def layout(self) -> tuple[Block, ...]:
        return (Arrange(FIELD, self.prompt, self.steps), Cards(self.steps))


class OrderKey(PartKey, frozen=True, kw_only=True, tag="order"):
    """The step ids in their right order; with rules, every order that follows them is right too.

    before: pairs of steps, of which the first comes before the second. first, last: the first and the last step.
    others_open: whether any other order that breaks no rule is open instead of right or wrong.
    """

    right: tuple[str, ...]
    before: tuple[tuple[str, str], ...] = ()
    first: str = ""
    last: str = ""
    others_open: bool = False

    @property
    def has_right_answer(self) -> bool:
        return True

    def check(self, part: Part, raw: RawAnswer, parse_number: ParseNumber) -> PartResult:
        name = f"{part.id}.{FIELD}"
        arranged = selected_values(raw, name)
        if set(arranged) != set(self.right):  # nothing, or an order of steps that the notebook no longer has
            return PartResult(part.id, Outcome.UNANSWERED)
        wrong = self.misplaced(arranged)
        if self.others_open and not wrong and arranged != self.right:
            return PartResult(part.id, Outcome.OPEN)
        marks = tuple(Mark(name, Outcome.WRONG if step in wrong else Outcome.RIGHT, step) for step in arranged)
        return PartResult(part.id, combine_outcomes(mark.outcome for mark in marks), marks)

    @property
    def _has_rules(self) -> bool:
        return bool(self.before or self.first or self.last)

    def misplaced(self, arranged: tuple[str, ...]) -> set[str]:
        """Return the steps to mark wrong: those in a broken rule, or out of place if there are no rules."""
        if not self._has_rules:
            moved = {step for step, right in zip(arranged, self.right, strict=True) if step != right}
            return set() if self.others_open else moved
        broken = {step for pair in self.before if arranged.index(pair[0]) > arranged.index(pair[1]) for step in pair}
        for wanted, there in ((self.first, arranged[0]), (self.last, arranged[-1])):
            if wanted and wanted != there:
                broken |= {wanted, there}
        return broken

    def solution(self, part: Part) -> RawAnswer:
        return {f"{part.id}.{FIELD}": list(self.right)}

    def sample_answers(self, part: Part) -> tuple[SampleAnswer, ...]:
        name = f"{part.id}.{FIELD}"
        made = [SampleAnswer(Outcome.UNANSWERED, {}), SampleAnswer(Outcome.RIGHT, self.solution(part))]
        if self._has_rules:
            ends = {self.right[0], self.right[-1]} if self.first or self.last else set()
            every = {step for pair in self.before for step in pair} | ends == set(self.right)
            backwards = list(reversed(self.right))
            return (*made, SampleAnswer(Outcome.WRONG if every else Outcome.PARTLY, {name: list(backwards)}))
        moved = [*self.right[1:], self.right[0]]
        made.append(SampleAnswer(Outcome.OPEN if self.others_open else Outcome.WRONG, {name: list(moved)}))
        if len(self.right) > 2 and not self.others_open:
            swapped = [self.right[1], self.right[0], *self.right[2:]]
            made.append(SampleAnswer(Outcome.PARTLY, {name: list(swapped)}))
        return tuple(made)


def order(
    exercise: str,
    part: str,
    prompt: Text,
    *,
    steps: TextsById,
    before: Iterable[tuple[str, str]] = (),
    first: str = "",
    last: str = "",
    others_open: bool = False,
    optional: bool = False,
) -> PartWithKey:
    """Build steps to put in order; they are listed in the right order, and shown in another.

    Args:
        before: pairs of steps, of which the first must come before the second. With such rules, or `first` and `last`,
            every order that follows them is right.
        first, last: the step that must come first, and the one that must come last.
        others_open: whether any other order that breaks no rule is open instead of right or wrong.

    Raises:
        DefinitionError: fewer than two steps, an id twice, ids that count the steps, a rule with an unknown step, or
            one that the listed order breaks.
    """
    where = f"{exercise} ({part})"
    listed = make_options(where, "steps", steps)
    if _ids_count_up([step.id for step in listed]):
        raise DefinitionError(
            f"{where}: the ids count the steps, which would reveal the order; name them by what they are."
        )
    rules = tuple(before)
    validate_option_ids(where, "a rule's step", [step for pair in rules for step in pair], listed)
    validate_option_ids(where, "the step", [step for step in (first, last) if step], listed)
    key = OrderKey(
        right=tuple(step.id for step in listed), before=rules, first=first, last=last, others_open=others_open
    )
    broken = key.misplaced(key.right)
    if broken:
        raise DefinitionError(f"{where}: the order listed breaks a rule for {', '.join(sorted(broken))}.")
    return Order(id=part, prompt=prompt, steps=shuffled(listed, where), optional=optional), key


def _ids_count_up(ids: list[str]) -> bool:
    """Return whether the ids count up: "a", "b" or "step-1", "step-2"."""
    stems = {id_.rstrip("0123456789") for id_ in ids}
    numbered = len(stems) == 1
    return (numbered or all(len(id_) == 1 for id_ in ids)) and ids == sorted(ids, key=lambda id_: (len(id_), id_))


KIND = Kind(Order, OrderKey, {"Order": order})
