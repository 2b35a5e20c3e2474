"""The ratios for members and lenders: name, format and meaning of each."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from coopkit.business.money import NotDefined
from coopkit.i18n import N_, LazyText, Money, Percent, lazy
from coopkit.report.blocks import TableCell

RatioValue = Decimal | Fraction | NotDefined


@dataclass(frozen=True)
class Ratio:
    """A ratio in words: its name, and sentences with {n} that say what it means, from 0 up and below 0."""

    label: str
    reading: str
    below_zero: str = ""


RATIOS = MappingProxyType(
    {
        "working_capital": Ratio(
            N_("Working capital"),
            N_("So much is left of our short-term means when all short-term debts are paid."),
            N_("More is due within a year than is there or comes in."),
        ),
        "current_ratio": Ratio(
            N_("Current ratio"), N_("For each 1 that must be paid within a year, {n} is there or comes in.")
        ),
        "debt_to_equity": Ratio(N_("Debt to equity"), N_("For each 1 of our own we owe {n} to others.")),
        "gross_margin": Ratio(
            N_("Gross margin"),
            N_("Of each 100 in sales, {n} are left after materials and pay."),
            N_("With each 100 in sales we lose {n} on materials and pay alone."),
        ),
        "net_margin": Ratio(
            N_("Net margin"),
            N_("Of each 100 in sales, {n} are left in the end."),
            N_("With each 100 in sales we lose {n} in the end."),
        ),
        "debt_service_cover": Ratio(
            N_("Cover of the loan instalments"),
            N_("For each 1 of instalments the year earns {n}. Below 1 it does not reach."),
        ),
    }
)
FIVE_RATIOS = tuple(RATIOS)[:5]
"""The ratios that every year has; the last one of all needs a loan."""


def shown_ratio(name: str, value: Decimal | Fraction) -> Money | Percent | Fraction:
    """Return a ratio as it is shown: money, a percentage or a quotient."""
    if isinstance(value, Decimal):
        return Money(value)
    return Percent(value) if name.endswith("margin") else value


def ratio_cell(name: str, value: RatioValue) -> TableCell:
    """Return a ratio as a table shows it; None if it isn't defined."""
    return None if isinstance(value, NotDefined) else shown_ratio(name, value)


def ratio_reading(name: str, value: RatioValue, reading: str = "") -> LazyText:
    """Return a sentence that says what the number means, or why it isn't defined.

    reading: a sentence with {n} to use instead of the ratio's own.
    """
    if isinstance(value, NotDefined):
        return lazy(value.reason)
    ratio = RATIOS[name]
    times = Fraction(100 if name.endswith("margin") else 1)
    if reading:
        return lazy(reading, n=Fraction(value) * times)
    return lazy(ratio.below_zero if value < 0 and ratio.below_zero else ratio.reading, n=abs(Fraction(value)) * times)
