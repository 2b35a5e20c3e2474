"""Ratios of a plan's first year for lenders and members."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from coopkit.business.money import NotDefined
from coopkit.business.plan.years import PlanYear
from coopkit.business.statements import StatementRatios, statement_ratios, total


@dataclass(frozen=True)
class Ratios(StatementRatios):
    """The ratios at the end of year 1.

    debt_service_cover: how many times the money earned covers the loan's instalments of the year.
    """

    debt_service_cover: Fraction | NotDefined


def plan_ratios(first: PlanYear) -> Ratios:
    """Return the ratios of a plan's first year, by the formulas of `coopkit.business.statements`."""
    balance, income = first.balance, first.income
    paid = sum(first.cash.instalments, Decimal(0))
    no_loan = NotDefined("There is no loan to pay back in this year.")
    ratios = statement_ratios(
        current_assets=total(balance.current_assets),
        current_liabilities=total(balance.current_liabilities),
        liabilities=balance.liabilities,
        equity=balance.net_assets,
        sales=total(income.sales),
        direct_costs=total(income.cost_of_goods_sold),
        surplus=income.surplus,
    )
    cover = Fraction(earned_before_loan(first)) / Fraction(paid) if paid else no_loan
    return Ratios(**vars(ratios), debt_service_cover=cover)


def earned_before_loan(year: PlanYear) -> Decimal:
    """Return the money from which a loan can be paid: surplus plus interest and depreciation.

    Source: the usual debt service cover of lenders.
    """
    costs = {line.id: line.amount for line in year.income.costs}
    return year.surplus + costs["interest"] + costs["depreciation"]
