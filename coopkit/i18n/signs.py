"""One sign for each that looks or means the same in numbers: digits, spaces, minus signs, apostrophes, full widths."""

import re
import unicodedata

_INVISIBLE = re.compile("[\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]")
_SAME = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2e3a\u207b", "-"),
        **dict.fromkeys("\u2018\u2019\u201b\u02b9\u02bb\u02bc\u02c8\u2032`\u00b4\ua78c", "'"),
        **dict.fromkeys("\u060c\u2e41", ","),
        "\u2044": "/",
        "\u2215": "/",
    }
)
_WIDTHS = ("<wide>", "<narrow>", "<small>")


def in_plain_signs(text: str) -> str:
    """Return the text with digits 0-9, plain spaces, hyphens and apostrophes; invisible signs are left out.

    The Arabic signs for decimals and thousands stay, since they can mean nothing else.
    """
    return "".join(map(_plain, _INVISIBLE.sub("", text))).translate(_SAME)


def _plain(sign: str) -> str:
    if sign.isascii():
        return sign
    if unicodedata.decomposition(sign).startswith(_WIDTHS):
        sign = unicodedata.normalize("NFKC", sign)
    digit = unicodedata.decimal(sign, None)
    if digit is not None:
        return str(digit)
    return " " if unicodedata.category(sign) == "Zs" else sign
