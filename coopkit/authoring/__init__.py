"""The names that a notebook gets by `from coopkit.workbook import *`."""

from coopkit.authoring.field_builders import choice, digits, figure, note, scale, slide, words
from coopkit.authoring.kinds import HELPERS, MAKERS, Parts
from coopkit.exercises.definition import CHECKED, IN_PLENARY, Phase, revealed_after

globals().update({phase.name: phase for phase in Phase} | MAKERS | HELPERS)

__all__ = [
    "CHECKED",
    "IN_PLENARY",
    "Parts",
    "choice",
    "digits",
    "figure",
    "note",
    "revealed_after",
    "scale",
    "slide",
    "words",
    *(phase.name for phase in Phase),
    *MAKERS,
    *HELPERS,
]
