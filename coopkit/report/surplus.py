"""The use of a surplus: the labels of its lines, and the lines and members as rows of tables."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from coopkit.business.money import add_up
from coopkit.business.surplus.distribution import NON_MEMBERS, Distribution, MemberShare
from coopkit.business.surplus.lines import UseLine
from coopkit.i18n import N_, ExactPercent, LazyText, Money, Percent, lazy
from coopkit.report.blocks import Table, TableCell, heads, money

USE_LABELS = MappingProxyType(
    {
        "losses": N_("Losses of earlier years"),
        "non-members": N_("Common reserve: from business with non-members"),
        "reserve": N_("Reserve"),
        "education": N_("Education fund"),
        "other": N_("Another fund"),
        "interest": N_("Interest on shares"),
        "refund": N_("Refund by use"),
    }
)

BASE_LABELS = MappingProxyType(
    {
        "surplus": N_("the whole surplus of the year"),
        "after-losses": N_("the surplus after old losses"),
        "left": N_("what is left at its turn"),
    }
)
"""The base of a rate, in words."""


SurplusRow = tuple[TableCell, ...]


def surplus_table(
    caption: LazyText,
    lines: Iterable[UseLine],
    *more: SurplusRow,
    totals: tuple[SurplusRow, ...] = (),
    non_member_share: Decimal | Fraction | None = None,
) -> Table:
    """Return the use of a surplus as a table, line by line.

    more: rows below the lines. non_member_share: the part of all use that was by non-members, a fraction, if known.
    """

    def row(line: UseLine) -> SurplusRow:
        rate: TableCell = None if line.rate is None else ExactPercent(line.rate)
        if line.use == NON_MEMBERS and non_member_share is not None:
            rate = Percent(non_member_share)
        return lazy(USE_LABELS[line.use]), rate, money(line.base), Money(line.amount), Money(line.remaining)

    head = heads(N_("For"), N_("Rate"), N_("Of"), N_("Amount"), N_("What is left"))
    return Table(caption, head, (*map(row, lines), *more), totals)


def refund_rows(cash: Decimal, retained: Decimal) -> tuple[SurplusRow, SurplusRow]:
    """Return the rows with the parts of a refund that are paid in cash and kept."""
    return (
        (lazy(N_("– paid in cash")), None, None, Money(cash), None),
        (lazy(N_("– kept for each member")), None, None, Money(retained), None),
    )


def carried_forward_row(left: Decimal) -> SurplusRow:
    """Return the row with the money that is carried forward."""
    return lazy(N_("Carried forward")), None, None, Money(left), None


def member_label(place: int, member: MemberShare) -> TableCell:
    """Return a member's name, or "Member 3" for one without."""
    return member.name or lazy(N_("Member {n}"), n=place)


def member_row(place: int, member: MemberShare, *register_number: str) -> SurplusRow:
    """Return a member's row: name or place, use, interest, refund, and the refund's parts in cash and kept.

    register_number: the member number as a second cell, nothing for a table without that column.
    """
    amounts = map(Money, (member.interest, member.refund, member.cash, member.retained))
    return member_label(place, member), *register_number, member.use, *amounts


def all_members_row(distribution: Distribution, *register_number: str) -> SurplusRow:
    """Return the row with the totals of all members.

    register_number: "" for a table with a column of member numbers.
    """
    use = add_up(each.use for each in distribution.members)
    total_use = Decimal(int(use)) if use == int(use) else use.normalize()
    return (
        lazy(N_("All members")),
        *register_number,
        total_use,
        *map(Money, (distribution.interest, distribution.refund, distribution.cash, distribution.retained)),
    )
