"""Facts of a country in words: who stated them and when, and that a law is asked about at its office."""

from collections.abc import Iterable
from types import MappingProxyType

from coopkit.countries import Fact, FactKind, Limit
from coopkit.i18n import N_, ExactPercent, LazyText, Value, lazy
from coopkit.report import Block, Listing, Notice

LAW_WARNING = N_(
    "Laws change. This is what the named source stated at the named date; it is not legal advice. Ask your registrar "
    "or a lawyer for the rule in force before you decide."
)
SURPLUS_FACTS = ("reserve", "education", "solidarity-fund", "patronage-pool", "refund-limit", "order-of-surplus")
"""The facts of a country that speak of the use of a surplus."""
_STATED = MappingProxyType(
    {
        Limit.AT_LEAST: N_("{what}: at least {value}. Stated by {source}, {date}; ask your registrar."),
        Limit.AT_MOST: N_("{what}: at most {value}. Stated by {source}, {date}; ask your registrar."),
        Limit.NONE: N_("{what}: {value}. Stated by {source}, {date}; ask your registrar."),
    }
)
_IN_WORDS = N_("{what}: “{value}” Stated by {source}, {date}; ask your registrar.")


def stated(fact: Fact) -> LazyText:
    """A fact as what it is: something that a source stated at a date."""
    text: str = _IN_WORDS
    value: Value = lazy(fact.value)
    if fact.amount is not None:
        text = _STATED[fact.limit]
        value = ExactPercent(fact.amount) if fact.kind is FactKind.SHARE else fact.amount
    return lazy(text, what=lazy(fact.says), value=value, source=lazy(fact.source), date=lazy(fact.as_of))


def facts_in_words(facts: Iterable[Fact]) -> tuple[Block, ...]:
    """The facts as a list with the warning that belongs to them; nothing where there are none."""
    said = tuple(map(stated, facts))
    return (Listing(said), Notice(lazy(LAW_WARNING))) if said else ()
