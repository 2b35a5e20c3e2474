"""Texts that reveal a key too early: a sentence of a key that everybody can read."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from coopkit.content.session import Session
from coopkit.exercises import Key
from coopkit.lint.finding import Finding
from coopkit.lint.notebook_source import NotebookSource
from coopkit.lint.readability import words

FEWEST_WORDS = 6
"""Shorter sentences ("It depends on the place.") are in too many texts to reveal anything."""


def check_key_leaks(sessions: Mapping[NotebookSource, Session], keys: Iterable[Key]) -> Iterator[Finding]:
    """Yield the sentences of keys that a reading, a prompt or a hint of any session contains.

    Args:
        sessions: what everybody can read, by notebook.
        keys: the keys whose sentences are looked for.
    """
    # Every sentence has at least FEWEST_WORDS words, so its first ones lead to it, and each text is read only once.
    secrets: dict[tuple[str, ...], list[tuple[tuple[str, ...], str, str]]] = defaultdict(list)
    for key in keys:
        for sentence in dict.fromkeys(_sentences(key)):
            secret = _words(sentence)
            secrets[secret[:FEWEST_WORDS]].append((secret, sentence, key.id))
    for source, session in sessions.items():
        for text in dict.fromkeys(_strings(session)):
            heard = _words(text)
            for start in range(len(heard) - FEWEST_WORDS + 1):
                for secret, sentence, id_ in secrets.get(heard[start : start + FEWEST_WORDS], ()):
                    if heard[start : start + len(secret)] == secret:
                        message = (
                            f"This text reveals the key of {id_}: '{sentence}'. Take the sentence out, or change it."
                        )
                        yield Finding(source.of_text(text), message)


def _sentences(key: Key) -> Iterator[str]:
    for text in _strings(key):
        for sentence in re.split(r"(?<=[.!?…])\s+|\n", text):
            if len(words(sentence)) >= FEWEST_WORDS:
                yield sentence.strip()


def _strings(value: object) -> Iterator[str]:
    waiting = [msgspec.to_builtins(value)]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            yield each
        elif isinstance(each, dict):
            waiting += reversed(list(each.values()))
        elif isinstance(each, list | tuple):
            waiting += reversed(each)


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.casefold() for word in words(text))
