"""The document "financial-plan": twelve months and three years of the plan, or what is missing for one."""

from collections.abc import Iterator
from decimal import Decimal

from coopkit.business.plan import Evaluation
from coopkit.i18n import N_, LazyText, Money, lazy
from coopkit.portfolio.documents.start.context import RESERVE, PlanContext, guess_notices
from coopkit.portfolio.documents.start.plan_funding import loan_blocks, product_blocks, start_money_blocks
from coopkit.portfolio.documents.start.plan_results import (
    break_even_blocks,
    break_even_charts,
    cash_blocks,
    member_part_blocks,
    ratio_figures,
    surplus_blocks,
    what_if_blocks,
)
from coopkit.portfolio.documents.start.plan_statements import statement_blocks
from coopkit.portfolio.plan_warnings import warning_sentences
from coopkit.report import Assumption, AuthorNote, Document, Figure, Figures, Listing, ReportBlock, Section
from coopkit.report.cash import cash_result_sentence

TITLE = N_("Financial plan")


def financial_plan(context: PlanContext) -> Document:
    """Return the financial plan."""
    lead = lazy(N_("Twelve months and three years in numbers. For ourselves, and for those who lend to us."))
    result = context.evaluation
    sections = _incomplete_sections(context) if result is None else _complete_sections(context, result)
    return Document("financial-plan", lazy(TITLE), lead, tuple(section for section in sections if section.blocks))


def overview_figures(result: Evaluation) -> Figures:
    """Return the key figures of the plan, for a reader with one minute."""
    start = result.start
    lines = [
        Figure(lazy(N_("Members")), result.plan.members),
        Figure(lazy(N_("Paid before the first day")), Money(start.start_up)),
        Figure(lazy(N_("From members at the start")), Money(start.shares + start.entry_fees)),
        Figure(lazy(N_("Grant")), Money(start.grant)),
        Figure(lazy(N_("Loan")), Money(start.loan)),
        Figure(lazy(N_("Sales of year 1")), Money(sum((line.amount for line in result.income.sales), Decimal(0)))),
        Figure(lazy(N_("Surplus of year 1")), Money(result.surplus)),
        Figure(
            lazy(N_("Lowest cash")), Money(result.cash.lowest), lazy(N_("In month {n}."), n=result.cash.lowest_month)
        ),
    ]
    if isinstance(result.break_even.units, int):
        lines.append(Figure(lazy(N_("Break-even: units in a month")), result.break_even.units))
    if isinstance(result.break_even_revenue, Decimal):
        lines.append(Figure(lazy(N_("Break-even: sales in a month")), Money(result.break_even_revenue)))
    return Figures(tuple(lines))


def review_section(context: PlanContext, result: Evaluation) -> Section:
    """Return what the authors of a plan look at again; it is no part of a final copy."""
    return Section(lazy(N_("Look at this again")), tuple(_review_blocks(context, result)), for_authors=True)


def _review_blocks(context: PlanContext, result: Evaluation) -> Iterator[ReportBlock]:
    """Yield answers that may no longer fit, and the warnings about the plan."""
    yield from context.plan_reading.to_check
    said = tuple(warning_sentences(result, context.country.fact(RESERVE)))
    if said:
        yield lazy(N_("Check these points before you hand the plan over:"))
        yield Listing(said)


def missing_answer_blocks(context: PlanContext) -> tuple[ReportBlock, ...]:
    """Return the gaps of a plan that is not complete."""
    text = N_("There is no whole plan yet. These answers are still missing.")
    return (AuthorNote(lazy(text)), *context.plan_reading.gaps)


def _incomplete_sections(context: PlanContext) -> Iterator[Section]:
    """Yield the sections while the plan has gaps."""
    yield Section(lazy(N_("What is still missing")), missing_answer_blocks(context), for_authors=True)
    yield Section(_ASSUMPTIONS_TITLE, tuple(_assumption_blocks(context)), for_authors=True)


def _complete_sections(context: PlanContext, result: Evaluation) -> Iterator[Section]:
    """Yield the sections of a complete plan."""
    yield Section(
        lazy(N_("At a glance")), (overview_figures(result), cash_result_sentence(result.cash), *guess_notices(context))
    )
    yield review_section(context, result)
    yield Section(lazy(N_("Money at the start")), tuple(start_money_blocks(result)))
    yield Section(lazy(N_("What we sell")), tuple(product_blocks(context, result)))
    yield Section(lazy(N_("Twelve months of cash")), tuple(cash_blocks(result)))
    yield Section(lazy(N_("What if?")), tuple(what_if_blocks(result)))
    yield Section(
        lazy(N_("How much is enough")), (*break_even_charts(result, context.minor_digits), *break_even_blocks(result))
    )
    yield Section(lazy(N_("Three years")), tuple(statement_blocks(result)))
    yield Section(lazy(N_("What lenders look at, after year 1")), tuple(ratio_figures(result)))
    yield Section(lazy(N_("The loan")), tuple(loan_blocks(result)))
    parts = member_part_blocks(result, context.plan_reading.names)
    yield Section(lazy(N_("What becomes of the surplus")), (*surplus_blocks(result), *parts))
    yield Section(_ASSUMPTIONS_TITLE, tuple(_assumption_blocks(context)))


def _assumption_blocks(context: PlanContext) -> Iterator[ReportBlock]:
    """Yield an assumption for each field in which the plan uses a default."""
    for binding in context.plan_reading.defaulted:
        text = N_("Not decided yet: {what}. The plan assumes: {default}.")
        yield Assumption(binding.exercise, lazy(text, what=lazy(binding.label), default=lazy(binding.default)))


_ASSUMPTIONS_TITLE: LazyText = lazy(N_("Assumptions"))
