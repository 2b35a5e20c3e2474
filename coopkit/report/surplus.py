"""The use of a surplus: what its lines are called, and the lines as a table."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from coopkit.business.money import add_up
from coopkit.business.surplus.distribution import OTHERS, Distribution, MemberShare
from coopkit.business.surplus.lines import UseLine
from coopkit.i18n import N_, ExactPercent, LazyText, Money, Percent, lazy
from coopkit.report.blocks import Cell, Table, heads, money

USES = MappingProxyType(
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

BASE_WORDS = MappingProxyType(
    {
        "surplus": N_("the whole surplus of the year"),
        "after-losses": N_("the surplus after old losses"),
        "left": N_("what is left at its turn"),
    }
)
"""What a rate is of, in words."""


Row = tuple[Cell, ...]


def surplus_table(
    caption: LazyText,
    lines: Iterable[UseLine],
    *more: Row,
    totals: tuple[Row, ...] = (),
    others_part: Decimal | Fraction | None = None,
) -> Table:
    """The use of a surplus, line by line.

    more: rows below the lines. others_part: the part of all use by people who are no members, where it was computed.
    """

    def row(line: UseLine) -> Row:
        rate: Cell = None if line.rate is None else ExactPercent(line.rate)
        if line.use == OTHERS and others_part is not None:
            rate = Percent(others_part)
        return lazy(USES[line.use]), rate, money(line.base), Money(line.amount), Money(line.left)

    head = heads(N_("For"), N_("Rate"), N_("Of"), N_("Amount"), N_("What is left"))
    return Table(caption, head, (*map(row, lines), *more), totals)


def refund_rows(cash: Decimal, retained: Decimal) -> tuple[Row, Row]:
    """What of a refund is paid and what is kept."""
    return (
        (lazy(N_("– paid in cash")), None, None, Money(cash), None),
        (lazy(N_("– kept for each member")), None, None, Money(retained), None),
    )


def carried_row(left: Decimal) -> Row:
    """What is carried forward."""
    return lazy(N_("Carried forward")), None, None, Money(left), None


def member_row(place: int, each: MemberShare) -> Row:
    """A member with use, interest, refund, and what of it is paid in cash and kept; without a name its number."""
    who: Cell = each.name or lazy(N_("Member {n}"), n=place)
    return who, each.use, *map(Money, (each.interest, each.refund, each.cash, each.retained))


def members_row(found: Distribution) -> Row:
    """The same of all members together."""
    use = add_up(each.use for each in found.members)
    whole = Decimal(int(use)) if use == int(use) else use.normalize()
    return lazy(N_("All members")), whole, *map(Money, (found.interest, found.refund, found.cash, found.retained))
