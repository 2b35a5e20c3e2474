"""A language as one country writes it."""

from coopkit.countries import UnknownCountry, load_country
from coopkit.i18n import Locale, NumberStyle, load_locale, style_of_tag


def locale_for(
    language: str, code: str | None, *, minor_digits: int | None = None, chosen_style: NumberStyle | None = None
) -> Locale:
    """Return the locale of a language in a country, with the money and the numbers that the country's file states.

    language: as for `load_locale`, whose errors it raises. code: two letters, perhaps of a country without a file; None
    or "" for no country in particular. minor_digits: places of the smallest money, where they are others than the
    country's. chosen_style: the number style that the reader chose, or None.
    """
    try:
        country = load_country(code or "")
    except UnknownCountry:
        country = load_country()
    return load_locale(
        language,
        code or None,
        minor_digits=country.minor_digits if minor_digits is None else minor_digits,
        number_style=style_of_tag(country.number_style) if country.number_style else None,
        chosen_style=chosen_style,
    )
