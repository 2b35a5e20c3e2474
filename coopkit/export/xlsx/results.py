"""The sheet of results: income, balance and ratios of three years."""

from collections.abc import Callable
from decimal import Decimal

from coopkit.business.money import NotDefined
from coopkit.business.plan.inputs import MONTHS
from coopkit.business.plan.ratios import plan_ratios
from coopkit.business.plan.years import YEARS, PlanYear
from coopkit.business.statements import Lines, total
from coopkit.export.xlsx.formulas import round_sum
from coopkit.export.xlsx.plan_book import PlanSheet, PlanWorkbook
from coopkit.export.xlsx.workbook import DASH, HEAD_ROW, Shown
from coopkit.i18n import N_

_Line = tuple[str, str, Callable[[int], str], Callable[[PlanYear], Shown], str]
"""Label, name, formula of a year, coopkit's value of a year, look."""


def write_results(book: PlanWorkbook) -> PlanSheet:
    """Write the sheet; each line's cells are named with their year, such as `surplus_1`."""
    says = N_("What each year brings and costs, and what there is at its end, before the surplus is used.")
    sheet = book.sheet(N_("Result and balance"), says, (46, *[16] * YEARS))
    sheet.year_heads(HEAD_ROW)
    row = _income(sheet, HEAD_ROW + 1)
    row = _lines(sheet, row, N_("What there is at the end of the year"), _assets())
    row = _lines(sheet, row, N_("Where it came from"), _sources())
    row = _lines(sheet, row, N_("Ratios"), _ratios())
    note = N_("A dash stands where there is nothing to compare with: no sales, no loan, no short-term debts.")
    sheet.write_label(row - 1, 0, note, "note")
    return sheet


def _income(sheet: PlanSheet, row: int) -> int:
    """The income statement, with lines for each product; returns the next free row."""
    years, products = sheet.book.evaluation.years, len(sheet.book.plan.products)
    sheet.write_label(row, 0, N_("Income and costs"), "section")
    for label, name, side in (
        (N_("Sales: {product}"), "sales", "sales"),
        (N_("Variable costs: {product}"), "variable_costs", "cost_of_goods_sold"),
    ):
        for product in range(1, products + 1):
            row += 1
            sheet.product_label(row, 0, label, product)
            for year in years:
                amount = getattr(year.income, side)[product - 1].amount
                sheet.write_formula(row, year.year, f"{name}_{product}_{year.year}", amount)
    return _lines(sheet, row, "", _income_lines(products))


def _income_lines(products: int) -> tuple[_Line, ...]:
    def all_of(name: str, year: int) -> str:
        return "+".join(f"{name}_{product}_{year}" for product in range(1, products + 1))

    def gross(year: int) -> str:
        return round_sum(f"all_sales_{year}-all_variable_costs_{year}")

    def surplus(year: int) -> str:
        costs = f"fixed_costs_{year}-depreciation_{year}-interest_{year}-paid_off_{year}"
        return round_sum(f"gross_surplus_{year}+fees_{year}-{costs}")

    return (
        (
            N_("Sales together"),
            "all_sales",
            lambda year: round_sum(all_of("sales", year)),
            lambda year: total(year.income.sales),
            "money total",
        ),
        (
            N_("Variable costs together"),
            "all_variable_costs",
            lambda year: round_sum(all_of("variable_costs", year)),
            lambda year: total(year.income.cost_of_goods_sold),
            "money total",
        ),
        (
            N_("Left after variable costs"),
            "gross_surplus",
            gross,
            lambda year: year.income.gross_surplus,
            "money total",
        ),
        (N_("Entry fees"), "fees", _of_year_1("entry_fees"), lambda year: total(year.income.other_income), "money"),
        (N_("Fixed costs"), "year_fixed_costs", lambda year: f"fixed_costs_{year}", _cost("fixed"), "money"),
        (N_("Wear of things"), "wear", lambda year: f"depreciation_{year}", _cost("depreciation"), "money"),
        (
            N_("Interest on the loan"),
            "interest",
            lambda year: round_sum(f"SUMIF(loan_years,{year},loan_interest)"),
            _cost("interest"),
            "money",
        ),
        (N_("Costs at once"), "paid_off", _of_year_1("costs_at_once"), _cost("at-once"), "money"),
        (N_("Surplus, below 0 a loss"), "surplus", surplus, lambda year: year.surplus, "money total"),
    )


def _of_year_1(name: str) -> Callable[[int], str]:
    return lambda year: name if year == 1 else "0"


def _cost(id_: str) -> Callable[[PlanYear], Decimal]:
    return lambda year: _of(year.income.costs, id_)


def _of(lines: Lines, id_: str) -> Decimal:
    return next(line.amount for line in lines if line.id == id_)


def _assets() -> tuple[_Line, ...]:
    def all_of(year: int) -> str:
        return round_sum(f"closing_{year}+owed_{year}+equipment_{year}+deposits")

    def has(id_: str) -> Callable[[PlanYear], Decimal]:
        return lambda year: _of(year.balance.current_assets + year.balance.non_current_assets, id_)

    return (
        (N_("Cash"), "cash", lambda year: f"closing_{year}", has("cash"), "money"),
        (N_("Customers owe"), "receivable", lambda year: f"owed_{year}", has("owed-by-customers"), "money"),
        (
            N_("Things, as far as not written off"),
            "things",
            lambda year: f"equipment_{year}",
            has("equipment"),
            "money",
        ),
        (N_("Deposits"), "year_deposits", lambda _: "deposits", has("deposits"), "money"),
        (N_("Together"), "assets", all_of, lambda year: year.balance.assets, "money total"),
    )


def _sources() -> tuple[_Line, ...]:
    def later(year: int) -> str:
        return round_sum(f"INDEX(loan_balances,{MONTHS * year})-loan_soon_{year}")

    def before(name: str) -> Callable[[int], str]:
        return lambda year: "0" if year == 1 else f"{name}_after_{year - 1}"

    def all_of(year: int) -> str:
        loan, members = f"loan_soon_{year}+loan_later_{year}", f"shares_paid_{year}+grant_kept_{year}"
        built = f"reserve_before_{year}+education_before_{year}+retained_before_{year}"
        return round_sum(f"{loan}+{members}+{built}+losses_before_{year}+surplus_{year}")

    def equity(id_: str) -> Callable[[PlanYear], Decimal]:
        return lambda year: _of(year.balance.equity, id_)

    paid = round_sum("members*SUMPRODUCT(ROUND(share_payments,money_places))")
    return (
        (
            N_("Loan, due within 12 months"),
            "loan_soon",
            lambda year: round_sum(f"SUMIF(loan_years,{year + 1},loan_principal)"),
            lambda year: total(year.balance.current_liabilities),
            "money",
        ),
        (N_("Loan, due later"), "loan_later", later, lambda year: total(year.balance.non_current_liabilities), "money"),
        (N_("Shares"), "shares_paid", lambda _: paid, equity("shares"), "money"),
        (N_("Grant, kept in the reserve"), "grant_kept", lambda _: "grant_received", equity("grant"), "money"),
        (N_("Reserve from earlier years"), "reserve_before", before("reserve"), equity("reserve"), "money"),
        (N_("Education fund"), "education_before", before("education"), equity("education"), "money"),
        (N_("Refunds kept for members"), "retained_before", before("retained"), equity("retained"), "money"),
        (N_("Losses carried forward"), "losses_before", before("losses"), equity("losses"), "money"),
        (N_("Surplus of the year"), "year_surplus", lambda year: f"surplus_{year}", equity("surplus"), "money"),
        (N_("Together"), "sources", all_of, lambda year: year.balance.liabilities_and_equity, "money total"),
    )


def _ratios() -> tuple[_Line, ...]:
    def over(part: str, whole: str) -> Callable[[int], str]:
        return lambda year: f'IF({whole}>0,({part})/{whole},"{DASH}")'.replace("#", str(year))

    def ratio(name: str) -> Callable[[PlanYear], Shown]:
        def value(year: PlanYear) -> Shown:
            found: Shown = getattr(plan_ratios(year), name)
            return DASH if isinstance(found, NotDefined) else found

        return value

    def means(year: int) -> str:
        return round_sum(f"closing_{year}+owed_{year}-loan_soon_{year}")

    debts, own = "loan_soon_#+loan_later_#", round_sum("assets_#-loan_soon_#-loan_later_#")
    earned = "surplus_#+interest_#+depreciation_#"
    return (
        (N_("Working capital"), "working_capital", means, ratio("working_capital"), "money"),
        (
            N_("Short-term means for each 1 of short-term debts"),
            "current_ratio",
            over("closing_#+owed_#", "loan_soon_#"),
            ratio("current_ratio"),
            "ratio right",
        ),
        (N_("Debts for each 1 of our own"), "debt_to_equity", over(debts, own), ratio("debt_to_equity"), "ratio right"),
        (
            N_("Left after variable costs, part of sales"),
            "gross_margin",
            over("gross_surplus_#", "all_sales_#"),
            ratio("gross_margin"),
            "percent right",
        ),
        (
            N_("Surplus, part of sales"),
            "net_margin",
            over("surplus_#", "all_sales_#"),
            ratio("net_margin"),
            "percent right",
        ),
        (
            N_("Earned for each 1 of instalments"),
            "debt_service_cover",
            over(earned, "instalments_#"),
            ratio("debt_service_cover"),
            "ratio right",
        ),
    )


def _lines(sheet: PlanSheet, row: int, title: str, lines: tuple[_Line, ...]) -> int:
    """Lines of three years below a title; returns the next free row."""
    if title:
        sheet.write_label(row, 0, title, "section")
    for place, (label, name, formula, value, look) in enumerate(lines, start=row + 1):
        sheet.years(place, label, name, formula, (value(year) for year in sheet.book.evaluation.years), look)
    return row + len(lines) + 2
