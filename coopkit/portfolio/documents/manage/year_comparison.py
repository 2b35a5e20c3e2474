"""Blocks of the board pack that compare this year with last year: income, balance sheet, and ratios."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from coopkit.business.statements import StatementRatios
from coopkit.i18n import N_, LazyText, Money, lazy
from coopkit.portfolio.account_lines import ASSETS, BALANCE, EARNED, EQUITY, INCOME, LIABILITIES
from coopkit.portfolio.accounts import AnnualAccounts
from coopkit.portfolio.documents.manage.context import YearContext
from coopkit.portfolio.financial_year import FinancialYear
from coopkit.report import Chart, ReportBlock, Series, Table, TableCell, heads
from coopkit.report.ratios import FIVE_RATIOS, RATIOS, ratio_cell, ratio_reading
from coopkit.report.statements import StatementRow, cost_label, statement_table

RATIOS_CAPTION = lazy(N_("Ratios, with last year beside them"))
YEAR_COLUMNS = (lazy(N_("Last year")), lazy(N_("This year")), lazy(N_("Change")))


def income_blocks(context: YearContext) -> Iterator[ReportBlock]:
    """Yield the income statement of last year and this year, and a chart of sales and surplus."""
    accounts = context.accounts
    if accounts.now is None:
        return
    if accounts.last:
        yield _sales_and_surplus_chart(accounts.last, accounts.now)
    labels = {line: lazy(name) if line in EARNED else cost_label(name) for line, name in INCOME.items()}
    yield statement_table(
        lazy(N_("What the year brought, and what it cost")),
        YEAR_COLUMNS,
        (_row(accounts, label, _amount_of(line)) for line, label in labels.items()),
        _row(accounts, lazy(N_("Surplus")), lambda year: year.surplus),
    )


def _sales_and_surplus_chart(last: FinancialYear, now: FinancialYear) -> Chart:
    """Return a bar chart of sales and surplus in both years."""
    text = N_("Sales went from {before} to {sales}, the surplus from {less} to {surplus}.")
    labels = (
        lazy(N_("Sales, last year")),
        lazy(N_("Sales, this year")),
        lazy(N_("Surplus, last year")),
        lazy(N_("Surplus, this year")),
    )
    amounts = last.numbers["sales"], now.numbers["sales"], last.surplus, now.surplus
    before, sales, less, surplus = map(Money, amounts)
    finding = lazy(text, before=before, sales=sales, less=less, surplus=surplus)
    x, y = lazy(N_("Year")), lazy(N_("Amount"))
    return Chart("bar", finding, labels, x, y, (Series(y, amounts),), in_money=True)


def balance_blocks(context: YearContext) -> Iterator[ReportBlock]:
    """Yield the balance sheet of last year and this year."""
    accounts = _without_unknown_balance(context.accounts)
    if accounts.now is None or not accounts.has_balance:
        return
    yield statement_table(
        lazy(N_("What we have")),
        YEAR_COLUMNS,
        (_row(accounts, lazy(BALANCE[line]), _amount_of(line)) for line in ASSETS),
        _row(accounts, lazy(N_("All that we have")), lambda year: year.assets),
    )
    yield statement_table(
        lazy(N_("Where it came from")),
        YEAR_COLUMNS,
        (
            *(_row(accounts, lazy(BALANCE[line]), _amount_of(line)) for line in (*LIABILITIES, *EQUITY)),
            _row(accounts, lazy(N_("Surplus of the year")), lambda year: year.surplus),
        ),
        _row(accounts, lazy(N_("All of it")), lambda year: year.liabilities + year.equity),
    )


def ratio_blocks(context: YearContext) -> Iterator[ReportBlock]:
    """Yield the ratios of both years, each with its meaning in a sentence."""
    accounts = _without_unknown_balance(context.accounts)
    if accounts.now is None or not accounts.has_balance:
        return
    now, last = accounts.now.ratios, accounts.last.ratios if accounts.last else None
    yield Table(
        RATIOS_CAPTION,
        heads(N_("Number"), N_("Last year"), N_("This year"), N_("What it says")),
        tuple(_ratio_rows(now, last)),
    )
    yield lazy(N_("A ratio needs something beside it: last year, the plan, or a co-op like ours."))


def _without_unknown_balance(accounts: AnnualAccounts) -> AnnualAccounts:
    """Return the accounts without last year if its balance isn't answered, so that it isn't shown as 0."""
    return accounts if accounts.last is None or accounts.last.has_balance else replace(accounts, last=None)


def _ratio_rows(now: StatementRatios, last: StatementRatios | None) -> Iterator[tuple[TableCell, ...]]:
    """Yield a row for each ratio: label, last year, this year, meaning."""
    for name in FIVE_RATIOS:
        value = getattr(now, name)
        before = None if last is None else ratio_cell(name, getattr(last, name))
        yield lazy(RATIOS[name].label), before, ratio_cell(name, value), ratio_reading(name, value)


def _amount_of(line: str) -> Callable[[FinancialYear], Decimal]:
    """Return a function that returns the amount of this line in a year."""
    return lambda year: year.numbers[line]


def _row(accounts: AnnualAccounts, label: LazyText, amount_of: Callable[[FinancialYear], Decimal]) -> StatementRow:
    """Return a line with its amounts of last year and this year, and the change; None if last year isn't known."""
    assert accounts.now is not None
    now = amount_of(accounts.now)
    if accounts.last is None:
        return label, (None, now, None)
    before = amount_of(accounts.last)
    return label, (before, now, now - before)
