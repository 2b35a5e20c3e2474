"""Format numbers the way a language writes them, with Babel and without floats."""

from copy import copy
from decimal import Decimal, localcontext
from fractions import Fraction

import babel
from babel.numbers import NumberPattern, format_decimal, format_percent, get_decimal_symbol, get_group_symbol

from coopkit.i18n.numbers import NumberStyle, language_style


def round_half_up(value: Decimal | Fraction | int, places: int) -> Decimal:
    """Round a number for display: half away from zero (0.005 with 2 places gives 0.01), exactly.

    Source: commercial rounding.
    """
    exact = Fraction(value) * 10**places
    whole = (2 * abs(exact.numerator) + exact.denominator) // (2 * exact.denominator)
    with localcontext(prec=len(str(whole)) + places + 1):
        return Decimal(whole if exact >= 0 else -whole).scaleb(-places)


def format_number(
    locale: babel.Locale, value: Decimal, places: int | None = None, style: NumberStyle | None = None
) -> str:
    """Format a number with the grouping of the language.

    places: decimal places to round half up to; all its own by default. style: the decimal and grouping signs, if they
    differ from the language's.
    """
    pattern = copy(locale.decimal_formats[None])
    if places is None:
        places = max(0, -_exponent(value))
    else:
        value = round_half_up(value, places)
    pattern.frac_prec = (places, places)
    return _in_number_style(_format_exactly(pattern, locale, value), locale, style)


def format_share(locale: babel.Locale, share: Decimal | Fraction, places: int, style: NumberStyle | None = None) -> str:
    """Format a share (1 is the whole) in percent, rounded half up to `places`, with the language's percent sign."""
    pattern = copy(locale.percent_formats[None])
    pattern.frac_prec = (places, places)
    in_percent = round_half_up(Fraction(share) * 100, places)
    with localcontext(prec=_precision_for(in_percent)):
        written = format_percent(in_percent.scaleb(-2), format=pattern, locale=locale)
    return _in_number_style(written, locale, style)


def _in_number_style(written: str, locale: babel.Locale, style: NumberStyle | None) -> str:
    """Return a formatted number with the signs of a style in place of the language's."""
    if style is None or style == language_style(locale):
        return written
    group = style.group.replace(" ", "\u00a0")  # so that a number isn't broken over two lines
    signs = get_decimal_symbol(locale) + get_group_symbol(locale)
    return written.translate(str.maketrans(signs, style.decimal + group))


def decimal_places(value: Decimal) -> int:
    """Return the decimal places of a number, without zeros at its end."""
    return max(0, -_exponent(value.normalize()))


def _format_exactly(pattern: NumberPattern, locale: babel.Locale, value: Decimal) -> str:
    """Format a number without rounding, and zero without a minus sign."""
    if value == 0:
        value = abs(value)  # "-0" would puzzle a reader
    with localcontext(prec=_precision_for(value)):
        return format_decimal(value, format=pattern, locale=locale, decimal_quantization=False)


def _precision_for(value: Decimal) -> int:
    """Return a precision with which Babel can move the decimal sign without rounding."""
    return len(value.as_tuple().digits) + abs(_exponent(value)) + 4


def _exponent(value: Decimal) -> int:
    """Return the exponent of a finite number; raises ValueError for infinity and NaN."""
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int):
        raise ValueError(f"{value} can't be written as a number")
    return exponent
