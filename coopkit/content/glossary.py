"""The glossary: the terms of the trade in `glossary.toml`, each with a plain explanation, by language."""

from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

from coopkit.content.curricula import LibraryError, content_root

GLOSSARY = "glossary.toml"
SOURCE = "en"


class Wording(Struct, frozen=True, forbid_unknown_fields=True):
    """A term in one language.

    term: as it stands in a list. forms: what else it is found by in texts: plurals, verbs, other words for it.
    explanation: one or two plain sentences; "" where nobody has written it in this language yet.
    """

    term: str
    forms: tuple[str, ...] = ()
    explanation: str = ""

    @property
    def found_by(self) -> tuple[str, ...]:
        """What is looked for in texts."""
        return self.term, *self.forms


class Term(Struct, frozen=True):
    """A term by its id, with its wording in each language that has one; English is always there."""

    id: str
    wordings: dict[str, Wording]

    @property
    def english(self) -> Wording:
        """The wording that all others follow."""
        return self.wordings[SOURCE]


def read_glossary(path: Path) -> tuple[Term, ...]:
    """The terms of a file, in its order; none where there is no such file.

    Args:
        path: a TOML file of tables `[term-id]` with `en.term`, `en.forms`, `en.explanation`; other languages beside.

    Raises:
        LibraryError: it cannot be read, or a term has no English wording; one line that names the file.
    """
    try:
        found = msgspec.toml.decode(path.read_bytes(), type=dict[str, dict[str, Wording]])
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise LibraryError(f"{path.name} cannot be read: {error.strerror}.") from error
    except (msgspec.MsgspecError, ValueError) as error:
        told = " ".join(str(error).split())
        raise LibraryError(f"{path.name} is no list of terms: {told}. Mend it there.") from error
    for id_, wordings in found.items():
        if SOURCE not in wordings:
            raise LibraryError(f"{path.name}: the term '{id_}' has no English wording; add en.term and en.explanation.")
    return tuple(Term(id_, wordings) for id_, wordings in found.items())


@cache
def glossary_of() -> tuple[Term, ...]:
    """The glossary beside our own curricula, read once.

    Raises:
        LibraryError: as `read_glossary`.
    """
    return read_glossary(content_root() / GLOSSARY)
