"""Texts as they are read aloud, so that Markdown, numbers and names don't change their grade; and their hard words."""

import re
from collections.abc import Collection, Iterator
from functools import cache

import textstat
from markdown_it import MarkdownIt

HARD_SYLLABLES = 4
EVERYDAY = frozenset(
    [
        "activity",
        "activities",
        "calculator",
        "community",
        "communities",
        "education",
        "experience",
        "information",
        "international",
        "invitation",
        "material",
        "materials",
        "organising",
        "usually",
    ]
)
"""Long words that everybody knows, besides the three thousand easy words of Dale and Chall in textstat."""
ENDINGS = ("s", "ly", "ed", "ing")
"""An easy word with one of these endings is easy too."""
NUMBER, NAME = "ten", "Anna"
"""Words of the usual length that replace a number in figures and a name."""

_NUMBER = re.compile(r"[-+−]?\d(?:[\d.,:’\u00a0]*\d)?\s?%?")
_WORD = re.compile(r"[^\W\d_]+(?:[’'\-][^\W\d_]+)*")
_BEGINS = re.compile(r"(?:^|[.!?…:])[\s“”‘\"'(–-]*$")
_ENDS = (".", "!", "?")


def plain_text(text: str, names: Collection[str]) -> str:
    """Return the sentences of a Markdown text as they are read aloud, each with a full stop.

    Only the words of the Markdown are kept; a heading, a table cell or a list item is a sentence. A block quotation
    (`>`) is left out, because its words are somebody else's and the text around it says them plainly. A number in
    figures and a name are replaced by a word of the usual length.

    Args:
        text: Markdown.
        names: words that are names even at the beginning of a sentence.
    """

    def plain(word: re.Match[str]) -> str:
        return NAME if _is_name(word, names) else word[0]

    counted = (_NUMBER.sub(f" {NUMBER} ", sentence.replace("…", ".")) for sentence in _sentences(text))
    return " ".join(_WORD.sub(plain, sentence) for sentence in counted)


def hard_words(text: str, names: Collection[str]) -> Iterator[str]:
    """Yield the words of four or more syllables that aren't easy (Dale and Chall), everyday words or names.

    The parts of a compound ("home-care") are separate words, except "co-".
    """
    for sentence in _sentences(text):
        for word in _WORD.finditer(sentence):
            if not _is_name(word, names):
                yield from (part for part in _parts(word[0].lower()) if part not in EVERYDAY and _is_hard(part))


def names_in(text: str) -> Iterator[str]:
    """Return the words that have a capital letter in the middle of a sentence."""
    return (word[0] for sentence in _sentences(text) for word in _WORD.finditer(sentence) if _is_name(word, ()))


def _is_name(word: re.Match[str], names: Collection[str]) -> bool:
    if not word[0][0].isupper() or len(word[0]) == 1:
        return False
    return word[0] in names or not _BEGINS.search(word.string[: word.start()])


def _parts(word: str) -> Iterator[str]:
    for part in re.split(r"(?<!\bco)-", word):
        yield re.sub(r"[’'](?:s|t|re|ll|ve|d)$", "", part).replace("-", "")


@cache
def _is_hard(word: str) -> bool:
    stems = (word.removesuffix(ending) for ending in ENDINGS if word.endswith(ending))
    return textstat.is_difficult_word(word, HARD_SYLLABLES) and all(
        textstat.is_difficult_word(stem, 0) for stem in stems
    )


@cache
def _sentences(text: str) -> tuple[str, ...]:
    """Return the words of each heading, paragraph, list item or cell outside quotations, each with a full stop."""
    found, quoted = [], 0
    for token in _READER.parse(text):
        quoted += token.nesting if token.type.startswith("blockquote") else 0
        if token.type == "inline" and not quoted:
            words = "".join(each.content or " " for each in token.children or () if each.type in _WORDS)
            if words.strip():
                found.append(words.strip() if words.rstrip('”’")* ').endswith(_ENDS) else f"{words.strip()}.")
    return tuple(found)


_READER = MarkdownIt("commonmark").enable("table")
_WORDS = frozenset(("text", "code_inline", "softbreak", "hardbreak"))
