"""What members and lenders look at, as data: what each ratio is called, how it is shown, and what it says."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from coopkit.business.money import NotDefined
from coopkit.i18n import N_, LazyText, Money, Percent, lazy
from coopkit.report.blocks import Cell

RatioValue = Decimal | Fraction | NotDefined


@dataclass(frozen=True)
class Ratio:
    """A ratio in words: its name, what it says, and what it says where it is below 0; {n} is its number."""

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
"""Those of every year; the last one is of a plan with a loan."""


def ratio_cell(name: str, value: RatioValue) -> Cell:
    """The number as it is shown: money, a share or a quotient; None where it is not defined."""
    if isinstance(value, NotDefined):
        return None
    if isinstance(value, Decimal):
        return Money(value)
    return Percent(value) if name.endswith("margin") else value


def ratio_reading(name: str, value: RatioValue, reading: str = "") -> LazyText:
    """What the number says, or why it is not defined.

    reading: takes the place of the ratio's own, where the number is made of other lines.
    """
    if isinstance(value, NotDefined):
        return lazy(value.reason)
    ratio = RATIOS[name]
    times = Fraction(100 if name.endswith("margin") else 1)
    if reading:
        return lazy(reading, n=Fraction(value) * times)
    return lazy(ratio.below_zero if value < 0 and ratio.below_zero else ratio.reading, n=abs(Fraction(value)) * times)
