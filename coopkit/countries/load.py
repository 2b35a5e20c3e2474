"""Reading country files: each fact needs a source and a date, or the file is refused."""

import re
from functools import cache
from importlib.resources import files
from pathlib import Path

import msgspec

from coopkit.countries.country import Country

HERE = Path(str(files("coopkit.countries")))
NEUTRAL = "neutral"
MOST_DIGITS = 3
_NUMBER_STYLE = re.compile(r"1([.,' ])234(?!\1)[.,]5")


class CountryError(ValueError):
    """A country file that cannot be used; the message names the file, the place and how to mend it."""


class UnknownCountry(ValueError):
    """A country without a file; the message lists those that there are."""


def read_country(path: Path) -> Country:
    """The country in a file.

    path: a TOML file named by the country's two letters.
    Raises CountryError where it cannot be read, or a fact has no source, no date or no usable value.
    """
    try:
        country = msgspec.toml.decode(path.read_bytes(), type=Country)
    except OSError as error:
        raise CountryError(f"{path.name} cannot be read: {error.strerror}.") from error
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise CountryError(f"{path.name} is no country file: {error}. Mend it there.") from error
    if not country.name.strip() or not 0 <= country.minor_digits <= MOST_DIGITS:
        raise CountryError(f"{path.name}: needs a name, and minor_digits from 0 to {MOST_DIGITS}.")
    if path.stem != NEUTRAL:
        _must_state_how_numbers_are_written(country, path)
    for fact in country.facts:
        trouble = fact.trouble()
        if trouble:
            raise CountryError(f"{path.name}: the fact '{fact.id}' {trouble}.")
    ids = [fact.id for fact in country.facts]
    twice = next((id_ for id_ in ids if ids.count(id_) > 1), None)
    if twice is not None:
        raise CountryError(f"{path.name}: the fact '{twice}' stands there twice; take one out.")
    return msgspec.structs.replace(country, code="" if path.stem == NEUTRAL else path.stem)


def _must_state_how_numbers_are_written(country: Country, path: Path) -> None:
    if _NUMBER_STYLE.fullmatch(country.number_style) is None:
        raise CountryError(
            f"{path.name}: number_style must show how 1234.5 is written there, such as '1,234.5' or '1.234,5', "
            f"not {country.number_style!r}."
        )
    if not country.number_style_source.strip():
        raise CountryError(f"{path.name}: number_style needs its source (number_style_source).")


@cache
def countries() -> tuple[Country, ...]:
    """Every country that has a file, by name; the neutral one is not among them."""
    found = (read_country(path) for path in HERE.glob("*.toml") if path.stem != NEUTRAL)
    return tuple(sorted(found, key=lambda country: country.name))


@cache
def load_country(code: str = "") -> Country:
    """The country of this code, its papers those of the neutral file where it names none of its own.

    code: two letters, capital or small; "" for no country in particular.
    Raises UnknownCountry for a country that has no file.
    """
    neutral = read_country(HERE / f"{NEUTRAL}.toml")
    if not code:
        return neutral
    known = {country.code: country for country in countries()}
    if code.lower() not in known:
        listed = ", ".join(f"{each.upper()} ({known[each].name})" for each in sorted(known))
        raise UnknownCountry(f"There are no facts for the country '{code}'. There are: {listed}.")
    country = known[code.lower()]
    return country if country.papers else msgspec.structs.replace(country, papers=neutral.papers)
