"""Languages: translated texts, numbers, dates and lists, and lazy texts that are resolved when shown."""

from coopkit.i18n.catalogue import SOURCE_LANGUAGE, UnknownLanguage, languages
from coopkit.i18n.lazy_text import EXTRACTED, N_, ExactPercent, LazyText, Money, Percent, Value, lazy, lazy_n
from coopkit.i18n.locale import Locale, load_locale
from coopkit.i18n.numbers import NumberReading, NumberStyle, parse_style

__all__ = [
    "EXTRACTED",
    "N_",
    "SOURCE_LANGUAGE",
    "ExactPercent",
    "LazyText",
    "Locale",
    "Money",
    "NumberReading",
    "NumberStyle",
    "Percent",
    "UnknownLanguage",
    "Value",
    "languages",
    "lazy",
    "lazy_n",
    "load_locale",
    "parse_style",
]
