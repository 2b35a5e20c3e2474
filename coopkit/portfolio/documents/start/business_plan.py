"""The paper "business-plan": ten sections, from the summary to the calendar of the first year."""

from collections.abc import Iterator

from coopkit.i18n import N_, lazy
from coopkit.portfolio.documents.start.context import PlanContext, missing, typed
from coopkit.portfolio.documents.start.financial_plan import at_a_glance, look_again, unfinished
from coopkit.portfolio.documents.start.guesses import guessed
from coopkit.portfolio.documents.start.idea import idea, problems
from coopkit.portfolio.documents.start.kinds import kind_of
from coopkit.portfolio.documents.start.market import demand, offers, others, products, survey
from coopkit.portfolio.documents.start.members import criteria, paying_in, skills
from coopkit.portfolio.documents.start.plan_cash import otherwise
from coopkit.portfolio.documents.start.plan_start import start_money
from coopkit.portfolio.documents.start.plan_surplus import surplus
from coopkit.portfolio.documents.start.risks import risks
from coopkit.portfolio.group_answers import AnswerRow
from coopkit.report import Block, Document, Listing, Section, Table, Typed

SUMMARY, PRODUCTION, STRESS = "start.plan.summary", "start.plan.production", "start.plan.stress-test"
CALENDAR = "start.setup.first-100-days"


def business_plan(basis: PlanContext) -> Document:
    """The business plan."""
    return Document(
        "business-plan",
        lazy(N_("Business plan")),
        lazy(N_("What we will do, and why we think that it works. First for our members, then for lenders.")),
        (
            Section(lazy(N_("1. Summary")), _summary(basis)),
            Section(lazy(N_("2. Members and need")), tuple(_members(basis))),
            Section(lazy(N_("3. Product or service")), (products(basis),)),
            Section(lazy(N_("4. Market")), (*survey(basis), *demand(basis), others(basis))),
            Section(lazy(N_("5. Marketing")), (offers(basis),)),
            Section(lazy(N_("6. Production")), tuple(_production(basis))),
            Section(lazy(N_("7. People and governance")), tuple(_people(basis))),
            Section(lazy(N_("8. Money")), tuple(_money(basis))),
            Section(lazy(N_("9. Risks")), tuple(_risks(basis))),
            Section(lazy(N_("10. Calendar of the first hundred days")), (calendar(basis),)),
        ),
    )


def _summary(basis: PlanContext) -> tuple[Block, ...]:
    label = lazy(N_("In our own words"))
    return (typed(basis, SUMMARY, "answer.words", label, what=lazy(N_("the summary"))),)


def _members(basis: PlanContext) -> Iterator[Block]:
    yield idea(basis)
    yield problems(basis)
    yield from criteria(basis)
    yield from paying_in(basis)


def _production(basis: PlanContext) -> Iterator[Block]:
    what = lazy(N_("where we work, and with what"))
    yield typed(basis, PRODUCTION, "place.words", lazy(N_("Where we work, and with what")), what=what)
    rows = basis.answers.rows(PRODUCTION, "steps")
    if not rows:
        yield missing(PRODUCTION, lazy(N_("the steps of our work, with minutes and people")))
        return
    yield Table(
        lazy(N_("One unit, step by step")),
        (lazy(N_("Step")), lazy(N_("Minutes for one unit")), lazy(N_("People at it")), lazy(N_("Machine or tool"))),
        tuple((row.words("step"), row.number("minutes"), row.number("people"), row.words("machine")) for row in rows),
    )


def _people(basis: PlanContext) -> Iterator[Block]:
    what = lazy(N_("who does which job"))
    yield typed(basis, PRODUCTION, "people.words", lazy(N_("Who does which job")), what=what)
    yield from skills(basis)
    yield kind_of(basis)
    yield Listing(
        (
            lazy(N_("The assembly of all members stands above the others. Each member has one vote.")),
            lazy(N_("It elects a board, which leads, and a committee that checks.")),
            lazy(N_("The names of these bodies, and what each may decide, stand in our bylaws.")),
        )
    )


def _money(basis: PlanContext) -> Iterator[Block]:
    result = basis.evaluation
    if result is None:
        yield from unfinished(basis)
        return
    yield from at_a_glance(result)
    yield from guessed(basis)
    yield from look_again(basis, result)
    yield from start_money(result)
    yield from surplus(result)
    yield lazy(N_("Twelve months, three years, the loan and each member’s part stand in the financial plan."))


def _risks(basis: PlanContext) -> Iterator[Block]:
    yield from risks(basis)
    if basis.evaluation is not None:
        yield from otherwise(basis.evaluation)
    words = basis.answers.words(STRESS, "change.words")
    if words:
        yield Typed(lazy(N_("What we change so that the plan stands up better")), words)


def calendar(basis: PlanContext) -> Block:
    """The first tasks, by whom, until when, and what each takes."""
    rows = [row for row in basis.answers.rows(CALENDAR, "tasks") if row.words("task")]
    if not rows:
        return missing(CALENDAR, lazy(N_("the tasks of our first hundred days")))
    return Table(
        lazy(N_("Our first hundred days")),
        (lazy(N_("Task")), lazy(N_("Who")), lazy(N_("By when")), lazy(N_("What it needs")), lazy(N_("Done"))),
        tuple((*(row.words(name) for name in ("task", "who", "by", "needs")), _done(row)) for row in rows),
    )


def _done(row: AnswerRow) -> str | None:
    return None if row.words("done") != "yes" else "✓"
