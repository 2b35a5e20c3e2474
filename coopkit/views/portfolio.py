"""Papers of a portfolio as one HTML file that needs nothing beside itself: to read on a phone, to print, to convert."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType
from typing import assert_never

from markupsafe import Markup

from coopkit.calculators.computed import Chart, Series
from coopkit.i18n import Locale, Money, Percent, Said
from coopkit.i18n.formats import round_half_up
from coopkit.portfolio.gaps import Gap
from coopkit.portfolio.papers.paper import (
    NUMBERS,
    Assumption,
    Block,
    Cell,
    Figures,
    Listing,
    Notice,
    Paper,
    Picture,
    Table,
    ToWrite,
    Typed,
)
from coopkit.version import __version__
from coopkit.views import environment
from coopkit.views.charts import render_chart
from coopkit.views.paper_pages import WHAT_THIS_IS, page_boxes

STYLE = Path(__file__).with_name("static") / "portfolio.css"
MOST_COLUMNS, MOST_AMOUNTS = 8, 6
"""A table with more columns, or more of them with money, is printed across."""
ACROSS, BESIDE = 75, 3
"""Letters that have room across a page, and the room beside the words of a column, in letters."""
MOST_TOGETHER = 600
"""A table of more letters may go on on the next page."""


@dataclass(frozen=True)
class There:
    """Where something is answered: words that name the place, and its address."""

    words: str
    url: str


@dataclass(frozen=True)
class Menu:
    """Links above a paper on a screen: back to the list, and pairs of words and address for its files."""

    back_url: str
    files: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Document:
    """One paper or all of them, and what is said around them.

    owner, date: whose it is and of when, as they are to be read. currency: three letters, "" for none.
    invented: what a sample says of itself; "" for somebody's own papers.
    where: for an exercise's id where it is answered. menu: None in a file to keep.
    plain: for programs that know no style: widths and sides stand in the tables, and charts are said in words.
    """

    papers: tuple[Paper, ...]
    locale: Locale
    owner: str
    date: str
    currency: str = ""
    invented: str = ""
    where: Mapping[str, There] = field(default_factory=lambda: MappingProxyType({}))
    menu: Menu | None = None
    plain: bool = False


@dataclass(frozen=True)
class Shown:
    """A block for its template, which has its name."""

    kind: str
    it: object


@dataclass(frozen=True)
class ShownCell:
    """A cell in the reader's language; `ours` is False for words that somebody typed."""

    text: str
    ours: bool = True
    number: bool = False


@dataclass(frozen=True)
class ShownTable:
    """A table in the reader's language; `head` has pairs of words and whether numbers stand below them."""

    caption: str
    head: tuple[tuple[str, bool], ...]
    rows: tuple[tuple[ShownCell, ...], ...]
    totals: tuple[tuple[ShownCell, ...], ...]
    by_hand: bool
    wide: bool

    @property
    def widths(self) -> tuple[int, ...]:
        """The columns' widths in percent: room for the longest word of each, the rest by how much stands in them."""
        texts = [(name, *(row[place].text for row in self.rows)) for place, (name, _) in enumerate(self.head)]
        longest = [max(len(word) for text in column for word in (*text.split(), "")) + BESIDE for column in texts]
        much = [sum(map(len, column)) + 1 for column in texts]
        rest = max(0, ACROSS - sum(longest))
        weights = [each + rest * share // sum(much) for each, share in zip(longest, much, strict=True)]
        return tuple(100 * weight // sum(weights) for weight in weights)

    @property
    def short(self) -> bool:
        """Whether it is kept together on a printed page."""
        return sum(len(cell.text) for row in self.rows for cell in row) <= MOST_TOGETHER


def render_document(document: Document) -> str:
    """The papers as HTML with their style inside."""
    locale = document.locale
    titles = [locale.say(paper.title) for paper in document.papers]
    title = titles[0] if len(titles) == 1 else locale.text("All our papers")
    foot = f"{document.owner} · {title} · coopkit {__version__} · {locale.text(WHAT_THIS_IS)}"
    html = environment.render(
        "portfolio/document.html",
        locale,
        document=document,
        title=title,
        papers=tuple(
            (paper, [(section, [_shown(block, document) for block in section.blocks]) for section in paper.sections])
            for paper in document.papers
        ),
        several=len(titles) > 1,
        say=locale.say,
        foot=foot,
        style=Markup(STYLE.read_text(encoding="utf-8")),
        page_boxes=Markup(page_boxes(foot, locale)),
    )
    return str(html)


def render_blocks(blocks: Iterable[Block], locale: Locale) -> Markup:
    """Some blocks as a part of another page."""
    document = Document((), locale, owner="", date="")
    shown = [_shown(block, document) for block in blocks]
    return environment.render("portfolio/blocks.html", locale, blocks=shown, document=document)


def _shown(block: Block, document: Document) -> Shown:
    say_ = document.locale.say
    match block:
        case Said():
            return Shown("sentence", say_(block))
        case Typed():
            return Shown("typed", (say_(block.label), block.words))
        case Listing():
            return Shown("listing", (block.numbered, [_cell(item, document.locale) for item in block.items]))
        case Table():
            return Shown("table", _table(block, document))
        case Figures():
            lines = [
                (
                    say_(line.label),
                    _cell(line.value, document.locale, number=isinstance(line.value, NUMBERS)),
                    _currency(line.value, document),
                    line.remark,
                )
                for line in block.lines
            ]
            return Shown("figures", [(*rest, say_(remark) if remark else "") for *rest, remark in lines])
        case Picture():
            if document.plain:
                return Shown("sentence", say_(block.finding))
            return Shown("picture", render_chart(_chart(block), document.locale))
        case Notice():
            return Shown("notice", say_(block.said))
        case Gap() | Assumption():
            kind = "gap" if isinstance(block, Gap) else "assumption"
            return Shown(kind, (say_(block.said), document.where.get(block.exercise)))
        case ToWrite():
            return Shown("to_write", (say_(block.label), block.lines))
        case _:
            assert_never(block)


def _table(table: Table, document: Document) -> ShownTable:
    locale, numbers = document.locale, table.numbers
    caption = locale.say(table.caption)
    if table.in_money and document.currency:
        caption = f"{caption} ({document.currency})"
    amounts = sum(
        any(isinstance(cell, Money) for cell in cells) for cells in zip(*table.rows, *table.totals, strict=True)
    )
    return ShownTable(
        caption=caption,
        head=tuple((locale.say(name), place in numbers) for place, name in enumerate(table.head)),
        rows=tuple(_row(row, numbers, locale) for row in table.rows),
        totals=tuple(_row(row, numbers, locale) for row in table.totals),
        wide=len(table.head) > MOST_COLUMNS or amounts > MOST_AMOUNTS,
        by_hand=table.by_hand,
    )


def _row(row: tuple[Cell, ...], numbers: frozenset[int], locale: Locale) -> tuple[ShownCell, ...]:
    return tuple(_cell(cell, locale, number=place in numbers) for place, cell in enumerate(row))


def _cell(cell: Cell, locale: Locale, *, number: bool = False) -> ShownCell:
    match cell:
        case None:
            return ShownCell("", number=number)
        case str():
            return ShownCell(cell, ours=False, number=number)
        case Said():
            text = locale.say(cell)
        case Money():
            text = locale.money(cell.amount)
        case Percent():
            text = locale.percent(cell.share)
        case Fraction():
            text = locale.number(round_half_up(cell, 2).normalize())
        case Decimal() | int():
            text = locale.number(Decimal(cell))
        case _:
            assert_never(cell)
    return ShownCell(text, number=number)


def _currency(cell: Cell, document: Document) -> str:
    return document.currency if isinstance(cell, Money) else ""


def _chart(picture: Picture) -> Chart:
    series = (Series(picture.up, picture.values),)
    return Chart(
        picture.kind, picture.finding, picture.along, picture.across, picture.up, series, marked=picture.marked
    )
