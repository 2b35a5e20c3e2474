"""Two scored cases, own design: weights, and scores by form for each criterion."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from coopkit.business.structures.comparison import CRITERIA, FORMS, CriterionScores

IDS = tuple(criterion.id for criterion in CRITERIA)

BUYOUT_WEIGHTS = dict(zip(IDS, (5, 3, 5, 4, 4, 4), strict=True))
BUYOUT_SCORES = ("02132", "02131", "02133", "02130", "11320", "00331")

METAL_WEIGHTS = dict(zip(IDS, (3, 2, 2, 2, 5, 3), strict=True))
METAL_SCORES = ("02231", "02231", "02133", "12230", "11310", "00331")


def cells(rows: tuple[str, ...]) -> dict[tuple[str, str], CriterionScores]:
    """The cells of a case, one score of the whole group in each."""
    return {
        (criterion, form): CriterionScores((int(score),))
        for criterion, row in zip(IDS, rows, strict=True)
        for form, score in zip(FORMS, row, strict=True)
    }


def percent(share: Fraction) -> str:
    """A share in percent with one decimal, half up, as the curriculum prints it."""
    return str((Decimal(share.numerator) * 100 / share.denominator).quantize(Decimal("0.1"), ROUND_HALF_UP))
