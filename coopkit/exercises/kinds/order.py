"""Bring steps into their order."""

from collections.abc import Iterable

from coopkit.exercises.blocks import Block, Cards
from coopkit.exercises.checking import Mark, Outcome, PartResult, together
from coopkit.exercises.fields import Arrange, Option, ParseNumber, Raw, Text, picks
from coopkit.exercises.key import Built, Kind, PartKey, SampleAnswer
from coopkit.exercises.part import Part
from coopkit.exercises.validation import DefinitionError, Listed, must_be_among, options_of, shuffled

FIELD = "order"


class Order(Part, frozen=True, kw_only=True, tag="order"):
    """Steps to be arranged, shown in another order than the right one."""

    steps: tuple[Option, ...]

    def layout(self) -> tuple[Block, ...]:
        return (Arrange(FIELD, self.prompt, self.steps), Cards(self.steps))


class OrderKey(PartKey, frozen=True, kw_only=True, tag="order"):
    """The step ids in their right order; with rules, every order that keeps them is right too.

    before: pairs of which the first step comes before the second. first, last: the steps that must be there.
    others_open: an order that breaks no rule, and is not the right one, is to be talked about.
    """

    right: tuple[str, ...]
    before: tuple[tuple[str, str], ...] = ()
    first: str = ""
    last: str = ""
    others_open: bool = False

    @property
    def judges(self) -> bool:
        return True

    def check(self, part: Part, raw: Raw, parse_number: ParseNumber) -> PartResult:
        name = f"{part.id}.{FIELD}"
        given = picks(raw, name)
        if set(given) != set(self.right):  # nothing, or an order of steps that the notebook no longer has
            return PartResult(part.id, Outcome.UNANSWERED)
        wrong = self.misplaced(given)
        if self.others_open and not wrong and given != self.right:
            return PartResult(part.id, Outcome.OPEN)
        marks = tuple(Mark(name, Outcome.WRONG if step in wrong else Outcome.RIGHT, step) for step in given)
        return PartResult(part.id, together(mark.outcome for mark in marks), marks)

    @property
    def _ruled(self) -> bool:
        return bool(self.before or self.first or self.last)

    def misplaced(self, given: tuple[str, ...]) -> set[str]:
        """Return the steps to mark wrong: those in a broken rule, or out of place if there are no rules."""
        if not self._ruled:
            moved = {step for step, right in zip(given, self.right, strict=True) if step != right}
            return set() if self.others_open else moved
        broken = {step for pair in self.before if given.index(pair[0]) > given.index(pair[1]) for step in pair}
        for wanted, there in ((self.first, given[0]), (self.last, given[-1])):
            if wanted and wanted != there:
                broken |= {wanted, there}
        return broken

    def solution(self, part: Part) -> Raw:
        return {f"{part.id}.{FIELD}": list(self.right)}

    def samples(self, part: Part) -> tuple[SampleAnswer, ...]:
        name = f"{part.id}.{FIELD}"
        made = [SampleAnswer(Outcome.UNANSWERED, {}), SampleAnswer(Outcome.RIGHT, self.solution(part))]
        if self._ruled:
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
    steps: Listed,
    before: Iterable[tuple[str, str]] = (),
    first: str = "",
    last: str = "",
    others_open: bool = False,
    optional: bool = False,
) -> Built:
    """An order: the steps are listed as they belong, and shown in another order.

    Args:
        before: pairs of which the first step must come before the second. With these, or `first` and `last`, the
            listed order is one that fits, and every other that keeps the rules fits too.
        first, last: the step that must come first, and the one that must come last.
        others_open: another order that breaks no rule is to be talked about.

    Raises:
        DefinitionError: fewer than two steps, an id twice, ids that count the steps, a rule that names no step or
            that the listed order breaks.
    """
    where = f"{exercise} ({part})"
    listed = options_of(where, "steps", steps)
    if _are_counted([step.id for step in listed]):
        raise DefinitionError(
            f"{where}: the ids count the steps, which would reveal the order; name them by what they are."
        )
    rules = tuple(before)
    must_be_among(where, "a rule's step", [step for pair in rules for step in pair], listed)
    must_be_among(where, "the step", [step for step in (first, last) if step], listed)
    key = OrderKey(
        right=tuple(step.id for step in listed), before=rules, first=first, last=last, others_open=others_open
    )
    broken = key.misplaced(key.right)
    if broken:
        raise DefinitionError(f"{where}: the order listed breaks a rule for {', '.join(sorted(broken))}.")
    return Order(id=part, prompt=prompt, steps=shuffled(listed, where), optional=optional), key


def _are_counted(ids: list[str]) -> bool:
    """Return whether the ids count up: "a", "b" or "step-1", "step-2"."""
    stems = {id_.rstrip("0123456789") for id_ in ids}
    numbered = len(stems) == 1
    return (numbered or all(len(id_) == 1 for id_ in ids)) and ids == sorted(ids, key=lambda id_: (len(id_), id_))


KIND = Kind(Order, OrderKey, {"Order": order})
