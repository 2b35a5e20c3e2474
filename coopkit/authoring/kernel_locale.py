"""The locale and country of a form or live tool in a notebook: the kernel's language and the page's country."""

import os

from coopkit.content import locale_for
from coopkit.countries import Country, UnknownCountry, load_country
from coopkit.i18n import Locale


def kernel_country(code: str | None = None) -> Country:
    """Return the country of a page, or the one that this kernel was started for; the neutral one if it has no file.

    Args:
        code: the page's country: two letters, "" for no country in particular, None if the page hasn't sent one.
    """
    try:
        return load_country(os.environ.get("COOPKIT_COUNTRY", "") if code is None else code)
    except UnknownCountry:
        return load_country()


def kernel_locale(country: Country, styles: str = "") -> Locale:
    """Return the locale of the language that this kernel was started in, with the country's numbers and money.

    Args:
        styles: the page's `NumberConventions.tags`, "" if it hasn't sent them.
    """
    language = os.environ.get("COOPKIT_LANGUAGE") or "en"
    locale = locale_for(language, country.code)
    return locale.with_styles_of(styles) if styles else locale
