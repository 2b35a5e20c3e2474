"""A language, perhaps of a country: texts, numbers, times and lists as its readers expect them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
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
from coopkit.i18n.said import ExactPercent, Money, Percent, Said, Value

_PLACE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Locale:
    """How one language speaks; made by `load_locale`.

    language: its code with an underscore ("fr", "pt_BR"). country: two capital letters or None.
    minor_digits: places of the smallest money in use, 0 to 3.
    """

    language: str
    country: str | None
    _babel: babel.Locale = field(repr=False, compare=False)
    _catalogue: NullTranslations = field(repr=False, compare=False)
    minor_digits: int

    @property
    def direction(self) -> str:
        """The direction of writing, "ltr" or "rtl", for the attribute `dir`."""
        return self._babel.text_direction

    @property
    def html_lang(self) -> str:
        """The language tag for the attribute `lang`, such as "ar-EG"."""
        return str(self._babel).replace("_", "-")

    def text(self, msgid: str) -> str:
        """The translation of an English text; the text itself where there is none."""
        return self._catalogue.gettext(msgid) if msgid else ""  # gettext keeps its header under ""

    def plural(self, one: str, many: str, n: int) -> str:
        """The translation that fits the count, `{n}` filled in."""
        return _fill(self._catalogue.ngettext(one, many, n), {"n": str(n)})

    def say(self, said: Said) -> str:
        """A sentence in this language, its values written as the language writes them."""
        if said.plural is None:
            text = self.text(said.msgid)
        else:
            text = self._catalogue.ngettext(said.msgid, said.plural, said.count)
        return _fill(text, {name: self._value(value) for name, value in said.values})

    def number(self, value: Decimal, places: int | None = None) -> str:
        """A number with grouping; all its own places, or rounded half up to `places`."""
        return formats.format_number(self._babel, value, places)

    def money(self, amount: Decimal | Fraction) -> str:
        """An amount with the places of the smallest money, rounded half up, without a currency."""
        return formats.format_number(self._babel, formats.round_half_up(amount, self.minor_digits), self.minor_digits)

    def typed(self, value: Decimal) -> str:
        """A number as somebody types it: all its places, nothing between the thousands; it can be read again."""
        return formats.type_number(self._babel, value)

    def percent(self, share: Decimal | Fraction, places: int = 1) -> str:
        """A share that was computed (1 is the whole) in percent, rounded half up."""
        return formats.format_share(self._babel, share, places)

    def exact_percent(self, share: Decimal) -> str:
        """A rate as people set it (1 is the whole) in percent, with all its own places."""
        return formats.format_share(self._babel, share, formats.places_of(share.scaleb(2)))

    def time(self, moment: datetime) -> str:
        """The time of day on a clock of 24 hours, as the moment’s own clock shows it."""
        return format_time(moment, "HH:mm", tzinfo=moment.tzinfo, locale=self._babel)

    def date(self, day: date) -> str:
        """A day with its month in words."""
        return format_date(day, "long", locale=self._babel)

    def list(self, items: Sequence[str]) -> str:
        """Items joined as the language joins them: "a, b, and c"."""
        return format_list(list(items), locale=self._babel)

    def parse_number(self, text: str) -> Decimal | None:
        """Read a number in digits of any script with the signs of this language; None where it is none."""
        return formats.parse_number(self._babel, text)

    def _value(self, value: Value) -> str:
        match value:
            case Said():
                return self.say(value)
            case Money():
                return self.money(value.amount)
            case Percent():
                return self.percent(value.share)
            case ExactPercent():
                return self.exact_percent(value.share)
            case Fraction():
                return self.number(formats.round_half_up(value, 2).normalize())
            case tuple():
                return self.list([self.say(item) for item in value])
            case Decimal():
                return self.number(value)
        return str(value)


def load_locale(
    language: str = "en", country: str | None = None, catalogues: Path = CATALOGUES, *, minor_digits: int
) -> Locale:
    """The locale of a language, with the formats of a country where Babel knows the pair.

    language: "en", or the code of a language with a catalogue ("fr", "pt-BR"). country: two letters, or None.
    minor_digits: places of the smallest money in use.
    Raises UnknownLanguage, a sentence that lists what there is.
    """
    code = language.replace("-", "_")
    catalogue = read_catalogue(code, catalogues)
    region = country.upper() if country else None
    return Locale(code, region, _formats_of(code, region), catalogue, minor_digits)


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


def _fill(text: str, values: dict[str, str]) -> str:
    """Fill the places in one pass, so that braces in what somebody typed stay as typed."""
    return _PLACE.sub(lambda place: values.get(place[1], place[0]), text)
