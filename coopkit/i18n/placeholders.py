"""Placeholders: `{name}` in a message, where a value goes."""

import re
from collections.abc import Mapping

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_STRAY = re.compile(r"[{}]|%\(\w+\)[sd]")
"""What is left of a mistyped placeholder, or of one as other programs write it."""

_NAMED_BY_WORDS = 2
"""Up to this count a language may have a word of its own in place of the number: none, one, a pair."""


def fill(text: str, values: Mapping[str, str]) -> str:
    """Fill in the placeholders in one pass, so that braces in what somebody typed stay as typed."""
    return _PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), text)


def keeps_placeholders(translation: str, *originals: str, count: int | None = None) -> bool:
    """Whether a translation can be filled in where its original can: the same placeholders, and no stray brace.

    Args:
        originals: the English text, or for a message that counts its two texts.
        count: of a message that counts; a small one may be left out of the translation.
    """
    wanted = [set(_PLACEHOLDER.findall(text)) for text in originals]
    required = set.intersection(*wanted)
    if count is not None and 0 <= count <= _NAMED_BY_WORDS:
        required -= {"n"}
    found = set(_PLACEHOLDER.findall(translation))
    stray = _STRAY.search(_PLACEHOLDER.sub("", translation))
    return stray is None and required <= found <= set.union(*wanted)
