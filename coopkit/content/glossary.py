"""The glossary: technical terms from `glossary.toml`, each with a plain explanation, by language."""

from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

from coopkit.content.curricula import ContentUnavailable, content_root

GLOSSARY = "glossary.toml"
SOURCE = "en"


class Wording(Struct, frozen=True, forbid_unknown_fields=True):
    """A term in one language.

    term: as listed. forms: other forms found in texts, such as plurals, verbs and synonyms.
    explanation: one or two plain sentences, "" if there is none in this language yet.
    """

    term: str
    forms: tuple[str, ...] = ()
    explanation: str = ""

    @property
    def found_by(self) -> tuple[str, ...]:
        """Return every form to look for in texts."""
        return self.term, *self.forms


class Term(Struct, frozen=True):
    """A term with its wording in each language; English is always among them."""

    id: str
    wordings: dict[str, Wording]

    @property
    def english(self) -> Wording:
        """Return the English wording."""
        return self.wordings[SOURCE]


def read_glossary(path: Path) -> tuple[Term, ...]:
    """Return the terms of a glossary file in its order; none if the file doesn't exist.

    Args:
        path: a TOML file of tables `[term-id]` with `en.term`, `en.forms`, `en.explanation`; other languages beside.

    Raises:
        ContentUnavailable: it can't be read, or a term has no English wording.
    """
    try:
        found = msgspec.toml.decode(path.read_bytes(), type=dict[str, dict[str, Wording]])
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise ContentUnavailable(f"{path.name} can't be read: {error.strerror}.") from error
    except (msgspec.MsgspecError, ValueError) as error:
        reason = " ".join(str(error).split())
        raise ContentUnavailable(f"{path.name} isn't a valid glossary: {reason}.") from error
    for id_, wordings in found.items():
        if SOURCE not in wordings:
            raise ContentUnavailable(
                f"{path.name}: the term '{id_}' has no English wording. Add en.term and en.explanation."
            )
    return tuple(Term(id_, wordings) for id_, wordings in found.items())


@cache
def own_glossary() -> tuple[Term, ...]:
    """Return the glossary beside our own curricula, read once.

    Raises:
        ContentUnavailable: see `read_glossary`.
    """
    return read_glossary(content_root() / GLOSSARY)
