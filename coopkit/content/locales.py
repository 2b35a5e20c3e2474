"""Locales with a country's money and number style."""

from coopkit.countries import UnknownCountry, load_country
from coopkit.i18n import Locale, NumberStyle, load_locale, parse_style


def locale_for(
    language: str, code: str | None, *, minor_digits: int | None = None, chosen_style: NumberStyle | None = None
) -> Locale:
    """Return the locale of a language in a country, with the money and number style from the country's file.

    language: see `load_locale`. code: two letters, even of a country that has no file; None or "" for no country in
    particular. minor_digits: decimal places of the smallest money, if they differ from the country's.
    chosen_style: the number style that the reader chose, or None.
    Raises UnknownLanguage, as `load_locale` does.
    """
    try:
        country = load_country(code or "")
    except UnknownCountry:
        country = load_country()
    return load_locale(
        language,
        code or None,
        minor_digits=country.minor_digits if minor_digits is None else minor_digits,
        number_style=parse_style(country.number_style) if country.number_style else None,
        chosen_style=chosen_style,
    )
