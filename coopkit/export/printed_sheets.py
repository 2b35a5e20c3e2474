"""Render the printed sheets of a session: the worksheet and the answer key, from the run of its notebook."""

from collections.abc import Mapping, Sequence

from coopkit.calculators import CalculationContext
from coopkit.content import Curriculum, content_root
from coopkit.exercises.fields import RawAnswer
from coopkit.i18n import Locale, lazy
from coopkit.notebooks import NotebookRun
from coopkit.portfolio.raw_answers import read_raw_answers
from coopkit.portfolio.samples import SampleError, parse_plain_number, read_sample
from coopkit.submissions.reveal import hidden_calculators
from coopkit.views.paper import answer_key, worksheet
from coopkit.views.paper.printed_calculation import SheetCalculations

WORKSHEET, ANSWER_KEY = "worksheet", "answer-key"
SHEET_TYPES = (WORKSHEET, ANSWER_KEY)

AnswersByExercise = Mapping[str, Sequence[tuple[str, RawAnswer]]]
"""Who answered and what, by exercise id."""


class PublishError(Exception):
    """A sheet cannot be made; the message says which one, why, and what to do."""


def sheet_suffix(sheet_type: str) -> str:
    """Return the end of the file names of a sheet type: ".worksheet.html"."""
    return f".{sheet_type}.html"


def render_sheet(
    sheet_type: str,
    notebook_run: NotebookRun,
    locale: Locale,
    answers: AnswersByExercise | None = None,
    group: CalculationContext | None = None,
) -> str:
    """Render one sheet as self-contained HTML.

    Args:
        sheet_type: one of SHEET_TYPES.
        answers: printed on a worksheet; an answer key has its own.
        group: the same answers for calculations, which may use answers to other exercises.

    Raises:
        PublishError: there is no such sheet type, or a sample cannot be read.
    """
    if sheet_type == WORKSHEET:
        calculations = SheetCalculations(
            group or CalculationContext(minor_digits=locale.minor_digits),
            hidden=hidden_calculators(notebook_run.exercises()),
        )
        return worksheet.render_worksheet(notebook_run.session, locale, answers=answers, calculations=calculations)
    if sheet_type == ANSWER_KEY:
        keys = {key.id: key for key in notebook_run.keys}
        sample = _sample_calculations(notebook_run.session.curriculum, locale)
        return answer_key.render_answer_key(notebook_run.session, keys, locale, sample=sample)
    raise PublishError(f"There is no face '{sheet_type}'. Choose one of: {', '.join(SHEET_TYPES)}.")


def _sample_calculations(curriculum: str, locale: Locale) -> SheetCalculations | None:
    """Return the first sample co-operative of a curriculum with the reader's number of decimal places; None if none."""
    folder = content_root() / curriculum
    try:
        samples = [read_sample(path) for path in Curriculum(curriculum, folder).samples]
    except SampleError as error:
        raise PublishError(str(error)) from error
    found = next((each for each in samples if each.minor_digits == locale.minor_digits), None)
    if found is None:
        return None
    answers = read_raw_answers(found.answers, parse_plain_number)
    caption = locale.resolve(lazy("For example: {title}", title=found.title))
    return SheetCalculations(CalculationContext(answers, minor_digits=found.minor_digits), caption)
