"""The glossary: each term explained, in plain words, and found by wordings of its own."""

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from coopkit.content import GLOSSARY, ContentUnavailable, Term, read_glossary
from coopkit.lint.finding import Finding
from coopkit.lint.reading_level import check_explanation, check_words

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def terms_in(folder: Path) -> tuple[tuple[Term, ...], tuple[Finding, ...]]:
    """The terms of a folder of curricula, and what is wrong with its glossary; a term that no text uses is no fault."""
    try:
        terms = read_glossary(folder / GLOSSARY)
    except ContentUnavailable as error:
        return (), (Finding(GLOSSARY, str(error).removeprefix(GLOSSARY).lstrip(": ")),)
    return terms, tuple(_check(terms))


def _check(terms: Collection[Term]) -> Iterator[Finding]:
    owners: dict[tuple[str, str], str] = {}
    for term in terms:
        where = f"{GLOSSARY}, {term.id}"
        if not _ID.fullmatch(term.id):
            yield Finding(where, "its id must be small letters, digits and hyphens, like general-assembly.")
        if not term.english.explanation.strip():
            yield Finding(where, "needs en.explanation, one or two plain sentences.")
        yield from check_explanation(where, term.english.explanation)
        yield from check_words(where, (term.english.explanation,), terms, ())
        for language, wording in term.wordings.items():
            if not all(form.strip() for form in (wording.term, *wording.forms)):
                yield Finding(where, f"has an empty wording in {language}.")
            for form in wording.found_by:
                other = owners.setdefault((language, form.casefold()), term.id)
                if other != term.id:
                    yield Finding(where, f"is found by '{form}', which is {other}'s; a wording leads to one term.")
