"""What a spreadsheet must show of a plan, by the names of its cells, taken from `evaluate` alone."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from coopkit.business.money import NotDefined
from coopkit.business.plan import BusinessPlan, Evaluation, PlanYear, evaluate
from coopkit.business.plan.ratios import plan_ratios
from tests.export.xlsx.recalculating import Recalculated

Figure = Decimal | Fraction | int | str | NotDefined
Difference = tuple[str, object, object]


def differing_figures(book: Recalculated, plan: BusinessPlan) -> list[Difference]:
    """Each cell that does not show what `evaluate` says of a plan: its name, what it shows, what it should."""
    result = evaluate(plan)
    found = [(name, book[name], figure) for name, figure in _all_figures(result).items()]
    for name, row in _row_figures(result).items():
        shown = book.row(name)[: len(row)]
        found += [(f"{name} {at}", *pair) for at, pair in enumerate(zip(shown, row, strict=True), start=1)]
    return [each for each in found if not _shows_figure(each[1], each[2])]


def _shows_figure(shown: object, figure: Figure) -> bool:
    """Money and counts to the last place, exact fractions as far as a binary number goes."""
    if isinstance(figure, str | NotDefined):
        return shown == (figure.reason if isinstance(figure, NotDefined) else figure)
    if not isinstance(shown, int | float):
        return False
    if isinstance(figure, Fraction):
        return abs(shown - float(figure)) <= 1e-12 * max(1.0, abs(float(figure)))
    return shown == float(figure)


def _all_figures(result: Evaluation) -> dict[str, Figure]:
    even = result.break_even
    figures: dict[str, Figure] = {
        "everything_adds_up": "Everything adds up.",
        "opening_cash": result.start.opening,
        "surplus": result.surplus,
        "lowest_cash": result.cash.lowest,
        "lowest_month": result.cash.lowest_month,
        "burden": even.costs_to_cover,
        "margin_part": even.ratio,
        "break_even_units_exact": even.units_exact,
        "break_even_units": even.units,
        "break_even_units_per_member": even.units_per_member,
        "break_even_revenue_exact": even.revenue,
        "break_even_revenue": even.revenue_needed,
        "margin_of_safety": even.safety,
    }
    for year in result.years:
        of_year = {**_cash_figures(year), **_statement_figures(year), **_surplus_figures(year), **_ratio_figures(year)}
        figures |= {f"{name}_{year.year}": figure for name, figure in of_year.items()}
    return figures


def _cash_figures(year: PlanYear) -> dict[str, Figure]:
    cash, flow = year.cash, year.cash.flow
    products = {f"sales_{at}": sum(months) for at, months in enumerate(cash.sales, start=1)}
    costs = {f"variable_costs_{at}": sum(months) for at, months in enumerate(cash.variable_costs, start=1)}
    return {
        **products,
        **costs,
        "receipts": sum(flow.receipts),
        "payments": sum(flow.payments),
        "instalments": sum(cash.instalments),
        "closing": flow.closing[-1],
        "owed": cash.owed,
        "lowest_cash": flow.lowest,
        "lowest_month": flow.lowest_month,
        "first_negative_month": flow.first_negative_month or "–",
        "funding_gap": flow.funding_gap,
    }


def _statement_figures(year: PlanYear) -> dict[str, Figure]:
    income, balance = year.income, year.balance
    costs = {line.id: line.amount for line in income.costs}
    equity = {line.id: line.amount for line in balance.equity}
    assets = {line.id: line.amount for line in balance.non_current_assets}
    return {
        "fees": income.other_income[0].amount,
        "gross_surplus": income.gross_surplus,
        "fixed_costs": costs["fixed"],
        "depreciation": costs["depreciation"],
        "interest": costs["interest"],
        "paid_off": costs["at-once"],
        "surplus": year.surplus,
        "equipment": assets["equipment"],
        "year_deposits": assets["deposits"],
        "assets": balance.assets,
        "sources": balance.liabilities_and_equity,
        "loan_soon": balance.current_liabilities[0].amount,
        "loan_later": balance.non_current_liabilities[0].amount,
        "shares_paid": equity["shares"],
        "grant_kept": equity["grant"],
        "reserve_before": equity["reserve"],
        "education_before": equity["education"],
        "retained_before": equity["retained"],
        "losses_before": equity["losses"],
    }


def _surplus_figures(year: PlanYear) -> dict[str, Figure]:
    used, use, after = year.distribution, year.distribution.use, year.after
    return {
        "losses_made_good": use.amount("losses"),
        "from_non_members": use.amount("non-members"),
        "to_reserve": use.amount("reserve"),
        "to_education": use.amount("education"),
        "interest_paid": used.interest,
        "in_common": used.undistributed,
        "refund": used.refund,
        "refund_cash": used.cash,
        "refund_retained": used.retained,
        "to_pay": after.to_pay,
        "reserve_after": after.reserve,
        "education_after": after.education,
        "retained_after": after.retained,
        "losses_after": after.losses,
    }


def _ratio_figures(year: PlanYear) -> dict[str, Figure]:
    ratios = plan_ratios(year)
    names = ("working_capital", "current_ratio", "debt_to_equity", "gross_margin", "net_margin", "debt_service_cover")
    found = {name: getattr(ratios, name) for name in names}
    return {name: "–" if isinstance(figure, NotDefined) else figure for name, figure in found.items()}


def _row_figures(result: Evaluation) -> dict[str, Sequence[Decimal]]:
    loan = result.loan[:120]
    rows: dict[str, Sequence[Decimal]] = {
        "loan_instalments": [row.instalment for row in loan],
        "loan_interest": [row.interest for row in loan],
        "loan_balances": [row.balance for row in loan],
    }
    for year in result.years:
        rows[f"closings_{year.year}"] = year.cash.flow.closing
        members = year.distribution.members
        for name, field in (("interest", "interest"), ("refund", "refund"), ("cash", "cash"), ("kept", "retained")):
            rows[f"{name}_by_member_{year.year}"] = [getattr(member, field) for member in members]
    return rows
