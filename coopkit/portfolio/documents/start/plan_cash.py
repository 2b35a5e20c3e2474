"""Parts of the financial plan: twelve months of cash, and what if things go otherwise."""

from collections.abc import Iterator
from decimal import Decimal

from coopkit.business.plan import MONTHS, Evaluation, evaluate, what_if
from coopkit.business.plan.cash import Months, month_sums
from coopkit.i18n import N_, Money, Said, say
from coopkit.portfolio.cash_sentences import cash_finding, cash_sentences
from coopkit.portfolio.documents.document import Block, Cell, Picture, Table

ZERO = Decimal(0)


def cash(result: Evaluation) -> Iterator[Block]:
    """The twelve months in a picture, in sentences, and line by line."""
    flow = result.cash
    along = tuple(say("{n}", n=month) for month in range(1, MONTHS + 1))
    marked = flow.lowest_month - 1
    up = say(N_("Cash at the end"))
    yield Picture("line", cash_finding(flow), along, say(N_("Month")), up, tuple(flow.closing), marked)
    _, *others = cash_sentences(flow)
    yield from others
    before = (flow.opening, *flow.closing[:-1])
    columns = _moving(result)
    sums = (Money(sum(line, ZERO)) for _, line in columns)
    yield Table(
        say(N_("Cash, month by month")),
        (say(N_("Month")), say(N_("Before")), *(label for label, _ in columns), say(N_("At the end"))),
        tuple(
            (say("{n}", n=month), *map(Money, (before[month - 1], *(line[month - 1] for _, line in columns), closing)))
            for month, closing in enumerate(flow.closing, start=1)
        ),
        ((say(N_("Year 1")), Money(flow.opening), *sums, Money(flow.closing[-1])),),
    )


def _moving(result: Evaluation) -> list[tuple[Said, Months]]:
    """The lines in which money moves in year 1."""
    year = result.years[0].cash
    lines = (
        (say(N_("Sales paid at once")), year.paid_now),
        (say(N_("Sales paid a month later")), year.paid_later),
        (say(N_("Shares")), year.share_payments),
        (say(N_("− Variable costs")), month_sums(year.variable_costs)),
        (say(N_("− Fixed costs")), year.fixed_costs),
        (say(N_("− Loan")), year.instalments),
    )
    return [(label, line) for label, line in lines if any(line)]


def otherwise(result: Evaluation) -> Iterator[Block]:
    """The plan as it is, and with one thing changed at a time."""
    plan = result.plan
    changed = [
        (say(N_("As planned")), result),
        (say(N_("We sell 20 % less")), evaluate(what_if(plan, units="0.8"))),
        (say(N_("Fixed costs are 10 % higher")), evaluate(what_if(plan, fixed_costs="1.1"))),
    ]
    if plan.paid_at_once:
        changed.append((say(N_("All sales are paid a month later")), evaluate(what_if(plan, paid_at_once=0))))
    yield Table(
        say(N_("One thing changed at a time")),
        (
            say(N_("What if")),
            say(N_("Lowest cash")),
            say(N_("In month")),
            say(N_("Below nothing from month")),
            say(N_("Cash after 12 months")),
            say(N_("Surplus of year 1")),
        ),
        tuple((label, *_outcome(each)) for label, each in changed),
    )
    failing = tuple(say(N_("“{words}”"), words=label) for label, each in changed if each.cash.first_negative_month)
    if failing:
        yield say(N_("The money does not last in: {cases}."), cases=failing)
    else:
        yield say(N_("The money lasts in each of these cases."))


def _outcome(result: Evaluation) -> tuple[Cell, ...]:
    flow = result.cash
    never = say(N_("never"))
    first = flow.first_negative_month
    return (
        Money(flow.lowest),
        flow.lowest_month,
        never if first is None else first,
        Money(flow.closing[-1]),
        Money(result.surplus),
    )
