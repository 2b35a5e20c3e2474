"""The document "member-slips": a slip for each member with her or his part of the surplus, to cut apart and sign."""

from collections.abc import Iterator
from decimal import Decimal

from coopkit.business.money import EXACT
from coopkit.business.surplus.distribution import MemberShare
from coopkit.i18n import N_, Money, lazy
from coopkit.portfolio.documents.manage.context import YearContext
from coopkit.portfolio.documents.manage.surplus_distribution import MEASURE_LABELS, sections_before_paying
from coopkit.portfolio.group_surplus import GroupDistribution
from coopkit.report import Document, Figure, Section, Slip, Slips
from coopkit.report.surplus import member_label


def member_slips(context: YearContext) -> Document:
    """Return the slips of all members, in the order of the list."""
    sections = [*sections_before_paying(context)]
    if context.group_distribution is not None:
        sections.append(Section(lazy(N_("A slip for each member")), (_slips(context.group_distribution),)))
    return Document(
        "member-slips",
        lazy(N_("Slips for the members")),
        lazy(N_("Print them, cut them apart, and let each member sign on receiving the money.")),
        tuple(section for section in sections if section.blocks),
    )


def paid_out(share: MemberShare) -> Decimal:
    """Return what a member is paid, money: the interest on shares and the part of the refund that is paid in cash."""
    return EXACT.add(share.interest, share.cash)


def _slips(shared: GroupDistribution) -> Slips:
    """Return the slips; a list that isn't whole makes each of them say that nothing is paid out yet."""
    members = zip(shared.distribution.members, shared.accounts.members, strict=True)
    return Slips(
        tuple(
            Slip(
                member_label(place, share),
                lazy(N_("Member no. {number}"), number=member.number) if member.number else None,
                tuple(_lines(share, shared)),
            )
            for place, (share, member) in enumerate(members, start=1)
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
