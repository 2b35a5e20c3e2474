"""Documents of the portfolio as one self-contained HTML file: to read on a phone, to print, or to convert."""

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
"""From so many sections on, a document for Word begins with its contents; a PDF has bookmarks instead."""


@dataclass(frozen=True)
class Menu:
    """The links on a document's page.

    back_url: to the list. files: pairs of text and address. whole_url: to the page with all rows of its tables.
    other_copy: text and address of the final copy on the draft, and of the draft on the final copy.
    """

    back_url: str
    files: tuple[tuple[str, str], ...] = ()
    whole_url: str = ""
    other_copy: tuple[str, str] | None = None


@dataclass(frozen=True)
class DocumentPage:
    """One document or all of them on one page, with what surrounds them.

    owner, date: as shown. currency: three letters, "" for none.
    date_warning: a sentence if the computer's date may be wrong, or "".
    sample_note: the description of a sample; "" for a group's own documents.
    exercise_links: by exercise id. menu: None in a file to keep.
    unstyled: for programs that ignore style sheets: widths and alignment are written into tables.
    most_rows: how many rows of a table are shown; None for all.
    final: whether it is the copy to hand over, without anything for those who write it.
    """

    documents: tuple[Document, ...]
    locale: Locale
    owner: str
    date: str
    currency: str = ""
    sample_note: str = ""
    date_warning: str = ""
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


def render_document(document: DocumentPage) -> str:
    """Render documents as HTML with their style inside."""
    locale = document.locale
    documents = tuple(each.final_copy() if document.final else each for each in document.documents)
    titles = [locale.resolve(each.title) for each in documents]
    title = titles[0] if len(titles) == 1 else locale.text("All our documents")
    html = environment.render_template(
        "portfolio/document.html",
        locale,
        document=document,
        title=title,
        documents=tuple(
            (
                each,
                [(section, [_shown_block(block, document) for block in section.blocks]) for section in each.sections],
            )
            for each in documents
        ),
        several=len(titles) > 1,
        sections_to_list=SECTIONS_TO_LIST,
        resolve=locale.resolve,
        made_with=f"coopkit {__version__} · {locale.text(WHAT_THIS_IS)}",
        style=Markup(STYLE.read_text(encoding="utf-8")),
        page_boxes=Markup(page_margins_css(f"{document.owner} · {title}", locale)),
    )
    return str(html)


def render_blocks(blocks: Iterable[ReportBlock], locale: Locale) -> Markup:
    """Render blocks of a document as a part of another page."""
    document = DocumentPage((), locale, owner="", date="")
    shown = [_shown_block(block, document) for block in blocks]
    return environment.render_template("portfolio/blocks.html", locale, blocks=shown, document=document)


def _shown_block(block: ReportBlock, document: DocumentPage) -> ShownBlock:
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
        case Gap() | Assumption():
            kind = "gap" if isinstance(block, Gap) else "assumption"
            return ShownBlock(kind, (resolve(block.text), document.exercise_links.get(block.exercise)))
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
