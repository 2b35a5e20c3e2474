"""Texts that are read aloud: short enough for one reader; pictures that can be heard."""

import re
from collections.abc import Iterator
from pathlib import Path

from coopkit.content.session import Figure, Reading
from coopkit.lint.finding import Finding, place
from coopkit.notebooks import NotebookRun

MOST_WORDS = 60
_WORD = re.compile(r"[^\W_]+(?:[’'.,\-–][^\W_]+)*")
_FROM_ELSEWHERE = re.compile(
    r"""<(?:image|script|foreignObject)\b|@import|(?:href\s*=\s*|url\(\s*)["']?(?!["'#])""", re.IGNORECASE
)


def check_texts(where: str, ran: NotebookRun) -> Iterator[Finding]:
    """The readings, prompts and texts read after an exercise; figures and their words.

    Args:
        where: the notebook's place.
    """
    for step in ran.session.steps:
        for block in step.blocks:
            if isinstance(block, Reading):
                yield from _too_long(f"{where}, '{_start(block.text)}'", block.text, "one reader")
                if "![" in block.text:
                    yield Finding(f"{where}, '{_start(block.text)}'", "a picture must stand alone in its paragraph.")
            if isinstance(block, Figure) and not block.alternative.strip():
                yield Finding(
                    f"{where}, {step.heading}", "a picture needs words in its brackets that say what it shows."
                )
    for exercise in ran.exercises():
        at = f"{where}, {exercise.id}"
        for prompt in (exercise.definition.prompt, *(part.prompt for part in exercise.definition.parts)):
            yield from _too_long(at, prompt, "a prompt")
        for text in exercise.key.after:
            yield from _too_long(at, text, "one reader")


def check_pictures(folder: Path, root: Path) -> Iterator[Finding]:
    """The drawings beside the notebooks: they bring everything along."""
    for path in sorted((folder / "pictures").rglob("*.svg")):
        if _FROM_ELSEWHERE.search(path.read_text(encoding="utf-8", errors="replace")):
            yield Finding(place(path, root), "a drawing must hold all it shows: no script, image or address in it.")


def words(text: str) -> list[str]:
    """The words of a Markdown text as one hears them."""
    return _WORD.findall(text)


def _too_long(where: str, text: str, what: str) -> Iterator[Finding]:
    count = len(words(text))
    if count > MOST_WORDS:
        yield Finding(where, f"has {count} words; at most {MOST_WORDS} are for {what}.")


def _start(text: str) -> str:
    return " ".join(text.split()[:6])
