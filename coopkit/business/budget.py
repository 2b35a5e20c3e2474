"""Variance analysis: a budget compared with actual amounts, and the effect on the surplus."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from coopkit.business.money import EXACT, Amount, NotDefined, amount


@dataclass(frozen=True)
class Variance:
    """A line's budget and actual amount, money.

    earned: whether more of it is good, as for income or a surplus, but not for a cost.
    """

    line: str
    budget: Decimal
    actual: Decimal
    earned: bool

    @property
    def difference(self) -> Decimal:
        """Return actual less budget, money."""
        return EXACT.subtract(self.actual, self.budget)

    @property
    def on_surplus(self) -> Decimal:
        """Return the effect on the surplus, money: above 0 is favourable, below 0 unfavourable."""
        return self.difference if self.earned else self.difference.copy_negate()

    @property
    def part(self) -> Fraction | NotDefined:
        """Return the difference as an exact fraction of the budget; not defined for a budget of 0 or less."""
        if self.budget <= 0:
            return NotDefined("Nothing was planned here, so there is nothing to measure by.")
        return Fraction(self.difference) / Fraction(self.budget)


def variances(
    budget: Mapping[str, Amount], actual: Mapping[str, Amount], *, earned: Collection[str]
) -> tuple[Variance, ...]:
    """Return the variance of each line that has both amounts, in the order of the budget.

    budget, actual: money by line, at least 0. earned: the lines that are income; all others are costs.
    Raises TypeError for a float, ValueError for an amount below 0; both name the line.
    Source: actual less budget; favourable or not by its effect on the surplus, as in any variance analysis.
    """
    return tuple(
        Variance(line, amount(line, planned, least=0), amount(line, actual[line], least=0), line in earned)
        for line, planned in budget.items()
        if line in actual
    )
