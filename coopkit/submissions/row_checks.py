"""Check some cards of an exercise by themselves, before the whole answer is checked. Nothing is saved."""

from collections.abc import Iterator

from coopkit.exercises import Exercise, RawAnswer, Refused, accept_answer
from coopkit.exercises.blocks import fields_of
from coopkit.exercises.checking import Mark
from coopkit.exercises.fields import Grid, ParseNumber, PickOne
from coopkit.exercises.key import PartKey
from coopkit.exercises.part import Part
from coopkit.i18n import N_
from coopkit.submissions.context import AnswerContext
from coopkit.submissions.messages import SubmissionMessage
from coopkit.submissions.snapshot import Snapshot, progress_of


def check_rows(
    context: AnswerContext, snapshot: Snapshot, exercise: Exercise, message: SubmissionMessage
) -> tuple[Mark, ...]:
    """Return the marks of the cards that were sent; they tell nothing of the others.

    Args:
        message: its answer has only the cells to check.

    Raises:
        Refused: a whole check wouldn't reveal the key to this seat now, or no form of ours can send this.
    """
    progress = progress_of(snapshot, exercise)
    is_allowed = message.seat == 0 and progress.can_answer(0) and progress.all_members_done
    if not is_allowed or not exercise.definition.can_check_rows:
        raise Refused(context.locale.text(N_("These cards can’t be checked by themselves. Open the page again.")))
    sent = accept_answer(exercise.definition, message.answer)
    pairs = zip(exercise.definition.parts, exercise.key.parts, strict=True)
    return tuple(
        mark
        for part, key in pairs
        if _is_laid_out_as_cards(part)
        for mark in _marks_of_cells(part, key, sent, context.locale.parse_number)
    )


def _is_laid_out_as_cards(part: Part) -> bool:
    """Return whether a part is a table of fixed rows in which every cell is a choice."""
    fields = list(fields_of(part.layout()))
    return bool(fields) and all(
        isinstance(field, Grid) and not field.grows and all(isinstance(column, PickOne) for column in field.columns)
        for field in fields
    )


def _marks_of_cells(part: Part, key: PartKey, sent: RawAnswer, parse_number: ParseNumber) -> Iterator[Mark]:
    """Yield the marks of the cells that were sent, checked as if all others were right."""
    result = key.check(part, {**key.solution(part), **sent}, parse_number)
    return (mark for mark in result.marks if mark.name in sent)
