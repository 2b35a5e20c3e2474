"""Parts of the financial plan: what becomes of the surplus of year 1, and each member's part."""

from collections.abc import Iterator

from coopkit.business.plan import Evaluation
from coopkit.i18n import N_, Money, lazy
from coopkit.report import ReportBlock, Table, TableCell, heads
from coopkit.report.surplus import refund_rows, surplus_table


def surplus(result: Evaluation) -> Iterator[ReportBlock]:
    """The use of the surplus of year 1 by the group's rules, line by line."""
    used = result.distribution
    if used.use.surplus <= 0:
        text = N_("Year 1 ends with {surplus}, so there is nothing to use. A loss is carried forward.")
        yield lazy(text, surplus=Money(used.use.surplus))
        return
    yield surplus_table(
        lazy(N_("The surplus of year 1, line by line")),
        used.use.lines,
        *(refund_rows(used.cash, used.retained) if used.refund else ()),
        totals=((lazy(N_("Surplus")), None, None, Money(used.use.surplus), None),),
    )
    if used.undistributed:
        text = N_("{amount} of refunds stay in the reserve, as it is not known how much each member will use.")
        yield lazy(text, amount=Money(used.undistributed))


def each_members_part(result: Evaluation, names: tuple[str, ...]) -> Iterator[ReportBlock]:
    """What each member receives for year 1, in the order of the list."""
    used = result.distribution
    if not used.members or used.use.surplus <= 0:
        return
    parts: list[tuple[TableCell, ...]] = []
    for place, (name, each) in enumerate(zip(names, used.members, strict=True), start=1):
        who: TableCell = name or lazy(N_("Member {n}"), n=place)
        parts.append((who, each.use, Money(each.interest), Money(each.cash), Money(each.retained)))
    use = sum(each.use for each in used.members)
    yield Table(
        lazy(N_("Each member’s part")),
        heads(
            N_("Member"),
            N_("Use in the year"),
            N_("Interest on the share"),
            N_("Refund in cash"),
            N_("Refund that is kept"),
        ),
        tuple(parts),
        ((lazy(N_("All members")), use, Money(used.interest), Money(used.cash), Money(used.retained)),),
    )
    yield lazy(N_("What is kept stays the member’s own. The bylaws say when it is paid out."))
