"""Parts of the financial plan: the statements of three years."""

from collections.abc import Iterator
from decimal import Decimal
from types import MappingProxyType

from coopkit.business.plan import BusinessPlan, Evaluation, PlanYear
from coopkit.business.statements import Lines
from coopkit.i18n import N_, LazyText, Money, lazy
from coopkit.report import Block, Cell, Table

_COSTS = MappingProxyType(
    {
        "fixed": N_("− Fixed costs"),
        "depreciation": N_("− Wear of things (depreciation)"),
        "interest": N_("− Interest on the loan"),
        "at-once": N_("− Paid once before the start"),
    }
)
_ASSETS = MappingProxyType(
    {
        "cash": N_("Cash"),
        "owed-by-customers": N_("Owed by customers"),
        "equipment": N_("Things, less their wear"),
        "deposits": N_("Deposits"),
    }
)
_EQUITY = MappingProxyType(
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
Row = tuple[LazyText | str, tuple[Decimal, ...]]


def years(result: Evaluation) -> Iterator[Block]:
    """Income, balance and cash of the three years, before each year's surplus is used."""
    found = result.years
    yield income(result)
    yield _table(
        lazy(N_("What we have at the end of the year")),
        (
            *_lines(_ASSETS, [year.balance.current_assets for year in found]),
            *_lines(_ASSETS, [year.balance.non_current_assets for year in found]),
        ),
        (lazy(N_("All that we have")), tuple(year.balance.assets for year in found)),
    )
    yield _table(
        lazy(N_("Where it comes from")),
        (*_debts(found), *_lines(_EQUITY, [year.balance.equity for year in found])),
        (lazy(N_("All of it")), tuple(year.balance.liabilities_and_equity for year in found)),
    )
    yield _table(
        lazy(N_("Cash in the year")),
        (
            (lazy(N_("Cash before")), tuple(year.cash.flow.opening for year in found)),
            (lazy(N_("Received")), tuple(sum(year.cash.flow.receipts, Decimal(0)) for year in found)),
            (lazy(N_("− Paid")), tuple(sum(year.cash.flow.payments, Decimal(0)) for year in found)),
        ),
        (lazy(N_("Cash at the end")), tuple(year.cash.flow.closing[-1] for year in found)),
    )
    yield lazy(N_("Prices and fixed costs stay as they are. What is worn out is bought again at the same cost."))
    yield lazy(N_("Refunds in cash and interest on shares are paid in month 1 of the next year."))


def income(result: Evaluation) -> Table:
    """The income statement of each year that was evaluated."""
    return _table(
        lazy(N_("What comes in and what it costs")),
        _income(result.plan, result.years),
        (lazy(N_("Surplus")), tuple(year.surplus for year in result.years)),
    )


def _income(plan: BusinessPlan, found: tuple[PlanYear, ...]) -> Iterator[Row]:
    names = [each.name for each in plan.products]
    yield from _by_product(N_("Sales"), N_("Sales: {product}"), names, [year.income.sales for year in found])
    yield from _lines({"entry-fees": N_("Entry fees")}, [year.income.other_income for year in found])
    costs = [year.income.cost_of_goods_sold for year in found]
    yield from _by_product(N_("− Variable costs"), N_("− Variable costs: {product}"), names, costs)
    yield from _lines(_COSTS, [year.income.costs for year in found])


def _by_product(one: str, many: str, names: list[str], every: list[Lines]) -> Iterator[Row]:
    for place, name in enumerate(names):
        label = lazy(one) if len(names) == 1 else lazy(many, product=name or str(place + 1))
        yield label, tuple(lines[place].amount for lines in every)


def _lines(labels: dict[str, str] | MappingProxyType[str, str], every: list[Lines]) -> Iterator[Row]:
    """The lines that are not 0 in all years."""
    for place, line in enumerate(every[0]):
        amounts = tuple(lines[place].amount for lines in every)
        if any(amounts):
            yield lazy(labels[line.id]), amounts


def _debts(found: tuple[PlanYear, ...]) -> Iterator[Row]:
    yield from _lines({"loan": N_("Loan, due within a year")}, [year.balance.current_liabilities for year in found])
    yield from _lines({"loan": N_("Loan, due later")}, [year.balance.non_current_liabilities for year in found])


def _table(caption: LazyText, rows: Iterator[Row] | tuple[Row, ...], total: Row) -> Table:
    def row(label: LazyText | str, amounts: tuple[Decimal, ...]) -> tuple[Cell, ...]:
        return (label, *map(Money, amounts))

    return Table(
        caption,
        (lazy(N_("Line")), *(lazy(N_("Year {n}"), n=year) for year in range(1, len(total[1]) + 1))),
        tuple(row(*each) for each in rows),
        (row(*total),),
    )
