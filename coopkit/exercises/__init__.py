"""Exercises: definitions, keys and checks. Pure: no input, output, clock or widgets."""

from coopkit.exercises.accept import Refused, accept_answer, find_problems, read_values
from coopkit.exercises.checking import Mark, Outcome, PartResult, Result
from coopkit.exercises.definition import CHECKED, IN_PLENARY, Definition, Key, Phase, Reveal, revealed_after
from coopkit.exercises.exercise import Exercise, make_exercise
from coopkit.exercises.fields import ParseNumber, RawAnswer, Text, UnusableNumber
from coopkit.exercises.initial_values import with_initial_values, with_slider_positions
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
    "RawAnswer",
    "Refused",
    "Result",
    "Reveal",
    "Text",
    "UnusableNumber",
    "accept_answer",
    "find_problems",
    "make_exercise",
    "read_values",
    "revealed_after",
    "with_initial_values",
    "with_slider_positions",
]
