"""The document "business-plan": ten sections, from the summary to the calendar of the first hundred days."""

from collections.abc import Iterator

from coopkit.i18n import N_, lazy
from coopkit.portfolio.documents.signatures import signature_section
from coopkit.portfolio.documents.start.context import (
    PlanContext,
    guess_notices,
    kind_figure,
    missing_answer,
    typed_text,
)
from coopkit.portfolio.documents.start.financial_plan import missing_answer_blocks, overview_figures, review_section
from coopkit.portfolio.documents.start.idea import idea_blocks, problem_table
from coopkit.portfolio.documents.start.market import (
    competitors_text,
    demand_blocks,
    marketing_table,
    offer_table,
    survey_blocks,
)
from coopkit.portfolio.documents.start.members import criteria_blocks, payment_blocks, skill_blocks
from coopkit.portfolio.documents.start.plan_funding import start_money_blocks
from coopkit.portfolio.documents.start.plan_results import break_even_charts, surplus_blocks, what_if_blocks
from coopkit.portfolio.documents.start.risks import risk_blocks
from coopkit.portfolio.group_answers import AnswerRow
from coopkit.report import Document, Listing, ReportBlock, Section, Table, TypedText, heads
from coopkit.report.cash import closing_chart

SUMMARY, PRODUCTION, STRESS = "start.plan.summary", "start.plan.production", "start.plan.stress-test"
CALENDAR = "start.setup.first-100-days"


def business_plan(context: PlanContext) -> Document:
    """Return the business plan."""
    return Document(
        "business-plan",
        lazy(N_("Business plan")),
        lazy(N_("What we will do, and why we think that it works. First for our members, then for lenders.")),
        (
            Section(lazy(N_("Summary")), _summary_blocks(context)),
            Section(lazy(N_("Members and need")), tuple(_member_blocks(context))),
            Section(lazy(N_("Product or service")), (offer_table(context),)),
            Section(lazy(N_("Market")), (*survey_blocks(context), *demand_blocks(context), competitors_text(context))),
            Section(lazy(N_("Marketing")), (marketing_table(context),)),
            Section(lazy(N_("Production")), tuple(_production_blocks(context))),
            Section(lazy(N_("People and governance")), tuple(_people_blocks(context))),
            Section(lazy(N_("Money")), tuple(_money_blocks(context))),
            Section(lazy(N_("Risks")), tuple(_risk_section_blocks(context))),
            Section(lazy(N_("Calendar of the first hundred days")), (calendar_table(context),)),
            *((review_section(context, context.evaluation),) if context.evaluation else ()),
            *_signature_sections(context),
        ),
        has_cover=True,
    )


def _signature_sections(context: PlanContext) -> Iterator[Section]:
    """Yield where the plan is signed for the members, once it is whole."""
    if context.evaluation:
        yield signature_section(
            lazy(N_("The members have discussed this plan, and these members sign for them.")),
            N_("Chair"),
            N_("Secretary"),
            N_("Treasurer"),
        )


def _summary_blocks(context: PlanContext) -> tuple[ReportBlock, ...]:
    label = lazy(N_("In our own words"))
    return (typed_text(context, SUMMARY, "answer.words", label, what=lazy(N_("the summary"))),)


def _member_blocks(context: PlanContext) -> Iterator[ReportBlock]:
    """Yield the idea, the problems behind it, and who can join at what price."""
    yield from idea_blocks(context)
    yield problem_table(context)
    yield from criteria_blocks(context)
    yield from payment_blocks(context)


def _production_blocks(context: PlanContext) -> Iterator[ReportBlock]:
    """Yield where and how the group produces: a text, and a table of the steps for one unit."""
    what = lazy(N_("where we work, and with what"))
    yield typed_text(context, PRODUCTION, "place.words", lazy(N_("Where we work, and with what")), what=what)
    rows = context.answers.rows(PRODUCTION, "steps")
    if not rows:
        yield missing_answer(PRODUCTION, lazy(N_("the steps of our work, with minutes and people")))
        return
    yield Table(
        lazy(N_("One unit, step by step")),
        heads(N_("Step"), N_("Minutes for one unit"), N_("People at it"), N_("Machine or tool")),
        tuple((row.words("step"), row.number("minutes"), row.number("people"), row.words("machine")) for row in rows),
    )


def _people_blocks(context: PlanContext) -> Iterator[ReportBlock]:
    """Yield who does what: jobs, skills, kind of co-operative, bodies."""
    what = lazy(N_("who does which job"))
    yield typed_text(context, PRODUCTION, "people.words", lazy(N_("Who does which job")), what=what)
    yield from skill_blocks(context)
    yield kind_figure(context)
    yield Listing(
        (
            lazy(N_("The assembly of all members decides on the most important questions. Each member has one vote.")),
            lazy(N_("It elects a board, which leads, and a committee that checks.")),
            lazy(N_("Our bylaws say what these bodies are called, and what each may decide.")),
        )
    )


def _money_blocks(context: PlanContext) -> Iterator[ReportBlock]:
    """Yield the main results of the financial plan, or what is missing for one."""
    result = context.evaluation
    if result is None:
        yield from missing_answer_blocks(context)
        return
    yield overview_figures(result)
    yield closing_chart(result.cash)
    yield from guess_notices(context)
    yield from break_even_charts(result, context.minor_digits)
    yield from start_money_blocks(result)
    yield from surplus_blocks(result)
    yield lazy(N_("The financial plan shows twelve months, three years, the loan and each member’s part."))


def _risk_section_blocks(context: PlanContext) -> Iterator[ReportBlock]:
    """Yield the risks, the what-if table, and what the group changes after the stress test."""
    yield from risk_blocks(context)
    if context.evaluation is not None:
        yield from what_if_blocks(context.evaluation)
    words = context.answers.words(STRESS, "change.words")
    if words:
        yield TypedText(lazy(N_("What we change so that the plan stands up better")), words)


def calendar_table(context: PlanContext) -> ReportBlock:
    """Return the table of the first tasks, or the gap if there are none."""
    rows = [row for row in context.answers.rows(CALENDAR, "tasks") if row.words("task")]
    if not rows:
        return missing_answer(CALENDAR, lazy(N_("the tasks of our first hundred days")))
    return Table(
        lazy(N_("Our first hundred days")),
        heads(N_("Task"), N_("Who"), N_("By when"), N_("What it needs"), N_("Done")),
        tuple((*(row.words(name) for name in ("task", "who", "by", "needs")), _done_mark(row)) for row in rows),
    )


def _done_mark(row: AnswerRow) -> str | None:
    """Return a check mark for a task that is done."""
    return None if row.words("done") != "yes" else "✓"
