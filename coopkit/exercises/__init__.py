"""Exercises: what can be asked, what is right, and what a check says. Pure: no input, output, clock or widgets."""

from coopkit.exercises.accept import Refused, accept, problems, values
from coopkit.exercises.exercise import (
    CHECKED,
    IN_PLENARY,
    Definition,
    Exercise,
    Key,
    Phase,
    Reveal,
    make,
    revealed_after,
)
from coopkit.exercises.fields import Raw, Text
from coopkit.exercises.initial_values import filled, with_given_slides
from coopkit.exercises.part import DefinitionError, ParseNumber
from coopkit.exercises.results import Mark, Outcome, PartResult, Result

__all__ = [
    "CHECKED",
    "IN_PLENARY",
    "Definition",
    "DefinitionError",
    "Exercise",
    "Key",
    "Mark",
    "Outcome",
    "ParseNumber",
    "PartResult",
    "Phase",
    "Raw",
    "Refused",
    "Result",
    "Reveal",
    "Text",
    "accept",
    "filled",
    "make",
    "problems",
    "revealed_after",
    "values",
    "with_given_slides",
]
