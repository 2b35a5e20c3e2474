"""What papers say of the risks: the list with its scores, who does what, and what was changed after the stress test."""

from collections.abc import Iterator
from types import MappingProxyType

from coopkit.business.feasibility.market import HIGHEST_RATING, RiskLevel, risk_level, risk_score
from coopkit.i18n import N_, lazy
from coopkit.portfolio.documents.start.context import PlanContext, missing
from coopkit.portfolio.group_answers import AnswerRow
from coopkit.portfolio.seven_tests import RISKS
from coopkit.report import Block, Cell, Table

COLOURS = MappingProxyType({RiskLevel.RED: N_("red"), RiskLevel.AMBER: N_("amber"), RiskLevel.GREEN: N_("green")})


def risks(basis: PlanContext) -> Iterator[Block]:
    """The risks, the highest score first, each with its measure and the name beside it."""
    rows = [row for row in basis.answers.rows(RISKS, "ours") if row.words("risk")]
    if not rows:
        yield missing(RISKS, lazy(N_("what could go wrong, and what we do about it")))
        return
    scored = sorted(((_score(row), row) for row in rows), key=lambda each: -(each[0] or 0))
    yield Table(
        lazy(N_("What could go wrong")),
        (
            lazy(N_("Risk")),
            lazy(N_("Likely, 1 to 5")),
            lazy(N_("Bad, 1 to 5")),
            lazy(N_("Score")),
            lazy(N_("Colour")),
            lazy(N_("What we do about it")),
            lazy(N_("Who")),
        ),
        tuple(tuple(_risk(row, score)) for score, row in scored),
    )
    yield lazy(N_("The score is likely × bad: red from 15, amber from 8."))
    if any(score is None for score, _ in scored):
        yield missing(RISKS, lazy(N_("the two numbers of each risk")))
    if any(_is_bare(row, score) for score, row in scored):
        yield missing(RISKS, lazy(N_("a measure and a name for each red risk")))


def _score(row: AnswerRow) -> int | None:
    ratings = [row.number(name) for name in ("likelihood", "impact")]
    known = [each for each in ratings if each is not None and each in range(1, HIGHEST_RATING + 1)]
    return risk_score(known[0], known[1]) if len(known) == len(ratings) else None


def _is_bare(row: AnswerRow, score: int | None) -> bool:
    covered = row.words("measure") and row.words("who")
    return score is not None and risk_level(score) is RiskLevel.RED and not covered


def _risk(row: AnswerRow, score: int | None) -> Iterator[Cell]:
    yield row.words("risk")
    for name in ("likelihood", "impact"):
        yield row.number(name)
    yield score
    yield None if score is None else lazy(COLOURS[risk_level(score)])
    yield row.words("measure")
    yield row.words("who")
