"""Section of the financial plan with the statements of three years: income, balance sheet, and cash."""

from collections.abc import Iterator
from decimal import Decimal

from coopkit.business.plan import BusinessPlan, Evaluation, PlanYear
from coopkit.i18n import N_, LazyText, lazy
from coopkit.report import ReportBlock, Table
from coopkit.report.statements import (
    PLAN_ASSETS,
    PLAN_COSTS,
    PLAN_CURRENT_LIABILITIES,
    PLAN_EQUITY,
    PLAN_LATER_LIABILITIES,
    PLAN_OTHER_INCOME,
    StatementRow,
    line_rows,
    product_rows,
    statement_table,
)


def statement_blocks(result: Evaluation) -> Iterator[ReportBlock]:
    """Yield the statements of the three years, before each year's surplus is used."""
    balances = [year.balance for year in result.years]
    flows = [year.cash.flow for year in result.years]
    yield income_statement_table(result)
    yield _years_table(
        lazy(N_("What we have at the end of the year")),
        (
            *line_rows(PLAN_ASSETS, [balance.current_assets for balance in balances]),
            *line_rows(PLAN_ASSETS, [balance.non_current_assets for balance in balances]),
        ),
        (lazy(N_("All that we have")), tuple(balance.assets for balance in balances)),
    )
    yield _years_table(
        lazy(N_("Where it comes from")),
        (
            *line_rows(PLAN_CURRENT_LIABILITIES, [balance.current_liabilities for balance in balances]),
            *line_rows(PLAN_LATER_LIABILITIES, [balance.non_current_liabilities for balance in balances]),
            *line_rows(PLAN_EQUITY, [balance.equity for balance in balances]),
        ),
        (lazy(N_("All of it")), tuple(balance.liabilities_and_equity for balance in balances)),
    )
    yield _years_table(
        lazy(N_("Cash in the year")),
        (
            (lazy(N_("Cash before")), tuple(flow.opening for flow in flows)),
            (lazy(N_("Received")), tuple(sum(flow.receipts, Decimal(0)) for flow in flows)),
            (lazy(N_("− Paid")), tuple(sum(flow.payments, Decimal(0)) for flow in flows)),
        ),
        (lazy(N_("Cash at the end")), tuple(flow.closing[-1] for flow in flows)),
    )
    yield lazy(N_("Prices and fixed costs stay as they are. What is worn out is bought again at the same cost."))
    yield lazy(N_("Refunds in cash and interest on shares are paid in month 1 of the next year."))


def income_statement_table(result: Evaluation) -> Table:
    """Return the income statement of each year that was evaluated."""
    return _years_table(
        lazy(N_("What comes in and what it costs")),
        tuple(_income_rows(result.plan, result.years)),
        (lazy(N_("Surplus")), tuple(year.surplus for year in result.years)),
    )


def _income_rows(plan: BusinessPlan, plan_years: tuple[PlanYear, ...]) -> Iterator[StatementRow]:
    """Yield the rows of the income statements: each product's sales and variable costs, other income and costs."""
    names = [product.name for product in plan.products]
    incomes = [year.income for year in plan_years]
    yield from product_rows(N_("Sales"), N_("Sales: {product}"), names, [each.sales for each in incomes])
    yield from line_rows(PLAN_OTHER_INCOME, [each.other_income for each in incomes])
    costs = [each.cost_of_goods_sold for each in incomes]
    yield from product_rows(N_("− Variable costs"), N_("− Variable costs: {product}"), names, costs)
    yield from line_rows(PLAN_COSTS, [each.costs for each in incomes])


def _years_table(caption: LazyText, rows: tuple[StatementRow, ...], total: StatementRow) -> Table:
    """Return a statement with a column for each year."""
    columns = (lazy(N_("Year {n}"), n=year) for year in range(1, len(total[1]) + 1))
    return statement_table(caption, columns, rows, total)
