"""The terms of the glossary that stand in a text, by the wordings of its language.

Where the reader's language is another, English wordings are looked for only in texts that are still English.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from coopkit.content import glossary_of
from coopkit.i18n import SOURCE_LANGUAGE, Locale

_ENGLISH = re.compile(r"\b(?:the|and|are|you|your|our|this|that|with|what)\b", re.IGNORECASE)
"""Words that hardly a sentence of English does without, and that our other languages do not have."""


@dataclass(frozen=True)
class Explained:
    """A term in one language, with its explanation."""

    id: str
    term: str
    explanation: str
    language: str


@dataclass(frozen=True)
class Terms:
    """The terms of one language by their wordings in small letters, and what finds them."""

    by_form: dict[str, Explained]
    pattern: re.Pattern[str]

    def found_in(self, text: str) -> Iterator[tuple[re.Match[str], Explained]]:
        """Where terms stand in a text; of two that begin together, the longer one."""
        for place in self.pattern.finditer(text) if self.by_form else ():
            yield place, self.by_form[" ".join(place[0].casefold().split())]


@cache
def terms_of(language: str) -> Terms:
    """The terms that are explained in this language.

    Raises:
        ContentUnavailable: the glossary cannot be read.
    """
    by_form = {
        form.casefold(): Explained(term.id, wording.term, wording.explanation, language)
        for term in glossary_of()
        if (wording := term.wordings.get(language)) and wording.explanation
        for form in wording.found_by
    }
    forms = sorted(by_form, key=len, reverse=True)
    any_form = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in forms)
    return Terms(by_form, re.compile(rf"(?<![\w-])(?:{any_form})(?![\w-])", re.IGNORECASE))


def terms_for(text: str, locale: Locale) -> Terms:
    """The terms to look for in this text: the reader's, or English ones where the text is still English."""
    if locale.language != SOURCE_LANGUAGE and _ENGLISH.search(text):
        return terms_of(SOURCE_LANGUAGE)
    return terms_of(locale.language)


def used_in(texts: Iterable[str], locale: Locale) -> tuple[Explained, ...]:
    """The terms that stand in these texts, each once, in the order of the alphabet."""
    found = {term for text in texts for _, term in terms_for(text, locale).found_in(text)}
    return tuple(sorted(found, key=lambda each: each.term.casefold()))
