"""Bring steps into their order."""

from coopkit.exercises.fields import Arrange, Block, Cards, Option, Raw, Text
from coopkit.exercises.part import Built, DefinitionError, Listed, ParseNumber, Part, PartKey, Sample, options_of, picks
from coopkit.exercises.results import Mark, Outcome, PartResult, together
from coopkit.exercises.shuffle import shuffled

FIELD = "order"


class Order(Part, frozen=True, kw_only=True, tag="order"):
    """Steps to be arranged, shown in another order than the right one."""

    steps: tuple[Option, ...]

    def layout(self) -> tuple[Block, ...]:
        return (Arrange(FIELD, self.prompt, self.steps), Cards(self.steps))


class OrderKey(PartKey, frozen=True, kw_only=True, tag="order"):
    """The step ids in their right order."""

    right: tuple[str, ...]

    def check(self, part: Part, raw: Raw, parse_number: ParseNumber) -> PartResult:
        name = f"{part.id}.{FIELD}"
        given = picks(raw, name)
        if set(given) != set(self.right):  # nothing, or an order of steps that the notebook no longer has
            return PartResult(part.id, Outcome.UNANSWERED)
        marks = tuple(
            Mark(name, Outcome.RIGHT if step == right else Outcome.WRONG, step)
            for step, right in zip(given, self.right, strict=True)
        )
        return PartResult(part.id, together(mark.outcome for mark in marks), marks)

    def solution(self, part: Part) -> Raw:
        return {f"{part.id}.{FIELD}": list(self.right)}

    def samples(self, part: Part) -> tuple[Sample, ...]:
        name = f"{part.id}.{FIELD}"
        moved = [*self.right[1:], self.right[0]]
        made = [
            Sample(Outcome.UNANSWERED, {}),
            Sample(Outcome.RIGHT, self.solution(part)),
            Sample(Outcome.WRONG, {name: list(moved)}),
        ]
        if len(self.right) > 2:
            swapped = [self.right[1], self.right[0], *self.right[2:]]
            made.append(Sample(Outcome.PARTLY, {name: list(swapped)}))
        return tuple(made)


def order(exercise: str, part: str, prompt: Text, *, steps: Listed, optional: bool = False) -> Built:
    """An order: the steps are listed as they belong, and shown in another order.

    Raises:
        DefinitionError: fewer than two steps, an id twice, ids that count the steps.
    """
    where = f"{exercise} ({part})"
    listed = options_of(where, "steps", steps)
    if _are_counted([step.id for step in listed]):
        raise DefinitionError(
            f"{where}: the ids count the steps, which would tell the order; name them by what they are."
        )
    return (
        Order(id=part, prompt=prompt, steps=shuffled(listed, where), optional=optional),
        OrderKey(right=tuple(step.id for step in listed)),
    )


def _are_counted(ids: list[str]) -> bool:
    """Whether the ids are one sign each, or one word with numbers, and rise: "a", "b" or "step-1", "step-2"."""
    stems = {id_.rstrip("0123456789") for id_ in ids}
    numbered = len(stems) == 1
    return (numbered or all(len(id_) == 1 for id_ in ids)) and ids == sorted(ids, key=lambda id_: (len(id_), id_))
