"""Parts of the financial plan: what becomes of the surplus of year 1, and each member's part."""

from collections.abc import Iterator

from coopkit.business.plan import Evaluation, PlanUse
from coopkit.business.surplus.lines import UseLine
from coopkit.i18n import N_, ExactPercent, Money, lazy
from coopkit.portfolio.documents.document import Block, Cell, Table, money
from coopkit.portfolio.surplus_labels import USES


def surplus(result: Evaluation) -> Iterator[Block]:
    """The use of the surplus of year 1 by the group's rules, line by line."""
    used = result.distribution
    if used.use.surplus <= 0:
        text = N_("Year 1 ends with {surplus}, so there is nothing to use. A loss is carried forward.")
        yield lazy(text, surplus=Money(used.use.surplus))
        return
    yield Table(
        lazy(N_("The surplus of year 1, line by line")),
        (lazy(N_("For")), lazy(N_("Rate")), lazy(N_("Of")), lazy(N_("Amount")), lazy(N_("What is left"))),
        (*map(_line, used.use.lines), *_refund(used)),
        ((lazy(N_("Surplus")), None, None, Money(used.use.surplus), None),),
    )
    if used.in_common:
        text = N_("{amount} of refunds stay in the reserve, as it is not known how much each member will use.")
        yield lazy(text, amount=Money(used.in_common))


def _line(line: UseLine) -> tuple[Cell, ...]:
    rate = None if line.rate is None else ExactPercent(line.rate)
    return lazy(USES[line.use]), rate, money(line.base), Money(line.amount), Money(line.left)


def _refund(used: PlanUse) -> Iterator[tuple[Cell, ...]]:
    """What of the refund is paid and what is kept, once it is known who uses how much."""
    if used.refund:
        yield lazy(N_("– paid in cash")), None, None, Money(used.cash), None
        yield lazy(N_("– kept for each member")), None, None, Money(used.retained), None


def each_members_part(result: Evaluation, names: tuple[str, ...]) -> Iterator[Block]:
    """What each member receives for year 1, in the order of the list."""
    used = result.distribution
    if not used.members or used.use.surplus <= 0:
        return
    parts: list[tuple[Cell, ...]] = []
    for place, (name, each) in enumerate(zip(names, used.members, strict=True), start=1):
        who: Cell = name or lazy(N_("Member {n}"), n=place)
        parts.append((who, each.use, Money(each.interest), Money(each.cash), Money(each.retained)))
    use = sum(each.use for each in used.members)
    yield Table(
        lazy(N_("Each member’s part")),
        (
            lazy(N_("Member")),
            lazy(N_("Use in the year")),
            lazy(N_("Interest on the share")),
            lazy(N_("Refund in cash")),
            lazy(N_("Refund that is kept")),
        ),
        tuple(parts),
        ((lazy(N_("All members")), use, Money(used.interest), Money(used.cash), Money(used.retained)),),
    )
    yield lazy(N_("What is kept stays the member’s own. The bylaws say when it is paid out."))
