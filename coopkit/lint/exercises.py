"""Exercises by themselves: what each kind finds in its parts, and whether calculators fit their calculations."""

from collections.abc import Iterable, Iterator

from coopkit.calculators import CALCULATORS
from coopkit.exercises import Exercise
from coopkit.exercises.kinds.calculator import Calculator
from coopkit.lint.finding import Finding


def check_exercises(where: str, exercises: Iterable[Exercise]) -> Iterator[Finding]:
    """What is wrong in the exercises of one notebook, whatever else there is.

    Args:
        where: the notebook's place.
    """
    for exercise in exercises:
        at, judged = f"{where}, {exercise.id}", any(key.judges for key in exercise.key.parts)
        yield from _of_parts(at, exercise)
        for part in exercise.definition.parts_of(Calculator):
            yield from _of_calculator(at, part)
            if judged and part.waits is None:
                yield Finding(
                    at,
                    f"the calculator '{part.id}' is beside a part that is judged: write waits=True if its result "
                    "could tell what is right, or waits=False if it may be seen before the check.",
                )


def _of_parts(at: str, exercise: Exercise) -> Iterator[Finding]:
    """What each kind finds in its own parts."""
    parts = exercise.definition.parts
    for part, key in zip(parts, exercise.key.parts, strict=True):
        where = at if len(parts) == 1 else f"{at} ({part.id})"
        yield from (Finding(where, mistake) for mistake in key.mistakes(part))


def _of_calculator(where: str, part: Calculator) -> Iterator[Finding]:
    calculation = CALCULATORS.get(part.calculation)
    if calculation is None:
        yield Finding(where, f"there is no calculation '{part.calculation}'.")
        return
    if calculation.arguments is None:
        return
    asked = {field.id for field in part.inputs}
    wanted = set(calculation.arguments)
    for name in sorted(wanted - asked):
        yield Finding(where, f"the calculation '{part.calculation}' needs an input '{name}'.")
    for name in sorted(asked - wanted):
        yield Finding(where, f"the calculation '{part.calculation}' takes no input '{name}'.")
