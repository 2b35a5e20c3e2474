"""What answering works with."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from coopkit.countries import Fact
from coopkit.exercises import Exercise, Refused
from coopkit.i18n import N_, Locale
from coopkit.store import Store

Exercises = Mapping[str, Exercise]


@dataclass(frozen=True)
class ExerciseLink:
    """Where an exercise is found: words that name it, its address, and how its step is called within the session."""

    words: str
    url: str = ""
    step: str = ""


@dataclass(frozen=True)
class AnswerContext:
    """What answering works with: the store, every exercise by its id, the reader's language, where exercises are.

    facts: what sources state about the reader's country. needs: what must be read where an exercise is shown, by its
    id, as far as it is known of these exercises; see `needs.needed`.
    """

    store: Store
    exercises: Exercises
    locale: Locale
    whereabouts: Mapping[str, ExerciseLink] = field(default_factory=dict)
    facts: tuple[Fact, ...] = ()
    needs: dict[str, frozenset[str] | None] = field(default_factory=dict, compare=False, repr=False)

    def with_styles(self, styles: str) -> "AnswerContext":
        """The same for what was typed on a page with these number styles.

        styles: as in a message; "" changes nothing. Raises Refused where no page of ours sends them.
        """
        if not styles:
            return self
        try:
            return replace(self, locale=self.locale.with_styles_of(styles))
        except ValueError as error:
            raise Refused(self.locale.text(N_("We couldn't read this answer. Open the page again."))) from error
