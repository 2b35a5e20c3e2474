"""Placeholders: `{name}` in a message stands for a value."""

import re
from collections.abc import Mapping

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_STRAY = re.compile(r"[{}]|%\(\w+\)[sd]")
"""Remains of a mistyped placeholder, or a placeholder as other programs write it."""

_COUNTS_WITH_OWN_WORD = 2
"""Up to this count a language may use a word in place of the number: none, one, a pair."""


def fill(text: str, values: Mapping[str, str]) -> str:
    """Fill in the placeholders in one pass, so that braces in a value stay as they are."""
    return _PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), text)


def keeps_placeholders(translation: str, *originals: str, count: int | None = None) -> bool:
    """Return whether a translation has the placeholders of its original and no stray brace.

    Args:
        originals: the English text, or the singular and plural of a message with a count.
        count: the count, if there is one; the translation may leave out a small one.
    """
    wanted = [set(_PLACEHOLDER.findall(text)) for text in originals]
    required = set.intersection(*wanted)
    if count is not None and 0 <= count <= _COUNTS_WITH_OWN_WORD:
        required -= {"n"}
    found = set(_PLACEHOLDER.findall(translation))
    stray = _STRAY.search(_PLACEHOLDER.sub("", translation))
    return stray is None and required <= found <= set.union(*wanted)
