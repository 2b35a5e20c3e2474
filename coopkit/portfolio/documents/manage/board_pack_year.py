"""Parts of the board pack: this year beside last year, what there is and from whom, and the ratios."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from coopkit.i18n import N_, LazyText, Money, lazy
from coopkit.portfolio.account_lines import ASSETS, BALANCE, EARNED, EQUITY, INCOME, LIABILITIES
from coopkit.portfolio.accounts import AnnualAccounts
from coopkit.portfolio.documents.manage.context import YearContext
from coopkit.portfolio.financial_year import FinancialYear, YearRatios
from coopkit.report import Chart, ReportBlock, Series, Table, TableCell, heads
from coopkit.report.ratios import FIVE_RATIOS, RATIOS, ratio_cell, ratio_reading
from coopkit.report.statements import StatementRow, cost_label, statement_table

RATIOS_CAPTION = lazy(N_("Ratios, with last year beside them"))
COLUMNS = (lazy(N_("Last year")), lazy(N_("This year")), lazy(N_("Change")))


def income(context: YearContext) -> Iterator[ReportBlock]:
    """Income and costs line by line, last year and this one, and the two that count as a picture."""
    accounts = context.accounts
    if accounts.now is None:
        return
    if accounts.last:
        yield _chart(accounts.last, accounts.now)
    labels = {line: lazy(name) if line in EARNED else cost_label(name) for line, name in INCOME.items()}
    yield statement_table(
        lazy(N_("What the year brought, and what it cost")),
        COLUMNS,
        (_row(accounts, label, _amount_of(line)) for line, label in labels.items()),
        _row(accounts, lazy(N_("Surplus")), lambda year: year.surplus),
    )


def _chart(last: FinancialYear, now: FinancialYear) -> Chart:
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


def what_there_is(context: YearContext) -> Iterator[ReportBlock]:
    """Both sides of the balance, last year and this one."""
    accounts = _of_balances(context.accounts)
    if accounts.now is None or not accounts.has_balance:
        return
    yield statement_table(
        lazy(N_("What we have")),
        COLUMNS,
        (_row(accounts, lazy(BALANCE[line]), _amount_of(line)) for line in ASSETS),
        _row(accounts, lazy(N_("All that we have")), lambda year: year.assets),
    )
    yield statement_table(
        lazy(N_("Where it came from")),
        COLUMNS,
        (
            *(_row(accounts, lazy(BALANCE[line]), _amount_of(line)) for line in (*LIABILITIES, *EQUITY)),
            _row(accounts, lazy(N_("Surplus of the year")), lambda year: year.surplus),
        ),
        _row(accounts, lazy(N_("All of it")), lambda year: year.liabilities + year.equity),
    )


def year_ratios(context: YearContext) -> Iterator[ReportBlock]:
    """The ratios of both years, each with a reading in plain words."""
    accounts = _of_balances(context.accounts)
    if accounts.now is None or not accounts.has_balance:
        return
    now, last = accounts.now.ratios, accounts.last.ratios if accounts.last else None
    yield Table(
        RATIOS_CAPTION,
        heads(N_("Number"), N_("Last year"), N_("This year"), N_("What it says")),
        tuple(_ratios(now, last)),
    )
    yield lazy(N_("A ratio needs something beside it: last year, the plan, or a co-op like ours."))


def _of_balances(accounts: AnnualAccounts) -> AnnualAccounts:
    """The accounts without a last year of which no balance was put in: what is not known is no 0."""
    return accounts if accounts.last is None or accounts.last.has_balance else replace(accounts, last=None)


def _ratios(now: YearRatios, last: YearRatios | None) -> Iterator[tuple[TableCell, ...]]:
    for name in FIVE_RATIOS:
        value = getattr(now, name)
        before = None if last is None else ratio_cell(name, getattr(last, name))
        yield lazy(RATIOS[name].label), before, ratio_cell(name, value), ratio_reading(name, value)


def _amount_of(line: str) -> Callable[[FinancialYear], Decimal]:
    return lambda year: year.numbers[line]


def _row(accounts: AnnualAccounts, label: LazyText, amount_of: Callable[[FinancialYear], Decimal]) -> StatementRow:
    """Return a line with its amounts of last year and this year, and the change; None if last year isn't known."""
    assert accounts.now is not None
    now = amount_of(accounts.now)
    if accounts.last is None:
        return label, (None, now, None)
    before = amount_of(accounts.last)
    return label, (before, now, now - before)
