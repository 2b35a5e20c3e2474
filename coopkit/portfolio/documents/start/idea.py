"""Blocks about the idea: its parts, the problems behind it, and the ideas that were scored."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from coopkit.business.feasibility.idea_score import WEIGHTS, idea_score
from coopkit.i18n import N_, lazy
from coopkit.portfolio.documents.start.context import PlanContext, missing_answer
from coopkit.portfolio.group_answers import AnswerRow
from coopkit.report import ReportBlock, Table, TableCell, TypedText, heads

STATEMENT, PROBLEMS, IDEAS = "start.core.idea-statement", "start.core.problem-table", "start.core.idea-score"
IDEA_PARTS = MappingProxyType(
    {
        "who": N_("Who we are"),
        "what": N_("What we offer"),
        "whom": N_("To whom"),
        "need": N_("Why it is needed"),
        "use": N_("What each member will do"),
    }
)
"""The parts of the idea by field id; each is the group's own words, which fit into no sentence of ours."""
TRAILING_MARKS = " .,;…"
HIGHEST_SCORE = 5


def idea_blocks(context: PlanContext) -> Iterator[ReportBlock]:
    """Yield the idea in the group's own words, a line for each part, and a gap while one is missing."""
    for part, label in IDEA_PARTS.items():
        words = context.answers.words(STATEMENT, f"{part}.words").strip(TRAILING_MARKS)
        if words:
            yield TypedText(lazy(label), f"{words[0].upper()}{words[1:]}.")
        else:
            yield missing_answer(STATEMENT, lazy(N_("our idea: who we are, what we offer, to whom, and why")))


def problem_table(context: PlanContext) -> ReportBlock:
    """Return the table of problems, the highest score first, or a gap; the score is people × frequency."""
    rows = [(_problem_score(row), row) for row in context.answers.rows(PROBLEMS, "problems") if row.words("problem")]
    if not rows:
        return missing_answer(PROBLEMS, lazy(N_("the problems that hurt us most")))
    return Table(
        lazy(N_("The problems that hurt us, the highest score first")),
        heads(
            N_("Problem"), N_("Cause"), N_("What it costs"), N_("How many of us"), N_("How often, 1 to 4"), N_("Score")
        ),
        tuple(_problem_cells(row, score) for score, row in sorted(rows, key=lambda each: -(each[0] or Decimal(0)))),
    )


def idea_score_blocks(context: PlanContext) -> Iterator[ReportBlock]:
    """Yield the table of the ideas with all six scores, the highest total first."""
    found: list[tuple[str, Fraction]] = []
    for row in context.answers.rows(IDEAS, "ideas"):
        scores = {name: number for name in WEIGHTS if (number := row.number(name)) is not None}
        if (
            row.words("idea")
            and len(scores) == len(WEIGHTS)
            and all(1 <= each <= HIGHEST_SCORE for each in scores.values())
        ):
            found.append((row.words("idea"), idea_score(scores).total))
    ranked = sorted(found, key=lambda each: -each[1])
    if ranked:
        yield Table(lazy(N_("The ideas that we weighed")), heads(N_("Idea"), N_("Total, from 1 to 5")), tuple(ranked))


def _problem_score(row: AnswerRow) -> Decimal | None:
    """Return people × frequency, or None if one is missing."""
    people, often = row.number("people"), row.number("frequency")
    return None if people is None or often is None else people * often


def _problem_cells(row: AnswerRow, score: Decimal | None) -> tuple[TableCell, ...]:
    numbers = (row.number("people"), row.number("frequency"), score)
    words: tuple[str, ...] = (row.words("problem"), row.words("cause"), row.words("effect"))
    return (*words, *numbers)
