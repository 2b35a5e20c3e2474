"""Exercises by themselves: calculators get the inputs they need, and each kind finds no mistake in its parts."""

from collections.abc import Iterable, Iterator

from coopkit.calculators import CALCULATORS
from coopkit.exercises import Exercise
from coopkit.exercises.kinds.calculator import Calculator
from coopkit.lint.finding import Finding
from coopkit.lint.notebook_source import NotebookSource


def check_calculators(source: NotebookSource, exercises: Iterable[Exercise]) -> Iterator[Finding]:
    """Yield calculators without a calculation, with other inputs than it takes, or that may reveal what is right.

    Args:
        source: the notebook.
        exercises: its exercises.
    """
    for exercise in exercises:
        location, judged = source.of_exercise(exercise.id), any(key.has_right_answer for key in exercise.key.parts)
        for part in exercise.definition.parts_of(Calculator):
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


def check_kinds(source: NotebookSource, exercises: Iterable[Exercise]) -> Iterator[Finding]:
    """Yield what each kind finds in its parts, such as a scenario's choice without a consequence.

    Args:
        source: the notebook.
        exercises: its exercises.
    """
    for exercise in exercises:
        for part, key in zip(exercise.definition.parts, exercise.key.parts, strict=True):
            which = f"In the part '{part.id}': " if len(exercise.definition.parts) > 1 else ""
            for message in key.mistakes(part):
                yield Finding(source.of_exercise(exercise.id), f"{which}{message}")
