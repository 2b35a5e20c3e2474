"""Parts of the financial plan: twelve months of cash, and what if things go otherwise."""

from collections.abc import Iterator

from coopkit.business.plan import Evaluation, evaluate, what_if
from coopkit.business.plan.cash import Months, month_sums
from coopkit.i18n import N_, LazyText, Money, lazy
from coopkit.report import ReportBlock, Table, TableCell, heads
from coopkit.report.cash import cash_by_month_table, cash_year_blocks


def cash(result: Evaluation) -> Iterator[ReportBlock]:
    """The twelve months in a chart, in sentences, and line by line."""
    flow = result.cash
    yield from cash_year_blocks(flow, cash_by_month_table(flow, lazy(N_("Year 1")), _moving(result)))


def _moving(result: Evaluation) -> list[tuple[LazyText, Months]]:
    """The lines in which money moves in year 1."""
    year = result.years[0].cash
    lines = (
        (lazy(N_("Sales paid at once")), year.paid_now),
        (lazy(N_("Sales paid a month later")), year.paid_later),
        (lazy(N_("Shares")), year.share_payments),
        (lazy(N_("− Variable costs")), month_sums(year.variable_costs)),
        (lazy(N_("− Fixed costs")), year.fixed_costs),
        (lazy(N_("− Loan")), year.instalments),
    )
    return [(label, line) for label, line in lines if any(line)]


def otherwise(result: Evaluation) -> Iterator[ReportBlock]:
    """The plan as it is, and with one thing changed at a time."""
    plan = result.plan
    changed = [
        (lazy(N_("As planned")), result),
        (lazy(N_("We sell 20 % less")), evaluate(what_if(plan, units="0.8"))),
        (lazy(N_("Fixed costs are 10 % higher")), evaluate(what_if(plan, fixed_costs="1.1"))),
    ]
    if plan.paid_at_once:
        changed.append((lazy(N_("All sales are paid a month later")), evaluate(what_if(plan, paid_at_once=0))))
    yield Table(
        lazy(N_("One thing changed at a time")),
        heads(
            N_("What if"),
            N_("Lowest cash"),
            N_("In month"),
            N_("Below nothing from month"),
            N_("Cash after 12 months"),
            N_("Surplus of year 1"),
        ),
        tuple((label, *_outcome(each)) for label, each in changed),
    )
    failing = tuple(lazy(N_("“{words}”"), words=label) for label, each in changed if each.cash.first_negative_month)
    if failing:
        yield lazy(N_("The money does not last in: {cases}."), cases=failing)
    else:
        yield lazy(N_("The money lasts in each of these cases."))


def _outcome(result: Evaluation) -> tuple[TableCell, ...]:
    flow = result.cash
    never = lazy(N_("never"))
    first = flow.first_negative_month
    return (
        Money(flow.lowest),
        flow.lowest_month,
        never if first is None else first,
        Money(flow.closing[-1]),
        Money(result.surplus),
    )
