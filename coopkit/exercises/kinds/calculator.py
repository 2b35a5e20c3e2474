"""A calculator: numbers in, a named calculation of ours, a sentence and the formula out."""

from collections.abc import Iterable
from typing import ClassVar

from coopkit.exercises.blocks import Block, CalculationOutput
from coopkit.exercises.fields import Input, NumberField, PickOne, Slider, Text
from coopkit.exercises.key import Built, Kind, OpenKey
from coopkit.exercises.part import Part
from coopkit.exercises.texts import Translatable
from coopkit.exercises.validation import DefinitionError, cells_of


class Calculator(Part, frozen=True, kw_only=True, tag="calculator"):
    """Numbers for a calculation; without numbers of its own it takes the answers of the whole exercise.

    waits: whether its result is hidden until the check, beside a part with a right answer; None if not decided.
    """

    checkable: ClassVar[bool] = False
    usually_optional: ClassVar[bool] = True
    calculation: str
    inputs: tuple[Input, ...] = ()
    waits: bool | None = None

    def layout(self) -> tuple[Block, ...]:
        return (*self.inputs, CalculationOutput(self.waits is not False))


class CalculatorKey(OpenKey, frozen=True, kw_only=True, tag="calculator"):
    """Open: what is computed depends on what is put in."""

    def open_note(self) -> Translatable | None:
        return None


def calculator(
    exercise: str,
    part: str,
    prompt: Text,
    *,
    calculation: str,
    inputs: Iterable[Input] = (),
    waits: bool | None = None,
    example: Text = "",
    optional: bool = True,
) -> Built:
    """A calculator.

    Args:
        calculation: its name in the table of calculations.
        inputs: numbers, sliders and choices, their ids the calculation's arguments; where it takes the whole
            exercise's answers, what else it asks for.
        waits: beside a part that is judged, True where the result could tell what is right, so that it comes with the
            key; False where it cannot, or where it is there to find the answer with.

    Raises:
        DefinitionError: no calculation, an argument twice, or no input in a part that must be filled in.
    """
    where = f"{exercise} ({part})"
    fields = tuple(inputs)
    cells_of(where, "inputs", fields)
    for field in fields:
        if not isinstance(field, NumberField | Slider | PickOne):
            raise DefinitionError(f"{where}, {field.id}: a calculator asks for numbers, sliders and choices only.")
    if not calculation:
        raise DefinitionError(f"{where}: a calculator needs the name of a calculation.")
    if not fields and not optional:
        raise DefinitionError(f"{where}: a calculator without inputs has nothing to fill in, so it must be optional.")
    return (
        Calculator(id=part, prompt=prompt, calculation=calculation, inputs=fields, waits=waits, optional=optional),
        CalculatorKey(example=example),
    )


KIND = Kind(Calculator, CalculatorKey, {"Calculation": calculator})
