"""The document "member-slips": a slip for each member with her or his part of the surplus, to cut apart and sign."""

from collections.abc import Iterator
from decimal import Decimal

from coopkit.business.money import EXACT
from coopkit.business.surplus.distribution import MemberShare
from coopkit.i18n import N_, Money, lazy
from coopkit.portfolio.documents.manage.context import YearContext
from coopkit.portfolio.documents.manage.surplus_distribution import MEASURE_LABELS, sections_before_paying
from coopkit.portfolio.group_surplus import GroupDistribution
from coopkit.portfolio.members.saved_list import MOST_MEMBERS
from coopkit.report import Document, Figure, MemberSlip, Section, Slips
from coopkit.report.surplus import member_label

SLIPS_IN_DOCUMENT = 1000
"""The most slips in a document: a browser prints about a thousand in a quarter of a minute."""
SLIPS_IDS = ("member-slips", *(f"member-slips-{part}" for part in range(2, MOST_MEMBERS // SLIPS_IN_DOCUMENT + 1)))
"""The ids of the documents; lists of up to `SLIPS_IN_DOCUMENT` members have the first one only."""


def member_slips(context: YearContext) -> tuple[Document, ...]:
    """Return the slips of all members in the order of the list, in several documents if there are many."""
    count = len(context.accounts.members) if context.group_distribution else 0
    parts = range(0, max(count, 1), SLIPS_IN_DOCUMENT)
    return tuple(_part(context, first, count, id_) for first, id_ in zip(parts, SLIPS_IDS, strict=False))


def _part(context: YearContext, first: int, count: int, id_: str) -> Document:
    """Return the document with the slips that begin with index `first`; count: of all slips."""
    last = min(first + SLIPS_IN_DOCUMENT, count)
    sections = [*sections_before_paying(context)]
    if context.group_distribution is not None:
        slips = _slips(context.group_distribution, first, last)
        sections.append(Section(lazy(N_("A slip for each member")), (slips,)))
    title = lazy(N_("Slips for the members"))
    if count > SLIPS_IN_DOCUMENT:
        title = lazy(N_("Slips for the members: {first} to {last}"), first=first + 1, last=last)
    return Document(
        id_,
        title,
        lazy(N_("Print them, cut them apart, and let each member sign on receiving the money.")),
        tuple(section for section in sections if section.blocks),
    )


def paid_out(share: MemberShare) -> Decimal:
    """Return what a member is paid, money: the interest on shares and the part of the refund that is paid in cash."""
    return EXACT.add(share.interest, share.cash)


def _slips(shared: GroupDistribution, first: int, last: int) -> Slips:
    """Return the slips from index `first` up to `last`.

    If the list isn't whole, each slip says that nothing is paid out yet.
    """
    parts, members = shared.distribution.members[first:last], shared.accounts.members[first:last]
    return Slips(
        tuple(
            MemberSlip(
                member_label(place, share),
                lazy(N_("Member no. {number}"), number=member.number) if member.number else None,
                tuple(_lines(share, shared)),
            )
            for place, (share, member) in enumerate(zip(parts, members, strict=True), start=first + 1)
        ),
        lazy(N_("Received: date and signature")),
        lazy(N_("Not to be paid out yet: the list of members is not whole.")) if shared.accounts.left_out else None,
    )


def _lines(share: MemberShare, shared: GroupDistribution) -> Iterator[Figure]:
    """Yield the numbers of a slip."""
    measure = MEASURE_LABELS.get(shared.accounts.sharing.measure)
    yield Figure(lazy(N_("Use in the year")), share.use, lazy(measure) if measure else None)
    yield Figure(lazy(N_("Refund by use")), Money(share.refund))
    if shared.distribution.interest:
        yield Figure(lazy(N_("Interest on shares")), Money(share.interest))
    yield Figure(lazy(N_("Kept in your name")), Money(share.retained))
    yield Figure(lazy(N_("Paid out to you")), Money(paid_out(share)))
