"""Risk scores: likelihood times impact, and a colour."""

from enum import StrEnum

from coopkit.business.money import Amount, whole_number

RED_FROM, AMBER_FROM = 15, 8
HIGHEST_RATING = 5


class RiskLevel(StrEnum):
    """The colour of a risk: red from 15, amber from 8, else green."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"


def risk_score(likelihood: Amount, impact: Amount) -> int:
    """Return likelihood times impact, each a whole number from 1 to 5.

    Raises TypeError for a float, ValueError for a rating out of range. Source: the usual risk matrix.
    """
    ratings = {"likelihood": likelihood, "impact": impact}
    read = {name: whole_number(name, rating, least=1) for name, rating in ratings.items()}
    for name, rating in read.items():
        if rating > HIGHEST_RATING:
            raise ValueError(f"{name} is {rating}: give 1 to {HIGHEST_RATING}")
    return read["likelihood"] * read["impact"]


def risk_level(score: int) -> RiskLevel:
    """Return the colour of a `risk_score`. Source: this workbook's own limits, 15 and 8."""
    if score >= RED_FROM:
        return RiskLevel.RED
    return RiskLevel.AMBER if score >= AMBER_FROM else RiskLevel.GREEN
