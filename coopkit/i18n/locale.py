"""Locales: translate texts, and format and read numbers, dates and lists for a language and country."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from gettext import NullTranslations
from pathlib import Path

import babel
from babel.dates import format_date, format_time
from babel.lists import format_list

from coopkit.i18n import formats
from coopkit.i18n.catalogue import CATALOGUES, UnknownLanguage, read_catalogue
from coopkit.i18n.lazy_text import ExactPercent, LazyText, Money, Percent, Value, lazy
from coopkit.i18n.number_suggestions import suggest_numbers, with_letters_as_digits
from coopkit.i18n.number_words import number_in_words
from coopkit.i18n.numbers import (
    NumberConventions,
    NumberReading,
    NumberStyle,
    conventions_from_tags,
    language_style,
    means_the_same_in_every_style,
    number_as_input,
    read_number,
)
from coopkit.i18n.placeholders import fill, keeps_placeholders

_ONLY_DIGITS = re.compile(r"-?\d*", re.ASCII)


@dataclass(frozen=True)
class Locale:
    """A language, perhaps in a country; made by `load_locale`.

    language: its code with an underscore ("fr", "pt_BR"). country: two capital letters or None.
    minor_digits: decimal places of the smallest money in use, 0 to 3. conventions: how readers write numbers.
    """

    language: str
    country: str | None
    _babel: babel.Locale = field(repr=False, compare=False)
    _catalogue: NullTranslations = field(repr=False, compare=False)
    conventions: NumberConventions
    minor_digits: int

    @property
    def direction(self) -> str:
        """The direction of writing, "ltr" or "rtl", for the attribute `dir`."""
        return self._babel.text_direction

    @property
    def html_lang(self) -> str:
        """The language tag for the attribute `lang`, such as "ar-EG"."""
        return str(self._babel).replace("_", "-")

    def text(self, msgid: str, /, **values: Value) -> str:
        """Return the translation of an English text, or the English text if no valid translation exists.

        Args:
            msgid: the English text.
            values: values of its placeholders; without any, the placeholders stay.
        """
        if not msgid:
            return ""  # gettext keeps its header under ""
        text = self._catalogue.gettext(msgid)
        if text != msgid and not keeps_placeholders(text, msgid):
            text = msgid
        return self._fill_values(text, values)

    def plural(self, one: str, many: str, n: int, /, **values: Value) -> str:
        """Return the translation for the count `n`, filled in; English if no valid translation exists."""
        text, english = self._catalogue.ngettext(one, many, n), one if n == 1 else many
        if text != english and not keeps_placeholders(text, one, many, count=n):
            text = english
        return self._fill_values(text, {"n": n, **values})

    def resolve(self, text: LazyText) -> str:
        """Return a lazy text in this language, its values formatted."""
        if text.plural is None:
            return self.text(text.msgid, **dict(text.values))
        return self.plural(text.msgid, text.plural, text.count, **dict(text.values))

    def _fill_values(self, text: str, values: Mapping[str, Value]) -> str:
        """Return a text with its placeholders filled in, if there are values."""
        return fill(text, {name: self._format_value(value) for name, value in values.items()}) if values else text

    def number(self, value: Decimal, places: int | None = None) -> str:
        """Format a number with grouping and all its decimal places, or rounded half up to `places`."""
        return formats.format_number(self._babel, value, places, self.number_style)

    def money(self, amount: Decimal | Fraction) -> str:
        """Format an amount with the decimal places of the smallest money, rounded half up, without a currency."""
        return self.number(formats.round_half_up(amount, self.minor_digits), self.minor_digits)

    def as_input(self, value: Decimal) -> str:
        """Format a number as somebody would type it: without grouping, and read back as itself."""
        return number_as_input(value, self.conventions)

    def percent(self, share: Decimal | Fraction, places: int = 1) -> str:
        """Format a computed share (1 is the whole) in percent, rounded half up."""
        return formats.format_share(self._babel, share, places, self.number_style)

    def exact_percent(self, share: Decimal) -> str:
        """Format a rate that people have set (1 is the whole) in percent, with all its decimal places."""
        return self.percent(share, formats.decimal_places(share.scaleb(2)))

    def time(self, moment: datetime) -> str:
        """Format the time of day in 24 hours, in the moment's own time zone."""
        return format_time(moment, "HH:mm", tzinfo=moment.tzinfo, locale=self._babel)

    def date(self, day: date) -> str:
        """Format a date with the month in words."""
        return format_date(day, "long", locale=self._babel)

    def list(self, items: Sequence[str]) -> str:
        """Join items the way the language does: "a, b, and c"."""
        return format_list(list(items), locale=self._babel)

    @property
    def number_style(self) -> NumberStyle:
        """The number style of this reader: the chosen one, else the country's, else the language's."""
        return self.conventions.style

    def with_style(self, style: NumberStyle) -> "Locale":
        """Return this locale for a reader who has chosen a style."""
        return replace(self, conventions=replace(self.conventions, chosen=style))

    def with_styles_of(self, tags: str) -> "Locale":
        """Return this locale with the number conventions of another, so that numbers mean what they meant there.

        tags: the other's `conventions.tags`. Raises ValueError for anything else.
        """
        return replace(self, conventions=conventions_from_tags(tags, self.conventions))

    def read_number(self, text: str) -> NumberReading:
        """Read a typed number, in digits of any script; see `NumberReading`."""
        return read_number(text, self.conventions)

    def means_the_same_in_every_style(self, text: str) -> bool:
        """Return whether a text is the same number, or none, in every number style."""
        return means_the_same_in_every_style(text, self.conventions)

    def parse_number(self, text: str) -> Decimal | None:
        """Return the number a text means, or None if it isn't a number or could be read in two ways."""
        return self.read_number(text).value

    def is_ambiguous(self, text: str) -> bool:
        """Return whether a text could be read as two different numbers, so that the reader must be asked."""
        return bool(self.read_number(text).choices)

    def example_input(self, value: Decimal) -> str:
        """Format a number as an example to type: grouped if that can't be misread."""
        grouped = self.number(value)
        return grouped if self.parse_number(grouped) == value else self.as_input(value)

    def interpretation(self, text: str) -> str:
        """Return how a text was read if it doesn't look like that, or could mean another number to somebody else.

        "1,250,000" for "$ 1.250.000"; "12505" for "12,505" unless the reader has chosen a style; else "".
        """
        value = None if _ONLY_DIGITS.fullmatch(text) else self.parse_number(text)
        if value is None:
            return ""
        if self.conventions.chosen is None and not self.means_the_same_in_every_style(text):
            return self.as_input(value)
        return "" if text.strip() in self._ways_to_write(value) else self.example_input(value)

    def spell_out(self, value: Decimal) -> str:
        """Format a number so that it can't be misread: without grouping, and in words if the language has them."""
        words = number_in_words(value, self.language, self.country)
        if not words:
            return self.as_input(value)
        return self.resolve(lazy("{number} – {words}", number=self.as_input(value), words=words))

    def suggest_numbers(self, text: str) -> tuple[Decimal, ...]:
        """Return the one or two numbers that an unreadable text may mean, the likeliest first; none if unclear.

        Letters for digits are read if the rest is in the reader's own style: 1200 for "1,2O0".
        """
        changed = with_letters_as_digits(text.strip())
        if changed == text.strip():
            return suggest_numbers(text, self.conventions)
        value = self.parse_number(changed) if any(map(str.isdecimal, text)) else None
        if value is None:
            return ()
        return (value,) if changed in self._ways_to_write(value) else ()

    def _ways_to_write(self, value: Decimal) -> tuple[str, str]:
        """Return a number in the reader's own style, with grouping and without."""
        return self.number(value), f"{value:f}".replace(".", self.number_style.decimal)

    def _format_value(self, value: Value) -> str:
        """Format a value of a placeholder by its type."""
        match value:
            case LazyText():
                return self.resolve(value)
            case Money():
                return self.money(value.amount)
            case Percent():
                return self.percent(value.share)
            case ExactPercent():
                return self.exact_percent(value.share)
            case Fraction():
                return self.number(formats.round_half_up(value, 2).normalize())
            case tuple():
                return self.list([self.resolve(item) for item in value])
            case Decimal():
                return self.number(value)
        return str(value)


def load_locale(
    language: str = "en",
    country: str | None = None,
    catalogues: Path = CATALOGUES,
    *,
    minor_digits: int,
    number_style: NumberStyle | None = None,
    chosen_style: NumberStyle | None = None,
) -> Locale:
    """Load the locale of a language, with the formats of a country if Babel knows the pair.

    language: "en", or the code of a language with a catalogue ("fr", "pt-BR"). country: two letters, or None.
    minor_digits: decimal places of the smallest money in use. number_style: the country's style, or None.
    chosen_style: the style that the reader chose, or None.
    Raises UnknownLanguage, whose message lists the available languages.
    """
    code = language.replace("-", "_")
    catalogue = read_catalogue(code, catalogues)
    region = country.upper() if country else None
    known = _babel_locale(code, region)
    conventions = NumberConventions(language_style(known), number_style, chosen_style, region, known.language)
    return Locale(code, region, known, catalogue, conventions, minor_digits)


def _babel_locale(code: str, region: str | None) -> babel.Locale:
    """Return Babel's formats for the pair, else for the language alone (Khmer in Kenya is still Khmer)."""
    tried = [f"{code}_{region}", code] if region else [code]
    for tag in tried:
        try:
            return babel.Locale.parse(tag)
        except (babel.UnknownLocaleError, ValueError):
            continue
    raise UnknownLanguage(
        f"{code!r} isn't a language code that Babel knows. Name the catalogue's folder after one, such as 'fr'."
    )
