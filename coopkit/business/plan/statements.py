"""Income statement and balance sheet of a year of a plan."""

from decimal import Decimal

from coopkit.business.loans import LoanRow
from coopkit.business.plan.cash import PlanCash
from coopkit.business.plan.fixed_assets import deposits, depreciation, equipment, one_off_costs
from coopkit.business.plan.inputs import MONTHS, BusinessPlan
from coopkit.business.plan.opening_balances import OpeningBalances
from coopkit.business.statements import BalanceSheet, IncomeStatement, Lines, StatementLine

ZERO = Decimal(0)


def year_income(plan: BusinessPlan, year: int, cash: PlanCash, loan: tuple[LoanRow, ...]) -> IncomeStatement:
    """Return the income statement of a year; entry fees and one-off costs belong to year 1.

    Lines: "product-1" and so on in sales and cost of goods sold, "entry-fees"; "fixed", "depreciation", "interest",
    "at-once". The grant goes to the reserve and is no income, as shares and the loan are none.
    Source: sales and fees − variable and fixed costs − depreciation − interest − one-off costs, own design.
    """
    first = year == 1
    return IncomeStatement(
        sales=_product_lines(cash.sales),
        cost_of_goods_sold=_product_lines(cash.variable_costs),
        other_income=(StatementLine("entry-fees", plan.members * plan.entry_fee if first else ZERO),),
        costs=(
            StatementLine("fixed", sum(cash.fixed_costs, ZERO)),
            StatementLine("depreciation", depreciation(plan, year)),
            StatementLine("interest", sum((row.interest for row in rows_of_year(loan, year)), ZERO)),
            StatementLine("at-once", one_off_costs(plan) if first else ZERO),
        ),
    )


def year_balance(
    plan: BusinessPlan, year: int, before: OpeningBalances, cash: PlanCash, loan: tuple[LoanRow, ...], surplus: Decimal
) -> BalanceSheet:
    """Return the balance sheet at the end of a year, before its surplus is used.

    before: the opening balances of the year. surplus: of the year, money.
    Lines: "cash", "owed-by-customers", "equipment", "deposits", "loan"; "shares", "grant", "reserve", "education",
    "retained", "losses", "surplus". Loan principal due within 12 months is a current liability.
    Source: cash + owed by customers + equipment + deposits = loan + shares + grant + surplus, in year 1.
    """
    owed_later = sum((row.principal for row in loan[year * MONTHS :]), ZERO)
    due_within_a_year = sum((row.principal for row in rows_of_year(loan, year + 1)), ZERO)
    return BalanceSheet(
        current_assets=(StatementLine("cash", cash.flow.closing[-1]), StatementLine("owed-by-customers", cash.owed)),
        non_current_assets=(
            StatementLine("equipment", equipment(plan, year)),
            StatementLine("deposits", deposits(plan)),
        ),
        current_liabilities=(StatementLine("loan", due_within_a_year),),
        non_current_liabilities=(StatementLine("loan", owed_later - due_within_a_year),),
        equity=(
            StatementLine("shares", plan.members * sum(plan.share_payments, ZERO)),
            StatementLine("grant", plan.grant),
            StatementLine("reserve", before.reserve),
            StatementLine("education", before.education),
            StatementLine("retained", before.retained),
            StatementLine("losses", before.losses),
            StatementLine("surplus", surplus),
        ),
    )


def rows_of_year(loan: tuple[LoanRow, ...], year: int) -> tuple[LoanRow, ...]:
    """Return the rows of the loan's schedule in a year, counted from 1."""
    return loan[(year - 1) * MONTHS : year * MONTHS]


def _product_lines(lines: tuple[tuple[Decimal, ...], ...]) -> Lines:
    """Return a statement line with the year's total for each product."""
    return tuple(StatementLine(f"product-{number}", sum(months, ZERO)) for number, months in enumerate(lines, start=1))
