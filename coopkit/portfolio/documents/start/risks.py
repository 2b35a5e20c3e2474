"""Blocks about the risks: scores, levels, measures and names."""

from collections.abc import Iterator
from types import MappingProxyType

from coopkit.business.feasibility.risks import RiskLevel
from coopkit.i18n import N_, lazy
from coopkit.portfolio.documents.start.context import PlanContext, missing_answer
from coopkit.portfolio.feasibility_reader import RISKS
from coopkit.portfolio.group_answers import AnswerRow
from coopkit.portfolio.ratings import RatedRow, rated_and_unrated
from coopkit.report import ReportBlock, Table, TableCell, heads

LEVEL_NAMES = MappingProxyType({RiskLevel.RED: N_("red"), RiskLevel.AMBER: N_("amber"), RiskLevel.GREEN: N_("green")})


def risk_blocks(context: PlanContext) -> Iterator[ReportBlock]:
    """Yield the table of risks, the highest score first, and gaps for missing ratings, measures and names."""
    rows = [row for row in context.answers.rows(RISKS, "ours") if row.words("risk")]
    if not rows:
        yield missing_answer(RISKS, lazy(N_("what could go wrong, and what we do about it")))
        return
    rated, unrated = rated_and_unrated(rows)
    yield Table(
        lazy(N_("What could go wrong")),
        heads(
            N_("Risk"),
            N_("Likely, 1 to 5"),
            N_("Bad, 1 to 5"),
            N_("Score"),
            N_("Colour"),
            N_("What we do about it"),
            N_("Who"),
        ),
        (*(_risk_cells(each.row, each) for each in rated), *(_risk_cells(row) for row in unrated)),
    )
    yield lazy(N_("The score is likely × bad: red from 15, amber from 8."))
    if unrated:
        yield missing_answer(RISKS, lazy(N_("the two numbers of each risk")))
    if any(each.is_bare for each in rated):
        yield missing_answer(RISKS, lazy(N_("a measure and a name for each red risk")))


def _risk_cells(row: AnswerRow, rated: RatedRow | None = None) -> tuple[TableCell, ...]:
    """Return the cells of a risk; score and level are empty if it isn't rated."""
    score, colour = (rated.score, lazy(LEVEL_NAMES[rated.level])) if rated else (None, None)
    numbers = row.number("likelihood"), row.number("impact")
    return row.words("risk"), *numbers, score, colour, row.words("measure"), row.words("who")
