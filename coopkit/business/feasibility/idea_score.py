"""Scoring a business idea: six weighted criteria, and the verdict that follows from the total.

Source of weights and rules: this workbook's own; weighted scoring is the usual method.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType

from coopkit.business.money import Amount, amount

WEIGHTS: Mapping[str, int] = MappingProxyType(
    {"need": 25, "demand": 25, "skills": 15, "money": 15, "joint": 15, "community": 5}
)
"""Percent of the total, by criterion; together 100."""

LOWEST, HIGHEST = 1, 5
WEAK_BELOW = Fraction(3, 2)
DROP_BELOW = Fraction(5, 2)
TAKE_FROM = Fraction(7, 2)


class Verdict(StrEnum):
    """What to do with an idea."""

    DROP = "drop"
    REWORK_FIRST = "rework-first"
    TAKE = "take"
    REWORK = "rework"


@dataclass(frozen=True)
class IdeaScore:
    """An idea's score.

    points: for each criterion weight × score. total: the weighted mean, from 1 to 5, exact.
    weak_criteria: the criteria with scores so low that they must be reworked first, whatever the total.
    """

    points: Mapping[str, Fraction]
    total: Fraction
    weak_criteria: tuple[str, ...]
    verdict: Verdict


def idea_score(scores: Mapping[str, Amount]) -> IdeaScore:
    """Score one idea.

    scores: for each criterion of WEIGHTS a number from 1 (poor) to 5 (strong); a median may lie between two.
    The rules, in this order: a total below 2.5 drops the idea; a criterion below 1.5 is reworked first;
    a total from 3.5 up takes the idea further; the rest is reworked. They compare exact values.
    Raises TypeError for a float, ValueError for a criterion too many or too few, or a score out of range.
    Source: weighted scoring with this workbook's own weights and rules.
    """
    if set(scores) != set(WEIGHTS):
        raise ValueError(f"scores has {', '.join(sorted(scores)) or 'nothing'}: give a score for {', '.join(WEIGHTS)}")
    exact = {name: _score(name, scores[name]) for name in WEIGHTS}
    points = {name: weight * exact[name] for name, weight in WEIGHTS.items()}
    total = sum(points.values(), Fraction(0)) / sum(WEIGHTS.values())
    weak_criteria = tuple(name for name, score in exact.items() if score < WEAK_BELOW)
    return IdeaScore(points, total, weak_criteria, _verdict(total, weak_criteria))


def _score(name: str, value: Amount) -> Fraction:
    """Return a score as an exact number; raises ValueError if it isn't between 1 and 5."""
    score = Fraction(amount(name, value, least=LOWEST))
    if score > HIGHEST:
        raise ValueError(f"{name} is {value!r}: a score goes from {LOWEST} to {HIGHEST}")
    return score


def _verdict(total: Fraction, weak_criteria: tuple[str, ...]) -> Verdict:
    """Return what to do with an idea: the first rule that applies decides."""
    if total < DROP_BELOW:
        return Verdict.DROP
    if weak_criteria:
        return Verdict.REWORK_FIRST
    return Verdict.TAKE if total >= TAKE_FROM else Verdict.REWORK
