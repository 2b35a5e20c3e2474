"""Small catalogues for tests, compiled as gettext wants them."""

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo


def write_catalogue(folder: Path, language: str, messages: dict[str | tuple[str, str], str | tuple[str, ...]]) -> Path:
    """Compile messages into the folder of a language, and return the folder of all languages."""
    catalogue = Catalog(locale=language)
    for msgid, translation in messages.items():
        catalogue.add(msgid, translation)
    target = folder / language / "LC_MESSAGES"
    target.mkdir(parents=True)
    with (target / "coopkit.mo").open("wb") as file:
        write_mo(file, catalogue)
    return folder
