"""All papers of a portfolio, in the order in which they come about."""

from coopkit.portfolio.papers.assembly import assembly_paper
from coopkit.portfolio.papers.basis import Basis
from coopkit.portfolio.papers.board_pack import board_pack
from coopkit.portfolio.papers.bylaws import bylaws_paper
from coopkit.portfolio.papers.members import members_paper
from coopkit.portfolio.papers.money import money_paper
from coopkit.portfolio.papers.own_basis import OwnBasis
from coopkit.portfolio.papers.paper import Paper
from coopkit.portfolio.papers.plan import plan_paper
from coopkit.portfolio.papers.registration import registration_paper
from coopkit.portfolio.papers.study import study_paper
from coopkit.portfolio.papers.surplus_distribution import surplus_distribution

MAKERS = (members_paper, study_paper, plan_paper, money_paper, bylaws_paper, assembly_paper, registration_paper)
OWN_MAKERS = (board_pack, surplus_distribution)


def papers_of(basis: Basis) -> tuple[Paper, ...]:
    """Every paper of a start; what is missing in one says so."""
    return tuple(make(basis) for make in MAKERS)


def own_papers_of(basis: OwnBasis) -> tuple[Paper, ...]:
    """Every paper of a co-operative that is running; what is missing in one says so."""
    return tuple(make(basis) for make in OWN_MAKERS)
