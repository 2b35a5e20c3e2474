"""Tables, figures, charts and notices as data: calculators and documents make them, views and export render them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Literal, TypeAlias

from coopkit.business.money import EXACT, round_half_up
from coopkit.i18n import ExactPercent, LazyText, Money, Percent, lazy

TableCell: TypeAlias = LazyText | Money | Percent | ExactPercent | Decimal | Fraction | int | str | None
"""A sentence of ours, a number, or words as the group typed them; None or "" for an empty cell.

A number without a unit is a quantity.
"""

NUMBERS = Money | Percent | ExactPercent | Decimal | Fraction | int


@dataclass(frozen=True)
class TypedText:
    """The group's own words below a label of ours."""

    label: LazyText
    words: str


@dataclass(frozen=True)
class Listing:
    """A list of points, ours or the group's."""

    items: tuple[LazyText | str, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Table:
    """Rows under column heads; the first column names the row, and each row is as long as the head.

    totals: rows with sums or results, below the others. by_hand: whether people fill in the empty cells on paper.
    """

    caption: LazyText
    head: tuple[LazyText, ...]
    rows: tuple[tuple[TableCell, ...], ...]
    totals: tuple[tuple[TableCell, ...], ...] = ()
    by_hand: bool = False

    @property
    def all_rows(self) -> tuple[tuple[TableCell, ...], ...]:
        """Return the rows with the totals below them."""
        return (*self.rows, *self.totals)

    @property
    def number_columns(self) -> frozenset[int]:
        """Return the indexes of the columns, except the first, that hold only numbers."""
        columns = zip(*self.all_rows, strict=True)
        return frozenset(index for index, cells in enumerate(columns) if index and _all_numbers(cells))

    @property
    def has_money(self) -> bool:
        """Return whether the table contains amounts of money."""
        return any(isinstance(cell, Money) for row in self.all_rows for cell in row)


@dataclass(frozen=True)
class Figure:
    """A number with its label, and a remark in words if one helps."""

    label: LazyText
    value: TableCell
    remark: LazyText | None = None


@dataclass(frozen=True)
class Figures:
    """A list of key figures."""

    lines: tuple[Figure, ...]


@dataclass(frozen=True)
class Series:
    """A series of values in a chart, with its label; None leaves a gap."""

    label: LazyText
    values: tuple[Decimal | Fraction | None, ...]


@dataclass(frozen=True)
class Chart:
    """A chart as data.

    kind: lines along a scale, bars, or a tornado, whose two series are the ends of bars on both sides of `base`.
    finding: a sentence with the message of the chart, also for people who can't see it.
    labels: one for each value of a series. x, y: titles of the axes.
    highlighted: the index of the value that the finding is about, if any. in_money: whether the values are money.
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
    """A sentence that readers must not overlook."""

    text: LazyText


@dataclass(frozen=True)
class AuthorNote:
    """A sentence that only helps those who write the document, so that a final copy leaves it out."""

    text: LazyText


@dataclass(frozen=True)
class Gap:
    """Something missing or impossible: in words, and the exercise in which it is answered."""

    exercise: str
    text: LazyText


@dataclass(frozen=True)
class Assumption:
    """What is assumed because nothing is answered: in words, and the exercise in which it can be answered."""

    exercise: str
    text: LazyText


@dataclass(frozen=True)
class ToWrite:
    """Blank lines to write on by hand, below a label."""

    label: LazyText
    lines: int = 1


@dataclass(frozen=True)
class MemberSlip:
    """A slip of paper for one person: the name, further words beside it or None, and the numbers."""

    name: TableCell
    beside_name: LazyText | None
    lines: tuple[Figure, ...]


@dataclass(frozen=True)
class Slips:
    """Slips to cut apart, several on a page.

    sign: the label of the line to sign on. notice: a sentence that stands on each slip, or None.
    """

    slips: tuple[MemberSlip, ...]
    sign: LazyText
    notice: LazyText | None = None


ReportBlock: TypeAlias = (
    LazyText | TypedText | Listing | Table | Figures | Chart | Notice | AuthorNote | Gap | Assumption | ToWrite | Slips
)


@dataclass(frozen=True)
class Section:
    """A section of a document."""

    heading: LazyText
    blocks: tuple[ReportBlock, ...]
    for_authors: bool = False
    """Whether it only helps those who write the document, so that a final copy leaves it out."""


@dataclass(frozen=True)
class Document:
    """A document: its id in addresses, title, lead paragraph, and sections.

    has_cover: whether it is long enough for a cover, a table of contents and numbered sections.
    """

    id: str
    title: LazyText
    lead: LazyText
    sections: tuple[Section, ...]
    has_cover: bool = False

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """Return all gaps of the document, each once."""
        found = (block for section in self.sections for block in section.blocks if isinstance(block, Gap))
        return tuple(dict.fromkeys(found))

    def final_copy(self) -> "Document":
        """Return the document as it is handed over: without gaps, and without what is only for its authors."""
        sections = (
            replace(section, blocks=tuple(block for block in section.blocks if not isinstance(block, Gap | AuthorNote)))
            for section in self.sections
            if not section.for_authors
        )
        return replace(self, sections=tuple(section for section in sections if section.blocks))


def heads(*names: str | LazyText) -> tuple[LazyText, ...]:
    """Return the column heads of a table from English texts or sentences."""
    return tuple(lazy(name) if isinstance(name, str) else name for name in names)


def money(amount: Decimal | Fraction | None) -> Money | None:
    """Return an amount as money; None stays None."""
    return None if amount is None else Money(amount)


def percent(share: Decimal | None) -> ExactPercent | None:
    """Return a percentage as typed (12 for 12 percent) as a percentage to show; None stays None."""
    return None if share is None else ExactPercent(share.scaleb(-2))


def _all_numbers(cells: Iterable[TableCell]) -> bool:
    """Return whether there are filled cells, and all of them are numbers."""
    filled = [cell for cell in cells if cell not in ("", None)]
    return bool(filled) and all(isinstance(cell, NUMBERS) for cell in filled)


def unit_money(amount: Decimal | Fraction, places: int) -> Money | Decimal:
    """Return a price or cost of one unit as money, or as a number if it has finer decimals, such as half a cent.

    amount: with a finite number of decimals. places: decimal places of the smallest money.
    """
    exact = EXACT.divide(*(Decimal(part) for part in amount.as_integer_ratio()))
    return Money(exact) if exact == round_half_up(exact, places) else exact.normalize(EXACT)
