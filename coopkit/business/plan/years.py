"""A plan year by year: cash, statements, use of the surplus.

Rules for years 2 and 3, our own: units grow by the plan's rates on the year before, in every month alike; prices,
costs of a unit and fixed costs stay. What customers owe at the end of a year is paid in month 1 of the next. Interest
on shares and the cash part of the refund are paid in month 1 of the next year. An asset whose life has ended is
replaced in month 1 at the same cost. The loan goes on as agreed. There are no new members, fees, shares or grants.
Members use as much of the whole as in year 1. A loss is taken from the reserve that surpluses have built, what is more
is carried forward and made good first; the grant stays untouched. The education fund is kept, not spent.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from coopkit.business.loans import LoanRow, loan_schedule
from coopkit.business.plan.cash import PlanCash, start_money, year_cash
from coopkit.business.plan.fixed_assets import replacements
from coopkit.business.plan.inputs import MONTHS, BusinessPlan
from coopkit.business.plan.opening_balances import OpeningBalances
from coopkit.business.plan.statements import year_balance, year_income
from coopkit.business.plan.surplus import PlanUse, plan_surplus_use
from coopkit.business.statements import BalanceSheet, IncomeStatement

YEARS = 3


@dataclass(frozen=True)
class PlanYear:
    """A year, counted from 1; `before` are its opening balances, `after` those of the next year.

    balance: at the end of the year, before the surplus is used.
    """

    year: int
    before: OpeningBalances
    cash: PlanCash
    income: IncomeStatement
    balance: BalanceSheet
    distribution: PlanUse
    after: OpeningBalances

    @property
    def surplus(self) -> Decimal:
        """Money left after all costs; below 0 for a loss."""
        return self.income.surplus


def plan_loan(plan: BusinessPlan) -> tuple[LoanRow, ...]:
    """Return the loan's schedule from month 1, in equal instalments; empty without a loan.

    Source: annuity with a twelfth of the yearly rate each month; Microsoft Support, "PMT function".
    """
    if plan.loan is None or not plan.loan.principal:
        return ()
    monthly = Fraction(plan.loan.yearly_rate) / MONTHS
    return loan_schedule(plan.loan.principal, monthly, plan.loan.months, method="annuity", places=plan.minor_digits)


def plan_years(plan: BusinessPlan, loan: tuple[LoanRow, ...], years: int = YEARS) -> tuple[PlanYear, ...]:
    """Return the years of a plan, each beginning with the closing balances of the year before.

    loan: the schedule of `plan_loan`. years: how many, from the first; raises ValueError for other than 1 to 3.
    """
    if years not in range(1, YEARS + 1):
        raise ValueError(f"years is {years}: give 1 to {YEARS}")
    found: list[PlanYear] = []
    before = OpeningBalances(cash=start_money(plan).opening)
    for year in range(1, years + 1):
        found.append(_plan_year(plan, year, before, loan))
        before = found[-1].after
    return tuple(found)


def _plan_year(plan: BusinessPlan, year: int, before: OpeningBalances, loan: tuple[LoanRow, ...]) -> PlanYear:
    """Calculate one year from its opening balances."""
    cash = year_cash(
        plan,
        year,
        before.cash,
        owed=before.owed,
        loan=loan,
        bought_again=replacements(plan, year),
        paid_out=before.to_pay,
    )
    income = year_income(plan, year, cash, loan)
    used = plan_surplus_use(plan, year, income.surplus, brought_forward=before.losses)
    balance = year_balance(plan, year, before, cash, loan, income.surplus)
    after = before.after(used, cash=cash.flow.closing[-1], owed=cash.owed)
    return PlanYear(year, before, cash, income, balance, used, after)
