"""Exercises by themselves: calculators get the inputs they need, and every way through a scenario ends."""

from collections.abc import Iterable, Iterator, Mapping

from coopkit.calculators import CALCULATORS
from coopkit.exercises import Exercise
from coopkit.exercises.blocks import ScenarioStep
from coopkit.exercises.kinds.calculator import Calculator
from coopkit.exercises.kinds.scenario import Consequence, Scenario, ScenarioKey
from coopkit.lint.finding import Finding
from coopkit.lint.notebook_source import NotebookSource


def check_calculators(source: NotebookSource, exercises: Iterable[Exercise]) -> Iterator[Finding]:
    """Yield calculators without a calculation, with other inputs than it takes, or that may reveal what is right.

    Args:
        source: the notebook.
        exercises: its exercises.
    """
    for exercise in exercises:
        location, judged = source.of_exercise(exercise.id), any(key.judges for key in exercise.key.parts)
        for part in exercise.definition.parts:
            if isinstance(part, Calculator):
                yield from (Finding(location, message) for message in _check_inputs(part))
                if judged and part.waits is None:
                    message = f"The calculator '{part.id}' is beside a part that has a right answer."
                    advice = "Write waits=True if its result could reveal it, or waits=False if it can be seen before."
                    yield Finding(location, f"{message} {advice}")


def _check_inputs(part: Calculator) -> Iterator[str]:
    calculation = CALCULATORS.get(part.calculation)
    if calculation is None:
        yield f"There is no calculation '{part.calculation}'. There are: {', '.join(sorted(CALCULATORS))}."
        return
    if calculation.arguments is None:
        return
    given, needed = {field.id for field in part.inputs}, set(calculation.arguments)
    for name in sorted(needed - given):
        yield f"The calculation '{part.calculation}' needs an input '{name}'."
    for name in sorted(given - needed):
        yield f"The calculation '{part.calculation}' has no input '{name}'."


def check_scenarios(source: NotebookSource, exercises: Iterable[Exercise]) -> Iterator[Finding]:
    """Yield ways that don't end, questions that nobody reaches, and choices without a consequence.

    Args:
        source: the notebook.
        exercises: its exercises.
    """
    for exercise in exercises:
        for part, key in zip(exercise.definition.parts, exercise.key.parts, strict=True):
            if isinstance(part, Scenario) and isinstance(key, ScenarioKey):
                location = source.of_exercise(exercise.id)
                which = f"In the part '{part.id}': " if len(exercise.definition.parts) > 1 else ""
                for message in (*_check_ways(part), *_check_outcomes(part, key)):
                    yield Finding(location, f"{which}{message}")


def _check_ways(part: Scenario) -> Iterator[str]:
    turns = {turn.field.id: turn for turn in part.turns}
    first = part.turns[0].field.id
    reached = _reached(first, turns)
    for id_, turn in turns.items():
        if id_ not in reached:
            yield f"No choice leads to the question '{id_}'."
        for choice, follows in turn.follows:
            if follows and follows not in turns:
                yield f"'{choice}' leads to '{follows}', which isn't a question."
            elif follows and id_ in _reached(follows, turns):
                yield f"'{choice}' can lead back to the question '{id_}', so the scenario may never end."
        for option in turn.field.options:
            if option.id not in dict(turn.follows):
                yield f"'{option.id}' doesn't lead to a question, and doesn't end the scenario either."


def _reached(first: str, turns: Mapping[str, ScenarioStep]) -> set[str]:
    """Return the questions that can follow, this one included."""
    found: set[str] = set()
    waiting = [first]
    while waiting:
        at = waiting.pop()
        if at in turns and at not in found:
            found.add(at)
            waiting += [follows for _, follows in turns[at].follows]
    return found


def _check_outcomes(part: Scenario, key: ScenarioKey) -> Iterator[str]:
    told = {(each.turn, each.choice): each for each in key.told}
    for turn in part.turns:
        follows = dict(turn.follows)
        for option in turn.field.options:
            outcome = told.get((turn.field.id, option.id))
            if outcome is None or not outcome.text.strip():
                yield f"Nothing happens after '{option.id}' in '{turn.field.id}'. Write what does."
            elif not follows.get(option.id):
                yield from _check_end(outcome, several=len(part.turns) > 1)


def _check_end(end: Consequence, *, several: bool) -> Iterator[str]:
    """Yield what an end lacks; where a scenario is a single question, its outcome is lesson enough."""
    if end.strength is None:
        yield f"'{end.choice}' in '{end.turn}' ends the scenario. Say how good it is: WEAK, PARTLY or STRONG."
    if several and not end.lesson.strip():
        yield f"'{end.choice}' in '{end.turn}' ends the scenario without a lesson. Write one sentence."
