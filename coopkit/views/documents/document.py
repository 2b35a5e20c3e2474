"""Documents of the portfolio as one self-contained HTML file: to read on a phone, to print, or to convert."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import assert_never

from markupsafe import Markup

from coopkit.i18n import N_, LazyText, Locale, Money, lazy
from coopkit.portfolio.co_op import CO_OP, CoOp
from coopkit.report import (
    NUMBERS,
    Assumption,
    AuthorNote,
    Chart,
    Document,
    Figures,
    Gap,
    Listing,
    Notice,
    ReportBlock,
    Slips,
    Table,
    TableCell,
    ToWrite,
    TypedText,
)
from coopkit.submissions import ExerciseLink
from coopkit.version import __version__
from coopkit.views import environment
from coopkit.views.charts.chart import render_chart
from coopkit.views.paper.margins import WHAT_THIS_IS, page_margins_css
from coopkit.views.tables import build_shown_cell, build_shown_table

STYLE = Path(__file__).parents[1] / "static" / "portfolio.css"
SECTIONS_TO_LIST = 6
"""From so many sections on, a document for Word begins with its contents."""


@dataclass(frozen=True)
class Menu:
    """The links on a document's page.

    back_url: to the list. files: pairs of text and address. whole_url: to the page with all rows of its tables.
    copies: text and address of the draft, then of the final copy.
    """

    back_url: str
    files: tuple[tuple[str, str], ...] = ()
    whole_url: str = ""
    copies: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class DocumentPage:
    """One document or all of them on one page, with what surrounds them.

    owner: whose documents they are. date: as shown. currency: three letters, "" for none.
    warnings: sentences about what may be wrong with the whole document, such as the computer's date.
    sample_note: the description of a sample; "" for a group's own documents.
    exercise_links: by exercise id. menu: None in a file to keep.
    unstyled: for programs that ignore style sheets: widths and alignment are written into tables.
    most_rows: how many rows of a table are shown; None for all.
    final: whether it is the copy to hand over, without anything for those who write it.
    """

    documents: tuple[Document, ...]
    locale: Locale
    owner: CoOp
    date: str
    currency: str = ""
    sample_note: str = ""
    warnings: tuple[str, ...] = ()
    exercise_links: Mapping[str, ExerciseLink] = field(default_factory=lambda: MappingProxyType({}))
    menu: Menu | None = None
    unstyled: bool = False
    most_rows: int | None = None
    final: bool = False


@dataclass(frozen=True)
class ShownBlock:
    """A block, ready for the template named after its kind."""

    kind: str
    content: object


@dataclass(frozen=True)
class ShownSection:
    """A section, ready for the template: its heading, with its number if it has one, and its blocks."""

    heading: str
    id: str
    blocks: tuple[ShownBlock, ...]


@dataclass(frozen=True)
class ShownDocument:
    """A document, ready for the template. gaps: each one's sentence with the id of its place on the page."""

    id: str
    title: str
    lead: str
    has_cover: bool
    sections: tuple[ShownSection, ...]
    gaps: tuple[tuple[str, str], ...]


def render_document(document: DocumentPage) -> str:
    """Render documents as HTML with their style inside."""
    locale = document.locale
    documents = tuple(each.final_copy() if document.final else each for each in document.documents)
    several = len(documents) != 1
    title = locale.text("All our documents") if several else locale.resolve(documents[0].title)
    has_cover = not several and documents[0].has_cover and not document.unstyled
    html = environment.render_template(
        "portfolio/document.html",
        locale,
        document=document,
        title=title,
        documents=tuple(_shown_document(each, document) for each in documents),
        several=several,
        has_cover=has_cover,
        sections_to_list=SECTIONS_TO_LIST,
        details=[[build_shown_cell(item, locale) for item in line] for line in document.owner.details],
        missing=None if document.final or document.sample_note else _missing_details(document),
        made_with=f"coopkit {__version__} · {locale.text(WHAT_THIS_IS)}",
        style=Markup(STYLE.read_text(encoding="utf-8")),
        page_boxes=Markup(page_margins_css(title, locale, head=document.owner.name, has_cover=has_cover)),
    )
    return str(html)


def render_blocks(blocks: Iterable[ReportBlock], locale: Locale) -> Markup:
    """Render blocks of a document as a part of another page."""
    document = DocumentPage((), locale, owner=CoOp(""), date="")
    shown = [_shown_block(block, document) for block in blocks]
    return environment.render_template("portfolio/blocks.html", locale, blocks=shown, document=document)


def _shown_document(shown: Document, page: DocumentPage) -> ShownDocument:
    """Return a document in the reader's language, ready for the template."""
    resolve = page.locale.resolve
    sections: list[ShownSection] = []
    placed, number = set[str](), 0
    for section in shown.sections:
        heading = resolve(section.heading)
        if shown.has_cover and not section.for_authors:
            number += 1  # counted here, so that no number is missing where a section is left out
            heading = page.locale.text(N_("{number}. {heading}"), number=number, heading=heading)
        blocks = []
        for block in section.blocks:
            place = _gap_id(shown, block)
            blocks.append(_shown_block(block, page, "" if place in placed else place))
            placed.add(place)
        sections.append(ShownSection(heading, f"{shown.id}-{len(sections) + 1}", tuple(blocks)))
    gaps = tuple((resolve(gap.text), _gap_id(shown, gap)) for gap in shown.gaps)
    return ShownDocument(shown.id, resolve(shown.title), resolve(shown.lead), shown.has_cover, tuple(sections), gaps)


def _gap_id(shown: Document, block: ReportBlock) -> str:
    """Return the id of a gap's place in a document; "" for any other block."""
    return f"{shown.id}-gap-{shown.gaps.index(block) + 1}" if isinstance(block, Gap) else ""


def _missing_details(document: DocumentPage) -> ShownBlock | None:
    """Return what the head of a draft still lacks about the co-operative, with the link to its page."""
    missing = document.owner.missing
    text = lazy(N_("Still missing about your co-op: {what}."), what=missing)
    return _shown_block(Gap(CO_OP, text), document) if missing else None


def _shown_block(block: ReportBlock, document: DocumentPage, gap_id: str = "") -> ShownBlock:
    """Return a block in the reader's language, ready for its template."""
    resolve = document.locale.resolve
    match block:
        case LazyText():
            return ShownBlock("sentence", resolve(block))
        case TypedText():
            return ShownBlock("typed", (resolve(block.label), block.words))
        case Listing():
            return ShownBlock(
                "listing", (block.numbered, [build_shown_cell(item, document.locale) for item in block.items])
            )
        case Table():
            return ShownBlock("table", build_shown_table(block, document.locale, document.currency, document.most_rows))
        case Figures():
            lines = [
                (
                    resolve(line.label),
                    build_shown_cell(line.value, document.locale, number=isinstance(line.value, NUMBERS)),
                    _cell_currency(line.value, document),
                    line.remark,
                )
                for line in block.lines
            ]
            return ShownBlock("figures", [(*rest, resolve(remark) if remark else "") for *rest, remark in lines])
        case Chart():
            return ShownBlock("picture", render_chart(block, document.locale))
        case Notice():
            return ShownBlock("notice", resolve(block.text))
        case AuthorNote():
            return ShownBlock("sentence", resolve(block.text))
        case Gap():
            return ShownBlock("gap", (resolve(block.text), document.exercise_links.get(block.exercise), gap_id))
        case Assumption():
            link = None if document.final else document.exercise_links.get(block.exercise)
            return ShownBlock("assumption", (resolve(block.text), link))
        case ToWrite():
            return ShownBlock("to_write", (resolve(block.label), block.lines))
        case Slips():
            return ShownBlock("slips", _shown_slips(block, document))
        case _:
            assert_never(block)


def _shown_slips(block: Slips, document: DocumentPage) -> dict[str, object]:
    """Return slips in the reader's language, as many as are shown, and how many there are."""
    resolve, locale = document.locale.resolve, document.locale
    slips = [
        (
            build_shown_cell(slip.name, locale),
            resolve(slip.beside_name) if slip.beside_name else "",
            [
                (
                    resolve(line.label),
                    resolve(line.remark) if line.remark else "",
                    build_shown_cell(line.value, locale).text,
                    _cell_currency(line.value, document),
                )
                for line in slip.lines
            ],
        )
        for slip in block.slips[: document.most_rows]
    ]
    notice = resolve(block.notice) if block.notice else ""
    return {"slips": slips, "count": len(block.slips), "sign": resolve(block.sign), "notice": notice}


def _cell_currency(cell: TableCell, document: DocumentPage) -> str:
    """Return the currency to show after an amount of money; "" after anything else."""
    return document.currency if isinstance(cell, Money) else ""
