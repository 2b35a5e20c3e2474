"""Parts of the board pack: twelve months of cash, and the budget beside what came of it."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from coopkit.business.budget import Variance
from coopkit.business.money import NotDefined, add_up
from coopkit.i18n import N_, Money, Percent, say
from coopkit.portfolio.account_lines import EARNED, INCOME
from coopkit.portfolio.cash_sentences import MONTHS, cash_finding, cash_sentences
from coopkit.portfolio.documents.document import Block, Cell, Picture, Table
from coopkit.portfolio.documents.manage.context import OwnBasis
from coopkit.portfolio.own_year import surplus_of


def cash(basis: OwnBasis) -> Iterator[Block]:
    """The twelve months in a picture with the lowest one marked, in sentences, and line by line."""
    flow = basis.books.cash
    if flow is None:
        return
    along = tuple(say("{n}", n=month) for month in MONTHS)
    up, lowest = say(N_("Cash at the end")), flow.lowest_month - 1
    yield Picture("line", cash_finding(flow), along, say(N_("Month")), up, tuple(flow.closing), lowest)
    _, *others = cash_sentences(flow)
    yield from others
    before = (flow.opening, *flow.closing[:-1])
    yield Table(
        say(N_("Cash, month by month")),
        (say(N_("Month")), say(N_("Before")), say(N_("Received")), say(N_("− Paid")), up),
        tuple(
            (say("{n}", n=month), *map(Money, amounts))
            for month, *amounts in zip(MONTHS, before, flow.receipts, flow.payments, flow.closing, strict=True)
        ),
        (
            (
                say(N_("The year")),
                *map(Money, (flow.opening, add_up(flow.receipts), add_up(flow.payments), flow.closing[-1])),
            ),
        ),
    )


def budget(basis: OwnBasis) -> Iterator[Block]:
    """Each line of the budget with what came of it, and the difference as money and as a part of the budget."""
    lines = basis.books.budget
    if not lines:
        return
    yield Table(
        say(N_("Budget and actual")),
        (say(N_("Line")), say(N_("Budget")), say(N_("Actual")), say(N_("Difference")), say(N_("Part of the budget"))),
        tuple((say(INCOME[line]), *_off(Variance(line, *pair, line in EARNED))) for line, pair in lines.items()),
        ((say(N_("Surplus")), *_off(_surplus(lines))),),
    )
    yield say(N_("With costs, a difference above 0 means that more was paid than planned."))


def _surplus(lines: Mapping[str, tuple[Decimal, Decimal]]) -> Variance:
    planned, actual = (surplus_of({line: pair[at] for line, pair in lines.items()}) for at in (0, 1))
    return Variance("surplus", planned, actual, earned=True)


def _off(line: Variance) -> tuple[Cell, ...]:
    part = None if isinstance(line.part, NotDefined) else Percent(line.part)
    return Money(line.budget), Money(line.actual), Money(line.difference), part
