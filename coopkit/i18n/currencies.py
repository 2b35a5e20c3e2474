"""Remove currency signs, codes and words beside a number; Babel knows most of them."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

import babel
from babel.localedata import locale_identifiers
from babel.numbers import get_territory_currencies, list_currencies

from coopkit.i18n.characters import normalize_characters

_SPELLINGS = (
    *("ksh", "kshs", "ush", "ushs", "tsh", "tshs", "sh", "shs", "shilling", "shillings"),
    *("rs", "re", "rupee", "rupees", "₨", "﷼"),
    *("f", "fr", "frw", "cfa", "fcfa", "f cfa", "franc", "francs", "francs cfa"),
    *("php", "col$", "cop$", "usd$", "peso", "pesos", "dollar", "dollars", "euro", "euros"),
)
"""Spellings that Babel lacks, in lower case."""
_BEFORE_ONLY = ("p",)  # P1,500 is pesos, 5p is pence
_CENT_SIGN = "¢"
_SHILLINGS_ONLY = r"/=|/-|="  # 1,500/= and 1,500/-: so many shillings, no cents
_LETTER = r"[^\W\d_]"


def without_currency(text: str, language: str, territory: str | None) -> str:
    """Return the text without the currency beside its number; a minus sign or parentheses stay.

    text: with normalized characters. language: the reader's, as a code. territory: two capital letters, or None; its
    currency may be written in any case.
    """
    before, after = _currency_patterns(language, territory)
    inner = text[1:-1].strip() if text[:1] == "(" and text[-1:] == ")" else text
    bare = before.sub(lambda found: found["sign"], after.sub("", inner), count=1).strip()
    return f"({bare})" if inner is not text else bare


@cache
def _currency_patterns(language: str, territory: str | None) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a currency before a number (perhaps after its sign) and after it."""
    locales = [babel.Locale.parse(tag) for tag in locale_identifiers() if tag.split("_")[0] in ("en", language)]
    own = frozenset(get_territory_currencies(territory)) if territory else frozenset[str]()
    symbols = [(code, symbol) for locale in locales for code, symbol in locale.currency_symbols.items()]
    signs = {sign for sign in map(chr, range(0x10000)) if unicodedata.category(sign) == "Sc"}
    longer = {symbol for _, symbol in symbols if len(symbol) > 1}
    exact = {*signs, *longer, *list_currencies()}
    any_case = {*_SPELLINGS, *own, *(symbol for code, symbol in symbols if code in own)}
    first = rf"(?:(?i:{_alternatives({*any_case, *_BEFORE_ONLY})})|{_alternatives(exact)})"
    last = rf"(?:(?i:{_alternatives(any_case)})|{_alternatives(exact)})"
    before = re.compile(rf"^(?P<sign>[+-]?)\s*(?:{first}(?!{_LETTER})\.?\s*){{1,2}}")
    after = re.compile(rf"(?:\s*(?:(?<!{_LETTER}){last}\.?|{_SHILLINGS_ONLY})){{1,2}}$")
    return before, after


def _alternatives(signs: Iterable[str]) -> str:
    """Return a regular expression for any of these signs, the longest first."""
    plain = {normalize_characters(sign).strip(" .") for sign in signs} - {"", _CENT_SIGN}
    return "|".join(re.escape(sign) for sign in sorted(plain, key=lambda sign: (-len(sign), sign)))
