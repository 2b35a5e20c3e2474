"""A calculator: inputs for a named calculation, whose result is shown as a sentence and a formula."""

from collections.abc import Iterable
from typing import ClassVar

from coopkit.exercises.blocks import Block, CalculationOutput
from coopkit.exercises.fields import Input, NumberField, PickOne, Slider, Text
from coopkit.exercises.key import Kind, OpenKey, PartWithKey
from coopkit.exercises.part import Part
from coopkit.exercises.texts import Translatable
from coopkit.exercises.validation import DefinitionError, validate_fields


class Calculator(Part, frozen=True, kw_only=True, tag="calculator"):
    """Inputs for a calculation; without inputs of its own it works with the answers to the whole exercise.

    waits: whether its result is hidden until the key is revealed; None if the author doesn't say.
    """

    checkable: ClassVar[bool] = False
    usually_optional: ClassVar[bool] = True
    calculation: str
    inputs: tuple[Input, ...] = ()
    waits: bool | None = None

    def layout(self) -> tuple[Block, ...]:
        return (*self.inputs, CalculationOutput(self.waits is not False))


class CalculatorKey(OpenKey, frozen=True, kw_only=True, tag="calculator"):
    """The key of a calculator, which has no right answer."""

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
) -> PartWithKey:
    """Build a calculator.

    Args:
        calculation: its name in the table of calculations.
        inputs: numbers, sliders and choices, whose ids are the calculation's arguments; for a calculation that works
            with the whole exercise's answers, further inputs.
        waits: beside a part with a right answer, True if the result could give that answer away, so that it is hidden
            until the key is revealed; False if it can't, or if it is there to find the answer.

    Raises:
        DefinitionError: no calculation, an argument twice, or no input in a part that must be filled in.
    """
    where = f"{exercise} ({part})"
    fields = tuple(inputs)
    validate_fields(where, "inputs", fields)
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
