"""Whose eyes a live tool is for: the language that its kernel was started in, the country that its page names."""

import os

from coopkit.countries import Country, UnknownCountry, load_country
from coopkit.i18n import Locale
from coopkit.library import locale_for


def country_of(code: str | None = None) -> Country:
    """The country of a page, or the one that this kernel was started for; the neutral one where it has no file.

    Args:
        code: two letters, "" for no country in particular, None where no page has named one.
    """
    try:
        return load_country(os.environ.get("COOPKIT_COUNTRY", "") if code is None else code)
    except UnknownCountry:
        return load_country()


def locale_in(country: Country) -> Locale:
    """The language that this kernel was started in, as the country writes its numbers and its money."""
    language = os.environ.get("COOPKIT_LANGUAGE") or "en"
    return locale_for(language, country.code)
