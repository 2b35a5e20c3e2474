"""What a notebook imports: `from coopkit.workbook import *`."""

from coopkit.authoring.columns import choice, digits, figure, note, scale, slide, words
from coopkit.authoring.kinds import (
    Calculation,
    Checklist,
    ChooseMany,
    ChooseOne,
    Match,
    MatchGrid,
    Number,
    Order,
    Parts,
    RolePlay,
    Scenario,
    ShortText,
    Sort,
    Survey,
    Table,
)
from coopkit.exercises.blocks import Round
from coopkit.exercises.exercise import CHECKED, IN_PLENARY, Phase, revealed_after
from coopkit.exercises.kinds.scenario import Ask, Choice, Strength

ALONE, GROUP, TALK, PLENARY = Phase.ALONE, Phase.GROUP, Phase.TALK, Phase.PLENARY
WEAK, PARTLY, STRONG = Strength.WEAK, Strength.PARTLY, Strength.STRONG

__all__ = [
    "ALONE",
    "CHECKED",
    "GROUP",
    "IN_PLENARY",
    "PARTLY",
    "PLENARY",
    "STRONG",
    "TALK",
    "WEAK",
    "Ask",
    "Calculation",
    "Checklist",
    "Choice",
    "ChooseMany",
    "ChooseOne",
    "Match",
    "MatchGrid",
    "Number",
    "Order",
    "Parts",
    "RolePlay",
    "Round",
    "Scenario",
    "ShortText",
    "Sort",
    "Survey",
    "Table",
    "choice",
    "digits",
    "figure",
    "note",
    "revealed_after",
    "scale",
    "slide",
    "words",
]
