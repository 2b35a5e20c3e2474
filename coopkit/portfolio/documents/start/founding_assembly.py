"""The paper "founding-assembly": the agenda, quorum and majorities, the minutes to fill in, the founders to sign."""

from collections.abc import Iterator
from types import MappingProxyType

from coopkit.business.voting import MAJORITIES, QUORUMS, quorum, votes_needed
from coopkit.i18n import N_, Money, say
from coopkit.portfolio.documents.document import (
    Block,
    Cell,
    Figure,
    Figures,
    Listing,
    Paper,
    Section,
    Table,
    ToWrite,
    Typed,
)
from coopkit.portfolio.documents.facts import facts_in_words
from coopkit.portfolio.documents.start.context import Basis, missing
from coopkit.portfolio.gaps import Gap
from coopkit.portfolio.group_answers import Row
from coopkit.portfolio.plan_fields import PLACES, START_UP_COSTS

AGENDA, REHEARSAL = "start.setup.assembly-agenda", "start.setup.mock-assembly"
ITEMS = MappingProxyType(
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
"""In the usual order."""
BEFORE = (("chair", "report"), ("report", "bylaws"), ("bylaws", "join"), ("bylaws", "elect"))
RULES = MappingProxyType(
    {
        "third": N_("at least one third of the members"),
        "half": N_("at least half of the members"),
        "more-than-half": N_("more than half of the members"),
        "two-thirds": N_("at least two thirds of the members"),
    }
)
MOST_MEMBERS = 10_000
EMPTY_DECISIONS = 8


def assembly_paper(basis: Basis) -> Paper:
    """The papers for the founding assembly."""
    return Paper(
        "founding-assembly",
        say(N_("Founding assembly")),
        say(N_("Agenda, votes, minutes and the list to sign. For the chair and the note-taker on the day.")),
        (
            Section(say(N_("Agenda")), tuple(_agenda(basis))),
            Section(say(N_("Are we enough, and is it carried?")), tuple(_votes(basis))),
            Section(say(N_("Minutes")), tuple(_minutes(basis))),
            Section(say(N_("Founders")), tuple(_founders(basis))),
        ),
    )


def _agenda(basis: Basis) -> Iterator[Block]:
    order = basis.answers.words(AGENDA, "answer.order").split()
    if set(order) != set(ITEMS):
        yield missing(AGENDA, say(N_("the order of the meeting")))
        yield say(N_("Until then this is the usual order."))
        order = list(ITEMS)
    elif any(order.index(first) > order.index(then) for first, then in BEFORE) or order[-1] != "minutes":
        text = N_("In our order something comes too early: bylaws before joining and elections. Here is the usual one.")
        yield Gap(AGENDA, say(text))
        order = list(ITEMS)
    yield ToWrite(say(N_("Place, day and hour")))
    yield Listing(tuple(say(ITEMS[item]) for item in order), numbered=True)


def _votes(basis: Basis) -> Iterator[Block]:
    members = _members(basis)
    rule = basis.answers.words(REHEARSAL, "count.fraction")
    if members is None:
        yield missing(START_UP_COSTS, say(PLACES["members"].label))
    if rule not in QUORUMS:
        yield missing(REHEARSAL, say(N_("how many members must be here so that we can decide")))
    if members is None or rule not in QUORUMS:
        return
    part, more_than = QUORUMS[rule]
    enough = quorum(members, part, more_than=more_than)
    yield Figures(
        (
            Figure(say(N_("Members")), members),
            Figure(say(N_("Must be here")), enough, say(RULES[rule])),
        )
    )
    yield Table(
        say(N_("Votes needed")),
        (say(N_("Votes cast")), say(N_("Simple majority")), say(N_("Two thirds"))),
        tuple((cast, *(votes_needed(cast, majority) for majority in MAJORITIES)) for cast in sorted({enough, members})),
    )
    yield say(
        N_("A simple majority is more than half of the votes cast; a tie is not carried. Abstentions do not count.")
    )
    yield say(N_("This is our own rule from the rehearsal. What holds on the day stands in the law and the bylaws."))
    yield from facts_in_words(fact for fact in basis.country.facts if fact.id == "founding-members")


def _members(basis: Basis) -> int | None:
    for exercise, name in ((REHEARSAL, "count.members"), (START_UP_COSTS, "gap.members")):
        number = basis.answers.number(exercise, name)
        if number is not None and number in range(1, MOST_MEMBERS + 1):
            return int(number)
    return None


def _minutes(basis: Basis) -> Iterator[Block]:
    rows = [row for row in basis.answers.rows(REHEARSAL, "minutes") if row.words("decision")]
    for label in (N_("Place and date"), N_("Begin and end"), N_("Chair"), N_("Note-taker"), N_("Members present")):
        yield ToWrite(say(label))
    yield Table(
        say(N_("Decisions, as rehearsed")) if rows else say(N_("Decisions")),
        (say(N_("Decision")), say(N_("For")), say(N_("Against")), say(N_("Abstentions")), say(N_("Who, by when"))),
        tuple(_decision(row) for row in rows) or ((None,) * 5,) * EMPTY_DECISIONS,
        by_hand=not rows,
    )
    if rows:
        yield say(N_("These decisions come from our rehearsal. On the day, write down what is decided then."))
    words = basis.answers.words(REHEARSAL, "missing.words")
    if words:
        yield Typed(say(N_("A rule that was missing")), words)
    for label in (N_("Signature of the chair"), N_("Signature of the note-taker"), N_("Signatures of two members")):
        yield ToWrite(say(label))


def _decision(row: Row) -> tuple[Cell, ...]:
    return (row.words("decision"), *(row.number(name) for name in ("for", "against", "abstain")), row.words("who"))


def _founders(basis: Basis) -> Iterator[Block]:
    names = list(basis.read.names)
    members = _members(basis) or len(names)
    share = basis.answers.number(START_UP_COSTS, "gap.share")
    if share is None:
        yield missing(START_UP_COSTS, say(PLACES["share"].label))
    rows = [*names, *[""] * max(0, members - len(names))]
    if not rows:
        yield missing(START_UP_COSTS, say(PLACES["members"].label))
        rows = [""] * EMPTY_DECISIONS
    yield say(N_("With my signature I join, accept the bylaws and take my share."))
    yield say(N_("Where a code stands, write the full name."))
    yield Table(
        say(N_("List of founders")),
        (say(N_("Number")), say(N_("Name")), say(N_("Share")), say(N_("Signature and date"))),
        tuple(
            (number, name, None if share is None else Money(share), None) for number, name in enumerate(rows, start=1)
        ),
        by_hand=True,
    )
