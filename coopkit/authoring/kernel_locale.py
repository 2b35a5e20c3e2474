"""The reader of a form or live tool: the language of the kernel, and the country of the page."""

import os

from coopkit.content import locale_for
from coopkit.countries import Country, UnknownCountry, load_country
from coopkit.i18n import Locale


def kernel_country(code: str | None = None) -> Country:
    """The country of a page, or the one that this kernel was started for; the neutral one where it has no file.

    Args:
        code: two letters, "" for no country in particular, None where no page has named one.
    """
    try:
        return load_country(os.environ.get("COOPKIT_COUNTRY", "") if code is None else code)
    except UnknownCountry:
        return load_country()


def kernel_locale(country: Country, styles: str = "") -> Locale:
    """Return the language that this kernel was started in, with the country's numbers and money.

    Args:
        styles: the page's `NumberConventions.tags`, "" if it hasn't sent them.
    """
    language = os.environ.get("COOPKIT_LANGUAGE") or "en"
    locale = locale_for(language, country.code)
    return locale.with_styles_of(styles) if styles else locale
