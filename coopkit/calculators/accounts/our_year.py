"""The calculation "our-year": surplus, both sides of the balance, and five ratios of a co-operative's own two years."""

from collections.abc import Iterator
from decimal import Decimal
from types import MappingProxyType

from coopkit.calculators.accounts.five_ratios import five_ratios
from coopkit.calculators.calculation import (
    Calculation,
    CalculationContext,
    CalculationResult,
    IncompleteInput,
    ResultLine,
    Values,
    example,
)
from coopkit.i18n import N_, LazyText, Money, lazy
from coopkit.portfolio.account_lines import OUR_YEAR
from coopkit.portfolio.accounts import AnnualAccounts, read_accounts
from coopkit.portfolio.financial_year import FinancialYear
from coopkit.report import Table, TableCell, heads
from coopkit.report.ratios import FIVE_RATIOS, RATIOS, ratio_cell

AMOUNTS = MappingProxyType(
    {
        "surplus": N_("Surplus"),
        "assets": N_("All that we have"),
        "liabilities": N_("All debts"),
        "equity": N_("Equity, with the surplus"),
    }
)


def our_year(values: Values, group: CalculationContext) -> CalculationResult | IncompleteInput:
    """Read a group's last two years: what is left, whether both sides of the balance are the same, and the ratios.

    values: the answers to `manage.fin.our-year`; an empty line counts as 0 once the sales of its year are there.
    """
    books = read_accounts(group.answers.with_answer(OUR_YEAR, values), minor_digits=group.minor_digits)
    if books.now is None:
        return IncompleteInput((lazy(N_("Put in this year’s sales first, then what stands in your books.")),))
    figures = _figures(books.now)
    said = (*_surplus(books.now), *_change(books))
    if not books.has_balance:
        text = N_("Put in what you have and what you owe at the year’s end. Then both sides can be compared.")
        return CalculationResult((*said, lazy(text)), tables=(_table(books),), figures=figures)
    ratios = five_ratios(_parts(books.now))
    return CalculationResult(
        (*said, _balance(books.now), *ratios.said),
        (_equity(books.now), *(ratios.formula if isinstance(ratios, CalculationResult) else ())),
        (_table(books),),
        figures | {name: ratio_cell(name, value) or lazy("–") for name, value in vars(books.now.ratios).items()},
    )


def _surplus(year: FinancialYear) -> Iterator[LazyText]:
    text = N_("This year {income} came in as income and {costs} were costs: a surplus of {surplus}.")
    if year.surplus < 0:
        text = N_("This year {income} came in as income and {costs} were costs: a loss of {surplus}.")
    yield lazy(text, income=Money(year.income), costs=Money(year.costs), surplus=Money(abs(year.surplus)))


def _change(books: AnnualAccounts) -> Iterator[LazyText]:
    if books.now is None or books.last is None:
        return
    change = books.now.surplus - books.last.surplus
    text = N_("That is {change} more than last year.") if change > 0 else N_("That is {change} less than last year.")
    yield lazy(text, change=Money(abs(change))) if change else lazy(N_("That is the same as last year."))


def _balance(year: FinancialYear) -> LazyText:
    if not year.off_balance:
        text = N_("Both sides are the same: you have {assets}, and {from_} is where it came from.")
        return lazy(text, assets=Money(year.assets), from_=Money(year.liabilities + year.equity))
    text = N_("You have {assets}, but debts and equity come to {from_}. Look for the {off} between them.")
    return lazy(
        text, assets=Money(year.assets), from_=Money(year.liabilities + year.equity), off=Money(abs(year.off_balance))
    )


def _equity(year: FinancialYear) -> LazyText:
    text = N_("Equity: {shares} + {reserve} + {funds} + {before} + {surplus} = {equity}")
    lines = {"shares": "shares", "reserve": "reserve", "funds": "funds", "before": "brought-forward"}
    parts = {name: Money(year.numbers[line]) for name, line in lines.items()}
    return lazy(text, **parts, surplus=Money(year.surplus), equity=Money(year.equity))


def _parts(year: FinancialYear) -> dict[str, Decimal]:
    """The numbers of a year that the five ratios are made of, under their names there."""
    return {
        "current_assets": year.sum_of("cash", "owed-to-us", "stock"),
        "current_liabilities": year.numbers["owed-short"],
        "debts": year.liabilities,
        "equity": year.equity,
        "sales": year.numbers["sales"],
        "direct_cost": year.sum_of("materials", "pay"),
        "surplus": year.surplus,
    }


def _figures(year: FinancialYear) -> dict[str, TableCell]:
    found: dict[str, TableCell] = {name: Money(getattr(year, name)) for name in AMOUNTS}
    return {**{name: Money(amount) for name, amount in _parts(year).items()}, **found}


def _table(books: AnnualAccounts) -> Table:
    years = (books.last, books.now)
    amounts = [(lazy(label), *(_amount(year, name) for year in years)) for name, label in AMOUNTS.items()]
    ratios = [(lazy(RATIOS[name].label), *(_ratio(year, name) for year in years)) for name in FIVE_RATIOS]
    head = heads(N_("Line"), N_("Last year"), N_("This year"))
    return Table(lazy(N_("Two years side by side")), head, (*amounts, *(ratios if books.has_balance else ())))


def _amount(year: FinancialYear | None, name: str) -> TableCell:
    return None if year is None or (name != "surplus" and not year.has_balance) else Money(getattr(year, name))


def _ratio(year: FinancialYear | None, name: str) -> TableCell:
    return None if year is None or not year.has_balance else ratio_cell(name, getattr(year.ratios, name))


_HOW = MappingProxyType(
    {
        "working_capital": N_("cash + owed to us + stock − debts within a year"),
        "current_ratio": N_("(cash + owed to us + stock) ÷ debts within a year"),
        "debt_to_equity": N_("all debts ÷ equity"),
        "gross_margin": N_("(sales − materials − pay) ÷ sales"),
        "net_margin": N_("surplus ÷ sales"),
    }
)

OUR_YEAR_BOOKS = Calculation(
    "our-year",
    None,
    our_year,
    lines=(
        ResultLine("surplus", N_("Surplus"), N_("sales + other income − all costs")),
        ResultLine("assets", N_("All that we have"), N_("cash + what customers owe us + stock + equipment")),
        ResultLine("liabilities", N_("All debts"), N_("debts within a year + loans that run longer")),
        ResultLine("equity", N_("Equity"), N_("shares + reserve + funds + left from earlier years + surplus")),
        *(ResultLine(name, RATIOS[name].label, how) for name, how in _HOW.items()),
    ),
    example=example(
        income=(
            "now",
            {
                "sales": (24000,),
                "other-income": (500,),
                "materials": (7000,),
                "pay": (10000,),
                "running": (5000,),
                "depreciation": (900,),
                "interest": (200,),
            },
        ),
        balance=(
            "now",
            {
                "cash": (2100,),
                "owed-to-us": (1500,),
                "stock": (800,),
                "equipment": (4600,),
                "owed-short": (1200,),
                "loans-long": (2000,),
                "shares": (3000,),
                "reserve": (1400,),
                "funds": (0,),
                "brought-forward": (0,),
            },
        ),
    ),
    of_the_group=True,
)
