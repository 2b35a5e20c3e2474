"""Exact amounts: how numbers come in, how they are rounded and split to the last cent, and what is not defined.

Results that end are Decimal; quotients, which may not end, are Fractions until they are shown, posted or paid.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, Inexact, InvalidOperation, Overflow
from fractions import Fraction

Amount = Decimal | int | str
Rate = Amount | Fraction

MOST_PLACES = 15
"""Places before and behind the decimal sign that an amount may have; no currency needs more."""

EXACT = Context(prec=120, traps=[Inexact, InvalidOperation, Overflow])
"""Arithmetic that would rather fail than round; wide enough for products of several amounts."""


@dataclass(frozen=True)
class NotDefined:
    """A result that does not exist; the reason is a sentence for the people who asked."""

    reason: str


def amount(name: str, value: Amount, *, least: int | None = None) -> Decimal:
    """Read an exact number.

    name: what it is, for the message. value: Decimal, int, or text such as "26.00". least: smallest allowed.
    Raises TypeError for a float, which is no exact amount, and ValueError for what is no number, is below
    `least`, or has more than 15 places before or behind the decimal sign; both name the argument.
    """
    if isinstance(value, bool) or not isinstance(value, (Decimal, int, str)):
        raise TypeError(f"{name} is {value!r}: give a Decimal, an int or text, so that no cent is lost")
    try:
        number = Decimal(value)
    except InvalidOperation:
        raise ValueError(f"{name} is {value!r}: give a number such as 26.00") from None
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or exponent < -MOST_PLACES or number.adjusted() >= MOST_PLACES:
        raise ValueError(f"{name} is {value!r}: give a number of at most {MOST_PLACES} places on each side")
    if least is not None and number < least:
        raise ValueError(f"{name} is {value!r}: it cannot be less than {least}")
    return number


def whole_number(name: str, value: Amount, *, least: int = 0) -> int:
    """Read a count, at least `least`; raises as `amount` does, and ValueError for a part of a whole."""
    number = amount(name, value, least=least)
    if number != number.to_integral_value():
        raise ValueError(f"{name} is {value!r}: give a whole number")
    return int(number)


def exact_rate(name: str, value: Rate, *, least: int | None = None) -> Fraction:
    """Read a rate that may not end as a decimal, such as Fraction(8, 1200) for 8 % a year in a month.

    name: what it is, for the message. value: as for `amount`, or a Fraction. least: smallest allowed.
    Raises as `amount` does.
    """
    if not isinstance(value, Fraction):
        return Fraction(amount(name, value, least=least))
    if least is not None and value < least:
        raise ValueError(f"{name} is {value}: it cannot be less than {least}")
    return value


def round_half_up(value: Decimal | Fraction | int, places: int = 2) -> Decimal:
    """Round what is posted to an account or paid to a person: half away from zero (0.005 gives 0.01), exactly.

    value: of any sign. places: of the smallest unit. Source: commercial rounding.
    """
    exact = Fraction(value) * 10**places
    small = (2 * abs(exact.numerator) + exact.denominator) // (2 * exact.denominator)
    return _in_units(small if exact >= 0 else -small, places)


def round_up(value: Decimal | Fraction | int, places: int = 0) -> Decimal:
    """Round a quantity that must be enough, such as units to sell, to the next whole one or the next smallest unit.

    value: of any sign. places: of the smallest unit, 0 for whole ones. Source: ceiling.
    """
    exact = Fraction(value) * 10**places
    return _in_units(-(-exact.numerator // exact.denominator), places)


def allocate(total: Amount, weights: Sequence[Amount], *, places: int = 2) -> tuple[Decimal, ...]:
    """Split a sum by weights in the smallest money unit, so that the parts add up to it.

    total: money of any sign; one with finer places than the currency is split in its own smallest unit.
    weights: at least 0, one for each part, such as hours or kilos. places: of the currency.
    Returns the parts in the order of the weights. Each is less than one smallest unit from its exact share; units
    left over go to the largest remainders, and where these are equal to the first in the list. Weight 0 gets 0.
    Raises TypeError for a float, ValueError for a weight below 0 or weights that are all 0; both name the argument.
    Source: largest remainder.
    """
    money = amount("total", total)
    shares = [Fraction(amount(f"weights[{at}]", each, least=0)) for at, each in enumerate(weights)]
    whole = sum(shares, Fraction(0))
    if not whole:
        raise ValueError("weights add up to 0: give at least one above 0")
    finest = finest_places(money, places)
    small = int(Fraction(abs(money)) * 10**finest)
    exact = [small * share / whole for share in shares]
    parts = [int(each) for each in exact]
    by_remainder = sorted(range(len(parts)), key=lambda at: parts[at] - exact[at])
    for at in by_remainder[: small - sum(parts)]:
        parts[at] += 1
    return tuple(_in_units(part if money >= 0 else -part, finest) for part in parts)


def equal_shares(total: Decimal, members: int, minor_digits: int = 2) -> tuple[tuple[int, Decimal], ...]:
    """Split a sum equally in the smallest money unit, so that the shares add up to it.

    total: money; one with finer places than the currency is split in its own smallest unit.
    members: at least 1. minor_digits: places of the currency, 0 to 3.
    Returns pairs (how many get it, their share), the larger share first; one pair where it divides.
    Source: curriculum.md §6.1, largest remainder; equal parts tie, so the first members get the rest.
    """
    if members < 1:
        raise ValueError(f"members is {members}: a sum is split among at least 1")
    unit = Fraction(1, 10 ** finest_places(total, minor_digits))
    small, rest = divmod(int(Fraction(total) / unit), members)
    shares = ((rest, _money(unit * (small + 1))), (members - rest, _money(unit * small)))
    return shares if rest else shares[1:]


def finest_places(value: Decimal, places: int) -> int:
    """The places in which money is split or paid back: the currency's, or its own where these are finer."""
    exponent = value.normalize(EXACT).as_tuple().exponent
    return max(places, -exponent) if isinstance(exponent, int) else places


def _in_units(count: int, places: int) -> Decimal:
    return Decimal(count).scaleb(-places, EXACT)


def _money(value: Fraction) -> Decimal:
    return EXACT.divide(Decimal(value.numerator), Decimal(value.denominator))
