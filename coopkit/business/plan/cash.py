"""Cash plan of a business plan, month by month."""

from dataclasses import dataclass
from decimal import Decimal

from coopkit.business.cash_flow import CashFlow, cash_flow
from coopkit.business.loans import LoanRow
from coopkit.business.money import EXACT, add_up, round_half_up
from coopkit.business.plan.inputs import MONTHS, BusinessPlan

Months = tuple[Decimal, ...]


@dataclass(frozen=True)
class StartMoney:
    """Money before the first month: from members and others, less the start-up list."""

    shares: Decimal
    entry_fees: Decimal
    grant: Decimal
    loan: Decimal
    start_up: Decimal

    @property
    def opening(self) -> Decimal:
        """The opening balance of the first month; below 0 if the money isn't enough."""
        return self.shares + self.entry_fees + self.grant + self.loan - self.start_up


@dataclass(frozen=True)
class PlanCash:
    """Twelve months of money, each line with 12 amounts.

    sales, variable_costs: a line for each product, in the month of the sale. paid_now, paid_later: sales received in
    their month and in the month after. share_payments: shares paid in instalments. instalments: of the loan.
    replacements: things bought again. paid_out: interest on shares and cash refunds of the year before.
    flow: opening, receipts, payments and closings. owed: what customers owe after month 12, money.
    """

    sales: tuple[Months, ...]
    variable_costs: tuple[Months, ...]
    paid_now: Months
    paid_later: Months
    share_payments: Months
    fixed_costs: Months
    instalments: Months
    replacements: Months
    paid_out: Months
    flow: CashFlow
    owed: Decimal


def start_money(plan: BusinessPlan) -> StartMoney:
    """Return the money before the first month: shares, fees, grant and loan, less the start-up list.

    Source: opening balance of the cash plan, own design.
    """
    at_start = plan.share_payments[0] if plan.share_payments else Decimal(0)
    return StartMoney(
        shares=plan.members * at_start,
        entry_fees=plan.members * plan.entry_fee,
        grant=plan.grant,
        loan=plan.loan.principal if plan.loan else Decimal(0),
        start_up=add_up(item.amount for item in plan.start_up),
    )


def month_sums(lines: tuple[Months, ...]) -> Months:
    """Add up lines month by month; money in each of 12 months."""
    return tuple(map(add_up, zip(*lines, strict=True)))


def year_cash(
    plan: BusinessPlan,
    year: int,
    opening: Decimal,
    *,
    owed: Decimal,
    loan: tuple[LoanRow, ...],
    bought_again: Decimal,
    paid_out: Decimal,
) -> PlanCash:
    """Return the cash plan of one year.

    opening: money when month 1 begins. owed: what customers still owe then; they pay in month 1. loan: the schedule
    from the loan's first month. bought_again, paid_out: money paid in month 1.
    Variable costs are paid in the month of the sale; sales and costs are rounded for each product and month.
    Source: closing = opening + receipts − payments; credit sales enter in the month of payment (BBC Bitesize,
    "Calculating the cash flow").
    """
    places, growth = plan.minor_digits, _growth_factor(plan, year)
    units_sold = [_multiply(product.units, growth) for product in plan.products]
    sales, variable = (
        tuple(
            _round_months(_multiply(units, each), places) for units, each in zip(units_sold, unit_amounts, strict=True)
        )
        for unit_amounts in (
            [product.price for product in plan.products],
            [product.variable_cost for product in plan.products],
        )
    )
    month_sales = month_sums(sales)
    paid_now = _round_months(_multiply(month_sales, plan.paid_at_once), places)
    credit_sales = tuple(each - paid for each, paid in zip(month_sales, paid_now, strict=True))
    paid_later = (owed, *credit_sales[:-1])
    shares = _share_instalments(plan) if year == 1 else _only_in_first_month(Decimal(0))
    fixed = (plan.fixed_costs,) * MONTHS
    rows = loan[(year - 1) * MONTHS : year * MONTHS]
    instalments = tuple(row.instalment for row in rows) + (Decimal(0),) * (MONTHS - len(rows))
    replaced, paid_out_months = _only_in_first_month(bought_again), _only_in_first_month(paid_out)
    receipts = month_sums((paid_now, paid_later, shares))
    payments = month_sums((*variable, fixed, instalments, replaced, paid_out_months))
    flow = cash_flow(opening, receipts, payments)
    return PlanCash(
        sales,
        variable,
        paid_now,
        paid_later,
        shares,
        fixed,
        instalments,
        replaced,
        paid_out_months,
        flow,
        credit_sales[-1],
    )


def _growth_factor(plan: BusinessPlan, year: int) -> Decimal:
    """Return the factor by which units have grown from year 1 to a year."""
    factor = Decimal(1)
    for rate in plan.growth[: year - 1]:
        factor = EXACT.multiply(factor, EXACT.add(1, rate))
    return factor


def _multiply(months: Months, factor: Decimal) -> Months:
    """Multiply each month by a factor."""
    return tuple(EXACT.multiply(each, factor) for each in months)


def _round_months(months: Months, places: int) -> Months:
    """Round each month's amount half up to the smallest money."""
    return tuple(round_half_up(each, places) for each in months)


def _share_instalments(plan: BusinessPlan) -> Months:
    """Return what all members together pay towards their shares in each month of year 1."""
    later = [plan.members * each for each in plan.share_payments[1:]]
    return (*later, *[Decimal(0)] * (MONTHS - len(later)))


def _only_in_first_month(amount: Decimal) -> Months:
    """Return twelve months with an amount in the first and 0 in the others."""
    return (amount, *[Decimal(0)] * (MONTHS - 1))
