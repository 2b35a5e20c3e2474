"""The translations that are there: compiled gettext catalogues, one folder a language."""

from gettext import GNUTranslations, NullTranslations
from pathlib import Path

SOURCE_LANGUAGE = "en"
CATALOGUES = Path(__file__).with_name("catalogues")


class UnknownLanguage(ValueError):
    """A language was asked for that has no catalogue."""


def languages(catalogues: Path = CATALOGUES) -> tuple[str, ...]:
    """The languages that can be shown: English, then those with a compiled catalogue, by their codes."""
    found = {path.parent.parent.name for path in catalogues.glob("*/LC_MESSAGES/coopkit.mo")}
    return (SOURCE_LANGUAGE, *sorted(found - {SOURCE_LANGUAGE}))


def read_catalogue(language: str, catalogues: Path = CATALOGUES) -> NullTranslations:
    """The translations of a language; a message without one comes back in English.

    language: a code as in `languages()`, with underscores.
    Raises UnknownLanguage, saying which languages there are.
    """
    known = languages(catalogues)
    if language not in known:
        raise UnknownLanguage(f"There is no translation into {language!r}. Choose one of: {', '.join(known)}.")
    if language == SOURCE_LANGUAGE:
        return NullTranslations()
    with (catalogues / language / "LC_MESSAGES" / "coopkit.mo").open("rb") as file:
        return GNUTranslations(file)
