"""What answering works with."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from coopkit.countries import Fact
from coopkit.exercises import Exercise
from coopkit.i18n import Locale
from coopkit.store import Store

Exercises = Mapping[str, Exercise]


@dataclass(frozen=True)
class Whereabouts:
    """Where an exercise is found: words that name it, its address, and how its step is called within the session."""

    words: str
    url: str = ""
    step: str = ""


@dataclass(frozen=True)
class Desk:
    """What answering works with: the store, every exercise by its id, the reader's language, where exercises are.

    facts: what sources state about the reader's country.
    """

    store: Store
    exercises: Exercises
    locale: Locale
    whereabouts: Mapping[str, Whereabouts] = field(default_factory=dict)
    facts: tuple[Fact, ...] = ()
