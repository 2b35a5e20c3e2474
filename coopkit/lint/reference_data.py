"""The glossary and the country files: read, whole, and without two meanings."""

import difflib
import re
from collections.abc import Iterator
from pathlib import Path

from coopkit.content import GLOSSARY, ContentUnavailable, Term, read_glossary
from coopkit.countries import FACT_IDS, CountryError, country_files, country_problems, read_country_file
from coopkit.lint.finding import Finding, Location, without_name
from coopkit.lint.notebook_source import NotebookSource, read_text_file
from coopkit.lint.readability import check_grade, check_hard_words

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def read_terms(folder: Path) -> tuple[Term, ...] | None:
    """Return the terms of a folder of curricula; None where they can't be read, which `check_glossary` explains."""
    try:
        return read_glossary(folder / GLOSSARY)
    except ContentUnavailable:
        return None


def check_glossary(folder: Path) -> Iterator[Finding]:
    """Yield what is wrong with the glossary of a folder of curricula; a term that no text uses is not a fault."""
    path = folder / GLOSSARY
    _, unreadable = read_text_file(path, folder) if path.is_file() else ("", None)
    if unreadable:
        yield unreadable
        return
    try:
        terms = read_glossary(path)
    except ContentUnavailable as error:
        yield Finding(Location(GLOSSARY), without_name(error, path))
        return
    owners: dict[tuple[str, str], str] = {}
    for term in terms:
        location = Location(GLOSSARY, subject=term.id)
        explanation = term.english.explanation
        if not _ID.fullmatch(term.id):
            yield Finding(location, "An id has small letters, digits and hyphens only, like general-assembly.")
        if not explanation.strip():
            yield Finding(location, "It needs en.explanation: one or two plain sentences.")
        yield from check_grade(location, explanation, ())
        for found in check_hard_words(NotebookSource(GLOSSARY), (explanation,), terms, ()):
            yield Finding(location, found.message)
        for language, wording in term.wordings.items():
            if not all(form.strip() for form in (wording.term, *wording.forms)):
                yield Finding(location, f"It has an empty wording in '{language}'. Fill it in, or take it out.")
            for form in wording.found_by:
                other = owners.setdefault((language, form.casefold()), term.id)
                if other != term.id:
                    message = f"'{form}' already belongs to the term {other}. A wording can belong to one term only."
                    yield Finding(location, message)


def check_countries(folder: Path | None = None) -> Iterator[Finding]:
    """Yield everything that is wrong with the country files.

    Args:
        folder: where they are; coopkit's own by default.
    """
    for path in country_files(folder):
        name = f"countries/{path.name}"
        _, unreadable = read_text_file(path, path.parent)
        if unreadable:
            yield Finding(Location(name, line=unreadable.location.line), unreadable.message)
            continue
        try:
            country = read_country_file(path)
        except CountryError as error:
            yield Finding(Location(name), without_name(error, path))
            continue
        for problem in country_problems(country, path):
            yield Finding(Location(name), problem)
        for fact in country.facts:
            if fact.id not in FACT_IDS:
                close = difflib.get_close_matches(fact.id, FACT_IDS, 1)
                advice = f"Did you mean '{close[0]}'?" if close else f"The ids are: {', '.join(FACT_IDS)}."
                message = f"coopkit doesn't know the fact '{fact.id}', so no tool would find it. {advice}"
                yield Finding(Location(name), message)
