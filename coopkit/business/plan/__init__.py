"""Evaluate a business plan: cash, statements, break-even, surplus, ratios and warnings.

evaluation = evaluate(plan, minimum_reserve=Decimal("0.20"))
evaluation.cash.lowest, evaluation.surplus, evaluation.break_even.units
evaluate(what_if(plan, units="0.8")).cash.first_negative_month
"""

from dataclasses import dataclass
from decimal import Decimal, localcontext

from coopkit.business.cash_flow import CashFlow
from coopkit.business.loans import LoanRow
from coopkit.business.money import EXACT, NotDefined
from coopkit.business.plan.break_even import BreakEven, plan_break_even
from coopkit.business.plan.cash import PlanCash, StartMoney, start_money
from coopkit.business.plan.inputs import MONTHS, BusinessPlan, Loan, Product, StartUpItem, SurplusRules, what_if
from coopkit.business.plan.ratios import Ratios, plan_ratios
from coopkit.business.plan.surplus import MemberBenefit, PlanUse
from coopkit.business.plan.warnings import PlanWarning, plan_warnings
from coopkit.business.plan.years import YEARS, PlanYear, plan_loan, plan_years
from coopkit.business.statements import BalanceSheet, IncomeStatement

__all__ = [
    "MONTHS",
    "BreakEven",
    "BusinessPlan",
    "Evaluation",
    "Loan",
    "MemberBenefit",
    "PlanCash",
    "PlanUse",
    "PlanWarning",
    "PlanYear",
    "Product",
    "Ratios",
    "StartUpItem",
    "SurplusRules",
    "evaluate",
    "what_if",
]


@dataclass(frozen=True)
class Evaluation:
    """The results of a business plan; money in its smallest unit.

    start: money before month 1. loan: the whole schedule, empty without a loan. break_even: of an average month of
    year 1. ratios: at the end of year 1. years: as asked for, usually three; the properties give the first.
    """

    plan: BusinessPlan
    start: StartMoney
    loan: tuple[LoanRow, ...]
    years: tuple[PlanYear, ...]
    break_even: BreakEven
    ratios: Ratios
    warnings: tuple[PlanWarning, ...]

    @property
    def cash(self) -> CashFlow:
        """The 12 months of year 1; `years[0].cash` has all their lines."""
        return self.years[0].cash.flow

    @property
    def income(self) -> IncomeStatement:
        """The income statement of year 1."""
        return self.years[0].income

    @property
    def surplus(self) -> Decimal:
        """The surplus of year 1, money; below 0 for a loss."""
        return self.years[0].surplus

    @property
    def balance(self) -> BalanceSheet:
        """The balance sheet at the end of year 1, before the surplus is used; its two sides are the check line."""
        return self.years[0].balance

    @property
    def distribution(self) -> PlanUse:
        """The use of the surplus of year 1."""
        return self.years[0].distribution

    @property
    def member_benefit(self) -> tuple[MemberBenefit, ...]:
        """What each member receives of the surplus of year 1, in the order of the member list."""
        return self.distribution.members

    @property
    def break_even_revenue(self) -> Decimal | NotDefined:
        """Sales of a month that cover its costs, money, rounded up."""
        return self.break_even.revenue_needed


def evaluate(plan: BusinessPlan, *, minimum_reserve: Decimal | None = None, years: int = YEARS) -> Evaluation:
    """Calculate a plan: years of cash and statements, break-even, use of the surplus, ratios and warnings.

    minimum_reserve: the rate for the reserve that a named source states for the country, a fraction; a plan below it
    gets a warning. years: 1 to 3; one is enough, and a third of the work, where many plans are compared.
    Source: own design; each figure by the function of `coopkit.business` with its name.
    """
    with localcontext(EXACT):
        loan = plan_loan(plan)
        evaluated = plan_years(plan, loan, years)
        break_even = plan_break_even(plan, evaluated[0].income)
        return Evaluation(
            plan=plan,
            start=start_money(plan),
            loan=loan,
            years=evaluated,
            break_even=break_even,
            ratios=plan_ratios(evaluated[0]),
            warnings=plan_warnings(plan, evaluated, break_even, minimum_reserve),
        )
