"""Exercises by themselves: calculators that compute with what is asked."""

from collections.abc import Iterable, Iterator

from coopkit.calculators import CALCULATORS
from coopkit.exercises import Definition
from coopkit.exercises.calculator import Calculator
from coopkit.lint.finding import Finding


def check_exercises(where: str, definitions: Iterable[Definition]) -> Iterator[Finding]:
    """The calculators: there is such a calculation, and its arguments are the inputs.

    Args:
        where: the notebook's place.
    """
    for definition in definitions:
        for part in definition.parts:
            if isinstance(part, Calculator):
                yield from _of_calculator(f"{where}, {definition.id}", part)


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
