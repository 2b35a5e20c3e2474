"""Warnings about a plan as codes and values; `coopkit.portfolio` has the sentences."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal, TypeAlias

from coopkit.business.money import NotDefined
from coopkit.business.plan.break_even import BreakEven
from coopkit.business.plan.cash import start_money
from coopkit.business.plan.inputs import MONTHS, BusinessPlan
from coopkit.business.plan.ratios import earned_before_loan
from coopkit.business.plan.years import PlanYear
from coopkit.business.statements import total

Code: TypeAlias = Literal[
    "price-below-variable-cost",
    "cash-short-at-start",
    "cash-runs-out",
    "cash-runs-out-later",
    "loss",
    "break-even-out-of-reach",
    "break-even-above-sales",
    "instalment-above-surplus",
    "reserve-below-stated",
]


@dataclass(frozen=True)
class PlanWarning:
    """One warning.

    values, by code: price-below-variable-cost: product, price, cost. cash-short-at-start: missing.
    cash-runs-out: month, lowest_month, missing. cash-runs-out-later: year, month, missing. loss: loss.
    break-even-out-of-reach: reason. break-even-above-sales: needed and sales, money of an average month.
    instalment-above-surplus: instalments, earned. reserve-below-stated: rate, stated.
    Amounts are money, rates are fractions, months and years are counted from 1, a reason is a sentence.
    """

    code: Code
    values: tuple[tuple[str, Decimal | Fraction | int | str], ...] = ()


def plan_warnings(
    plan: BusinessPlan, years: tuple[PlanYear, ...], break_even: BreakEven, minimum_reserve: Decimal | None
) -> tuple[PlanWarning, ...]:
    """Return all warnings, those about prices first.

    minimum_reserve: the rate that a named source states for the country, a fraction; None where there is none.
    An instalment is above the surplus where the instalments of year 1 are more than the year earns before interest
    and depreciation, which is the money from which a loan can be paid.
    """
    return (
        *_price_warnings(plan),
        *_cash_warnings(plan, years),
        *_result_warnings(years[0], break_even),
        *_loan_warnings(years[0]),
        *_reserve_warnings(plan, minimum_reserve),
    )


def _warning(code: Code, **values: Decimal | Fraction | int | str) -> PlanWarning:
    return PlanWarning(code, tuple(values.items()))


def _price_warnings(plan: BusinessPlan) -> Iterator[PlanWarning]:
    """Warn of products that sell below their variable cost."""
    for product in plan.products:
        if product.price < product.variable_cost:
            yield _warning(
                "price-below-variable-cost", product=product.name, price=product.price, cost=product.variable_cost
            )


def _cash_warnings(plan: BusinessPlan, years: tuple[PlanYear, ...]) -> Iterator[PlanWarning]:
    """Warn of too little money at the start, and of the first year in which cash runs out."""
    opening = start_money(plan).opening
    if opening < 0:
        yield _warning("cash-short-at-start", missing=-opening)
    first, *later = years
    flow = first.cash.flow
    if flow.first_negative_month:
        yield _warning(
            "cash-runs-out", month=flow.first_negative_month, lowest_month=flow.lowest_month, missing=flow.funding_gap
        )
        return
    for year in later:
        flow = year.cash.flow
        if flow.first_negative_month:
            yield _warning(
                "cash-runs-out-later", year=year.year, month=flow.first_negative_month, missing=flow.funding_gap
            )
            return


def _result_warnings(first: PlanYear, break_even: BreakEven) -> Iterator[PlanWarning]:
    """Warn of a loss, and of a break-even out of reach or above the planned sales."""
    if first.surplus < 0:
        yield _warning("loss", loss=-first.surplus)
    sales = Fraction(total(first.income.sales)) / MONTHS
    needed = break_even.revenue_needed
    if isinstance(needed, NotDefined):
        yield _warning("break-even-out-of-reach", reason=needed.reason)
    elif isinstance(break_even.revenue, Fraction) and break_even.revenue > sales:
        yield _warning("break-even-above-sales", needed=needed, sales=sales)


def _loan_warnings(first: PlanYear) -> Iterator[PlanWarning]:
    """Warn if the loan's instalments are more than the year earns."""
    instalments, earned = sum(first.cash.instalments, Decimal(0)), earned_before_loan(first)
    if instalments > earned:
        yield _warning("instalment-above-surplus", instalments=instalments, earned=earned)


def _reserve_warnings(plan: BusinessPlan, stated: Decimal | None) -> Iterator[PlanWarning]:
    """Warn if the rate for the reserve is below the stated minimum."""
    if stated is not None and plan.rules.reserve < stated:
        yield _warning("reserve-below-stated", rate=plan.rules.reserve, stated=stated)
