"""Exercises that name others: a key waits for another one, a survey is compared with an earlier one or leads on."""

from collections.abc import Iterable, Iterator, Sequence

from coopkit.exercises import Definition
from coopkit.exercises.kinds.survey import Survey
from coopkit.lint.finding import Finding


def check_links(where: str, definitions: Iterable[Definition], every: Sequence[Definition]) -> Iterator[Finding]:
    """The links of one notebook's exercises.

    Args:
        where: the notebook's place.
        every: the exercises of all notebooks, in their order.
    """
    by_id = {definition.id: definition for definition in every}
    order = {definition.id: place for place, definition in enumerate(every)}
    own = tuple(definitions)
    here = {definition.id for definition in own}
    for definition in own:
        at = f"{where}, {definition.id}"
        if definition.reveal.when == "after":
            yield from _of_reveal(at, definition, by_id)
        for part in definition.parts_of(Survey):
            yield from _of_leads(at, part, definition, here)
            if part.before:
                before = by_id.get(part.before)
                if before is None:
                    yield Finding(at, f"is compared with {part.before}, which is no exercise.")
                elif order[before.id] >= order[definition.id]:
                    yield Finding(at, f"is compared with {before.id}, which does not come before it.")
                else:
                    yield from _of_surveys(at, before, definition)


def _of_leads(at: str, part: Survey, definition: Definition, here: set[str]) -> Iterator[Finding]:
    for statement, exercise in part.leads:
        if exercise not in here:
            yield Finding(at, f"'{statement}' leads to {exercise}, which is no exercise of this session.")
    if (part.leads or part.ways) and not definition.private:
        yield Finding(at, "tells each what follows from their own answers, so it must be private.")


def _of_reveal(at: str, definition: Definition, by_id: dict[str, Definition]) -> Iterator[Finding]:
    way = [definition.id]
    while by_id[way[-1]].reveal.when == "after":
        following = by_id[way[-1]].reveal.after
        if following not in by_id:
            if len(way) == 1:
                yield Finding(at, f"its key waits for {following}, which is no exercise.")
            return
        if following in way:
            yield Finding(at, f"its key waits for ever: {' → '.join((*way, following))}.")
            return
        way.append(following)


def _of_surveys(at: str, before: Definition, after: Definition) -> Iterator[Finding]:
    later = {part.id: part for part in after.parts}
    for part in before.parts:
        if part.id not in later:
            yield Finding(at, f"has no part '{part.id}' as {before.id} has, so nothing can be compared.")
        elif part.wording() != later[part.id].wording():
            yield Finding(at, f"its part '{part.id}' does not ask the same as that of {before.id}.")
