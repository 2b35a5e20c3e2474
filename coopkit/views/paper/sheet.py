"""The sheet behind worksheet and answer key: one self-contained HTML file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from markupsafe import Markup

from coopkit.calculators import CalculationContext
from coopkit.content import Curriculum
from coopkit.content.session import ExerciseBlock, Picture, Reading, Session, Step
from coopkit.exercises.texts import texts_of
from coopkit.i18n import Locale
from coopkit.version import __version__
from coopkit.views import environment
from coopkit.views.paper.exercise import CutOuts, Remarks, cut_outs, on_paper
from coopkit.views.paper.fields import Piece
from coopkit.views.paper.margins import WHAT_THIS_IS, page_boxes
from coopkit.views.paper.printed_calculation import SheetCalculations
from coopkit.views.paper.sheet_answers import SheetAnswers
from coopkit.views.screen.script_messages import session_label
from coopkit.views.terms import used_in

STYLE = Path(__file__).parents[1] / "static" / "print.css"
BLANK = SheetAnswers()


@dataclass(frozen=True)
class PrintedSheet:
    """The contents of a sheet.

    inks: the answers to print, by exercise id. remarks: the answer key's notes, by exercise id.
    known: what calculations know beside the sheet; None for only the reader's money.
    said: texts printed besides the session's; terms in all of them are explained at the end.
    group, date: as shown; "" prints lines to write on.
    """

    session: Session
    locale: Locale
    group: str = ""
    date: str = ""
    facilitator: bool = False
    inks: Mapping[str, SheetAnswers] = field(default_factory=lambda: MappingProxyType({}))
    remarks: Mapping[str, Remarks] = field(default_factory=lambda: MappingProxyType({}))
    known: SheetCalculations | None = None
    said: tuple[str, ...] = ()


def draw(sheet: PrintedSheet) -> str:
    """Render the sheet as HTML with its style."""
    session, locale = sheet.session, sheet.locale
    curriculum = Curriculum(session.curriculum, Path(session.curriculum)).title
    html = environment.render(
        "paper/sheet.html",
        locale,
        sheet=sheet,
        session=session,
        curriculum=curriculum,
        label=session_label(session.position, locale),
        version=__version__,
        what_this_is=locale.text(WHAT_THIS_IS),
        style=Markup(STYLE.read_text(encoding="utf-8")),
        page_boxes=Markup(_page_boxes(sheet, curriculum)),
        steps=tuple((step.heading, tuple(_pieces(step, sheet))) for step in session.steps),
        terms=used_in((*texts_of(session), *sheet.said), locale),
        cut_outs=() if sheet.facilitator else tuple(_cut_outs(sheet)),
    )
    return str(html)


def _pieces(step: Step, sheet: PrintedSheet) -> Iterator[Piece]:
    nobody = SheetCalculations(CalculationContext(minor_digits=sheet.locale.minor_digits))
    blocks = (block for each in sheet.session.steps for block in each.blocks)
    numbers = {block.definition.id: block.number for block in blocks if isinstance(block, ExerciseBlock)}
    for block in step.blocks:
        match block:
            case Reading():
                yield Piece("reading", block.text)
            case Picture():
                yield Piece("figure", block)
            case ExerciseBlock():
                id_ = block.definition.id
                remarks = sheet.remarks.get(id_, {})
                ink = sheet.inks.get(id_, BLANK)
                known = sheet.known or nobody
                yield Piece("exercise", on_paper(block, ink, remarks, sheet.locale, known, numbers))


def _cut_outs(sheet: PrintedSheet) -> Iterator[CutOuts]:
    """Return the cards of exercises without answers."""
    for step in sheet.session.steps:
        for block in step.blocks:
            if isinstance(block, ExerciseBlock) and sheet.inks.get(block.definition.id, BLANK).blank:
                yield from cut_outs(block)


def _page_boxes(sheet: PrintedSheet, curriculum: str) -> str:
    locale, session = sheet.locale, sheet.session
    label = session_label(session.position, locale)
    whole = f"{curriculum} · {label} · coopkit {__version__} · {locale.text(WHAT_THIS_IS)}"
    return page_boxes(whole, locale, marked=locale.text("Facilitator") if sheet.facilitator else "")
