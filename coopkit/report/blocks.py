"""Tables, figures, charts and notices as data: calculators and documents give them, views and export draw them."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal, TypeAlias

from coopkit.business.money import EXACT, round_half_up
from coopkit.i18n import ExactPercent, LazyText, Money, Percent, lazy

TableCell: TypeAlias = LazyText | Money | Percent | ExactPercent | Decimal | Fraction | int | str | None
"""A sentence of ours, a number, or words as the group typed them; None or "" for nothing. A bare number is a
quantity."""

NUMBERS = Money | Percent | ExactPercent | Decimal | Fraction | int


@dataclass(frozen=True)
class TypedText:
    """Words of the group's own, below a label of ours."""

    label: LazyText
    words: str


@dataclass(frozen=True)
class Listing:
    """Points below each other, ours or the group's."""

    items: tuple[LazyText | str, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Table:
    """Rows under heads, the first column naming the row; each row is as long as the head.

    totals: rows that add up or conclude. by_hand: whether empty cells are to be written in on paper.
    """

    caption: LazyText
    head: tuple[LazyText, ...]
    rows: tuple[tuple[TableCell, ...], ...]
    totals: tuple[tuple[TableCell, ...], ...] = ()
    by_hand: bool = False

    @property
    def every(self) -> tuple[tuple[TableCell, ...], ...]:
        """The rows with the totals below them."""
        return (*self.rows, *self.totals)

    @property
    def numbers(self) -> frozenset[int]:
        """The places of the columns, but the first, in which nothing but numbers stands."""
        columns = zip(*self.every, strict=True)
        return frozenset(place for place, cells in enumerate(columns) if place and _are_numbers(cells))

    @property
    def in_money(self) -> bool:
        """Whether amounts of money stand in it."""
        return any(isinstance(cell, Money) for row in self.every for cell in row)


@dataclass(frozen=True)
class Figure:
    """A number with what it is, and a remark in plain words where one helps."""

    label: LazyText
    value: TableCell
    remark: LazyText | None = None


@dataclass(frozen=True)
class Figures:
    """Key figures below each other."""

    lines: tuple[Figure, ...]


@dataclass(frozen=True)
class Series:
    """The values of a chart; None leaves a gap."""

    label: LazyText
    values: tuple[Decimal | Fraction | None, ...]


@dataclass(frozen=True)
class Chart:
    """A picture as data.

    kind: lines along a scale, bars, or a tornado: bars to both sides of `base`, its two series their ends.
    finding: the sentence that says what is to be seen, also to who sees nothing.
    labels: one for each place, as many as each series has values. x, y: what the axes show.
    highlighted: the place that the finding speaks of, if there is one. in_money: whether the values are sums of money.
    """

    kind: Literal["line", "bar", "tornado"]
    finding: LazyText
    labels: tuple[LazyText, ...]
    x: LazyText
    y: LazyText
    series: tuple[Series, ...]
    highlighted: int | None = None
    base: Decimal | Fraction = Decimal(0)
    in_money: bool = False


@dataclass(frozen=True)
class Notice:
    """A sentence that must not be overlooked."""

    text: LazyText


@dataclass(frozen=True)
class Gap:
    """Something that is missing or cannot be: in words, and the exercise in which it is answered."""

    exercise: str
    text: LazyText


@dataclass(frozen=True)
class Assumption:
    """What is taken because nothing is answered: in words, and the exercise in which it can be answered."""

    exercise: str
    text: LazyText


@dataclass(frozen=True)
class ToWrite:
    """Lines to write on by hand, below a label."""

    label: LazyText
    lines: int = 1


ReportBlock: TypeAlias = LazyText | TypedText | Listing | Table | Figures | Chart | Notice | Gap | Assumption | ToWrite


@dataclass(frozen=True)
class Section:
    """A part of a document."""

    heading: LazyText
    blocks: tuple[ReportBlock, ...]


@dataclass(frozen=True)
class Document:
    """A document: its id in addresses, its title, for whom it is, and its sections."""

    id: str
    title: LazyText
    lead: LazyText
    sections: tuple[Section, ...]

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """What is missing or cannot be, each once."""
        found = (block for section in self.sections for block in section.blocks if isinstance(block, Gap))
        return tuple(dict.fromkeys(found))


def heads(*names: str | LazyText) -> tuple[LazyText, ...]:
    """Return the heads of a table's columns from their English texts, or from sentences."""
    return tuple(lazy(name) if isinstance(name, str) else name for name in names)


def money(amount: Decimal | Fraction | None) -> Money | None:
    """Return an amount as money; None where there is none."""
    return None if amount is None else Money(amount)


def percent(share: Decimal | None) -> ExactPercent | None:
    """Return a percentage as it was typed, 12 for 12 percent, as a share; None where there is none."""
    return None if share is None else ExactPercent(share.scaleb(-2))


def _are_numbers(cells: Iterable[TableCell]) -> bool:
    there = [cell for cell in cells if cell not in ("", None)]
    return bool(there) and all(isinstance(cell, NUMBERS) for cell in there)


def unit_money(amount: Decimal | Fraction, places: int) -> Money | Decimal:
    """An amount as money, or with all its places where it needs more than money has: half a cent a kilo counts.

    amount: one that ends as a decimal. places: decimal places of the smallest money.
    """
    exact = EXACT.divide(*(Decimal(part) for part in amount.as_integer_ratio()))
    return Money(exact) if exact == round_half_up(exact, places) else exact.normalize(EXACT)
