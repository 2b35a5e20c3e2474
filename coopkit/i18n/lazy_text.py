"""Lazy texts: English sentences with values, put into the reader's language by a `Locale` when they are shown."""

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
"""The functions whose arguments are messages, as Babel's extraction expects them: positions, or None for the first."""


@dataclass(frozen=True)
class Money:
    """An amount of money, shown with the decimal places of the smallest money and without a currency."""

    amount: Decimal | Fraction


@dataclass(frozen=True)
class Percent:
    """A computed share (1 is the whole), shown in percent with one decimal place."""

    share: Decimal | Fraction


@dataclass(frozen=True)
class ExactPercent:
    """A rate that people have set (1 is the whole), shown in percent with all its decimal places."""

    share: Decimal


Value: TypeAlias = Union[Decimal, int, Fraction, str, Money, Percent, ExactPercent, "LazyText", tuple["LazyText", ...]]


@dataclass(frozen=True)
class LazyText:
    """A sentence that is translated when it is shown.

    msgid: the English text with placeholders `{name}`, which is the message id in catalogues.
    values: pairs of name and value; a tuple of lazy texts is joined the way the language joins lists.
    plural, count: the English text for counts other than one, and the count.
    """

    msgid: str
    values: tuple[tuple[str, Value], ...] = ()
    plural: str | None = None
    count: int = 1


def N_(msgid: str) -> str:  # noqa: N802 - the name that gettext tools expect
    """Mark an English text for translation and return it unchanged."""
    return msgid


def lazy(msgid: str, /, **values: Value) -> LazyText:
    """Make a lazy text from an English text and the values of its placeholders."""
    return LazyText(msgid, tuple(values.items()))


def lazy_n(one: str, many: str, count: int, /, **values: Value) -> LazyText:
    """Make a lazy text with a count: `one` and `many` are the English texts, in which `{n}` is the count."""
    return LazyText(one, (("n", count), *values.items()), many, count)
