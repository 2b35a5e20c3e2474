"""Exact amounts: how numbers come in, how a sum is split to the last cent, and what is not defined."""

from dataclasses import dataclass
from decimal import Context, Decimal, Inexact, InvalidOperation, Overflow
from fractions import Fraction

Amount = Decimal | int | str

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


def equal_shares(total: Decimal, members: int, minor_digits: int = 2) -> tuple[tuple[int, Decimal], ...]:
    """Split a sum equally in the smallest money unit, so that the shares add up to it.

    total: money; one with finer places than the currency is split in its own smallest unit.
    members: at least 1. minor_digits: places of the currency, 0 to 3.
    Returns pairs (how many get it, their share), the larger share first; one pair where it divides.
    Source: curriculum.md §6.1, largest remainder; equal parts tie, so the first members get the rest.
    """
    if members < 1:
        raise ValueError(f"members is {members}: a sum is split among at least 1")
    unit = Fraction(1, 10 ** max(minor_digits, _places(total)))
    small, rest = divmod(int(Fraction(total) / unit), members)
    shares = ((rest, _money(unit * (small + 1))), (members - rest, _money(unit * small)))
    return shares if rest else shares[1:]


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _money(value: Fraction) -> Decimal:
    return EXACT.divide(Decimal(value.numerator), Decimal(value.denominator))
