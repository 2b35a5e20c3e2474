"""Exercises: definitions, keys and checks. Pure: no input, output, clock or widgets."""

from coopkit.exercises.accept import Refused, accept, problems, values
from coopkit.exercises.checking import Mark, Outcome, PartResult, Result
from coopkit.exercises.definition import CHECKED, IN_PLENARY, Definition, Key, Phase, Reveal, revealed_after
from coopkit.exercises.exercise import Exercise, make
from coopkit.exercises.fields import ParseNumber, Raw, Text
from coopkit.exercises.initial_values import filled, with_given_slides
from coopkit.exercises.validation import DefinitionError

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
