"""Whole numbers in words: "one thousand, five hundred"."""

from decimal import Decimal

LARGEST_IN_WORDS = Decimal(10) ** 15


def number_in_words(value: Decimal, language: str, territory: str | None) -> str:
    """Return a whole number in words.

    value: a number. language: its code, such as "fr" or "pt_BR". territory: two letters, or None.
    Returns "" for a fraction, for a number from LARGEST on, and for a language that num2words doesn't know.
    """
    if value != value.to_integral_value() or abs(value) >= LARGEST_IN_WORDS:
        return ""
    from num2words import CONVERTER_CLASSES, num2words  # loads sixty languages, which few requests need

    tried = (f"{language}_{territory}", language, language.partition("_")[0])
    known = next((code for code in tried if code in CONVERTER_CLASSES), None)
    return num2words(int(value), lang=known) if known else ""
