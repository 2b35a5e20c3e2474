"""Parts of the board pack: this year beside last year, what there is and from whom, and the ratios."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from coopkit.i18n import N_, LazyText, Money, lazy
from coopkit.portfolio.account_lines import BALANCE, EARNED, INCOME
from coopkit.portfolio.accounts import AnnualAccounts
from coopkit.portfolio.documents.manage.context import YearContext
from coopkit.portfolio.financial_year import FinancialYear, YearRatios
from coopkit.report import Chart, ReportBlock, Series, Table, TableCell, heads
from coopkit.report.ratios import FIVE_RATIOS, RATIOS, ratio_cell, ratio_reading

ASSETS = ("cash", "owed-to-us", "stock", "equipment")
DEBTS, OWN = ("owed-short", "loans-long"), ("shares", "reserve", "funds", "brought-forward")
RATIOS_CAPTION = lazy(N_("Ratios, with last year beside them"))

Of = Callable[[FinancialYear], Decimal]


def income(context: YearContext) -> Iterator[ReportBlock]:
    """Income and costs line by line, last year and this one, and the two that count as a picture."""
    accounts = context.accounts
    if accounts.now is None:
        return
    if accounts.last:
        yield _chart(accounts.last, accounts.now)
    costs = [line for line in INCOME if line not in EARNED]
    yield Table(
        lazy(N_("What the year brought, and what it cost")),
        _head(),
        (
            *(_line(accounts, lazy(INCOME[line]), _of(line)) for line in EARNED),
            *(_line(accounts, lazy(N_("− {cost}"), cost=lazy(INCOME[line])), _of(line)) for line in costs),
        ),
        (_line(accounts, lazy(N_("Surplus")), lambda year: year.surplus),),
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
    yield Table(
        lazy(N_("What we have")),
        _head(),
        tuple(_line(accounts, lazy(BALANCE[line]), _of(line)) for line in ASSETS),
        (_line(accounts, lazy(N_("All that we have")), lambda year: year.assets),),
    )
    yield Table(
        lazy(N_("Where it came from")),
        _head(),
        (
            *(_line(accounts, lazy(BALANCE[line]), _of(line)) for line in (*DEBTS, *OWN)),
            _line(accounts, lazy(N_("Surplus of the year")), lambda year: year.surplus),
        ),
        (_line(accounts, lazy(N_("All of it")), lambda year: year.liabilities + year.equity),),
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
    """The books without a last year of which no balance was put in: what is not known is no 0."""
    return accounts if accounts.last is None or accounts.last.has_balance else replace(accounts, last=None)


def _ratios(now: YearRatios, last: YearRatios | None) -> Iterator[tuple[TableCell, ...]]:
    for name in FIVE_RATIOS:
        value = getattr(now, name)
        before = None if last is None else ratio_cell(name, getattr(last, name))
        yield lazy(RATIOS[name].label), before, ratio_cell(name, value), ratio_reading(name, value)


def _of(line: str) -> Of:
    return lambda year: year.numbers[line]


def _line(accounts: AnnualAccounts, label: LazyText, of: Of) -> tuple[TableCell, ...]:
    """A line with last year, this year and the change; without a last year its cells stay empty."""
    assert accounts.now is not None
    now = of(accounts.now)
    if accounts.last is None:
        return label, None, Money(now), None
    before = of(accounts.last)
    return label, Money(before), Money(now), Money(now - before)


def _head() -> tuple[LazyText, ...]:
    return lazy(N_("Line")), lazy(N_("Last year")), lazy(N_("This year")), lazy(N_("Change"))
