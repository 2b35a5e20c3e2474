"""Judging a grid in which every cell has one right option: what match and sort have in common."""

from collections.abc import Collection

from coopkit.exercises.fields import Raw
from coopkit.exercises.part import Sample, pick
from coopkit.exercises.results import Mark, Outcome, PartResult, together


def judge(part: str, right: tuple[tuple[str, str], ...], raw: Raw, others_open: Collection[str] = ()) -> PartResult:
    """Compares each cell with the right option; the part is unanswered while a cell is empty.

    Args:
        right: for each cell's name the right option's id.
        others_open: the names of cells in which another option is to be talked about; they get no mark there.
    """
    marks = []
    for name, option in right:
        chosen = pick(raw, name)
        if not chosen:
            marks.append(Mark(name, Outcome.UNANSWERED))
        elif chosen == option:
            marks.append(Mark(name, Outcome.RIGHT))
        else:
            marks.append(Mark(name, Outcome.OPEN if name in others_open else Outcome.WRONG))
    outcome = together(mark.outcome for mark in marks)
    if outcome is Outcome.UNANSWERED:
        marks = [mark for mark in marks if mark.outcome is Outcome.UNANSWERED]
    return PartResult(part, outcome, tuple(mark for mark in marks if mark.outcome is not Outcome.OPEN))


def samples(right: tuple[tuple[str, str], ...], wrong: tuple[tuple[str, str], ...]) -> tuple[Sample, ...]:
    """One answer for each outcome: nothing, all right, none right, one right.

    Args:
        wrong: for each cell's name an option that is not right there.
    """
    solved: Raw = dict(right)
    failed: Raw = dict(wrong)
    made = [
        Sample(Outcome.UNANSWERED, {}),
        Sample(Outcome.UNANSWERED, dict(right[:1])),
        Sample(Outcome.RIGHT, solved),
        Sample(Outcome.WRONG, failed),
        Sample(Outcome.PARTLY, {**failed, right[0][0]: right[0][1]}),
    ]
    return tuple(made)
