"""Texts that tell too early: a sentence of a key that everybody can read."""

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from coopkit.content.session import Session
from coopkit.exercises import Key
from coopkit.lint.finding import Finding
from coopkit.lint.texts import words

FEWEST_WORDS = 6
"""Shorter sentences ("It depends on the place.") are in too many texts to tell anything."""


def check_telling(public: Mapping[str, Session], keys: Sequence[Key]) -> Iterator[Finding]:
    """Sentences of keys that stand in a reading, a prompt or a hint of any session.

    Args:
        public: sessions by their notebooks' places.
    """
    texts = [(where, _plain(text)) for where, session in public.items() for text in _strings(session)]
    for key in keys:
        for sentence in dict.fromkeys(_sentences(key)):
            secret = _plain(sentence)
            for where, text in texts:
                if secret in text:
                    yield Finding(where, f"says what only the key of {key.id} may say: '{sentence}'.")


def _sentences(key: Key) -> Iterator[str]:
    for text in _strings(key):
        for sentence in re.split(r"(?<=[.!?…])\s+|\n", text):
            if len(words(sentence)) >= FEWEST_WORDS:
                yield sentence.strip()


def _strings(value: object) -> Iterator[str]:
    plain = msgspec.to_builtins(value)
    waiting = [plain]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            yield each
        elif isinstance(each, dict):
            waiting += reversed(list(each.values()))
        elif isinstance(each, list | tuple):
            waiting += reversed(each)


def _plain(text: str) -> str:
    """The words alone, with a space at both ends so that none is found inside another."""
    return f" {' '.join(words(text)).casefold()} "
