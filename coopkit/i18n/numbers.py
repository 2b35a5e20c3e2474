"""Numbers as people type them: what a text can only mean is understood, what it can mean in two ways is asked."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache

import babel
from babel.numbers import get_decimal_symbol, get_group_symbol

from coopkit.i18n.currencies import without_currency
from coopkit.i18n.signs import in_plain_signs

MOST_DIGITS = 28
"""More digits than a group ever means; Decimal's usual arithmetic would round them."""
LONGEST = 200
"""Characters in which a number is looked for."""

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
_TAG = re.compile(r"1(.)234(.)5")


@dataclass(frozen=True)
class NumberStyle:
    """The signs with which numbers are written: a point or comma for decimals, and what stands between thousands."""

    decimal: str
    group: str

    @property
    def tag(self) -> str:
        """How 1234.5 is written in this style, which is also its name: "1,234.5"."""
        return f"1{self.group}234{self.decimal}5"


def style_of_tag(tag: str) -> NumberStyle:
    """Return the style of a tag.

    tag: how 1234.5 is written, such as "1.234,5", "1 234,5" or "1'234.5".
    Raises ValueError for anything else.
    """
    found = _TAG.fullmatch(in_plain_signs(tag))
    if found is None or found[1] == found[2] or found[1] not in ".,' \u066c" or found[2] not in ".,\u066b":
        raise ValueError(f"{tag!r} is not how 1234.5 is written. Write it like '1,234.5' or '1.234,5'.")
    return NumberStyle(decimal=found[2], group=found[1])


@cache
def style_of_language(locale: babel.Locale) -> NumberStyle:
    """Return the style that Babel knows for a language, perhaps in a country."""
    return NumberStyle(in_plain_signs(get_decimal_symbol(locale)), in_plain_signs(get_group_symbol(locale)))


@dataclass(frozen=True)
class NumberReading:
    """What a text can mean as a number.

    value: the number, where the text has one meaning. choices: the meanings to choose from where it has two, each with
    the style that gives it. Without both the text is not a number.
    """

    value: Decimal | None
    choices: tuple[tuple[NumberStyle, Decimal], ...] = ()


@dataclass(frozen=True)
class NumberSigns:
    """What is known of how a reader writes numbers.

    language: the style of their language. country: the style that their country states, or None.
    chosen: the style that they chose when they were asked, or None. territory: two capital letters, or None.
    code: the language's code, for the names of currencies.
    """

    language: NumberStyle
    country: NumberStyle | None = None
    chosen: NumberStyle | None = None
    territory: str | None = None
    code: str = "en"

    @property
    def style(self) -> NumberStyle:
        """The style in which numbers are written for this reader."""
        return self.chosen or self.country or self.language

    @property
    def possible(self) -> tuple[NumberStyle, ...]:
        """The styles in which this reader may write, the likeliest first."""
        if self.chosen is not None:
            return (self.chosen,)
        return (self.style, self.language)

    @property
    def tags(self) -> str:
        """The three styles as one text, from which `signs_of_tags` makes them again."""
        return "|".join(style.tag if style else "" for style in (self.language, self.country, self.chosen))

    @property
    def agreed(self) -> bool:
        """Whether language and country write numbers in the same style."""
        return self.country in (None, self.language)


def signs_of_tags(tags: str, reader: NumberSigns) -> NumberSigns:
    """Return a reader's signs with the styles of another.

    tags: the other's `NumberSigns.tags`. Raises ValueError where it is no such text.
    """
    language, country, chosen = [style_of_tag(tag) if tag else None for tag in tags.split("|", 2)]
    if language is None:
        raise ValueError(f"{tags!r} names no style of a language.")
    return replace(reader, language=language, country=country, chosen=chosen)


_NOT_A_NUMBER = NumberReading(None)
_OPPOSITES = (NumberStyle(".", ","), NumberStyle(",", "."))


def means_the_same_in_every_style(text: str, signs: NumberSigns) -> bool:
    """Return whether a text is the same number, or none, in whatever style its reader writes."""
    return len({read_number(text, replace(signs, chosen=style)).value for style in _OPPOSITES}) == 1


@lru_cache(maxsize=4096)
def read_number(text: str, signs: NumberSigns) -> NumberReading:
    """Read a number as people type it, in digits of any script, perhaps with a currency or in parentheses.

    text: what was typed. signs: how its reader writes numbers.
    """
    plain = in_plain_signs(text).strip() if len(text) <= LONGEST else ""
    if plain.isascii() and plain.isdigit() and len(plain) <= MOST_DIGITS:
        return NumberReading(Decimal(plain))
    plain, is_negative = _without_sign(without_currency(plain, signs.code, signs.territory))
    if sum(map(str.isdigit, plain)) > MOST_DIGITS:
        return _NOT_A_NUMBER
    reading = _read(_NO_CENTS.sub(r"\g<1>00", plain), signs)
    if not is_negative:
        return reading
    value = None if reading.value is None else _minus(reading.value)
    return NumberReading(value, tuple((style, _minus(each)) for style, each in reading.choices))


def _minus(value: Decimal) -> Decimal:
    return value.copy_negate() if value else value


def _without_sign(text: str) -> tuple[str, bool]:
    """The number without its sign, and whether it is below zero; two signs are left where they are."""
    for found in (_MINUS_BEFORE.fullmatch(text), _IN_PARENTHESES.fullmatch(text), _MINUS_AFTER.fullmatch(text)):
        if found is not None:
            return found[found.re.groups].strip(), found[1] != "+"
    return text, False


def _read(text: str, signs: NumberSigns) -> NumberReading:
    whole = _value(text, "") if _WHOLE.fullmatch(text) else None
    at = _AT_POINT.fullmatch(text)
    if at is None or at["point"] in at["before"] or not _BEFORE_POINT.fullmatch(at["before"]):
        return NumberReading(whole)
    broken = _value(at["before"], at["after"])
    if whole is None:
        return NumberReading(broken if _is_decimal_sign(at, signs) else None)
    return _of_two(at["before"], at["point"], whole, broken, signs)


def _value(whole: str, fraction: str) -> Decimal:
    digits = re.sub(r"\D", "", whole) or "0"
    return Decimal(f"{digits}.{fraction}" if fraction else digits)


def _is_decimal_sign(at: re.Match[str], signs: NumberSigns) -> bool:
    """Whether a sign that cannot stand between thousands is surely the decimal sign, and no slip in grouping.

    "1500,000" or "1,2345" may be a slip where commas group; "12,50", "0,125" and "1.234,5678" are not.
    """
    grouped = at["before"] != "" and not at["before"].isdigit()
    own = {"\u066b", *(style.decimal for style in signs.possible)}
    return len(at["after"]) < 3 or grouped or at["before"] == "0" or at["point"] in own


def _of_two(before: str, sign: str, whole: Decimal, broken: Decimal, signs: NumberSigns) -> NumberReading:
    """The reading of a text whose last sign may stand between thousands or before decimals: "1.500", "12,500"."""
    possible = signs.possible
    if "'" in before:  # between millions in Latin America, between thousands in Switzerland
        possible = tuple(style for style in possible if style == NumberStyle(sign, "'"))
        if not possible:
            return NumberReading(whole)
    if signs.chosen is not None:
        if sign == signs.chosen.decimal:
            return NumberReading(broken)
        if sign == signs.chosen.group:
            return NumberReading(whole)
    elif signs.agreed and sign == signs.language.group and before.isdigit():
        return NumberReading(whole)
    other = "," if sign == "." else "."
    as_decimal = next((each for each in possible if each.decimal == sign), NumberStyle(sign, other))
    as_group = next((each for each in possible if each.group == sign), NumberStyle(other, sign))
    choices = ((as_decimal, broken), (as_group, whole))
    return NumberReading(None, tuple(sorted(choices, key=lambda choice: choice[0] != signs.style)))


def type_number(value: Decimal, signs: NumberSigns) -> str:
    """Write a number as this reader would type it, so that it is read back as itself and never asked about.

    value: at most MOST_DIGITS digits; zeros at its end are left out, and nothing stands between its thousands.
    """
    plain = f"{value:f}"
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    text = "0" if plain == "-0" else plain.replace(".", signs.style.decimal)
    return text if read_number(text, signs).value == value else f"{text}0"  # 1.2340: three decimals can be thousands
