"""Wordings that sound translated: nobody would say them aloud."""

import re
from collections.abc import Iterable, Iterator

from coopkit.lint.finding import Finding
from coopkit.lint.notebook_source import NotebookSource, first_words

PATTERNS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE | re.MULTILINE), advice)
    for pattern, advice in (
        (
            r"\bstands? (?:on|in) (?:the|our|your|its|their) "
            r"(?:walls?|tables?|minutes|bylaws|books?|lists?|papers?|sheets?|notices?|plans?)\b",
            "Something that is written doesn't stand. Write 'is on the wall', 'the minutes say'.",
        ),
        (
            r"(?:^|[.!?…] +)(?:who|whoever) [^.!?…]*[.!]",
            "A sentence doesn't begin with 'Who' or 'Whoever'. Write 'If someone …' or 'Anyone who …'.",
        ),
        (
            r"\b(?:is|are) (?:said|told) (?:where|what|who|whom|how|when|why)\b",
            "Say who tells it: 'We'll tell you where'.",
        ),
        (r"\b(?:whose|which|what|whom|how)\b[^.!?…]*\bshall (?:we|i)\b", "Write 'should we' or 'can we'."),
        (r"\b(?:nobody|somebody) of (?:us|you|them)\b", "Write 'none of us' or 'one of us'."),
        (r"\bin vain\b", "Write what is missing: 'And what's missing?'."),
        (r"\bonce more\b", "Write 'again'."),
        (r"\b(?:mend(?:s|ed|ing)?\b(?! (?:clothes|nets|sacks|shoes))|anew\b)", "Write 'fix', 'repair' or 'again'."),
    )
)
"""What to look for, and what to write instead."""


def check_wording(source: NotebookSource, texts: Iterable[str]) -> Iterator[Finding]:
    """Yield each wording that nobody would say aloud.

    Args:
        source: the session's notebook.
        texts: its texts in Markdown.
    """
    for text in texts:
        for pattern, advice in PATTERNS:
            for found in pattern.finditer(text):
                words = first_words(found[0].lstrip(".!?…: "))
                yield Finding(source.of_text(text), f"'{words}' sounds translated. {advice}")
