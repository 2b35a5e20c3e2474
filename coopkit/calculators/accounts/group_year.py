"""The calculation "our-year": surplus, balance sheet check, and five ratios of the group's last two years."""

from collections.abc import Iterator
from decimal import Decimal
from types import MappingProxyType

from coopkit.calculators.accounts.five_ratios import five_ratios
from coopkit.calculators.calculation import Calculation, CalculationContext, CalculationResult, ResultLine
from coopkit.calculators.inputs import IncompleteInput, Values, example
from coopkit.i18n import N_, LazyText, Money, lazy
from coopkit.portfolio.account_lines import CURRENT_ASSETS, CURRENT_LIABILITIES, DIRECT_COSTS, OUR_YEAR
from coopkit.portfolio.accounts import AnnualAccounts, read_accounts
from coopkit.portfolio.financial_year import FinancialYear
from coopkit.report import Table, TableCell, heads
from coopkit.report.ratios import FIVE_RATIOS, RATIOS, ratio_cell

AMOUNT_LABELS = MappingProxyType(
    {
        "surplus": N_("Surplus"),
        "assets": N_("All that we have"),
        "liabilities": N_("All debts"),
        "equity": N_("Equity, with the surplus"),
    }
)


def group_year(values: Values, context: CalculationContext) -> CalculationResult | IncompleteInput:
    """Read a group's last two years: the surplus, whether the balance sheet balances, and the ratios.

    values: the answers to `manage.fin.our-year`; an empty line counts as 0 once its year has sales.
    """
    accounts = read_accounts(context.answers.with_answer(OUR_YEAR, values), minor_digits=context.minor_digits)
    unusable = tuple(gap.text for gap in accounts.unusable_cells if gap.exercise == OUR_YEAR)
    if accounts.now is None and unusable:
        return IncompleteInput(unusable)
    if accounts.now is None:
        return IncompleteInput((lazy(N_("Put in this year’s sales first, then what stands in your books.")),))
    figures = _year_figures(accounts.now)
    sentences = (*unusable, *_surplus_sentence(accounts.now), *_surplus_change_sentence(accounts))
    if not accounts.has_balance:
        text = N_("Put in what you have and what you owe at the year’s end. Then both sides can be compared.")
        return CalculationResult((*sentences, lazy(text)), tables=(_two_years_table(accounts),), figures=figures)
    ratio_result = five_ratios(_ratio_inputs(accounts.now))
    return CalculationResult(
        (*sentences, _balance_check_sentence(accounts.now), *ratio_result.sentences),
        (_equity_formula(accounts.now), *(ratio_result.formula if isinstance(ratio_result, CalculationResult) else ())),
        (_two_years_table(accounts),),
        figures | {name: ratio_cell(name, value) or lazy("–") for name, value in vars(accounts.now.ratios).items()},
    )


def _surplus_sentence(year: FinancialYear) -> Iterator[LazyText]:
    """Say what the year's income, costs and surplus or loss are."""
    text = N_("This year {income} came in as income and {costs} were costs: a surplus of {surplus}.")
    if year.surplus < 0:
        text = N_("This year {income} came in as income and {costs} were costs: a loss of {surplus}.")
    yield lazy(text, income=Money(year.income), costs=Money(year.costs), surplus=Money(abs(year.surplus)))


def _surplus_change_sentence(accounts: AnnualAccounts) -> Iterator[LazyText]:
    """Compare the surplus with last year's, if there is one."""
    if accounts.now is None or accounts.last is None:
        return
    change = accounts.now.surplus - accounts.last.surplus
    text = N_("That is {change} more than last year.") if change > 0 else N_("That is {change} less than last year.")
    yield lazy(text, change=Money(abs(change))) if change else lazy(N_("That is the same as last year."))


def _balance_check_sentence(year: FinancialYear) -> LazyText:
    """Say whether assets equal liabilities and equity, or by how much they differ."""
    if not year.imbalance:
        text = N_("Both sides are the same: you have {assets}, and {from_} is where it came from.")
        return lazy(text, assets=Money(year.assets), from_=Money(year.liabilities + year.equity))
    text = N_("You have {assets}, but debts and equity come to {from_}. Look for the {off} between them.")
    return lazy(
        text, assets=Money(year.assets), from_=Money(year.liabilities + year.equity), off=Money(abs(year.imbalance))
    )


def _equity_formula(year: FinancialYear) -> LazyText:
    """Write out how the equity is added up."""
    text = N_("Equity: {shares} + {reserve} + {funds} + {before} + {surplus} = {equity}")
    lines = {"shares": "shares", "reserve": "reserve", "funds": "funds", "before": "brought-forward"}
    parts = {name: Money(year.numbers[line]) for name, line in lines.items()}
    return lazy(text, **parts, surplus=Money(year.surplus), equity=Money(year.equity))


def _ratio_inputs(year: FinancialYear) -> dict[str, Decimal]:
    """Return the inputs of the calculation "five-ratios" from the lines of a year."""
    return {
        "current_assets": year.sum_of(*CURRENT_ASSETS),
        "current_liabilities": year.sum_of(*CURRENT_LIABILITIES),
        "debts": year.liabilities,
        "equity": year.equity,
        "sales": year.numbers["sales"],
        "direct_cost": year.sum_of(*DIRECT_COSTS),
        "surplus": year.surplus,
    }


def _year_figures(year: FinancialYear) -> dict[str, TableCell]:
    """Return the totals of a year and the inputs of its ratios, by figure id."""
    amounts: dict[str, TableCell] = {name: Money(getattr(year, name)) for name in AMOUNT_LABELS}
    return {**{name: Money(amount) for name, amount in _ratio_inputs(year).items()}, **amounts}


def _two_years_table(accounts: AnnualAccounts) -> Table:
    """Return totals and ratios of last year and this year."""
    years = (accounts.last, accounts.now)
    amounts = [(lazy(label), *(_amount_cell(year, name) for year in years)) for name, label in AMOUNT_LABELS.items()]
    ratios = [(lazy(RATIOS[name].label), *(_ratio_cell(year, name) for year in years)) for name in FIVE_RATIOS]
    head = heads(N_("Line"), N_("Last year"), N_("This year"))
    return Table(lazy(N_("Two years side by side")), head, (*amounts, *(ratios if accounts.has_balance else ())))


def _amount_cell(year: FinancialYear | None, name: str) -> TableCell:
    """Return a total of a year as money; None if it isn't known."""
    return None if year is None or (name != "surplus" and not year.has_balance) else Money(getattr(year, name))


def _ratio_cell(year: FinancialYear | None, name: str) -> TableCell:
    """Return a ratio of a year as it is shown; None if it isn't known or not defined."""
    return None if year is None or not year.has_balance else ratio_cell(name, getattr(year.ratios, name))


_EXPLANATIONS = MappingProxyType(
    {
        "working_capital": N_("cash + owed to us + stock − debts within a year"),
        "current_ratio": N_("(cash + owed to us + stock) ÷ debts within a year"),
        "debt_to_equity": N_("all debts ÷ equity"),
        "gross_margin": N_("(sales − materials − pay) ÷ sales"),
        "net_margin": N_("surplus ÷ sales"),
    }
)

GROUP_YEAR = Calculation(
    "our-year",
    None,
    group_year,
    lines=(
        ResultLine("surplus", N_("Surplus"), N_("sales + other income − all costs")),
        ResultLine("assets", N_("All that we have"), N_("cash + what customers owe us + stock + equipment")),
        ResultLine("liabilities", N_("All debts"), N_("debts within a year + loans that run longer")),
        ResultLine("equity", N_("Equity"), N_("shares + reserve + funds + left from earlier years + surplus")),
        *(ResultLine(name, RATIOS[name].label, how) for name, how in _EXPLANATIONS.items()),
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
    reads_group_answers=True,
)
