"""The price or cost of one unit, as it is shown."""

from decimal import Decimal
from fractions import Fraction

from coopkit.business.money import EXACT
from coopkit.i18n import Money


def unit_money(amount: Decimal | Fraction, places: int) -> Money | Decimal:
    """An amount as money, or with all its places where it needs more than money has: half a cent a kilo counts.

    amount: one that ends as a decimal. places: of the smallest money.
    """
    exact = EXACT.divide(*(Decimal(part) for part in amount.as_integer_ratio()))
    return Money(exact) if exact == round(exact, places) else exact.normalize(EXACT)
