"""The paper "financial-plan": twelve months and three years of the group's plan, or what it still takes to have one."""

from collections.abc import Iterator
from decimal import Decimal

from coopkit.business.plan import Evaluation
from coopkit.i18n import N_, LazyText, Money, lazy
from coopkit.portfolio.documents.start.context import RESERVE, PlanContext, guessed
from coopkit.portfolio.documents.start.plan_cash import cash, otherwise
from coopkit.portfolio.documents.start.plan_ratios import break_even, ratios
from coopkit.portfolio.documents.start.plan_start import loan, products, start_money
from coopkit.portfolio.documents.start.plan_surplus import each_members_part, surplus
from coopkit.portfolio.documents.start.plan_years import years
from coopkit.portfolio.plan_warnings import warning_sentences
from coopkit.report import Assumption, Document, Figure, Figures, Listing, ReportBlock, Section
from coopkit.report.cash import cash_result_sentence

TITLE = N_("Financial plan")


def financial_plan(context: PlanContext) -> Document:
    """The financial plan."""
    lead = lazy(N_("Twelve months and three years in numbers. For ourselves, and for those who lend to us."))
    result = context.evaluation
    sections = _unfinished(context) if result is None else _whole(context, result)
    return Document("financial-plan", lazy(TITLE), lead, tuple(section for section in sections if section.blocks))


def at_a_glance(result: Evaluation) -> Iterator[ReportBlock]:
    """What a reader with one minute looks for."""
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
    yield Figures(tuple(lines))
    yield cash_result_sentence(result.cash)


def look_again(context: PlanContext, result: Evaluation) -> Iterator[ReportBlock]:
    """Answers that may not fit any more, and the plan's warnings in plain words."""
    yield from context.read.to_check
    said = tuple(warning_sentences(result, context.country.fact(RESERVE)))
    if said:
        yield lazy(N_("This is what the workbook says of the plan:"))
        yield Listing(said)


def unfinished(context: PlanContext) -> tuple[ReportBlock, ...]:
    """What the plan still takes."""
    return (lazy(N_("There is no whole plan yet. These answers are still to be given.")), *context.read.gaps)


def _unfinished(context: PlanContext) -> Iterator[Section]:
    yield Section(lazy(N_("What is still missing")), unfinished(context))
    yield Section(_LEFT_OPEN, tuple(_left_open(context)))


def _whole(context: PlanContext, result: Evaluation) -> Iterator[Section]:
    yield Section(lazy(N_("At a glance")), (*at_a_glance(result), *guessed(context)))
    yield Section(lazy(N_("Look at this again")), tuple(look_again(context, result)))
    yield Section(lazy(N_("Money at the start")), tuple(start_money(result)))
    yield Section(lazy(N_("What we sell")), tuple(products(context, result)))
    yield Section(lazy(N_("Twelve months of cash")), tuple(cash(result)))
    yield Section(lazy(N_("What if?")), tuple(otherwise(result)))
    yield Section(lazy(N_("How much is enough")), tuple(break_even(result)))
    yield Section(lazy(N_("Three years")), tuple(years(result)))
    yield Section(lazy(N_("What lenders look at, after year 1")), tuple(ratios(result)))
    yield Section(lazy(N_("The loan")), tuple(loan(result)))
    parts = each_members_part(result, context.read.names)
    yield Section(lazy(N_("What becomes of the surplus")), (*surplus(result), *parts))
    yield Section(_LEFT_OPEN, tuple(_left_open(context)))


def _left_open(context: PlanContext) -> Iterator[ReportBlock]:
    for place in context.read.left_open:
        text = N_("Left open is {what}. The plan takes: {default}.")
        yield Assumption(place.exercise, lazy(text, what=lazy(place.label), default=lazy(place.default)))


_LEFT_OPEN: LazyText = lazy(N_("What the plan takes where we left something open"))
