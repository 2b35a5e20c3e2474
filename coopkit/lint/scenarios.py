"""Scenarios, as learners get them: every way ends, every question is reached, every choice tells what comes of it."""

from collections.abc import Iterable, Iterator, Mapping

from coopkit.exercises import Exercise
from coopkit.exercises.blocks import ScenarioStep
from coopkit.exercises.kinds.scenario import Consequence, Scenario, ScenarioKey
from coopkit.lint.finding import Finding


def check_scenarios(where: str, exercises: Iterable[Exercise]) -> Iterator[Finding]:
    """The scenarios of one notebook.

    Args:
        where: the notebook's place.
    """
    for exercise in exercises:
        for part, key in zip(exercise.definition.parts, exercise.key.parts, strict=True):
            if isinstance(part, Scenario) and isinstance(key, ScenarioKey):
                at = f"{where}, {exercise.id}" + (f" ({part.id})" if len(exercise.definition.parts) > 1 else "")
                yield from _of_ways(at, part)
                yield from _of_outcomes(at, part, key)


def _of_ways(at: str, part: Scenario) -> Iterator[Finding]:
    turns = {turn.field.id: turn for turn in part.turns}
    first = part.turns[0].field.id
    reached = _reached(first, turns)
    for id_, turn in turns.items():
        if id_ not in reached:
            yield Finding(at, f"no choice leads to the question '{id_}'.")
        for choice, follows in turn.follows:
            if follows and follows not in turns:
                yield Finding(at, f"'{choice}' leads to '{follows}', which is no question.")
            elif follows and id_ in _reached(follows, turns):
                yield Finding(at, f"from '{choice}' a way leads back to the question '{id_}', so it never ends.")
        for option in turn.field.options:
            if option.id not in dict(turn.follows):
                yield Finding(at, f"'{option.id}' leads nowhere and does not end the way.")


def _reached(first: str, turns: Mapping[str, ScenarioStep]) -> set[str]:
    """The questions that can be asked from this one on."""
    found: set[str] = set()
    waiting = [first]
    while waiting:
        at = waiting.pop()
        if at in turns and at not in found:
            found.add(at)
            waiting += [follows for _, follows in turns[at].follows]
    return found


def _of_outcomes(at: str, part: Scenario, key: ScenarioKey) -> Iterator[Finding]:
    told = {(each.turn, each.choice): each for each in key.told}
    for turn in part.turns:
        follows = dict(turn.follows)
        for option in turn.field.options:
            outcome = told.get((turn.field.id, option.id))
            if outcome is None or not outcome.text.strip():
                yield Finding(at, f"nothing comes of '{option.id}' in '{turn.field.id}'; say what does.")
            elif not follows.get(option.id):
                yield from _of_end(at, outcome, several=len(part.turns) > 1)


def _of_end(at: str, end: Consequence, *, several: bool) -> Iterator[Finding]:
    """Where a case is one question, what comes of the choice says it all; a way of several leads to a lesson."""
    if end.strength is None:
        yield Finding(at, f"'{end.choice}' in '{end.turn}' ends the way; say how far it carries.")
    if several and not end.lesson.strip():
        yield Finding(at, f"'{end.choice}' in '{end.turn}' ends the way without a lesson; write one sentence.")
