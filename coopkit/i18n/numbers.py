"""Read numbers as people type them; a text that could mean two numbers is not guessed."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache

import babel
from babel.numbers import get_decimal_symbol, get_group_symbol

from coopkit.i18n.characters import normalize_characters
from coopkit.i18n.currencies import without_currency

MOST_DIGITS = 28
"""No group means more digits, and Decimal's default precision would round them."""
LONGEST = 200
"""Longer texts aren't read as numbers."""

_BY_THOUSANDS = r"[1-9]\d{0,2}(?P<sign>[.,' \u066c])\d{3}(?:(?P=sign)\d{3})*"
_BY_LAKHS = r"[1-9]\d?(?P<lakh>[, ])\d{2}(?:(?P=lakh)\d{2})*(?P=lakh)\d{3}"
_MILLIONS_APART = r"[1-9]\d{0,2}(?:(?P<higher>[.,])\d{3})?'\d{3}(?(higher)(?P=higher)|[.,])\d{3}"  # 1.250'000.000
_UNEVEN = r"[1-9]\d{0,2}(?: \d{3})+[.,]\d{3}"
_WHOLE = re.compile(rf"{_BY_THOUSANDS}|{_BY_LAKHS}|{_MILLIONS_APART}|{_UNEVEN}|\d+", re.ASCII)
_BEFORE_POINT = re.compile(rf"{_BY_THOUSANDS}|{_BY_LAKHS}|{_MILLIONS_APART}|\d*", re.ASCII)
_AT_POINT = re.compile(r"(?P<before>.*)(?P<point>[.,\u066b])(?P<after>\d+)", re.ASCII)
_MINUS_BEFORE, _MINUS_AFTER = re.compile(r"([+-])\s*(.*)"), re.compile(r"(.*\d)\s*-")
_IN_PARENTHESES = re.compile(r"\(\s*([^()+-]*)\)")
_NO_CENTS = re.compile(r"([.,])-(?!.)")  # "1.500,-"
_DECIMALS_TO_COME = re.compile(r"(?<=\d)[.,\u066b]$", re.ASCII)  # "12,"
_TAG = re.compile(r"1(.)234(.)5")


@dataclass(frozen=True)
class NumberStyle:
    """The decimal sign and the sign between thousands."""

    decimal: str
    group: str

    @property
    def tag(self) -> str:
        """How 1234.5 is written in this style, "1,234.5", which serves as its name."""
        return f"1{self.group}234{self.decimal}5"


def parse_style(tag: str) -> NumberStyle:
    """Return the number style with this tag.

    tag: how 1234.5 is written, such as "1.234,5", "1 234,5" or "1'234.5".
    Raises ValueError for anything else.
    """
    found = _TAG.fullmatch(normalize_characters(tag))
    if found is None or found[1] == found[2] or found[1] not in ".,' \u066c" or found[2] not in ".,\u066b":
        raise ValueError(f"{tag!r} doesn't show how 1234.5 is written. Write it like '1,234.5' or '1.234,5'.")
    return NumberStyle(decimal=found[2], group=found[1])


@cache
def language_style(locale: babel.Locale) -> NumberStyle:
    """Return the number style of a language, perhaps in a country, from Babel."""
    return NumberStyle(normalize_characters(get_decimal_symbol(locale)), normalize_characters(get_group_symbol(locale)))


@dataclass(frozen=True)
class NumberReading:
    """The numbers that a text can mean.

    value: the number, if the text has one meaning. choices: the meanings if it has two, each with the style that gives
    it. Without either, the text isn't a number.
    """

    value: Decimal | None
    choices: tuple[tuple[NumberStyle, Decimal], ...] = ()


@dataclass(frozen=True)
class NumberConventions:
    """How a reader writes numbers, as far as we know.

    language: the style of their language. country: the style of their country, or None.
    chosen: the style they chose when asked, or None. territory: two capital letters, or None.
    code: the language's code, for names of currencies.
    """

    language: NumberStyle
    country: NumberStyle | None = None
    chosen: NumberStyle | None = None
    territory: str | None = None
    code: str = "en"

    @property
    def style(self) -> NumberStyle:
        """The style in which to show numbers to this reader."""
        return self.chosen or self.country or self.language

    @property
    def possible(self) -> tuple[NumberStyle, ...]:
        """The styles in which this reader may write, most likely first."""
        if self.chosen is not None:
            return (self.chosen,)
        return (self.style, self.language)

    @property
    def tags(self) -> str:
        """The three styles as one text, which `conventions_from_tags` reads."""
        return "|".join(style.tag if style else "" for style in (self.language, self.country, self.chosen))

    @property
    def styles_agree(self) -> bool:
        """Whether language and country have the same style."""
        return self.country in (None, self.language)


def conventions_from_tags(tags: str, reader: NumberConventions) -> NumberConventions:
    """Return a reader's conventions with the styles of another.

    tags: the other's `NumberConventions.tags`. Raises ValueError for anything else.
    """
    language, country, chosen = [parse_style(tag) if tag else None for tag in tags.split("|", 2)]
    if language is None:
        raise ValueError(f"{tags!r} has no style for the language.")
    return replace(reader, language=language, country=country, chosen=chosen)


_NOT_A_NUMBER = NumberReading(None)
_BOTH_STYLES = (NumberStyle(".", ","), NumberStyle(",", "."))


def means_the_same_in_every_style(text: str, conventions: NumberConventions) -> bool:
    """Return whether a text is the same number, or none, in every number style."""
    return len({read_number(text, replace(conventions, chosen=style)).value for style in _BOTH_STYLES}) == 1


@lru_cache(maxsize=4096)
def read_number(text: str, conventions: NumberConventions) -> NumberReading:
    """Read a typed number, in digits of any script, perhaps with a currency or in parentheses.

    text: as typed. conventions: how its reader writes numbers.
    """
    plain = normalize_characters(text).strip() if len(text) <= LONGEST else ""
    if plain.isascii() and plain.isdigit() and len(plain) <= MOST_DIGITS:
        return NumberReading(Decimal(plain))
    plain, is_negative = bare_number(plain, conventions)
    if sum(map(str.isdigit, plain)) > MOST_DIGITS:
        return _NOT_A_NUMBER
    reading = _read_unsigned(_DECIMALS_TO_COME.sub("", _NO_CENTS.sub(r"\g<1>00", plain)), conventions)
    if not is_negative:
        return reading
    value = None if reading.value is None else _negate(reading.value)
    return NumberReading(value, tuple((style, _negate(each)) for style, each in reading.choices))


def bare_number(text: str, conventions: NumberConventions) -> tuple[str, bool]:
    """Return a typed number without its currency and sign, and whether it is negative.

    text: with normalized characters. conventions: how its reader writes numbers.
    """
    return _without_sign(without_currency(text, conventions.code, conventions.territory))


def _negate(value: Decimal) -> Decimal:
    """Return the negative of a number; zero stays zero, not "-0"."""
    return value.copy_negate() if value else value


def _without_sign(text: str) -> tuple[str, bool]:
    """Return the number without its sign, and whether it is negative; a second sign is left in place."""
    for found in (_MINUS_BEFORE.fullmatch(text), _IN_PARENTHESES.fullmatch(text), _MINUS_AFTER.fullmatch(text)):
        if found is not None:
            return found[found.re.groups].strip(), found[1] != "+"
    return text, False


def _read_unsigned(text: str, conventions: NumberConventions) -> NumberReading:
    """Read a number without sign and currency."""
    whole = _number_from_digits(text, "") if _WHOLE.fullmatch(text) else None
    at = _AT_POINT.fullmatch(text)
    if at is None or at["point"] in at["before"] or not _BEFORE_POINT.fullmatch(at["before"]):
        return NumberReading(whole)
    decimal = _number_from_digits(at["before"], at["after"])
    if whole is None:
        return NumberReading(decimal if _is_decimal_sign(at, conventions) else None)
    return _whole_or_decimal(at["before"], at["point"], whole, decimal, conventions)


def _number_from_digits(whole: str, fraction: str) -> Decimal:
    """Return the number with these digits before and after the decimal sign; other characters are ignored."""
    digits = re.sub(r"\D", "", whole) or "0"
    return Decimal(f"{digits}.{fraction}" if fraction else digits)


def _is_decimal_sign(at: re.Match[str], conventions: NumberConventions) -> bool:
    """Return whether a sign that can't group thousands is certainly the decimal sign, and not a typo in grouping.

    "1500,000" and "1,2345" may be typos where commas group; "12,50", "0,125" and "1.234,5678" are not.

    at: a match of _AT_POINT.
    """
    grouped = at["before"] != "" and not at["before"].isdigit()
    own = {"\u066b", *(style.decimal for style in conventions.possible)}
    return len(at["after"]) < 3 or grouped or at["before"] == "0" or at["point"] in own


def _whole_or_decimal(
    before: str, sign: str, whole: Decimal, decimal: Decimal, conventions: NumberConventions
) -> NumberReading:
    """Read a text whose last sign may group thousands or begin decimals: "1.500", "12,500"."""
    possible = conventions.possible
    if "'" in before:  # between millions in Latin America, between thousands in Switzerland
        possible = tuple(style for style in possible if style == NumberStyle(sign, "'"))
        if not possible:
            return NumberReading(whole)
    if conventions.chosen is not None:
        if sign == conventions.chosen.decimal:
            return NumberReading(decimal)
        if sign == conventions.chosen.group:
            return NumberReading(whole)
    elif conventions.styles_agree and sign == conventions.language.group and before.isdigit():
        return NumberReading(whole)
    other = "," if sign == "." else "."
    as_decimal = next((each for each in possible if each.decimal == sign), NumberStyle(sign, other))
    as_group = next((each for each in possible if each.group == sign), NumberStyle(other, sign))
    choices = ((as_decimal, decimal), (as_group, whole))
    return NumberReading(None, tuple(sorted(choices, key=lambda choice: choice[0] != conventions.style)))


def number_as_input(value: Decimal, conventions: NumberConventions) -> str:
    """Format a number as this reader would type it, so that it is read back as itself.

    value: at most MOST_DIGITS digits. Grouping and zeros at the end are left out, except for one zero where three
    decimals could be taken for thousands.
    """
    plain = f"{value:f}"
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    text = "0" if plain == "-0" else plain.replace(".", conventions.style.decimal)
    return (
        text if read_number(text, conventions).value == value else f"{text}0"
    )  # 1.2340: three decimals can be thousands
