"""Languages: texts, numbers, dates and lists, and sentences that wait for a language."""

from coopkit.i18n.catalogue import SOURCE_LANGUAGE, UnknownLanguage, languages
from coopkit.i18n.lazy_text import EXTRACTED, N_, ExactPercent, Money, Percent, Said, Value, say, say_n
from coopkit.i18n.locale import Locale, load_locale
from coopkit.i18n.numbers import NumberReading, NumberStyle, style_of_tag

__all__ = [
    "EXTRACTED",
    "N_",
    "SOURCE_LANGUAGE",
    "ExactPercent",
    "Locale",
    "Money",
    "NumberReading",
    "NumberStyle",
    "Percent",
    "Said",
    "UnknownLanguage",
    "Value",
    "languages",
    "load_locale",
    "say",
    "say_n",
    "style_of_tag",
]
