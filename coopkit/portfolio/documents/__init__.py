"""All documents of a portfolio, in the order in which groups work on them."""

from coopkit.portfolio.documents.manage.board_pack import board_pack
from coopkit.portfolio.documents.manage.context import YearContext
from coopkit.portfolio.documents.manage.member_slips import member_slips
from coopkit.portfolio.documents.manage.surplus_distribution import surplus_distribution
from coopkit.portfolio.documents.start.business_plan import business_plan
from coopkit.portfolio.documents.start.bylaws import bylaws_document
from coopkit.portfolio.documents.start.context import PlanContext
from coopkit.portfolio.documents.start.feasibility_study import feasibility_study
from coopkit.portfolio.documents.start.financial_plan import financial_plan
from coopkit.portfolio.documents.start.founding_assembly import founding_assembly
from coopkit.portfolio.documents.start.members import members_document
from coopkit.portfolio.documents.start.registration import registration_document
from coopkit.report import Document

START_DOCUMENTS = (
    members_document,
    feasibility_study,
    business_plan,
    financial_plan,
    bylaws_document,
    founding_assembly,
    registration_document,
)


def make_start_documents(context: PlanContext) -> tuple[Document, ...]:
    """Return every document of a group that starts a co-operative; each names what is missing in it."""
    return tuple(make(context) for make in START_DOCUMENTS)


def make_year_documents(context: YearContext) -> tuple[Document, ...]:
    """Return every document of a running co-operative; each names what is missing in it."""
    return (board_pack(context), surplus_distribution(context), *member_slips(context))
