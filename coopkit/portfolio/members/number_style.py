"""Find the number style of an imported list from the numbers that can be read in only one way."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from coopkit.i18n import Locale, NumberStyle

_CLEARLY_DECIMAL = re.compile(r"\D*0?([.,])\d+\D*|.*\d([.,])(?:\d{1,2}|\d{4,})\D*", re.ASCII)
_BOTH_SIGNS = re.compile(r".*([.,]).*(?!\1)([.,])\d+\D*", re.ASCII)
_MAYBE_THOUSANDS = re.compile(r"[.,]\d{3}(?!\d)")  # digits of any script
_TWO_GROUPS = re.compile(r".*([.,])\d{3}\1\d{3}\D*", re.ASCII)


POINT, COMMA = NumberStyle(decimal=".", group=","), NumberStyle(decimal=",", group=".")


@dataclass(frozen=True)
class StyleEvidence:
    """What the numbers of a list say about its number style.

    example: a number that can be read in two ways, "" if the list has none. readings: its meaning in each style.
    shown: the style that other numbers show, None if they show none or more than one. must_ask: whether only people can
    tell.
    """

    example: str = ""
    readings: tuple[tuple[NumberStyle, Decimal], ...] = ()
    shown: NumberStyle | None = None
    must_ask: bool = False


def find_number_style(typed: Iterable[str], locale: Locale) -> StyleEvidence:
    """Find out whether a number can be read in two ways, and whether the other numbers settle it.

    typed: the numbers of the list. locale: the reader's. A style chosen on the device shows how the reader writes, not
    how the list was written, so it doesn't settle anything.
    """
    texts = dict.fromkeys(text for text in typed if not text.isdecimal())
    with_point, with_comma = locale.with_style(POINT), locale.with_style(COMMA)
    read = {
        text: (with_point.parse_number(text), with_comma.parse_number(text))
        for text in texts
        if _MAYBE_THOUSANDS.search(text)
    }
    two = [text for text, values in read.items() if None not in values and len(set(values)) > 1]
    if not two:
        return StyleEvidence()
    signs = {_decimal_sign(text.strip()) for text in texts if _is_number(text, with_point, with_comma)} - {""}
    shown = next((style for style in (POINT, COMMA) if signs == {style.decimal}), None)
    stated = replace(locale, conventions=replace(locale.conventions, chosen=None))
    read_by_reader = {text: locale.parse_number(text) for text in two}
    unclear = [text for text, value in read_by_reader.items() if value is None or stated.parse_number(text) != value]
    example = (unclear or two)[0]
    readings = tuple(
        (style, value)
        for style, reader in ((POINT, with_point), (COMMA, with_comma))
        if (value := reader.parse_number(example)) is not None
    )
    return StyleEvidence(example, readings, shown, must_ask=shown is None and (bool(unclear) or len(signs) > 1))


def _is_number(text: str, *readers: Locale) -> bool:
    """Return whether a text is a number in the style of one of these locales."""
    return any(reader.parse_number(text) is not None for reader in readers)


def _decimal_sign(text: str) -> str:
    """Return the decimal sign of a number that reveals it: "12,50", "1.234,5" and "1.234.567" do."""
    if both := _BOTH_SIGNS.fullmatch(text):
        return both[2]
    if twice := _TWO_GROUPS.fullmatch(text):
        return "," if twice[1] == "." else "."
    decimal = _CLEARLY_DECIMAL.fullmatch(text)
    return decimal[1] or decimal[2] if decimal else ""
