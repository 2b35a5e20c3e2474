"""All papers of a portfolio, in the order in which they come about."""

from coopkit.portfolio.papers.assembly import assembly_paper
from coopkit.portfolio.papers.basis import Basis
from coopkit.portfolio.papers.bylaws import bylaws_paper
from coopkit.portfolio.papers.members import members_paper
from coopkit.portfolio.papers.money import money_paper
from coopkit.portfolio.papers.paper import Paper
from coopkit.portfolio.papers.plan import plan_paper
from coopkit.portfolio.papers.registration import registration_paper
from coopkit.portfolio.papers.study import study_paper

MAKERS = (members_paper, study_paper, plan_paper, money_paper, bylaws_paper, assembly_paper, registration_paper)


def papers_of(basis: Basis) -> tuple[Paper, ...]:
    """Every paper; what is missing in one says so."""
    return tuple(make(basis) for make in MAKERS)
