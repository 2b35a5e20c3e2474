"""Normalize characters in numbers: digits of any script, spaces, minus signs, apostrophes, full-width forms."""

import re
import unicodedata

_INVISIBLE = re.compile("[\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]")
_EQUIVALENT = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2e3a\u207b", "-"),
        **dict.fromkeys("\u2018\u2019\u201b\u02b9\u02bb\u02bc\u02c8\u2032`\u00b4\ua78c", "'"),
        **dict.fromkeys("\u060c\u2e41", ","),
        "\u2044": "/",
        "\u2215": "/",
    }
)
_WIDTHS = ("<wide>", "<narrow>", "<small>")


def normalize_characters(text: str) -> str:
    """Return the text with digits 0-9, plain spaces, hyphens and apostrophes, and without invisible characters.

    The Arabic decimal and thousands separators stay, because they have only one meaning.
    """
    return "".join(map(_normalize_character, _INVISIBLE.sub("", text))).translate(_EQUIVALENT)


def _normalize_character(character: str) -> str:
    """Return one character as an ASCII digit or space if it is one in another script or width."""
    if character.isascii():
        return character
    if unicodedata.decomposition(character).startswith(_WIDTHS):
        character = unicodedata.normalize("NFKC", character)
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    return " " if unicodedata.category(character) == "Zs" else character
