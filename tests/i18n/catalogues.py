"""Small catalogues for tests, compiled as gettext wants them."""

from pathlib import Path
from typing import TypeAlias

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

Messages: TypeAlias = dict[str | tuple[str, str], str | tuple[str, ...]]
"""Translations by English text; those that count by both English texts."""


def write_catalogue(folder: Path, language: str, messages: Messages) -> Path:
    """Compile messages into the folder of a language, and return the folder of all languages."""
    catalogue = Catalog(locale=language)
    for msgid, translation in messages.items():
        catalogue.add(msgid, translation)
    target = folder / language / "LC_MESSAGES"
    target.mkdir(parents=True)
    with (target / "coopkit.mo").open("wb") as file:
        write_mo(file, catalogue)
    return folder
