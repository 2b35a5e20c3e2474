"""The document "founding-assembly": agenda, quorum and majorities, minutes to fill in, founders to sign."""

from collections.abc import Iterator
from types import MappingProxyType

from coopkit.business.voting import MAJORITIES, QUORUMS, quorum, votes_needed
from coopkit.i18n import N_, lazy
from coopkit.portfolio.documents.signatures import signature_section
from coopkit.portfolio.documents.start.context import PlanContext, missing_answer
from coopkit.portfolio.documents.start.founders import EMPTY_ROWS, REHEARSAL, founder_table, member_count
from coopkit.portfolio.group_answers import AnswerRow
from coopkit.portfolio.plan_fields import BINDINGS, START_UP_COSTS
from coopkit.report import (
    AuthorNote,
    Document,
    Figure,
    Figures,
    Gap,
    Listing,
    ReportBlock,
    Section,
    Table,
    TableCell,
    ToWrite,
    TypedText,
    heads,
)
from coopkit.report.law import fact_blocks

AGENDA = "start.setup.assembly-agenda"
AGENDA_ITEMS = MappingProxyType(
    {
        "welcome": N_("Welcome, and list of those present"),
        "chair": N_("Elect a chair and a note-taker for the meeting"),
        "report": N_("Report on the feasibility study and the plan"),
        "bylaws": N_("Discuss and adopt the bylaws"),
        "join": N_("Sign membership and shares"),
        "elect": N_("Elect the board and the supervisory committee"),
        "registration": N_("Decide who applies for registration"),
        "tasks": N_("First tasks and dates"),
        "minutes": N_("Read and sign the minutes"),
    }
)
"""The items of the agenda by id, in the usual order."""
REQUIRED_ORDER = (("chair", "report"), ("report", "bylaws"), ("bylaws", "join"), ("bylaws", "elect"))
"""Pairs of items of which the first must come before the second."""
DECISION_HEADS = heads(N_("Decision"), N_("For"), N_("Against"), N_("Abstentions"), N_("Who, by when"))
QUORUM_NAMES = MappingProxyType(
    {
        "third": N_("at least one third of the members"),
        "half": N_("at least half of the members"),
        "more-than-half": N_("more than half of the members"),
        "two-thirds": N_("at least two thirds of the members"),
    }
)


def founding_assembly(context: PlanContext) -> Document:
    """Return the document for the founding assembly."""
    return Document(
        "founding-assembly",
        lazy(N_("Founding assembly")),
        lazy(N_("Agenda, votes, minutes and the list to sign. For the chair and the note-taker on the day.")),
        (
            Section(lazy(N_("Agenda")), tuple(_agenda_blocks(context))),
            Section(lazy(N_("Are we enough, and is it carried?")), tuple(_vote_blocks(context))),
            *(section for section in _minutes_sections(context) if section.blocks),
            Section(lazy(N_("Founders")), tuple(_founder_blocks(context))),
        ),
    )


def _agenda_blocks(context: PlanContext) -> Iterator[ReportBlock]:
    """Yield the agenda in the group's order, or the usual one with a gap if theirs is incomplete or out of order."""
    order = context.answers.words(AGENDA, "answer.order").split()
    if set(order) != set(AGENDA_ITEMS):
        yield missing_answer(AGENDA, lazy(N_("the order of the meeting")))
        yield AuthorNote(lazy(N_("Until then this is the usual order.")))
        order = list(AGENDA_ITEMS)
    elif any(order.index(first) > order.index(then) for first, then in REQUIRED_ORDER) or order[-1] != "minutes":
        text = N_("In our order something comes too early: bylaws before joining and elections. Here is the usual one.")
        yield Gap(AGENDA, lazy(text))
        order = list(AGENDA_ITEMS)
    yield ToWrite(lazy(N_("Place, day and hour")))
    yield Listing(tuple(lazy(AGENDA_ITEMS[item]) for item in order), numbered=True)


def _vote_blocks(context: PlanContext) -> Iterator[ReportBlock]:
    """Yield the quorum and the votes needed, with their sources."""
    members = member_count(context)
    rule = context.answers.words(REHEARSAL, "count.fraction")
    if members is None:
        yield missing_answer(START_UP_COSTS, lazy(BINDINGS["members"].label))
    if rule not in QUORUMS:
        yield missing_answer(REHEARSAL, lazy(N_("how many members must be here so that we can decide")))
    if members is None or rule not in QUORUMS:
        return
    part, more_than = QUORUMS[rule]
    enough = quorum(members, part, more_than=more_than)
    yield Figures(
        (Figure(lazy(N_("Members")), members), Figure(lazy(N_("Must be here")), enough, lazy(QUORUM_NAMES[rule])))
    )
    yield Table(
        lazy(N_("Votes needed")),
        heads(N_("Votes cast"), N_("Simple majority"), N_("Two thirds")),
        tuple((cast, *(votes_needed(cast, majority) for majority in MAJORITIES)) for cast in sorted({enough, members})),
    )
    yield lazy(
        N_("A simple majority is more than half of the votes cast; a tie is not carried. Abstentions do not count.")
    )
    yield lazy(N_("This is the rule from our rehearsal. On the day, the law and the bylaws decide."))
    yield from fact_blocks(fact for fact in context.country.facts if fact.id == "founding-members")


def _minutes_sections(context: PlanContext) -> Iterator[Section]:
    """Yield what the rehearsal decided, for the authors, and the minutes to fill in and sign on the day."""
    rows = [row for row in context.answers.rows(REHEARSAL, "minutes") if row.words("decision")]
    yield Section(lazy(N_("Our rehearsal")), tuple(_rehearsal_blocks(context, rows)), for_authors=True)
    topics = (*(row.words("decision") for row in rows), *[""] * (EMPTY_ROWS - len(rows)))
    labels = (N_("Place and date"), N_("Begin and end"), N_("Chair"), N_("Note-taker"), N_("Members present"))
    decisions = Table(
        lazy(N_("Decisions")), DECISION_HEADS, tuple((topic, None, None, None, None) for topic in topics), by_hand=True
    )
    yield Section(lazy(N_("Minutes")), (*(ToWrite(lazy(label)) for label in labels), decisions))
    yield signature_section(
        lazy(N_("These minutes were read aloud and approved.")),
        N_("Chair"),
        N_("Note-taker"),
        N_("Member"),
        N_("Member"),
    )


def _rehearsal_blocks(context: PlanContext, rows: list[AnswerRow]) -> Iterator[ReportBlock]:
    """Yield the decisions of the rehearsal with their votes, and the rule that was missing."""
    if rows:
        yield Table(lazy(N_("Decisions, as rehearsed")), DECISION_HEADS, tuple(_decision_cells(row) for row in rows))
        yield lazy(N_("On the day, write down what is decided then."))
    words = context.answers.words(REHEARSAL, "missing.words")
    if words:
        yield TypedText(lazy(N_("A rule that was missing")), words)


def _decision_cells(row: AnswerRow) -> tuple[TableCell, ...]:
    return (row.words("decision"), *(row.number(name) for name in ("for", "against", "abstain")), row.words("who"))


def _founder_blocks(context: PlanContext) -> Iterator[ReportBlock]:
    """Yield the list of founders to sign, and gaps for what it lacks."""
    if context.answers.number(START_UP_COSTS, "gap.share") is None:
        yield missing_answer(START_UP_COSTS, lazy(BINDINGS["share"].label))
    if not context.plan_reading.names and member_count(context) is None:
        yield missing_answer(START_UP_COSTS, lazy(BINDINGS["members"].label))
    yield lazy(N_("With my signature I join, accept the bylaws and take my share."))
    yield lazy(N_("If only a code is printed, write the full name."))
    yield founder_table(context)
