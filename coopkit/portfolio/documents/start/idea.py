"""Blocks about the idea: its sentence, the problems behind it, and the ideas that were scored."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from coopkit.business.feasibility.idea_score import WEIGHTS, idea_score
from coopkit.i18n import N_, lazy
from coopkit.portfolio.documents.start.context import PlanContext, missing_answer
from coopkit.portfolio.group_answers import AnswerRow
from coopkit.report import ReportBlock, Table, TableCell, heads

STATEMENT, PROBLEMS, IDEAS = "start.core.idea-statement", "start.core.problem-table", "start.core.idea-score"
SENTENCE_PARTS = ("who", "what", "whom", "need", "use")
TRAILING_MARKS = " .,;…"
HIGHEST_SCORE = 5


def idea_sentence(context: PlanContext) -> ReportBlock:
    """Return the idea in one sentence, or a gap until all its parts are answered."""
    pieces = {
        piece: context.answers.words(STATEMENT, f"{piece}.words").strip(TRAILING_MARKS) for piece in SENTENCE_PARTS
    }
    if not all(pieces.values()):
        return missing_answer(STATEMENT, lazy(N_("our idea in one sentence")))
    return lazy(
        N_("We, {who}, will offer {what} to {whom}, because {need}, and each member will {use}."),
        who=pieces["who"],
        what=pieces["what"],
        whom=pieces["whom"],
        need=pieces["need"],
        use=pieces["use"],
    )


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
