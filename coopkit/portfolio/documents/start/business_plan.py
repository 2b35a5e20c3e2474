"""The paper "business-plan": ten sections, from the summary to the calendar of the first year."""

from collections.abc import Iterator

from coopkit.i18n import N_, lazy
from coopkit.portfolio.documents.start.context import PlanContext, guessed, kind_of, missing, typed
from coopkit.portfolio.documents.start.financial_plan import at_a_glance, look_again, unfinished
from coopkit.portfolio.documents.start.idea import idea, problems
from coopkit.portfolio.documents.start.market import demand, offers, others, products, survey
from coopkit.portfolio.documents.start.members import criteria, paying_in, skills
from coopkit.portfolio.documents.start.plan_results import otherwise
from coopkit.portfolio.documents.start.plan_start import start_money
from coopkit.portfolio.documents.start.plan_results import surplus
from coopkit.portfolio.documents.start.risks import risks
from coopkit.portfolio.group_answers import AnswerRow
from coopkit.report import Document, Listing, ReportBlock, Section, Table, TypedText, heads

SUMMARY, PRODUCTION, STRESS = "start.plan.summary", "start.plan.production", "start.plan.stress-test"
CALENDAR = "start.setup.first-100-days"


def business_plan(context: PlanContext) -> Document:
    """The business plan."""
    return Document(
        "business-plan",
        lazy(N_("Business plan")),
        lazy(N_("What we will do, and why we think that it works. First for our members, then for lenders.")),
        (
            Section(lazy(N_("1. Summary")), _summary(context)),
            Section(lazy(N_("2. Members and need")), tuple(_members(context))),
            Section(lazy(N_("3. Product or service")), (products(context),)),
            Section(lazy(N_("4. Market")), (*survey(context), *demand(context), others(context))),
            Section(lazy(N_("5. Marketing")), (offers(context),)),
            Section(lazy(N_("6. Production")), tuple(_production(context))),
            Section(lazy(N_("7. People and governance")), tuple(_people(context))),
            Section(lazy(N_("8. Money")), tuple(_money(context))),
            Section(lazy(N_("9. Risks")), tuple(_risks(context))),
            Section(lazy(N_("10. Calendar of the first hundred days")), (calendar(context),)),
        ),
    )


def _summary(context: PlanContext) -> tuple[ReportBlock, ...]:
    label = lazy(N_("In our own words"))
    return (typed(context, SUMMARY, "answer.words", label, what=lazy(N_("the summary"))),)


def _members(context: PlanContext) -> Iterator[ReportBlock]:
    yield idea(context)
    yield problems(context)
    yield from criteria(context)
    yield from paying_in(context)


def _production(context: PlanContext) -> Iterator[ReportBlock]:
    what = lazy(N_("where we work, and with what"))
    yield typed(context, PRODUCTION, "place.words", lazy(N_("Where we work, and with what")), what=what)
    rows = context.answers.rows(PRODUCTION, "steps")
    if not rows:
        yield missing(PRODUCTION, lazy(N_("the steps of our work, with minutes and people")))
        return
    yield Table(
        lazy(N_("One unit, step by step")),
        heads(N_("Step"), N_("Minutes for one unit"), N_("People at it"), N_("Machine or tool")),
        tuple((row.words("step"), row.number("minutes"), row.number("people"), row.words("machine")) for row in rows),
    )


def _people(context: PlanContext) -> Iterator[ReportBlock]:
    what = lazy(N_("who does which job"))
    yield typed(context, PRODUCTION, "people.words", lazy(N_("Who does which job")), what=what)
    yield from skills(context)
    yield kind_of(context)
    yield Listing(
        (
            lazy(N_("The assembly of all members stands above the others. Each member has one vote.")),
            lazy(N_("It elects a board, which leads, and a committee that checks.")),
            lazy(N_("The names of these bodies, and what each may decide, stand in our bylaws.")),
        )
    )


def _money(context: PlanContext) -> Iterator[ReportBlock]:
    result = context.evaluation
    if result is None:
        yield from unfinished(context)
        return
    yield from at_a_glance(result)
    yield from guessed(context)
    yield from look_again(context, result)
    yield from start_money(result)
    yield from surplus(result)
    yield lazy(N_("Twelve months, three years, the loan and each member’s part stand in the financial plan."))


def _risks(context: PlanContext) -> Iterator[ReportBlock]:
    yield from risks(context)
    if context.evaluation is not None:
        yield from otherwise(context.evaluation)
    words = context.answers.words(STRESS, "change.words")
    if words:
        yield TypedText(lazy(N_("What we change so that the plan stands up better")), words)


def calendar(context: PlanContext) -> ReportBlock:
    """The first tasks, by whom, until when, and what each takes."""
    rows = [row for row in context.answers.rows(CALENDAR, "tasks") if row.words("task")]
    if not rows:
        return missing(CALENDAR, lazy(N_("the tasks of our first hundred days")))
    return Table(
        lazy(N_("Our first hundred days")),
        heads(N_("Task"), N_("Who"), N_("By when"), N_("What it needs"), N_("Done")),
        tuple((*(row.words(name) for name in ("task", "who", "by", "needs")), _done(row)) for row in rows),
    )


def _done(row: AnswerRow) -> str | None:
    return None if row.words("done") != "yes" else "✓"
