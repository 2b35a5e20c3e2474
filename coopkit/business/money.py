"""Exact amounts: read, round and split numbers to the last cent.

Money is Decimal; quotients, which may not have an end, are Fractions until they are shown, posted or paid.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal, Inexact, InvalidOperation, Overflow, localcontext
from fractions import Fraction

Amount = Decimal | int | str
Rate = Amount | Fraction

MOST_INTEGER_DIGITS, MOST_DECIMAL_DIGITS = 30, 40
"""The largest number of digits before the decimal sign and after it."""

EXACT = Context(prec=420, traps=[Inexact, InvalidOperation, Overflow])
"""Arithmetic that fails instead of rounding, with enough digits for products of several amounts."""

_ANY_SIZE = Context(prec=MAX_PREC, Emin=MIN_EMIN, Emax=MAX_EMAX)


@dataclass(frozen=True)
class NotDefined:
    """A result that doesn't exist; the reason is a sentence for the reader."""

    reason: str


def amount(name: str, value: Amount, *, least: int | None = None) -> Decimal:
    """Read an exact number.

    name: the argument's name, for the message. value: Decimal, int, or text such as "26.00". least: the minimum.
    Raises TypeError for a float, which isn't exact, and ValueError for anything that isn't a number, is below `least`,
    or has more than 30 digits before the decimal sign or 40 after it; both name the argument.
    """
    if isinstance(value, bool) or not isinstance(value, (Decimal, int, str)):
        raise TypeError(f"{name} is {value!r}: give a Decimal, an int or text, so that no cent is lost")
    try:
        number = Decimal(value)
    except InvalidOperation:
        raise ValueError(f"{name} is {value!r}: give a number such as 26.00") from None
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int):
        raise ValueError(f"{name} is {value!r}: give a number such as 26.00")
    if exponent < -MOST_DECIMAL_DIGITS or number.adjusted() >= MOST_INTEGER_DIGITS:
        most = f"{MOST_INTEGER_DIGITS} places before the sign, {MOST_DECIMAL_DIGITS} behind"
        raise ValueError(f"{name} is {value!r}: give at most {most}")
    if least is not None and number < least:
        raise ValueError(f"{name} is {value!r}: it cannot be less than {least}")
    return number


def whole_number(name: str, value: Amount, *, least: int = 0) -> int:
    """Read a whole number, at least `least`; raises as `amount` does, and ValueError for a fraction."""
    number = amount(name, value, least=least)
    if number != number.to_integral_value():
        raise ValueError(f"{name} is {value!r}: give a whole number")
    return int(number)


def exact_rate(name: str, value: Rate, *, least: int | None = None) -> Fraction:
    """Read a rate that may have no end as a decimal, such as Fraction(8, 1200) for 8 % a year in a month.

    name: the argument's name, for the message. value: as for `amount`, or a Fraction. least: the minimum.
    Raises as `amount` does.
    """
    if not isinstance(value, Fraction):
        return Fraction(amount(name, value, least=least))
    if least is not None and value < least:
        raise ValueError(f"{name} is {value}: it cannot be less than {least}")
    return value


def add_up(amounts: Iterable[Decimal]) -> Decimal:
    """Add up amounts exactly, whatever the caller's decimal context; 0 for none."""
    with localcontext(EXACT):
        return sum(amounts, Decimal(0))


def round_half_up(value: Decimal | Fraction | int, places: int) -> Decimal:
    """Round money that is posted or paid: half away from zero (0.005 gives 0.01), exactly.

    value: of any sign. places: decimal places of the smallest unit. Source: commercial rounding.
    """
    numerator, denominator = value.as_integer_ratio()
    numerator *= 10**places
    small = (2 * abs(numerator) + denominator) // (2 * denominator)
    return _from_units(small if numerator >= 0 else -small, places)


def round_up(value: Decimal | Fraction | int, places: int) -> Decimal:
    """Round up a quantity that must be enough, such as units to sell.

    value: of any sign. places: decimal places of the smallest unit, 0 for whole numbers. Source: ceiling.
    """
    numerator, denominator = value.as_integer_ratio()
    return _from_units(-(-numerator * 10**places // denominator), places)


def allocate(total: Amount, weights: Sequence[Amount], *, places: int) -> tuple[Decimal, ...]:
    """Split a sum by weights in the smallest money unit, so that the parts add up to it.

    total: money of any sign; one with finer places than the currency is split in its own smallest unit.
    weights: at least 0, one for each part, such as hours or kilos. places: decimal places of the currency.
    Returns the parts in the order of the weights. Each differs from its exact share by less than one smallest unit;
    remaining units go to the largest remainders, the first in the list if these are equal. Weight 0 gets 0.
    Raises TypeError for a float, ValueError for a weight below 0 or weights that are all 0; both name the argument.
    Source: largest remainder.
    """
    money = amount("total", total)
    shares = [amount(f"weights[{at}]", each, least=0) for at, each in enumerate(weights)]
    behind = max((-each.as_tuple().exponent for each in shares), default=0)  # type: ignore[operator]  # amounts are finite
    counts = [int(each.scaleb(behind, _ANY_SIZE)) for each in shares]
    whole = sum(counts)
    if not whole:
        raise ValueError("weights add up to 0: give at least one above 0")
    finest = finest_places(money, places)
    small = int(abs(Fraction(money)) * 10**finest)
    parts, remainders = map(list, zip(*(divmod(small * count, whole) for count in counts), strict=True))
    by_remainder = sorted(range(len(parts)), key=lambda at: -remainders[at])
    for at in by_remainder[: small - sum(parts)]:
        parts[at] += 1
    return tuple(_from_units(part if money >= 0 else -part, finest) for part in parts)


def equal_shares(total: Decimal, members: int, minor_digits: int) -> tuple[tuple[int, Decimal], ...]:
    """Split a sum equally in the smallest money unit, so that the shares add up to it.

    total: money; one with finer places than the currency is split in its own smallest unit.
    members: at least 1. minor_digits: places of the currency, 0 to 3.
    Returns pairs (number of members, their share), the larger share first; one pair if it divides evenly.
    Source: largest remainder; equal parts tie, so the first members get the rest.
    """
    if members < 1:
        raise ValueError(f"members is {members}: a sum is split among at least 1")
    unit = Fraction(1, 10 ** finest_places(total, minor_digits))
    small, rest = divmod(int(Fraction(total) / unit), members)
    shares = ((rest, _decimal_of(unit * (small + 1))), (members - rest, _decimal_of(unit * small)))
    return shares if rest else shares[1:]


def finest_places(value: Decimal, places: int) -> int:
    """Return the decimal places in which to split a sum: the currency's, or its own if it has more."""
    exponent = value.normalize(EXACT).as_tuple().exponent
    return max(places, -exponent) if isinstance(exponent, int) else places


def _from_units(count: int, places: int) -> Decimal:
    """Return a number of smallest units as an amount of money."""
    return Decimal(count).scaleb(-places, _ANY_SIZE)


def _decimal_of(value: Fraction) -> Decimal:
    """Return a fraction with a finite number of decimals as Decimal."""
    return EXACT.divide(Decimal(value.numerator), Decimal(value.denominator))
