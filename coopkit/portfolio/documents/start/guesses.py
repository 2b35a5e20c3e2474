"""Which of its numbers a group marked as guesses."""

from collections.abc import Iterator
from types import MappingProxyType

from coopkit.i18n import N_, lazy
from coopkit.portfolio.documents.start.context import PlanContext
from coopkit.report import Block, Notice

GUESSES = MappingProxyType(
    {
        "price": N_("the price"),
        "units": N_("how much we sell"),
        "variable": N_("the variable cost of a piece"),
        "fixed": N_("the fixed costs"),
        "start-up": N_("the start-up costs"),
        "share_yes": N_("the share that said yes"),
        "caution": N_("the caution factor"),
        "units_each": N_("how much each buyer takes"),
    }
)


def guessed(basis: PlanContext) -> Iterator[Block]:
    """The guesses in one sentence, where there are any."""
    found = tuple(lazy(label) for guess, label in GUESSES.items() if guess in basis.guesses)
    if found:
        yield Notice(lazy(N_("We marked as guesses: {what}."), what=found))
