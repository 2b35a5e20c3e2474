"""The document "board-pack": a running co-operative's year on a few pages, for the people who decide."""

from collections.abc import Iterator
from decimal import Decimal
from types import MappingProxyType

from coopkit.i18n import N_, LazyText, Money, lazy
from coopkit.portfolio.account_lines import OUR_BUDGET, OUR_MEMBERS, OUR_MONTHS, OUR_YEAR
from coopkit.portfolio.documents.manage.context import YearContext, incomplete_list_blocks
from coopkit.portfolio.documents.manage.year_comparison import balance_blocks, income_blocks, ratio_blocks
from coopkit.portfolio.documents.signatures import signature_section
from coopkit.portfolio.financial_year import budget_chart, budget_table
from coopkit.report import AuthorNote, Document, Figure, Figures, Listing, ReportBlock, Section, Table, heads
from coopkit.report.cash import cash_by_month_table, cash_result_sentence, cash_year_blocks

ACTION_PLANS = MappingProxyType(
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
    """Return the board pack."""
    sections = (
        Section(lazy(N_("At a glance")), tuple(_overview_blocks(context))),
        Section(lazy(N_("Look at this first")), tuple(_warning_blocks(context))),
        Section(lazy(N_("This year and last year")), (*income_blocks(context), *_gaps_of(context, OUR_YEAR))),
        Section(lazy(N_("What we have, and from whom")), tuple(balance_blocks(context))),
        Section(lazy(N_("Five numbers that tell a story")), tuple(ratio_blocks(context))),
        Section(lazy(N_("Cash, month by month")), (*cash_blocks(context), *_gaps_of(context, OUR_MONTHS))),
        Section(lazy(N_("Budget and actual")), (*budget_blocks(context), *_gaps_of(context, OUR_BUDGET))),
        Section(lazy(N_("To decide")), tuple(_decision_blocks(context))),
        Section(lazy(N_("Our open steps")), tuple(_open_step_blocks(context))),
        *_signature_sections(context),
    )
    return Document(
        "board-pack",
        lazy(N_("Board pack")),
        lazy(N_("Where we stand, what to look at, what to decide. For the board, and for each member who asks.")),
        tuple(section for section in sections if section.blocks),
    )


def _signature_sections(context: YearContext) -> Iterator[Section]:
    """Yield where chair and treasurer sign, once there are numbers to sign for."""
    if context.accounts.now:
        yield signature_section(
            lazy(N_("These numbers come from the books of the co-operative.")), N_("Chair"), N_("Treasurer")
        )


def _gaps_of(context: YearContext, exercise: str) -> Iterator[ReportBlock]:
    """Yield the gaps in the answers to one exercise."""
    yield from (gap for gap in context.accounts.gaps if gap.exercise == exercise)


def _overview_blocks(context: YearContext) -> Iterator[ReportBlock]:
    """Yield the key figures, for a reader with one minute."""
    accounts, lines = context.accounts, []
    if accounts.now:
        last = accounts.last
        sales, surplus = accounts.now.numbers["sales"], accounts.now.surplus
        lines.append(Figure(lazy(N_("Sales")), Money(sales), _last_year_note(last.numbers["sales"]) if last else None))
        lines.append(Figure(lazy(N_("Surplus")), Money(surplus), _last_year_note(last.surplus) if last else None))
    if accounts.now and accounts.has_balance:
        lines.append(Figure(lazy(N_("Cash and bank")), Money(accounts.now.numbers["cash"])))
        lines.append(Figure(lazy(N_("The members’ own (equity)")), Money(accounts.now.equity)))
    if accounts.members:
        lines.append(Figure(lazy(N_("Members in the list")), len(accounts.members)))
    if lines:
        yield Figures(tuple(lines))
    if accounts.cash:
        yield cash_result_sentence(accounts.cash)
    yield from _gaps_of(context, OUR_MEMBERS)
    yield from incomplete_list_blocks(accounts)


def _last_year_note(amount: Decimal) -> LazyText:
    """Return the sentence "Last year: 1,200.00", for an amount."""
    return lazy(N_("Last year: {amount}."), amount=Money(amount))


def _warning_blocks(context: YearContext) -> Iterator[ReportBlock]:
    """Yield the list of warnings, or a sentence that there are none."""
    if context.warnings:
        yield lazy(N_("This is what our numbers show:"))
        yield Listing(tuple(warning.sentence for warning in context.warnings), numbered=True)
    elif context.accounts.now:
        yield lazy(N_("The numbers show nothing urgent."))
    else:
        yield AuthorNote(lazy(N_("There are no numbers to look at yet.")))


def _decision_blocks(context: YearContext) -> Iterator[ReportBlock]:
    """Yield a table with a question for each warning and room to write; the assembly decides on the surplus."""
    asked = list(dict.fromkeys(warning.question for warning in context.warnings))
    if context.accounts.now and context.accounts.now.surplus > 0:
        text = N_("How is the surplus of {surplus} used? The surplus statement shows what our rules say.")
        asked.append(lazy(text, surplus=Money(context.accounts.now.surplus)))
    if not asked:
        nothing = lazy(N_("Our numbers ask for no decision today."))
        yield nothing if context.accounts.now else AuthorNote(nothing)
        return
    yield Table(
        lazy(N_("What the numbers ask of us")),
        heads(N_("Question"), N_("What we decide"), N_("Who, until when")),
        tuple((question, None, None) for question in asked),
        by_hand=True,
    )
    yield lazy(N_("One member, one vote. Whoever gains from a decision leaves the room for the vote."))


def _open_step_blocks(context: YearContext) -> Iterator[ReportBlock]:
    """Yield a table of the steps in the group's action plans."""
    rows = [
        (lazy(title), row.words(what), row.words("who"), row.words("by"), None)
        for id_, (part, what, title) in ACTION_PLANS.items()
        for row in context.answers.rows(id_, part)
        if row.words(what)
    ]
    if not rows:
        yield AuthorNote(lazy(N_("No step of an action plan is written down yet.")))
        return
    yield Table(
        lazy(N_("What we said that we would do")),
        heads(N_("About"), N_("Step"), N_("Who"), N_("By when"), N_("How far we are")),
        tuple(rows),
        by_hand=True,
    )


def cash_blocks(context: YearContext) -> Iterator[ReportBlock]:
    """Yield the twelve months of cash as a chart with the lowest month highlighted, in sentences, and as a table."""
    flow = context.accounts.cash
    if flow is not None:
        yield from cash_year_blocks(flow, cash_by_month_table(flow, lazy(N_("The year"))))


def budget_blocks(context: YearContext) -> Iterator[ReportBlock]:
    """Yield the table of budget and actual."""
    if context.accounts.budget:
        yield budget_chart(context.accounts.budget)
        yield budget_table(context.accounts.budget)
        yield lazy(N_("With costs, a difference above 0 means that more was paid than planned."))
