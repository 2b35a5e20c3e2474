"""Parts of the board pack: this year beside last year, what there is and from whom, and the ratios."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from coopkit.business.money import NotDefined
from coopkit.i18n import N_, LazyText, Money, Percent, lazy
from coopkit.portfolio.account_lines import BALANCE, EARNED, INCOME
from coopkit.portfolio.accounts import AnnualAccounts
from coopkit.portfolio.documents.document import Block, Cell, Picture, Table
from coopkit.portfolio.documents.manage.context import YearContext
from coopkit.portfolio.own_year import OwnYear, YearRatios

ASSETS = ("cash", "owed-to-us", "stock", "equipment")
DEBTS, OWN = ("owed-short", "loans-long"), ("shares", "reserve", "funds", "brought-forward")
HUNDRED = 100
RATIOS = lazy(N_("Ratios, with last year beside them"))
"""The caption of their table."""

Of = Callable[[OwnYear], Decimal]


def income(basis: YearContext) -> Iterator[Block]:
    """Income and costs line by line, last year and this one, and the two that count as a picture."""
    books = basis.books
    if books.now is None:
        return
    if books.last:
        yield _picture(books.last, books.now)
    costs = [line for line in INCOME if line not in EARNED]
    yield Table(
        lazy(N_("What the year brought, and what it cost")),
        _head(),
        (
            *(_line(books, lazy(INCOME[line]), _of(line)) for line in EARNED),
            *(_line(books, lazy(N_("− {cost}"), cost=lazy(INCOME[line])), _of(line)) for line in costs),
        ),
        (_line(books, lazy(N_("Surplus")), lambda year: year.surplus),),
    )


def _picture(last: OwnYear, now: OwnYear) -> Picture:
    text = N_("Sales went from {before} to {sales}, the surplus from {less} to {surplus}.")
    return Picture(
        "bar",
        lazy(
            text,
            before=Money(last.numbers["sales"]),
            sales=Money(now.numbers["sales"]),
            less=Money(last.surplus),
            surplus=Money(now.surplus),
        ),
        (
            lazy(N_("Sales, last year")),
            lazy(N_("Sales, this year")),
            lazy(N_("Surplus, last year")),
            lazy(N_("Surplus, this year")),
        ),
        lazy(N_("Year")),
        lazy(N_("Amount")),
        (last.numbers["sales"], now.numbers["sales"], last.surplus, now.surplus),
    )


def what_there_is(basis: YearContext) -> Iterator[Block]:
    """Both sides of the balance, last year and this one."""
    books = _of_balances(basis.books)
    if books.now is None or not books.has_balance:
        return
    yield Table(
        lazy(N_("What we have")),
        _head(),
        tuple(_line(books, lazy(BALANCE[line]), _of(line)) for line in ASSETS),
        (_line(books, lazy(N_("All that we have")), lambda year: year.assets),),
    )
    yield Table(
        lazy(N_("Where it came from")),
        _head(),
        (
            *(_line(books, lazy(BALANCE[line]), _of(line)) for line in (*DEBTS, *OWN)),
            _line(books, lazy(N_("Surplus of the year")), lambda year: year.surplus),
        ),
        (_line(books, lazy(N_("All of it")), lambda year: year.liabilities + year.equity),),
    )


def year_ratios(basis: YearContext) -> Iterator[Block]:
    """The ratios of both years, each with a reading in plain words."""
    books = _of_balances(basis.books)
    if books.now is None or not books.has_balance:
        return
    now, last = books.now.ratios, books.last.ratios if books.last else None
    yield Table(
        RATIOS,
        (lazy(N_("Number")), lazy(N_("Last year")), lazy(N_("This year")), lazy(N_("What it says"))),
        tuple(_ratios(now, last)),
    )
    yield lazy(N_("A ratio needs something beside it: last year, the plan, or a co-op like ours."))


def _of_balances(books: AnnualAccounts) -> AnnualAccounts:
    """The books without a last year of which no balance was put in: what is not known is no 0."""
    return books if books.last is None or books.last.has_balance else replace(books, last=None)


def _ratios(now: YearRatios, last: YearRatios | None) -> Iterator[tuple[Cell, ...]]:
    def row(label: str, name: str, share: bool, reading: LazyText) -> tuple[Cell, ...]:
        values = [None if found is None else _shown(getattr(found, name), share=share) for found in (last, now)]
        return lazy(label), *values, reading

    capital = now.working_capital
    yield row(N_("Working capital"), "working_capital", False, _capital(capital))
    text = N_("For each 1 that must be paid within a year, {n} is there or comes in.")
    yield row(N_("Current ratio"), "current_ratio", False, _said(now.current_ratio, text, 1))
    text = N_("For each 1 of our own we owe {n} to others.")
    yield row(N_("Debt to equity"), "debt_to_equity", False, _said(now.debt_to_equity, text, 1))
    text = N_("Of each 100 in sales, {n} are left after materials and pay.")
    if isinstance(now.gross_margin, Fraction) and now.gross_margin < 0:
        text = N_("With each 100 in sales we lose {n} on materials and pay alone.")
    yield row(N_("Gross margin"), "gross_margin", True, _said(now.gross_margin, text, HUNDRED))
    text = N_("Of each 100 in sales, {n} are left in the end.")
    if isinstance(now.net_margin, Fraction) and now.net_margin < 0:
        text = N_("With each 100 in sales we lose {n} in the end.")
    yield row(N_("Net margin"), "net_margin", True, _said(now.net_margin, text, HUNDRED))


def _shown(value: Decimal | Fraction | NotDefined, *, share: bool) -> Cell:
    if isinstance(value, NotDefined):
        return None
    if isinstance(value, Decimal):
        return Money(value)
    return Percent(value) if share else value


def _said(value: Fraction | NotDefined, text: str, times: int) -> LazyText:
    return lazy(value.reason) if isinstance(value, NotDefined) else lazy(text, n=abs(value) * times)


def _capital(amount: Decimal) -> LazyText:
    if amount < 0:
        return lazy(N_("More is due within a year than is there or comes in."))
    return lazy(N_("So much is left of our short-term means when all short-term debts are paid."))


def _of(line: str) -> Of:
    return lambda year: year.numbers[line]


def _line(books: AnnualAccounts, label: LazyText, of: Of) -> tuple[Cell, ...]:
    """A line with last year, this year and the change; without a last year its cells stay empty."""
    assert books.now is not None
    now = of(books.now)
    if books.last is None:
        return label, None, Money(now), None
    before = of(books.last)
    return label, Money(before), Money(now), Money(now - before)


def _head() -> tuple[LazyText, ...]:
    return lazy(N_("Line")), lazy(N_("Last year")), lazy(N_("This year")), lazy(N_("Change"))
