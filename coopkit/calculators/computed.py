"""What a calculation gives back: sentences and tables that wait for a language."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from coopkit.i18n import Said

Values = Mapping[str, Decimal | str]
"""What a group put in: numbers read, texts and option ids as they are; what is unanswered is absent."""


@dataclass(frozen=True)
class Table:
    """Rows of short texts under heads; each row is as long as the head."""

    caption: Said
    head: tuple[Said, ...]
    rows: tuple[tuple[Said, ...], ...]


@dataclass(frozen=True)
class Computed:
    """A result.

    said: sentences, the main finding first. formula: the calculation with the group's own numbers.
    figure: the name of a chart, where there is one.
    """

    said: tuple[Said, ...]
    formula: tuple[Said, ...] = ()
    tables: tuple[Table, ...] = ()
    figure: str | None = None


@dataclass(frozen=True)
class Missing:
    """No result yet: what is still to be filled in or to be changed."""

    said: tuple[Said, ...]


@dataclass(frozen=True)
class Calculation:
    """One named calculation.

    arguments: the names of its numbers; None where it takes the answers of its whole exercise, by field name.
    """

    name: str
    arguments: tuple[str, ...] | None
    run: Callable[[Values], Computed | Missing]
