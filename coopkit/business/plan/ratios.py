"""Ratios of a plan's first year for lenders and members."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from coopkit.business.money import NotDefined
from coopkit.business.plan.years import PlanYear
from coopkit.business.statements import (
    current_ratio,
    debt_to_equity,
    gross_margin,
    net_margin,
    total,
    working_capital,
)


@dataclass(frozen=True)
class Ratios:
    """At the end of year 1: working capital, money; the rest are exact numbers.

    debt_service_cover: how many times the money earned covers the loan's instalments of the year.
    """

    working_capital: Decimal
    current_ratio: Fraction | NotDefined
    debt_to_equity: Fraction | NotDefined
    gross_margin: Fraction | NotDefined
    net_margin: Fraction | NotDefined
    debt_service_cover: Fraction | NotDefined


def plan_ratios(first: PlanYear) -> Ratios:
    """Return the ratios of a plan's first year, by the formulas of `coopkit.business.statements`."""
    balance, income = first.balance, first.income
    means, debts = total(balance.current_assets), total(balance.current_liabilities)
    sales = total(income.sales)
    paid = sum(first.cash.instalments, Decimal(0))
    no_loan = NotDefined("There is no loan to pay back in this year.")
    return Ratios(
        working_capital=working_capital(means, debts),
        current_ratio=current_ratio(means, debts),
        debt_to_equity=debt_to_equity(balance.liabilities, balance.net_assets),
        gross_margin=gross_margin(sales, total(income.cost_of_goods_sold)),
        net_margin=net_margin(sales, income.surplus),
        debt_service_cover=Fraction(earned_before_loan(first)) / Fraction(paid) if paid else no_loan,
    )


def earned_before_loan(year: PlanYear) -> Decimal:
    """Return the money from which a loan can be paid: surplus plus interest and depreciation.

    Source: the usual debt service cover of lenders.
    """
    costs = {line.id: line.amount for line in year.income.costs}
    return year.surplus + costs["interest"] + costs["depreciation"]
