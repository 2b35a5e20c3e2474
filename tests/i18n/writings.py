"""The table of ways in which people write numbers, read once for all tests that use it."""

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from coopkit.countries import UnknownCountry, load_country
from coopkit.i18n import Locale, load_locale, parse_style
from tests.i18n.catalogues import write_catalogue


@dataclass(frozen=True)
class Writing:
    """A text, who reads it, and the numbers that it can mean: one, two that the reader chooses from, or none."""

    text: str
    language: str
    country: str
    chosen: str
    meanings: frozenset[Decimal]

    @property
    def locale(self) -> Locale:
        """The reader's language, country and choice."""
        return _locale(self.language, self.country, self.chosen)

    def __str__(self) -> str:
        return f"{self.text.encode('unicode_escape').decode()}-{self.language}-{self.country}-{self.chosen}"


@cache
def _locale(language: str, country: str, chosen: str) -> Locale:
    catalogues = Path(mkdtemp())
    if language != "en":
        write_catalogue(catalogues, language, {})
    try:
        stated = load_country(country).number_style
    except UnknownCountry:
        stated = ""
    return load_locale(
        language,
        country or None,
        catalogues,
        number_style=parse_style(stated) if stated else None,
        chosen_style=parse_style(chosen) if chosen else None,
        minor_digits=2,
    )


def _rows() -> list[Writing]:
    table = tomllib.loads(Path(__file__).with_name("number_writings.toml").read_text(encoding="utf-8"))
    rows = [row for rows in table.values() for row in rows]
    return [Writing(*row[:4], frozenset(Decimal(each) for each in row[4].split(" | ") if each)) for row in rows]


WRITINGS = _rows()
