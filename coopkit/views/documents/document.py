"""Papers of a portfolio as one HTML file that needs nothing beside itself: to read on a phone, to print, to convert."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import assert_never

from markupsafe import Markup

from coopkit.i18n import LazyText, Locale, Money
from coopkit.report import (
    NUMBERS,
    Assumption,
    Chart,
    Document,
    Figures,
    Gap,
    Listing,
    Notice,
    ReportBlock,
    Table,
    TableCell,
    ToWrite,
    TypedText,
)
from coopkit.submissions import ExerciseLink
from coopkit.version import __version__
from coopkit.views import environment
from coopkit.views.charts.chart import render_chart
from coopkit.views.paper.margins import WHAT_THIS_IS, page_boxes
from coopkit.views.tables import shown_cell, shown_table

STYLE = Path(__file__).parents[1] / "static" / "portfolio.css"


@dataclass(frozen=True)
class Menu:
    """Links of a paper on a screen: back to the list, pairs of words and address for its files, and to all rows."""

    back_url: str
    files: tuple[tuple[str, str], ...] = ()
    whole_url: str = ""


@dataclass(frozen=True)
class DocumentPage:
    """One paper or all of them, and what is said around them.

    owner, date: whose it is and of when, as they are to be read. currency: three letters, "" for none.
    warning: what may be wrong with the date, "" for nothing.
    invented: what a sample says of itself; "" for somebody's own papers.
    where: for an exercise's id where it is answered. menu: None in a file to keep.
    plain: for programs that know no style: widths and sides stand in the tables, and charts are said in words.
    most_rows: of a table on a page; None for all.
    """

    papers: tuple[Document, ...]
    locale: Locale
    owner: str
    date: str
    currency: str = ""
    invented: str = ""
    warning: str = ""
    where: Mapping[str, ExerciseLink] = field(default_factory=lambda: MappingProxyType({}))
    menu: Menu | None = None
    plain: bool = False
    most_rows: int | None = None


@dataclass(frozen=True)
class ShownBlock:
    """A block for its template, which has its name."""

    kind: str
    it: object


def render_document(document: DocumentPage) -> str:
    """The papers as HTML with their style inside."""
    locale = document.locale
    titles = [locale.resolve(paper.title) for paper in document.papers]
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
        say=locale.resolve,
        foot=foot,
        style=Markup(STYLE.read_text(encoding="utf-8")),
        page_boxes=Markup(page_boxes(foot, locale)),
    )
    return str(html)


def render_blocks(blocks: Iterable[ReportBlock], locale: Locale) -> Markup:
    """Some blocks as a part of another page."""
    document = DocumentPage((), locale, owner="", date="")
    shown = [_shown(block, document) for block in blocks]
    return environment.render("portfolio/blocks.html", locale, blocks=shown, document=document)


def _shown(block: ReportBlock, document: DocumentPage) -> ShownBlock:
    say_ = document.locale.resolve
    match block:
        case LazyText():
            return ShownBlock("sentence", say_(block))
        case TypedText():
            return ShownBlock("typed", (say_(block.label), block.words))
        case Listing():
            return ShownBlock("listing", (block.numbered, [shown_cell(item, document.locale) for item in block.items]))
        case Table():
            return ShownBlock("table", shown_table(block, document.locale, document.currency, document.most_rows))
        case Figures():
            lines = [
                (
                    say_(line.label),
                    shown_cell(line.value, document.locale, number=isinstance(line.value, NUMBERS)),
                    _currency(line.value, document),
                    line.remark,
                )
                for line in block.lines
            ]
            return ShownBlock("figures", [(*rest, say_(remark) if remark else "") for *rest, remark in lines])
        case Chart():
            if document.plain:
                return ShownBlock("sentence", say_(block.finding))
            return ShownBlock("picture", render_chart(block, document.locale))
        case Notice():
            return ShownBlock("notice", say_(block.text))
        case Gap() | Assumption():
            kind = "gap" if isinstance(block, Gap) else "assumption"
            return ShownBlock(kind, (say_(block.text), document.where.get(block.exercise)))
        case ToWrite():
            return ShownBlock("to_write", (say_(block.label), block.lines))
        case _:
            assert_never(block)


def _currency(cell: TableCell, document: DocumentPage) -> str:
    return document.currency if isinstance(cell, Money) else ""
