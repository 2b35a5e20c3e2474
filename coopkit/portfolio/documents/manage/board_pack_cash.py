"""Parts of the board pack: twelve months of cash, and the budget beside what came of it."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from coopkit.business.budget import Variance
from coopkit.business.money import NotDefined, add_up
from coopkit.i18n import N_, Money, Percent, lazy
from coopkit.portfolio.account_lines import EARNED, INCOME
from coopkit.portfolio.cash_sentences import MONTHS, cash_finding, cash_sentences
from coopkit.portfolio.documents.document import Block, Cell, Picture, Table
from coopkit.portfolio.documents.manage.context import YearContext
from coopkit.portfolio.own_year import surplus_of


def cash(basis: YearContext) -> Iterator[Block]:
    """The twelve months in a picture with the lowest one marked, in sentences, and line by line."""
    flow = basis.books.cash
    if flow is None:
        return
    along = tuple(lazy("{n}", n=month) for month in MONTHS)
    up, lowest = lazy(N_("Cash at the end")), flow.lowest_month - 1
    yield Picture("line", cash_finding(flow), along, lazy(N_("Month")), up, tuple(flow.closing), lowest)
    _, *others = cash_sentences(flow)
    yield from others
    before = (flow.opening, *flow.closing[:-1])
    yield Table(
        lazy(N_("Cash, month by month")),
        (lazy(N_("Month")), lazy(N_("Before")), lazy(N_("Received")), lazy(N_("− Paid")), up),
        tuple(
            (lazy("{n}", n=month), *map(Money, amounts))
            for month, *amounts in zip(MONTHS, before, flow.receipts, flow.payments, flow.closing, strict=True)
        ),
        (
            (
                lazy(N_("The year")),
                *map(Money, (flow.opening, add_up(flow.receipts), add_up(flow.payments), flow.closing[-1])),
            ),
        ),
    )


def budget(basis: YearContext) -> Iterator[Block]:
    """Each line of the budget with what came of it, and the difference as money and as a part of the budget."""
    lines = basis.books.budget
    if not lines:
        return
    yield Table(
        lazy(N_("Budget and actual")),
        (
            lazy(N_("Line")),
            lazy(N_("Budget")),
            lazy(N_("Actual")),
            lazy(N_("Difference")),
            lazy(N_("Part of the budget")),
        ),
        tuple((lazy(INCOME[line]), *_off(Variance(line, *pair, line in EARNED))) for line, pair in lines.items()),
        ((lazy(N_("Surplus")), *_off(_surplus(lines))),),
    )
    yield lazy(N_("With costs, a difference above 0 means that more was paid than planned."))


def _surplus(lines: Mapping[str, tuple[Decimal, Decimal]]) -> Variance:
    planned, actual = (surplus_of({line: pair[at] for line, pair in lines.items()}) for at in (0, 1))
    return Variance("surplus", planned, actual, earned=True)


def _off(line: Variance) -> tuple[Cell, ...]:
    part = None if isinstance(line.part, NotDefined) else Percent(line.part)
    return Money(line.budget), Money(line.actual), Money(line.difference), part
