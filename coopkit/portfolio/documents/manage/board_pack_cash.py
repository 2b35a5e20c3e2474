"""Parts of the board pack: twelve months of cash, and the budget beside what came of it."""

from collections.abc import Iterator

from coopkit.i18n import N_, lazy
from coopkit.portfolio.budget import budget_table
from coopkit.portfolio.documents.manage.context import YearContext
from coopkit.report import Block
from coopkit.report.cash import cash_by_month, twelve_months


def cash(basis: YearContext) -> Iterator[Block]:
    """The twelve months in a chart with the lowest one highlighted, in sentences, and line by line."""
    flow = basis.books.cash
    if flow is not None:
        yield from twelve_months(flow, cash_by_month(flow, lazy(N_("The year"))))


def budget(basis: YearContext) -> Iterator[Block]:
    """Each line of the budget with what came of it, and the difference as money and as a part of the budget."""
    if basis.books.budget:
        yield budget_table(basis.books.budget)
        yield lazy(N_("With costs, a difference above 0 means that more was paid than planned."))
