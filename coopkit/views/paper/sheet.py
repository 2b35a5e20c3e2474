"""The sheet behind worksheet and answer key: one self-contained HTML file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from markupsafe import Markup

from coopkit.calculators import CalculationContext
from coopkit.content import Curriculum
from coopkit.content.session import ExerciseBlock, Picture, Reading, Session, Step
from coopkit.exercises.texts import find_texts
from coopkit.i18n import Locale
from coopkit.version import __version__
from coopkit.views import environment
from coopkit.views.paper.exercise import CutOuts, KeyNotes, build_paper_exercise, exercise_cut_outs
from coopkit.views.paper.fields import Piece
from coopkit.views.paper.margins import WHAT_THIS_IS, page_margins_css
from coopkit.views.paper.printed_calculation import SheetCalculations
from coopkit.views.paper.sheet_answers import SheetAnswers
from coopkit.views.screen.script_messages import session_label
from coopkit.views.terms import terms_used_in

STYLE = Path(__file__).parents[1] / "static" / "print.css"
BLANK = SheetAnswers()


@dataclass(frozen=True)
class PrintedSheet:
    """The contents of a sheet.

    answers: what to print in each exercise, by its id. key_notes: the answer key's notes, by exercise id.
    calculations: what its calculations need beside these answers; None if they need nothing else.
    group, date: as shown; "" prints lines to write on.
    """

    session: Session
    locale: Locale
    group: str = ""
    date: str = ""
    facilitator: bool = False
    answers: Mapping[str, SheetAnswers] = field(default_factory=lambda: MappingProxyType({}))
    key_notes: Mapping[str, KeyNotes] = field(default_factory=lambda: MappingProxyType({}))
    calculations: SheetCalculations | None = None


def render_sheet(sheet: PrintedSheet) -> str:
    """Render the sheet as HTML with its style."""
    session, locale = sheet.session, sheet.locale
    curriculum = Curriculum(session.curriculum, Path(session.curriculum)).title
    html = environment.render_template(
        "paper/sheet.html",
        locale,
        sheet=sheet,
        session=session,
        curriculum=curriculum,
        label=session_label(session.position, locale),
        version=__version__,
        what_this_is=locale.text(WHAT_THIS_IS),
        style=Markup(STYLE.read_text(encoding="utf-8")),
        page_boxes=Markup(_page_margins_css(sheet, curriculum)),
        steps=tuple((step.heading, pieces) for step in session.steps if (pieces := tuple(_step_pieces(step, sheet)))),
        terms=() if sheet.facilitator else terms_used_in(find_texts(session), locale),
        cut_outs=() if sheet.facilitator else tuple(_all_cut_outs(sheet)),
    )
    return str(html)


def _step_pieces(step: Step, sheet: PrintedSheet) -> Iterator[Piece]:
    """Yield the pieces of a step: readings, pictures and exercises."""
    no_group = SheetCalculations(CalculationContext(minor_digits=sheet.locale.minor_digits))
    blocks = (block for each in sheet.session.steps for block in each.blocks)
    exercise_numbers = {block.definition.id: block.number for block in blocks if isinstance(block, ExerciseBlock)}
    for block in step.blocks:
        match block:
            case Reading() if sheet.facilitator:
                pass
            case Reading():
                yield Piece("reading", block.text)
            case Picture():
                yield Piece("figure", block)
            case ExerciseBlock():
                id_ = block.definition.id
                key_notes = sheet.key_notes.get(id_, {})
                answers = sheet.answers.get(id_, BLANK)
                calculations = sheet.calculations or no_group
                yield Piece(
                    "exercise",
                    build_paper_exercise(block, answers, key_notes, sheet.locale, calculations, exercise_numbers),
                )


def _all_cut_outs(sheet: PrintedSheet) -> Iterator[CutOuts]:
    """Yield the cards to cut out for all exercises without answers."""
    for step in sheet.session.steps:
        for block in step.blocks:
            if isinstance(block, ExerciseBlock) and sheet.answers.get(block.definition.id, BLANK).is_blank:
                yield from exercise_cut_outs(block)


def _page_margins_css(sheet: PrintedSheet, curriculum: str) -> str:
    """Return the CSS of the page margins, with the sheet's footer."""
    locale, session = sheet.locale, sheet.session
    label = session_label(session.position, locale)
    whole = f"{curriculum} · {label} · coopkit {__version__} · {locale.text(WHAT_THIS_IS)}"
    return page_margins_css(whole, locale, marked=locale.text("Facilitator") if sheet.facilitator else "")
