"""Facts of a country in words: what a source stated and when, with the advice to ask the registrar."""

from collections.abc import Iterable
from types import MappingProxyType

from coopkit.countries import Fact, FactKind, Limit
from coopkit.i18n import N_, ExactPercent, LazyText, Value, lazy
from coopkit.report import Listing, Notice, ReportBlock

LAW_WARNING = N_(
    "Laws change. This is what the named source stated at the named date; it is not legal advice. Ask your registrar "
    "or a lawyer for the rule in force before you decide."
)
SURPLUS_FACTS = ("reserve", "education", "solidarity-fund", "patronage-pool", "refund-limit", "order-of-surplus")
"""The ids of the facts about the use of a surplus."""
_AMOUNT_SENTENCES = MappingProxyType(
    {
        Limit.AT_LEAST: N_("{what}: at least {value}. Stated by {source}, {date}; ask your registrar."),
        Limit.AT_MOST: N_("{what}: at most {value}. Stated by {source}, {date}; ask your registrar."),
        Limit.NONE: N_("{what}: {value}. Stated by {source}, {date}; ask your registrar."),
    }
)
_TEXT_SENTENCE = N_("{what}: “{value}” Stated by {source}, {date}; ask your registrar.")


def fact_sentence(fact: Fact) -> LazyText:
    """Return a fact as a sentence that names its source and date."""
    text: str = _TEXT_SENTENCE
    value: Value = lazy(fact.value)
    if fact.amount is not None:
        text = _AMOUNT_SENTENCES[fact.limit]
        value = ExactPercent(fact.amount) if fact.kind is FactKind.SHARE else fact.amount
    return lazy(text, what=lazy(fact.says), value=value, source=lazy(fact.source), date=lazy(fact.as_of))


def fact_blocks(facts: Iterable[Fact]) -> tuple[ReportBlock, ...]:
    """Return the facts as a list with the warning about laws; nothing if there are no facts."""
    sentences = tuple(map(fact_sentence, facts))
    return (Listing(sentences), Notice(lazy(LAW_WARNING))) if sentences else ()
