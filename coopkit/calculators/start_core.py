"""The calculations of Start.Coop, S1, core members and business idea."""

from coopkit.calculators.computed import Calculation
from coopkit.calculators.start_core_ideas import IDEA_SCORE
from coopkit.calculators.start_core_members import SKILLS_GAPS
from coopkit.calculators.start_core_problems import PROBLEM_SCORE

CORE: tuple[Calculation, ...] = (SKILLS_GAPS, PROBLEM_SCORE, IDEA_SCORE)
