"""What a calculation gives back: sentences, figures, tables and a chart that wait for a language."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Literal, TypeAlias

from coopkit.countries import Fact
from coopkit.i18n import LazyText, Money, Percent

Values: TypeAlias = Mapping[str, Decimal | str]
"""What a group put in: numbers read, texts and option ids as they are; what is unanswered is absent."""

ShownValue: TypeAlias = Decimal | int | Fraction | Money | Percent | LazyText
"""A figure: money, shares and sentences say what they are; a bare number is a quantity."""


@dataclass(frozen=True)
class CalculationContext:
    """Who calculates: its answers to all exercises, read, by exercise id and full field name, and its money.

    minor_digits: places of the smallest money in use, to which what is posted or paid is rounded.
    facts: what sources state about the country of its reader.
    """

    answers: Mapping[str, Values] = field(default_factory=dict)
    minor_digits: int = field(kw_only=True)
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True)
class Table:
    """Rows of short texts under heads; each row is as long as the head."""

    caption: LazyText
    head: tuple[LazyText, ...]
    rows: tuple[tuple[LazyText, ...], ...]


@dataclass(frozen=True)
class Series:
    """Values along a chart; None leaves a gap."""

    label: LazyText
    values: tuple[Decimal | Fraction | None, ...]


@dataclass(frozen=True)
class Chart:
    """A picture as data.

    kind: lines along a scale, bars, or a tornado: bars to both sides of `base`, its two series their ends.
    finding: the sentence that says what is to be seen, also to who sees nothing.
    along: a label for each place, as many as each series has values. across, up: what the axes show.
    marked: the place that the finding speaks of, if there is one. in_money: whether the values are sums of money.
    """

    kind: Literal["line", "bar", "tornado"]
    finding: LazyText
    along: tuple[LazyText, ...]
    across: LazyText
    up: LazyText
    series: tuple[Series, ...]
    marked: int | None = None
    base: Decimal | Fraction = Decimal(0)
    in_money: bool = False


@dataclass(frozen=True)
class Line:
    """A line of the calculation as one does it on paper: its id, what it is, and how it comes about, in words."""

    id: str
    label: str
    how: str = ""


@dataclass(frozen=True)
class CalculationResult:
    """A result.

    said: sentences, the main finding first. formula: the calculation with the group's own numbers.
    figures: by the id of a line of the calculation, or further ones that other exercises start from.
    chart: where a picture says more.
    """

    said: tuple[LazyText, ...]
    formula: tuple[LazyText, ...] = ()
    tables: tuple[Table, ...] = ()
    figures: Mapping[str, ShownValue] = field(default_factory=dict)
    chart: Chart | None = None


@dataclass(frozen=True)
class IncompleteInput:
    """No result yet: what is still to be filled in or to be changed."""

    said: tuple[LazyText, ...]


@dataclass(frozen=True)
class Calculation:
    """One named calculation.

    arguments: the names of its numbers; None where it takes the answers of its whole exercise, by full field name.
    lines: what is written on a worksheet, in the order of the calculation; none where tables say it all.
    example: an input, under the names that `run` takes, for the answer key's worked example.
    sums: of its inputs those that are sums of money, by column or by the last part of their name.
    of_the_group: whether it reads the group's answers to other exercises too; elsewhere none are given.
    """

    name: str
    arguments: tuple[str, ...] | None
    run: Callable[[Values, CalculationContext], CalculationResult | IncompleteInput]
    lines: tuple[Line, ...] = ()
    example: Values = field(default_factory=dict)
    of_the_group: bool = False
    sums: tuple[str, ...] = ()
