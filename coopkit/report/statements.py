"""Income statements and balance sheets as tables: a row for each line, a column for each period."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from coopkit.business.statements import Lines
from coopkit.i18n import N_, LazyText, Money, lazy
from coopkit.report.blocks import Table, money

StatementRow = tuple[LazyText, tuple[Decimal | None, ...]]
"""A line's label, and its amount of money in each period; None where it isn't known."""

PLAN_OTHER_INCOME = MappingProxyType({"entry-fees": N_("Entry fees")})
PLAN_COSTS = MappingProxyType(
    {
        "fixed": N_("− Fixed costs"),
        "depreciation": N_("− Wear of things (depreciation)"),
        "interest": N_("− Interest on the loan"),
        "at-once": N_("− Paid once before the start"),
    }
)
PLAN_ASSETS = MappingProxyType(
    {
        "cash": N_("Cash"),
        "owed-by-customers": N_("Owed by customers"),
        "equipment": N_("Things, less their wear"),
        "deposits": N_("Deposits"),
    }
)
PLAN_CURRENT_LIABILITIES = MappingProxyType({"loan": N_("Loan, due within a year")})
PLAN_LATER_LIABILITIES = MappingProxyType({"loan": N_("Loan, due later")})
PLAN_EQUITY = MappingProxyType(
    {
        "shares": N_("Shares"),
        "grant": N_("Grant"),
        "reserve": N_("Reserve from surpluses"),
        "education": N_("Education fund"),
        "retained": N_("Refunds kept for members"),
        "losses": N_("Losses of earlier years"),
        "surplus": N_("Surplus of the year"),
    }
)
"""The labels of a business plan's lines, by the ids in `coopkit.business.plan.statements`."""


def cost_label(name: str) -> LazyText:
    """Return the label of a cost in an income statement, with a minus sign."""
    return lazy(N_("− {cost}"), cost=lazy(name))


def line_rows(
    labels: Mapping[str, str | LazyText], periods: Sequence[Lines], *, always: Container[str] = ()
) -> Iterator[StatementRow]:
    """Yield a row for each line of a section; lines that are 0 in all periods are left out.

    labels: by line id. periods: the section in each period, with the same lines. always: ids to show even if 0.
    """
    for period_lines in zip(*periods, strict=True):
        id_, amounts = period_lines[0].id, tuple(line.amount for line in period_lines)
        if any(amounts) or id_ in always:
            label = labels[id_]
            yield (lazy(label) if isinstance(label, str) else label), amounts


def product_rows(
    label: str, product_label: str, names: Sequence[str], periods: Sequence[Lines]
) -> Iterator[StatementRow]:
    """Yield a row for each product.

    label: for a single product. product_label: for one of several, with {product}. names: "" if a product has none.
    periods: a line for each product, in each period.
    """
    for number, (name, lines) in enumerate(zip(names, zip(*periods, strict=True), strict=True), start=1):
        text = lazy(label) if len(names) == 1 else lazy(product_label, product=name or str(number))
        yield text, tuple(line.amount for line in lines)


def statement_table(
    caption: LazyText, columns: Iterable[LazyText], rows: Iterable[StatementRow], *totals: StatementRow
) -> Table:
    """Return a statement as a table; `columns` are the heads of the periods."""

    def cells(row: StatementRow) -> tuple[LazyText | Money | None, ...]:
        label, amounts = row
        return label, *map(money, amounts)

    return Table(caption, (lazy(N_("Line")), *columns), tuple(map(cells, rows)), tuple(map(cells, totals)))
