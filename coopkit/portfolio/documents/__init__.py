"""All papers of a portfolio, in the order in which they come about."""

from coopkit.portfolio.documents.document import Paper
from coopkit.portfolio.documents.manage.board_pack import board_pack
from coopkit.portfolio.documents.manage.context import OwnBasis
from coopkit.portfolio.documents.manage.surplus_distribution import surplus_distribution
from coopkit.portfolio.documents.start.business_plan import plan_paper
from coopkit.portfolio.documents.start.bylaws import bylaws_paper
from coopkit.portfolio.documents.start.context import Basis
from coopkit.portfolio.documents.start.feasibility_study import study_paper
from coopkit.portfolio.documents.start.financial_plan import money_paper
from coopkit.portfolio.documents.start.founding_assembly import assembly_paper
from coopkit.portfolio.documents.start.members import members_paper
from coopkit.portfolio.documents.start.registration import registration_paper

MAKERS = (members_paper, study_paper, plan_paper, money_paper, bylaws_paper, assembly_paper, registration_paper)
OWN_MAKERS = (board_pack, surplus_distribution)


def papers_of(basis: Basis) -> tuple[Paper, ...]:
    """Every paper of a start; what is missing in one says so."""
    return tuple(make(basis) for make in MAKERS)


def own_papers_of(basis: OwnBasis) -> tuple[Paper, ...]:
    """Every paper of a co-operative that is running; what is missing in one says so."""
    return tuple(make(basis) for make in OWN_MAKERS)
