"""The sheet of results: income statement, balance sheet and ratios of three years."""

from coopkit.business.plan import BusinessPlan, Evaluation
from coopkit.business.plan.inputs import MONTHS
from coopkit.business.plan.ratios import plan_ratios
from coopkit.business.plan.years import YEARS, PlanYear
from coopkit.business.statements import total
from coopkit.export.xlsx.formulas import round_sum
from coopkit.export.xlsx.ratios import ratio_lines, ratio_values
from coopkit.export.xlsx.sheet_lines import YearLine, write_year_headers, write_year_lines
from coopkit.export.xlsx.workbook import HEADER_ROW, CellValue, Workbook, WorkbookSheet
from coopkit.i18n import N_

_ASSETS = (
    YearLine(N_("Cash"), "cash", "closing_{year}"),
    YearLine(N_("Customers owe"), "receivable", "owed_{year}"),
    YearLine(N_("Things, as far as not written off"), "things", "equipment_{year}"),
    YearLine(N_("Deposits"), "year_deposits", "deposits"),
    YearLine(
        N_("Together"), "assets", round_sum("closing_{year}+owed_{year}+equipment_{year}+deposits"), "money total"
    ),
)
_LIABILITIES_AND_EQUITY = (
    YearLine(N_("Loan, due within 12 months"), "loan_soon", round_sum("SUMIF(loan_years,{next},loan_principal)")),
    YearLine(
        N_("Loan, due later"), "loan_later", round_sum(f"INDEX(loan_balances,{MONTHS}*{{year}})-loan_soon_{{year}}")
    ),
    YearLine(N_("Shares"), "shares_paid", round_sum("members*SUMPRODUCT(ROUND(share_payments,money_places))")),
    YearLine(N_("Grant, kept in the reserve"), "grant_kept", "grant_received"),
    YearLine(N_("Reserve from earlier years"), "reserve_before", "reserve_after_{previous}", first_year="0"),
    YearLine(N_("Education fund"), "education_before", "education_after_{previous}", first_year="0"),
    YearLine(N_("Refunds kept for members"), "retained_before", "retained_after_{previous}", first_year="0"),
    YearLine(N_("Losses carried forward"), "losses_before", "losses_after_{previous}", first_year="0"),
    YearLine(N_("Surplus of the year"), "year_surplus", "surplus_{year}"),
    YearLine(
        N_("Together"),
        "sources",
        round_sum(
            "loan_soon_{year}+loan_later_{year}+shares_paid_{year}+grant_kept_{year}+reserve_before_{year}"
            "+education_before_{year}+retained_before_{year}+losses_before_{year}+surplus_{year}"
        ),
        "money total",
    ),
)
_RATIO_LABELS = {
    "working_capital": N_("Working capital"),
    "current_ratio": N_("Short-term means for each 1 of short-term debts"),
    "debt_to_equity": N_("Debts for each 1 of our own"),
    "gross_margin": N_("Left after variable costs, part of sales"),
    "net_margin": N_("Surplus, part of sales"),
    "debt_service_cover": N_("Earned for each 1 of instalments"),
}
_RATIO_OPERANDS = {
    "short_term_assets": "closing_{year}+owed_{year}",
    "short_term_debts": "loan_soon_{year}",
    "debts": "loan_soon_{year}+loan_later_{year}",
    "equity": round_sum("assets_{year}-loan_soon_{year}-loan_later_{year}"),
    "gross_surplus": "gross_surplus_{year}",
    "surplus": "surplus_{year}",
    "sales": "all_sales_{year}",
    "earned_before_loan": "surplus_{year}+interest_{year}+depreciation_{year}",
    "instalments": "instalments_{year}",
}


def write_results_sheet(book: Workbook, evaluation: Evaluation) -> None:
    """Write the sheet of results; each line's cells are named with their year, such as `surplus_1`."""
    description = N_("What each year brings and costs, and what there is at its end, before the surplus is used.")
    sheet = book.add_sheet(N_("Result and balance"), description, (46, *[16] * YEARS))
    write_year_headers(sheet, HEADER_ROW, range(1, YEARS + 1))
    plan, row = evaluation.plan, HEADER_ROW + 1
    sheet.write_label(row, 0, N_("Income and costs"), "section")
    row = _write_product_totals(sheet, row + 1, evaluation)
    values = {
        year.year: _statement_amounts(year) | ratio_values(_RATIO_LABELS, plan_ratios(year))
        for year in evaluation.years
    }
    row = write_year_lines(sheet, row, _income_lines(plan), values.items())
    for title, lines in (
        (N_("What there is at the end of the year"), _ASSETS),
        (N_("Where it came from"), _LIABILITIES_AND_EQUITY),
        (N_("Ratios"), ratio_lines(_RATIO_LABELS, _RATIO_OPERANDS)),
    ):
        sheet.write_label(row + 1, 0, title, "section")
        row = write_year_lines(sheet, row + 2, lines, values.items())
    note = N_("A dash stands where there is nothing to compare with: no sales, no loan, no short-term debts.")
    sheet.write_label(row, 0, note, "note")


def _write_product_totals(sheet: WorkbookSheet, row: int, evaluation: Evaluation) -> int:
    """Write the sales and the variable costs of each product; return the row below."""
    for label, name, field in (
        (N_("Sales: {product}"), "sales", "sales"),
        (N_("Variable costs: {product}"), "variable_costs", "cost_of_goods_sold"),
    ):
        for number, product in enumerate(evaluation.plan.products, start=1):
            sheet.write_product_label(row, 0, label, number, product.name)
            for year in evaluation.years:
                amount = getattr(year.income, field)[number - 1].amount
                sheet.write_formula(row, year.year, f"{name}_{number}_{year.year}", amount)
            row += 1
    return row


def _income_lines(plan: BusinessPlan) -> tuple[YearLine, ...]:
    """Return the lines of the income statement below those of the products."""
    sales, costs = (
        round_sum("+".join(f"{name}_{product}_{{year}}" for product in range(1, len(plan.products) + 1)))
        for name in ("sales", "variable_costs")
    )
    gross = round_sum("all_sales_{year}-all_variable_costs_{year}")
    surplus = "gross_surplus_{year}+fees_{year}-fixed_costs_{year}-depreciation_{year}-interest_{year}-paid_off_{year}"
    style = "money total"
    return (
        YearLine(N_("Sales together"), "all_sales", sales, style),
        YearLine(N_("Variable costs together"), "all_variable_costs", costs, style),
        YearLine(N_("Left after variable costs"), "gross_surplus", gross, style),
        YearLine(N_("Entry fees"), "fees", "0", first_year="entry_fees"),
        YearLine(N_("Fixed costs"), "year_fixed_costs", "fixed_costs_{year}"),
        YearLine(N_("Wear of things"), "wear", "depreciation_{year}"),
        YearLine(N_("Interest on the loan"), "interest", round_sum("SUMIF(loan_years,{year},loan_interest)")),
        YearLine(N_("Costs at once"), "paid_off", "0", first_year="costs_at_once"),
        YearLine(N_("Surplus, below 0 a loss"), "surplus", round_sum(surplus), style),
    )


def _statement_amounts(year: PlanYear) -> dict[str, CellValue]:
    """Return the amounts of a year that coopkit calculated, by the names of the lines."""
    income, balance = year.income, year.balance
    costs, equity = ({line.id: line.amount for line in lines} for lines in (income.costs, balance.equity))
    assets = {line.id: line.amount for line in balance.current_assets + balance.non_current_assets}
    return {
        "all_sales": total(income.sales),
        "all_variable_costs": total(income.cost_of_goods_sold),
        "gross_surplus": income.gross_surplus,
        "fees": total(income.other_income),
        "year_fixed_costs": costs["fixed"],
        "wear": costs["depreciation"],
        "interest": costs["interest"],
        "paid_off": costs["at-once"],
        "surplus": year.surplus,
        "cash": assets["cash"],
        "receivable": assets["owed-by-customers"],
        "things": assets["equipment"],
        "year_deposits": assets["deposits"],
        "assets": balance.assets,
        "loan_soon": total(balance.current_liabilities),
        "loan_later": total(balance.non_current_liabilities),
        "shares_paid": equity["shares"],
        "grant_kept": equity["grant"],
        "reserve_before": equity["reserve"],
        "education_before": equity["education"],
        "retained_before": equity["retained"],
        "losses_before": equity["losses"],
        "year_surplus": equity["surplus"],
        "sources": balance.liabilities_and_equity,
    }
