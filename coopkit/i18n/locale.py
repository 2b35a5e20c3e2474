"""A language, perhaps of a country: texts, numbers, times and lists as its readers expect them."""

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
from coopkit.i18n.number_words import in_words
from coopkit.i18n.numbers import (
    NumberReading,
    NumberSigns,
    NumberStyle,
    means_the_same_in_every_style,
    read_number,
    signs_of_tags,
    style_of_language,
    type_number,
)
from coopkit.i18n.placeholders import fill, keeps_placeholders

_LETTERS_FOR_DIGITS = str.maketrans("OoIl|", "00111")
_PLAIN = re.compile(r"-?\d*", re.ASCII)


@dataclass(frozen=True)
class Locale:
    """How one language speaks; made by `load_locale`.

    language: its code with an underscore ("fr", "pt_BR"). country: two capital letters or None.
    minor_digits: places of the smallest money in use, 0 to 3. signs: how its readers write numbers.
    """

    language: str
    country: str | None
    _babel: babel.Locale = field(repr=False, compare=False)
    _catalogue: NullTranslations = field(repr=False, compare=False)
    signs: NumberSigns
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
        """The translation of an English text, its values filled in; English where there is none that fits.

        Args:
            msgid: the English text.
            values: of its placeholders; without any, they stay for whoever fills them in.
        """
        if not msgid:
            return ""  # gettext keeps its header under ""
        text = self._catalogue.gettext(msgid)
        if text != msgid and not keeps_placeholders(text, msgid):
            text = msgid
        return self._filled(text, values)

    def plural(self, one: str, many: str, n: int, /, **values: Value) -> str:
        """The translation that fits the count, `{n}` filled in; English where there is none that fits."""
        text, english = self._catalogue.ngettext(one, many, n), one if n == 1 else many
        if text != english and not keeps_placeholders(text, one, many, count=n):
            text = english
        return self._filled(text, {"n": n, **values})

    def resolve(self, said: LazyText) -> str:
        """A sentence in this language, its values written as the language writes them."""
        if said.plural is None:
            return self.text(said.msgid, **dict(said.values))
        return self.plural(said.msgid, said.plural, said.count, **dict(said.values))

    def _filled(self, text: str, values: Mapping[str, Value]) -> str:
        return fill(text, {name: self._value(value) for name, value in values.items()}) if values else text

    def number(self, value: Decimal, places: int | None = None) -> str:
        """A number with grouping; all its own places, or rounded half up to `places`."""
        return formats.format_number(self._babel, value, places, self.number_style)

    def money(self, amount: Decimal | Fraction) -> str:
        """An amount with the places of the smallest money, rounded half up, without a currency."""
        return self.number(formats.round_half_up(amount, self.minor_digits), self.minor_digits)

    def typed(self, value: Decimal) -> str:
        """A number as somebody types it: nothing between the thousands; it is read again as itself."""
        return type_number(value, self.signs)

    def percent(self, share: Decimal | Fraction, places: int = 1) -> str:
        """A share that was computed (1 is the whole) in percent, rounded half up."""
        return formats.format_share(self._babel, share, places, self.number_style)

    def exact_percent(self, share: Decimal) -> str:
        """A rate as people set it (1 is the whole) in percent, with all its own places."""
        return self.percent(share, formats.places_of(share.scaleb(2)))

    def time(self, moment: datetime) -> str:
        """The time of day on a clock of 24 hours, as the moment’s own clock shows it."""
        return format_time(moment, "HH:mm", tzinfo=moment.tzinfo, locale=self._babel)

    def date(self, day: date) -> str:
        """A day with its month in words."""
        return format_date(day, "long", locale=self._babel)

    def list(self, items: Sequence[str]) -> str:
        """Items joined as the language joins them: "a, b, and c"."""
        return format_list(list(items), locale=self._babel)

    @property
    def number_style(self) -> NumberStyle:
        """The signs with which numbers are written: those chosen, else the country's, else the language's."""
        return self.signs.style

    def with_style(self, style: NumberStyle) -> "Locale":
        """The same locale for a reader who has chosen this style."""
        return replace(self, signs=replace(self.signs, chosen=style))

    def with_styles_of(self, tags: str) -> "Locale":
        """The same locale with the number styles of another, so that numbers mean what they meant there.

        tags: the other one's `signs.tags`. Raises ValueError where it is no such text.
        """
        return replace(self, signs=signs_of_tags(tags, self.signs))

    def read_number(self, text: str) -> NumberReading:
        """Read a number as people type it, in digits of any script; what it can mean where that is not certain."""
        return read_number(text, self.signs)

    def means_the_same_in_every_style(self, text: str) -> bool:
        """Whether a text is the same number, or none, in whatever style its reader writes numbers."""
        return means_the_same_in_every_style(text, self.signs)

    def parse_number(self, text: str) -> Decimal | None:
        """The number that a text certainly means; None where it is none, or where the reader must be asked."""
        return self.read_number(text).value

    def is_ambiguous(self, text: str) -> bool:
        """Whether a text can mean two numbers, so that the reader must be asked."""
        return bool(self.read_number(text).choices)

    def example(self, value: Decimal) -> str:
        """A number with all its places, shown in a way in which it can be typed: grouped where that has one meaning."""
        grouped = self.number(value)
        return grouped if self.parse_number(grouped) == value else self.typed(value)

    def reading(self, text: str) -> str:
        """What a text is read as, where it does not look like that: "1,250,000" for "$ 1.250.000"; "" for others."""
        value = None if _PLAIN.fullmatch(text) else self.parse_number(text)
        if value is None:
            return ""
        plain = (self.number(value), f"{value:f}".replace(".", self.number_style.decimal))
        return "" if text.strip() in plain else self.example(value)

    def told(self, value: Decimal) -> str:
        """A number so that nobody takes it for another: without grouping, and in words where there are any."""
        words = in_words(value, self.language, self.country)
        if not words:
            return self.typed(value)
        return self.resolve(lazy("{number} – {words}", number=self.typed(value), words=words))

    def suggestion(self, text: str) -> Decimal | None:
        """The number that a text with letters for digits means, 1200 for "1,2O0"; None where that is not sure."""
        changed = text.strip().translate(_LETTERS_FOR_DIGITS)
        value = self.parse_number(changed) if changed != text.strip() and any(map(str.isdecimal, text)) else None
        if value is None:
            return None
        ways = (self.number(value), f"{value:f}".replace(".", self.number_style.decimal))
        return value if changed in ways else None

    def _value(self, value: Value) -> str:
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
    """The locale of a language, with the formats of a country where Babel knows the pair.

    language: "en", or the code of a language with a catalogue ("fr", "pt-BR"). country: two letters, or None.
    minor_digits: places of the smallest money in use. number_style: the style that the country states, or None.
    chosen_style: the style that the reader chose when they were asked, or None.
    Raises UnknownLanguage, a sentence that lists what there is.
    """
    code = language.replace("-", "_")
    catalogue = read_catalogue(code, catalogues)
    region = country.upper() if country else None
    known = _formats_of(code, region)
    signs = NumberSigns(style_of_language(known), number_style, chosen_style, region, known.language)
    return Locale(code, region, known, catalogue, signs, minor_digits)


def _formats_of(code: str, region: str | None) -> babel.Locale:
    """Babel's formats for the pair, else for the language alone: Khmer read in Kenya is still Khmer."""
    tried = [f"{code}_{region}", code] if region else [code]
    for tag in tried:
        try:
            return babel.Locale.parse(tag)
        except (babel.UnknownLocaleError, ValueError):
            continue
    raise UnknownLanguage(
        f"{code!r} is no language code that Babel knows. Name the catalogue's folder by one, such as 'fr'."
    )
