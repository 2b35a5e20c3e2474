"""Suggest the numbers that a text of digits and separators may mean, where it can't be read as it is."""

import re
from decimal import Decimal

from coopkit.i18n.characters import normalize_characters
from coopkit.i18n.numbers import LONGEST, MOST_DIGITS, NumberConventions, bare_number, read_number

_LETTERS_FOR_DIGITS = str.maketrans("OoIl|", "00111")
_SIGN = ".,'\u066b\u066c "
_ONLY_DECIMAL = "\u066b"
_SIGNS = re.compile(f"[{_SIGN}]+")
_DIGITS_AND_SIGNS = re.compile(rf"\d*(?:[{_SIGN}]\d+)+", re.ASCII)
_DIGITS_IN_GROUP, _MOST_DECIMALS = 3, 2


def with_letters_as_digits(text: str) -> str:
    """Return the text with the letters that are typed in place of digits as digits: 1200 for "12OO"."""
    return text.translate(_LETTERS_FOR_DIGITS)


def suggest_numbers(text: str, conventions: NumberConventions) -> tuple[Decimal, ...]:
    """Return the numbers that a text of digits and separators may mean, the likeliest first: one or two.

    None are returned for other texts, and for those that make no sense as a number, such as dates.

    text: as typed, and not readable as it is. conventions: how its reader writes numbers.
    """
    if len(text) > LONGEST:
        return ()
    plain, is_negative = bare_number(normalize_characters(text).strip(), conventions)
    if not set(plain) <= {*"0123456789", *_SIGN} or sum(map(str.isdigit, plain)) > MOST_DIGITS:
        return ()
    tidy = _SIGNS.sub(_single_sign, plain).strip(" '\u066c").rstrip(_SIGN)
    reading = read_number(tidy, conventions)
    if reading.value is not None:
        found: tuple[Decimal, ...] = (reading.value,)
    elif reading.choices:
        found = tuple(value for _, value in reading.choices)
    else:
        found = _whole_and_decimal(tidy) if _DIGITS_AND_SIGNS.fullmatch(tidy) else ()
    return tuple(-value if is_negative and value else value for value in dict.fromkeys(found))


def _single_sign(signs: re.Match[str]) -> str:
    """Return the one sign that was meant by several in a row: a slip of the thumb, or a space beside a comma."""
    return signs[0].strip()[-1:] or " "


def _whole_and_decimal(text: str) -> tuple[Decimal, ...]:
    """Return what a text means if its last sign groups digits and if it begins the decimals, as far as that is likely.

    "1,250,00" is 1250.00. "1500,000" is 1500000 or 1500.000.

    text: groups of digits with single signs between them.
    """
    first, *groups = _SIGNS.split(text)
    *middle, last = groups
    if len(first) > 1 and first[0] == "0" and middle:  # a date or a telephone number
        return ()
    whole = Decimal("".join((first, *groups)))
    if first == "0" and middle:
        return Decimal("0." + "".join(groups)), whole
    decimal = Decimal(("".join((first, *middle)) or "0") + "." + last)
    sign = text[-len(last) - 1]
    has_decimals = len(last) <= _MOST_DECIMALS
    if sign == " ":
        return (whole, decimal) if has_decimals else (whole,)
    if sign == _ONLY_DECIMAL and _ONLY_DECIMAL not in text[: -len(last) - 1]:
        return (decimal,)
    is_grouped = not middle or (
        0 < len(first) <= _DIGITS_IN_GROUP and all(len(group) == _DIGITS_IN_GROUP for group in middle)
    )
    if has_decimals:
        return (decimal,) if is_grouped else (decimal, whole)
    return whole, decimal
