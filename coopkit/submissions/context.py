"""What every submission needs: the store, the exercises and the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from coopkit.countries import Fact
from coopkit.exercises import Exercise, Refused
from coopkit.i18n import N_, Locale
from coopkit.store import Store

Exercises = Mapping[str, Exercise]


@dataclass(frozen=True)
class ExerciseLink:
    """A link to an exercise: its text, its address ("" for none), and the heading of its step."""

    words: str
    url: str = ""
    step: str = ""


@dataclass(frozen=True)
class AnswerContext:
    """What every submission needs.

    exercises: by id. locale: the reader's. links: to the exercises, by id.
    facts: what sources state about the reader's country.
    needs: a cache of `dependencies.needed_exercises`, by exercise id.
    """

    store: Store
    exercises: Exercises
    locale: Locale
    links: Mapping[str, ExerciseLink] = field(default_factory=dict)
    facts: tuple[Fact, ...] = ()
    needs: dict[str, frozenset[str] | None] = field(default_factory=dict, compare=False, repr=False)

    def with_styles(self, styles: str) -> "AnswerContext":
        """Return the context for an answer that was typed on a page with these number styles.

        styles: as in a message; "" changes nothing. Raises Refused for styles that no page of ours sends.
        """
        if not styles:
            return self
        try:
            return replace(self, locale=self.locale.with_styles_of(styles))
        except ValueError as error:
            raise Refused(self.locale.text(N_("We couldn't read this answer. Open the page again."))) from error
