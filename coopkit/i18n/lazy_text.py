"""Sentences as data: said once in English with named places, put into words by a `Locale` when shown."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import TypeAlias, Union

EXTRACTED = MappingProxyType(
    {
        "N_": None,
        "lazy": None,
        "Translatable": None,
        "lazy_n": (1, 2),
        "text": None,
        "plural": (1, 2),
        "NotDefined": None,
        "Criterion": (2,),
    }
)
"""Whose arguments are messages, as Babel's extraction takes them: the places, or None for the first."""


@dataclass(frozen=True)
class Money:
    """An amount of money; shown with the places of the smallest money and without a currency."""

    amount: Decimal | Fraction


@dataclass(frozen=True)
class Percent:
    """A share that was computed, 1 being the whole; shown in percent with one place."""

    share: Decimal | Fraction


@dataclass(frozen=True)
class ExactPercent:
    """A rate as people set it, 1 being the whole; shown in percent with all its own places."""

    share: Decimal


Value: TypeAlias = Union[Decimal, int, Fraction, str, Money, Percent, ExactPercent, "LazyText", tuple["LazyText", ...]]


@dataclass(frozen=True)
class LazyText:
    """One sentence that is not yet in a language.

    msgid: the English text, `{name}` where a value goes; it is the message id of the catalogues.
    values: pairs of name and value; a tuple of sentences is a list, joined as the language joins lists.
    plural, count: the English text for other counts than one, and what is counted.
    """

    msgid: str
    values: tuple[tuple[str, Value], ...] = ()
    plural: str | None = None
    count: int = 1


def N_(msgid: str) -> str:  # noqa: N802 - the name under which gettext's tools know it
    """Mark an English text for translation and return it unchanged."""
    return msgid


def lazy(msgid: str, /, **values: Value) -> LazyText:
    """A sentence from its English text and the values of its places."""
    return LazyText(msgid, tuple(values.items()))


def lazy_n(one: str, many: str, count: int, /, **values: Value) -> LazyText:
    """A sentence that counts: `one` and `many` are its English texts, `{n}` in them is the count."""
    return LazyText(one, (("n", count), *values.items()), many, count)
