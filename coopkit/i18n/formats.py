"""Numbers as a language writes and reads them; Babel knows the signs, nothing here is ever a float."""

import re
import unicodedata
from collections.abc import Mapping
from copy import copy
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import cache

import babel
from babel.numbers import NumberPattern, format_decimal, format_percent, get_decimal_symbol, get_group_symbol

MOST_DIGITS = 28
"""More digits than a group ever means; Decimal's usual arithmetic would round them."""

_SPACES = "\u00a0\u2009\u202f"
_DIRECTION_MARKS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_ARABIC_DECIMAL, _ARABIC_GROUP = "\u066b", "\u066c"
_APOSTROPHES = "'\u2019"

_BY_THOUSANDS = r"[1-9]\d{0,2}(?P<sign>[, ])\d{3}(?:(?P=sign)\d{3})*"
_BY_LAKHS = r"[1-9]\d?(?P<lakh>[, ])\d{2}(?:(?P=lakh)\d{2})*(?P=lakh)\d{3}"
_NUMBER = re.compile(rf"[+-]?(?:(?:{_BY_THOUSANDS}|{_BY_LAKHS}|\d+)(?:\.\d+)?|\.\d+)", re.ASCII)


def round_half_up(value: Decimal | Fraction | int, places: int) -> Decimal:
    """Round for showing: half away from zero (0.005 and 2 places give 0.01), exactly.

    Source: commercial rounding.
    """
    exact = Fraction(value) * 10**places
    whole = (2 * abs(exact.numerator) + exact.denominator) // (2 * exact.denominator)
    with localcontext(prec=len(str(whole)) + places + 1):
        return Decimal(whole if exact >= 0 else -whole).scaleb(-places)


def format_number(locale: babel.Locale, value: Decimal, places: int | None = None) -> str:
    """A number with the grouping of the language; all its own places, or rounded half up to `places`."""
    pattern = copy(locale.decimal_formats[None])
    if places is None:
        places = max(0, -_exponent(value))
    else:
        value = round_half_up(value, places)
    pattern.frac_prec = (places, places)
    return _write(pattern, locale, value)


def type_number(locale: babel.Locale, value: Decimal) -> str:
    """A number in the digits 0-9 with the language's decimal sign, without grouping."""
    return f"{value:f}".replace(".", get_decimal_symbol(locale))


def format_share(locale: babel.Locale, share: Decimal | Fraction, places: int) -> str:
    """A share (1 is the whole) in percent, rounded half up to `places`, with the language's percent sign."""
    pattern = copy(locale.percent_formats[None])
    pattern.frac_prec = (places, places)
    in_percent = round_half_up(Fraction(share) * 100, places)
    with localcontext(prec=_digits(in_percent)):
        return format_percent(in_percent.scaleb(-2), format=pattern, locale=locale)


def places_of(value: Decimal) -> int:
    """The places that a number needs; a 0 at its end is none."""
    return max(0, -_exponent(value.normalize()))


def _write(pattern: NumberPattern, locale: babel.Locale, value: Decimal) -> str:
    if value == 0:
        value = abs(value)  # "-0" would puzzle a reader
    with localcontext(prec=_digits(value)):
        return format_decimal(value, format=pattern, locale=locale, decimal_quantization=False)


def _digits(value: Decimal) -> int:
    """Enough precision for Babel to move the decimal sign without rounding."""
    return len(value.as_tuple().digits) + abs(_exponent(value)) + 4


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int):
        raise ValueError(f"{value} cannot be written as a number")
    return exponent


def parse_number(locale: babel.Locale, text: str) -> Decimal | None:
    """Read a number as people of this language write it, in digits of any script.

    Grouping and decimal signs are the language's; spaces may group in all. None where the text is no number,
    or has another language's signs ("1.234,56" in English): a guess could be wrong a thousandfold.
    """
    plain = _plain(locale, text)
    if _NUMBER.fullmatch(plain) is None or sum(map(str.isdigit, plain)) > MOST_DIGITS:
        return None
    return Decimal(plain.replace(",", "").replace(" ", ""))


def _plain(locale: babel.Locale, text: str) -> str:
    """The text with digits 0-9, "." for the decimal sign, "," or " " for grouping; other characters stay."""
    signs = _signs(locale)
    return "".join(signs[sign] if sign in signs else _western(sign) for sign in text.strip()).strip(" ")


@cache
def _signs(locale: babel.Locale) -> Mapping[str, str]:
    """What each sign of a number means in this language; hundreds of numbers are read at each key."""
    signs = dict.fromkeys(_SPACES, " ") | dict.fromkeys(_DIRECTION_MARKS, "")
    signs |= {".": "?", ",": "?", "\u2212": "-", _ARABIC_DECIMAL: ".", _ARABIC_GROUP: ","}
    group = get_group_symbol(locale)
    if group in _APOSTROPHES:
        signs |= dict.fromkeys(_APOSTROPHES, ",")
    elif group not in _SPACES:
        signs[group] = ","
    signs[get_decimal_symbol(locale)] = "."
    return signs


def _western(sign: str) -> str:
    digit = unicodedata.decimal(sign, None)
    return sign if digit is None else str(digit)
