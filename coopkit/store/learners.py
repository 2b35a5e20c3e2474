"""Classes, learners and seats as values, and the rules for their names."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

LearnerKind = Literal["person", "group"]


@dataclass(frozen=True)
class Class:
    """The people of one training; `created` is in UTC, `solo` means that one learns alone."""

    code: str
    name: str
    solo: bool
    created: datetime


@dataclass(frozen=True)
class ClassSize:
    """A class with the number of its learners (devices) and of its people."""

    class_: Class
    learners: int
    people: int


@dataclass(frozen=True)
class Seat:
    """A member of a group, numbered from 1 in the order of joining; numbers never change."""

    number: int
    name: str
    away: bool


@dataclass(frozen=True)
class Learner:
    """A person or a group in a class; a person has no seats. `solo` means that the person learns alone."""

    id: str
    class_code: str
    kind: LearnerKind
    name: str
    resume_code: str
    seats: tuple[Seat, ...]
    solo: bool = False


class NameTaken(Exception):
    """The class already has a learner with this name: `learner`."""

    def __init__(self, learner: Learner) -> None:
        super().__init__(
            f"The class already has somebody called {learner.name}. Carry on as that learner "
            "with the resume code, or choose another name."
        )
        self.learner = learner


_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that turn the direction of everything after them; a name never needs them."""
_BLANK = frozenset("\u2800\u3164\u115f\u1160\uffa0")


def has_unprintable_characters(name: str) -> bool:
    """Return whether a name contains characters that can't be shown, or that change how later text is shown."""
    return any(unicodedata.category(sign) in ("Cc", "Cs", "Co") or sign in _TURNING for sign in name)


def is_visible(name: str) -> bool:
    """Return whether a name has any visible character."""
    # Cf: joiners and direction marks; Mn: variation selectors and combining accents.
    return any(unicodedata.category(sign) not in ("Cf", "Mn", "Zs") and sign not in _BLANK for sign in name)


def tidy_name(name: str) -> str:
    """Return a name with single spaces, and none at the ends."""
    return " ".join(name.split())


def name_key(name: str) -> str:
    """Return a key that is equal for names people would call the same; invisible characters don't count."""
    seen = "".join(sign for sign in name if unicodedata.category(sign) != "Cf")
    return tidy_name(unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", seen).casefold()))
