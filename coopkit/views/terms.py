"""Find glossary terms in texts.

For readers of other languages, English terms are looked for only in texts that are still in English.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from coopkit.content import own_glossary
from coopkit.i18n import SOURCE_LANGUAGE, Locale

_ENGLISH = re.compile(r"\b(?:the|and|are|you|your|our|this|that|with|what)\b", re.IGNORECASE)
"""Common English words that our other languages don't have."""


@dataclass(frozen=True)
class ExplainedTerm:
    """A glossary term with its explanation in one language."""

    id: str
    term: str
    explanation: str
    language: str


@dataclass(frozen=True)
class Terms:
    """The terms of one language by lower-case form, and the pattern that finds them."""

    by_form: dict[str, ExplainedTerm]
    pattern: re.Pattern[str]

    def found_in(self, text: str) -> Iterator[tuple[re.Match[str], ExplainedTerm]]:
        """Yield each term in a text with its match, preferring longer terms."""
        for place in self.pattern.finditer(text) if self.by_form else ():
            yield place, self.by_form[" ".join(place[0].casefold().split())]


@cache
def terms_of_language(language: str) -> Terms:
    """Return the terms explained in a language.

    Raises:
        ContentUnavailable: the glossary can't be read.
    """
    by_form = {
        form.casefold(): ExplainedTerm(term.id, wording.term, wording.explanation, language)
        for term in own_glossary()
        if (wording := term.wordings.get(language)) and wording.explanation
        for form in wording.found_by
    }
    forms = sorted(by_form, key=len, reverse=True)
    any_form = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in forms)
    return Terms(by_form, re.compile(rf"(?<![\w-])(?:{any_form})(?![\w-])", re.IGNORECASE))


def terms_for_text(text: str, locale: Locale) -> Terms:
    """Return the terms to look for in a text: the reader's, or English ones if the text is still in English."""
    if locale.language != SOURCE_LANGUAGE and _ENGLISH.search(text):
        return terms_of_language(SOURCE_LANGUAGE)
    return terms_of_language(locale.language)


def terms_used_in(texts: Iterable[str], locale: Locale) -> tuple[ExplainedTerm, ...]:
    """Return the terms used in these texts, each once, in alphabetical order."""
    found = {term for text in texts for _, term in terms_for_text(text, locale).found_in(text)}
    return tuple(sorted(found, key=lambda each: each.term.casefold()))
