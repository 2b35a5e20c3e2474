"""Rounding of what is posted to an account or paid to a person."""

from decimal import Decimal, localcontext
from fractions import Fraction


def round_half_up(value: Decimal | Fraction | int, places: int = 2) -> Decimal:
    """An exact value in the smallest money unit: half away from zero (0.005 gives 0.01, −0.005 gives −0.01).

    value: money. places: places of the smallest unit. Source: commercial rounding.
    """
    exact = Fraction(value) * 10**places
    whole = (2 * abs(exact.numerator) + exact.denominator) // (2 * exact.denominator)
    with localcontext(prec=len(str(whole)) + places + 1):
        return Decimal(whole if exact >= 0 else -whole).scaleb(-places)
