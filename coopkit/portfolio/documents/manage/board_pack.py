"""The paper "board-pack": a running co-operative's year on a few pages, for those who must decide."""

from collections.abc import Iterator
from decimal import Decimal
from types import MappingProxyType

from coopkit.i18n import N_, LazyText, Money, lazy
from coopkit.portfolio.account_lines import OUR_BUDGET, OUR_MEMBERS, OUR_MONTHS, OUR_YEAR
from coopkit.portfolio.documents.manage.board_pack_year import income, what_there_is, year_ratios
from coopkit.portfolio.documents.manage.context import YearContext
from coopkit.portfolio.own_year import budget_table
from coopkit.report import Document, Figure, Figures, Listing, ReportBlock, Section, Table, heads
from coopkit.report.cash import cash_by_month_table, cash_result_sentence, cash_year_blocks

PLANS = MappingProxyType(
    {
        "manage.gov.plan": ("answer", "what", N_("Governance")),
        "manage.comm.plan": ("answer", "what", N_("Communication")),
        "manage.conflict.plan": ("answer", "what", N_("Conflict")),
        "manage.growth.plan": ("steps", "step", N_("Growth")),
        "manage.hr.plan": ("answer", "what", N_("People at work")),
        "manage.fin.plan": ("answer", "what", N_("Money")),
    }
)
"""The group's action plans: the table of steps, the column that says what is done, and what the plan is about."""


def board_pack(context: YearContext) -> Document:
    """The board pack."""
    sections = (
        Section(lazy(N_("At a glance")), tuple(_at_a_glance(context))),
        Section(lazy(N_("Look at this first")), tuple(_warnings(context))),
        Section(lazy(N_("This year and last year")), (*income(context), *_gaps(context, OUR_YEAR))),
        Section(lazy(N_("What we have, and from whom")), tuple(what_there_is(context))),
        Section(lazy(N_("Five numbers that tell a story")), tuple(year_ratios(context))),
        Section(lazy(N_("Cash, month by month")), (*cash(context), *_gaps(context, OUR_MONTHS))),
        Section(lazy(N_("Budget and actual")), (*budget(context), *_gaps(context, OUR_BUDGET))),
        Section(lazy(N_("To decide")), tuple(_decisions(context))),
        Section(lazy(N_("Our open steps")), tuple(_steps(context))),
    )
    return Document(
        "board-pack",
        lazy(N_("Board pack")),
        lazy(N_("Where we stand, what to look at, what to decide. For the board, and for each member who asks.")),
        tuple(section for section in sections if section.blocks),
    )


def _gaps(context: YearContext, exercise: str) -> Iterator[ReportBlock]:
    yield from (gap for gap in context.books.gaps if gap.exercise == exercise)


def _at_a_glance(context: YearContext) -> Iterator[ReportBlock]:
    """What a reader with one minute looks for."""
    books, lines = context.books, []
    if books.now:
        last = books.last
        sales, surplus = books.now.numbers["sales"], books.now.surplus
        lines.append(Figure(lazy(N_("Sales")), Money(sales), _before(last.numbers["sales"]) if last else None))
        lines.append(Figure(lazy(N_("Surplus")), Money(surplus), _before(last.surplus) if last else None))
    if books.now and books.has_balance:
        lines.append(Figure(lazy(N_("Cash and bank")), Money(books.now.numbers["cash"])))
        lines.append(Figure(lazy(N_("The members’ own (equity)")), Money(books.now.equity)))
    if books.members:
        lines.append(Figure(lazy(N_("Members in the list")), len(books.members)))
    if lines:
        yield Figures(tuple(lines))
    if books.cash:
        yield cash_result_sentence(books.cash)
    yield from _gaps(context, OUR_MEMBERS)


def _before(amount: Decimal) -> LazyText:
    return lazy(N_("Last year: {amount}."), amount=Money(amount))


def _warnings(context: YearContext) -> Iterator[ReportBlock]:
    if context.warnings:
        yield lazy(N_("This is what the workbook says of our numbers:"))
        yield Listing(tuple(warning.said for warning in context.warnings), numbered=True)
    elif context.books.now:
        yield lazy(N_("As far as the numbers go, there is nothing that presses."))
    else:
        yield lazy(N_("There are no numbers to look at yet."))


def _decisions(context: YearContext) -> Iterator[ReportBlock]:
    """A line to write on for each question; what the surplus is used for is decided by the assembly."""
    asked = list(dict.fromkeys(warning.decide for warning in context.warnings))
    if context.books.now and context.books.now.surplus > 0:
        text = N_("How is the surplus of {surplus} used? The surplus statement shows what our rules say.")
        asked.append(lazy(text, surplus=Money(context.books.now.surplus)))
    if not asked:
        yield lazy(N_("Our numbers ask for no decision today."))
        return
    yield Table(
        lazy(N_("What the numbers ask of us")),
        heads(N_("Question"), N_("What we decide"), N_("Who, until when")),
        tuple((question, None, None) for question in asked),
        by_hand=True,
    )
    yield lazy(N_("One member, one vote. Whoever gains from a decision leaves the room for the vote."))


def _steps(context: YearContext) -> Iterator[ReportBlock]:
    rows = [
        (lazy(title), row.words(what), row.words("who"), row.words("by"), None)
        for id_, (part, what, title) in PLANS.items()
        for row in context.answers.rows(id_, part)
        if row.words(what)
    ]
    if not rows:
        yield lazy(N_("No step of an action plan is written down yet."))
        return
    yield Table(
        lazy(N_("What we said that we would do")),
        heads(N_("About"), N_("Step"), N_("Who"), N_("By when"), N_("How far we are")),
        tuple(rows),
        by_hand=True,
    )


def cash(context: YearContext) -> Iterator[ReportBlock]:
    """The twelve months in a chart with the lowest one highlighted, in sentences, and line by line."""
    flow = context.books.cash
    if flow is not None:
        yield from cash_year_blocks(flow, cash_by_month_table(flow, lazy(N_("The year"))))


def budget(context: YearContext) -> Iterator[ReportBlock]:
    """Each line of the budget with what came of it, and the difference as money and as a part of the budget."""
    if context.books.budget:
        yield budget_table(context.books.budget)
        yield lazy(N_("With costs, a difference above 0 means that more was paid than planned."))
