"""Compiled gettext catalogues, one folder for each language."""

from gettext import GNUTranslations, NullTranslations
from pathlib import Path

SOURCE_LANGUAGE = "en"
CATALOGUES = Path(__file__).with_name("catalogues")


class UnknownLanguage(ValueError):
    """There is no catalogue for the requested language."""


def languages(catalogues: Path = CATALOGUES) -> tuple[str, ...]:
    """Return the codes of the available languages: English, then those with a compiled catalogue, sorted."""
    found = {path.parent.parent.name for path in catalogues.glob("*/LC_MESSAGES/coopkit.mo")}
    return (SOURCE_LANGUAGE, *sorted(found - {SOURCE_LANGUAGE}))


def read_catalogue(language: str, catalogues: Path = CATALOGUES) -> NullTranslations:
    """Return the translations of a language; a message without a translation stays English.

    language: a code from `languages()`, with underscores.
    Raises UnknownLanguage, whose message lists the available languages.
    """
    known = languages(catalogues)
    if language not in known:
        raise UnknownLanguage(f"There is no translation into {language!r}. Choose one of: {', '.join(known)}.")
    if language == SOURCE_LANGUAGE:
        return NullTranslations()
    with (catalogues / language / "LC_MESSAGES" / "coopkit.mo").open("rb") as file:
        return GNUTranslations(file)
