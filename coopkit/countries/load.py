"""Load country files; a file with a fact that lacks its source or date is refused."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

import msgspec

from coopkit.countries.country import Country

FOLDER = Path(str(files("coopkit.countries")))
NEUTRAL = "neutral"
MOST_DIGITS = 3
_NUMBER_STYLE = re.compile(r"1([.,' ])234(?!\1)[.,]5")


class CountryError(ValueError):
    """A country file can't be used; the message names the file, the place and the fix."""


class UnknownCountry(ValueError):
    """There is no file for this country; the message lists those there are."""


def country_files(folder: Path | None = None) -> tuple[Path, ...]:
    """Return the country files in a folder, the neutral one among them, by name; coopkit's own by default."""
    return tuple(sorted((folder or FOLDER).glob("*.toml")))


def read_country(path: Path) -> Country:
    """Return the country in a file.

    path: a TOML file named after the country's two letters.
    Raises CountryError if it can't be read, or a fact has no source, no date or no valid value.
    """
    country = read_country_file(path)
    for problem in country_problems(country, path):
        raise CountryError(f"{path.name}: {problem}")
    return msgspec.structs.replace(country, code="" if path.stem == NEUTRAL else path.stem)


def read_country_file(path: Path) -> Country:
    """Return what a file says, whether it can be used or not.

    path: a TOML file.
    Raises CountryError if it can't be read, or has fields that a country file doesn't have.
    """
    try:
        return msgspec.toml.decode(path.read_bytes(), type=Country)
    except OSError as error:
        raise CountryError(f"{path.name} cannot be read: {error.strerror}.") from error
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise CountryError(f"{path.name} isn't a valid country file: {error}.") from error


def country_problems(country: Country, path: Path) -> Iterator[str]:
    """Yield everything that makes a country unusable, each in a sentence.

    country: what the file says. path: the file, named by the country's two letters.
    """
    if not country.name.strip() or not 0 <= country.minor_digits <= MOST_DIGITS:
        yield f"It needs a name, and minor_digits from 0 to {MOST_DIGITS}."
    if path.stem != NEUTRAL:
        yield from _number_style_problems(country)
    for fact in country.facts:
        problem = fact.problem()
        if problem:
            yield f"The fact '{fact.id}' {problem}."
    ids = [fact.id for fact in country.facts]
    for id_ in sorted({id_ for id_ in ids if ids.count(id_) > 1}):
        yield f"The fact '{id_}' appears twice. Remove one."


def _number_style_problems(country: Country) -> Iterator[str]:
    """Yield what is wrong with the number style and its source."""
    if _NUMBER_STYLE.fullmatch(country.number_style) is None:
        yield (
            "number_style must show how 1234.5 is written there, such as '1,234.5' or '1.234,5', "
            f"not {country.number_style!r}."
        )
    if not country.number_style_source.strip():
        yield "number_style needs its source (number_style_source)."


@cache
def countries() -> tuple[Country, ...]:
    """Return every country that has a file, sorted by name, without the neutral one."""
    found = (read_country(path) for path in FOLDER.glob("*.toml") if path.stem != NEUTRAL)
    return tuple(sorted(found, key=lambda country: country.name))


@cache
def load_country(code: str = "") -> Country:
    """Return a country; one that lists no registration documents gets those of the neutral file.

    code: two letters in either case, "" for no country in particular.
    Raises UnknownCountry if the country has no file.
    """
    neutral = read_country(FOLDER / f"{NEUTRAL}.toml")
    if not code:
        return neutral
    known = {country.code: country for country in countries()}
    if code.lower() not in known:
        listed = ", ".join(f"{each.upper()} ({known[each].name})" for each in sorted(known))
        raise UnknownCountry(f"There are no facts for the country '{code}'. There are: {listed}.")
    country = known[code.lower()]
    return country if country.papers else msgspec.structs.replace(country, papers=neutral.papers)
