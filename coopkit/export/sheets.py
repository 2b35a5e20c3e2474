"""The faces on paper by name: from what a notebook's run gave to a file's content."""

from collections.abc import Mapping, Sequence

from coopkit.calculators import CalculationContext
from coopkit.content import Curriculum, content_root
from coopkit.exercises.fields import Raw
from coopkit.i18n import Locale, lazy
from coopkit.notebooks import NotebookRun
from coopkit.portfolio.raw_answers import read_raw_answers
from coopkit.portfolio.samples import SampleError, parse_plain_number, read_sample
from coopkit.submissions.reveal import hidden_calculators
from coopkit.views.paper import answer_key, worksheet
from coopkit.views.paper.printed_calculation import SheetCalculations

WORKSHEET, ANSWER_KEY = "worksheet", "answer-key"
FACES = (WORKSHEET, ANSWER_KEY)

Answers = Mapping[str, Sequence[tuple[str, Raw]]]
"""For an exercise's id who answered and what."""


class PublishError(Exception):
    """A sheet that cannot be made; the message says which, why, and what to do."""


def ending(face: str) -> str:
    """How the names of this face's files end."""
    return f".{face}.html"


def draw(
    face: str, ran: NotebookRun, locale: Locale, answers: Answers | None = None, group: CalculationContext | None = None
) -> str:
    """One sheet as self-contained HTML.

    Args:
        face: one of FACES.
        answers: what to set in place on a worksheet; an answer key has its own.
        group: whose answers they are, for calculations that read those to other exercises.

    Raises:
        PublishError: there is no such face, or a sample cannot be read.
    """
    if face == WORKSHEET:
        known = SheetCalculations(
            group or CalculationContext(minor_digits=locale.minor_digits), hidden=hidden_calculators(ran.exercises())
        )
        return worksheet.render_worksheet(ran.session, locale, answers=answers, calculations=known)
    if face == ANSWER_KEY:
        keys = {key.id: key for key in ran.keys}
        return answer_key.render_answer_key(ran.session, keys, locale, sample=_sample(ran.session.curriculum, locale))
    raise PublishError(f"There is no face '{face}'. Choose one of: {', '.join(FACES)}.")


def _sample(curriculum: str, locale: Locale) -> SheetCalculations | None:
    """The first sample co-operative of a curriculum that counts in the reader's smallest money."""
    folder = content_root() / curriculum
    try:
        samples = [read_sample(path) for path in Curriculum(curriculum, folder).samples]
    except SampleError as error:
        raise PublishError(str(error)) from error
    found = next((each for each in samples if each.minor_digits == locale.minor_digits), None)
    if found is None:
        return None
    answers = read_raw_answers(found.answers, parse_plain_number)
    told = locale.resolve(lazy("For example: {title}", title=found.title))
    return SheetCalculations(CalculationContext(answers, minor_digits=found.minor_digits), told)
