"""Risks and dangers that a group has rated: likelihood and impact from 1 to 5, the score, measures and names."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from coopkit.business.feasibility.risks import HIGHEST_RATING, RiskLevel, risk_level, risk_score
from coopkit.portfolio.group_answers import AnswerRow


@dataclass(frozen=True)
class RatedRow:
    """A row of a risk table with both ratings."""

    row: AnswerRow
    likelihood: int
    impact: int

    @property
    def score(self) -> int:
        """Likelihood × impact."""
        return risk_score(self.likelihood, self.impact)

    @property
    def level(self) -> RiskLevel:
        """Red, amber or green."""
        return risk_level(self.score)

    @property
    def measure(self) -> str:
        """What the group does about it, "" if it hasn't said."""
        return self.row.words("measure")

    @property
    def who(self) -> str:
        """Who does it, "" if nobody is named."""
        return self.row.words("who")

    @property
    def is_bare(self) -> bool:
        """Whether the risk is red, but without a measure or a name."""
        return self.level is RiskLevel.RED and not (self.measure and self.who)


def rated_and_unrated(
    rows: Iterable[AnswerRow], impact: str = "impact"
) -> tuple[tuple[RatedRow, ...], tuple[AnswerRow, ...]]:
    """Return the rows with both ratings, the highest score first, and the rows without.

    impact: the column of the second rating.
    """
    rated: list[RatedRow] = []
    unrated: list[AnswerRow] = []
    for row in rows:
        numbers = [whole_rating(row.number(column)) for column in ("likelihood", impact)]
        if numbers[0] is None or numbers[1] is None:
            unrated.append(row)
        else:
            rated.append(RatedRow(row, numbers[0], numbers[1]))
    return tuple(sorted(rated, key=lambda each: -each.score)), tuple(unrated)


def whole_rating(value: Decimal | None) -> int | None:
    """Return a rating as an int from 1 to 5; None for anything else."""
    return int(value) if value is not None and value in range(1, HIGHEST_RATING + 1) else None
