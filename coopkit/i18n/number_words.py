"""Whole numbers in words: "one thousand, five hundred"."""

from decimal import Decimal

LARGEST = Decimal(10) ** 15


def in_words(value: Decimal, language: str, territory: str | None) -> str:
    """Return a whole number in words; "" for a fraction, and in a language whose words num2words does not know.

    value: a larger one than LARGEST has no words. language: its code, such as "fr" or "pt_BR". territory: two letters.
    """
    if value != value.to_integral_value() or abs(value) >= LARGEST:
        return ""
    from num2words import CONVERTER_CLASSES, num2words  # sixty languages, needed for few requests

    tried = (f"{language}_{territory}", language, language.partition("_")[0])
    known = next((code for code in tried if code in CONVERTER_CLASSES), None)
    return num2words(int(value), lang=known) if known else ""
