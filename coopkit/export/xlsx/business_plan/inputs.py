"""The sheet of the plan's inputs, with its most important results at the top."""

from collections.abc import Sequence
from decimal import Decimal

from coopkit.business.plan import BusinessPlan, Evaluation
from coopkit.business.plan.inputs import MONTHS, MOST_GROWTH, MOST_MEMBERS, MOST_MONEY, MOST_YEARS
from coopkit.export.xlsx.business_plan.checks import plan_check_summary
from coopkit.export.xlsx.sheet_lines import FormulaLine, InputLine, write_formula_lines, write_input_lines
from coopkit.export.xlsx.workbook import DASH, HEADER_ROW, CellValue, Workbook, WorkbookSheet, dash_if_undefined
from coopkit.i18n import N_

ZERO = Decimal(0)


def write_inputs_sheet(book: Workbook, evaluation: Evaluation) -> None:
    """Write the sheet of inputs; its cells are named like the fields of the plan."""
    plan = evaluation.plan
    description = N_("Change the coloured cells. Everything else follows, on all sheets.")
    sheet = book.add_sheet(N_("Our numbers"), description, (40, 11, 11, *[6.8] * MONTHS, 10))
    _write_key_results(sheet, evaluation)
    row = _write_products(sheet, HEADER_ROW + 2, plan)
    row = _write_section(sheet, row, N_("Costs and customers"), _cost_inputs(plan))
    row = _write_growth(sheet, row, plan)
    row = _write_section(sheet, row, N_("Members and their money"), _member_inputs(plan))
    row = _write_share_payments(sheet, row, plan)
    row = _write_section(sheet, row + 1, N_("Loan"), _loan_inputs(plan))
    row = _write_section(sheet, row + 1, N_("Use of a surplus"), _surplus_inputs(plan))
    _write_section(sheet, row + 1, N_("Money"), _money_inputs(plan))


def _write_key_results(sheet: WorkbookSheet, evaluation: Evaluation) -> None:
    """Write the results that people watch while they change numbers."""
    cash, even = evaluation.cash, evaluation.break_even
    headers = (
        N_("What comes of it"),
        N_("Surplus of year 1"),
        N_("Lowest cash, year 1"),
        N_("in month"),
        N_("Break-even: units a month"),
        N_("Break-even: sales a month"),
    )
    sheet.write_headers(HEADER_ROW - 1, headers)
    sheet.set_row_height(HEADER_ROW - 1, 80)
    sheet.write_label(HEADER_ROW, 0, N_("as the numbers stand now"), "note")
    units, revenue = (f'IF(ISNUMBER({name}),{name},"{DASH}")' for name in ("break_even_units", "break_even_revenue"))
    results: tuple[tuple[str, CellValue, str, str], ...] = (
        ("surplus_1", evaluation.surplus, "money total", "surplus"),
        ("lowest_cash_1", cash.lowest, "money total", "lowest_cash"),
        ("lowest_month_1", cash.lowest_month, "count total", "lowest_month"),
        (units, dash_if_undefined(even.units), "number right total", ""),
        (revenue, dash_if_undefined(even.revenue_needed), "money right total", ""),
        ("everything_adds_up", plan_check_summary(sheet.book, evaluation), "section", ""),
    )
    for column, (formula, value, style, name) in enumerate(results, start=1):
        guarded = formula != "everything_adds_up"
        sheet.write_formula(HEADER_ROW, column, formula, value, style, name, guarded=guarded)
    sheet.highlight_numbers((HEADER_ROW, 1, HEADER_ROW, 2))


def _write_products(sheet: WorkbookSheet, row: int, plan: BusinessPlan) -> int:
    """Write the products with their prices and the units of each month; return the next free row."""
    sheet.write_label(row, 0, N_("What we sell, and how much in each month"), "section")
    headers = (N_("Product or service"), N_("Price of a unit"), N_("Variable cost of a unit"))
    sheet.write_headers(row + 1, (*headers, *range(1, MONTHS + 1), N_("Units in the year")))
    sheet.set_row_height(row + 1, 32)
    first, last, units_column, total_column = row + 2, row + 1 + len(plan.products), 3, 3 + MONTHS
    for number, product in enumerate(plan.products, start=1):
        line = row + 1 + number
        sheet.write_input(line, 0, product.name, "typed", f"product_{number}")
        sheet.write_input(line, 1, product.price, "price", f"price_{number}")
        sheet.write_input(line, 2, product.variable_cost, "price", f"variable_cost_{number}")
        for column, units in enumerate(product.units, start=units_column):
            sheet.write_input(line, column, units, "number")
        sheet.define_name(f"units_{number}", line, units_column, line, total_column - 1)
        total = sum(product.units, ZERO)
        sheet.write_formula(line, total_column, f"ROUND(SUM(units_{number}),6)", total, "number", f"all_units_{number}")
    sheet.validate_number((first, 1, last, total_column - 1), 0, MOST_MONEY)
    sheet.format_decimals((first, units_column, last, total_column))
    if not plan.minor_digits:
        sheet.format_decimals((first, 1, last, 2))
    more = N_("Another product: add it in coopkit and make this file anew. One that ends: give it 0 units.")
    sheet.write_label(last + 1, 0, more, "note")
    return last + 3


def _write_section(sheet: WorkbookSheet, row: int, title: str, inputs: Sequence[InputLine]) -> int:
    """Write inputs below a title; return the row below."""
    sheet.write_label(row, 0, title, "section")
    return write_input_lines(sheet, row + 1, inputs)


def _cost_inputs(plan: BusinessPlan) -> tuple[InputLine, ...]:
    """Return the inputs of costs, payment and growth."""
    at_once = N_("Of each month’s sales; the rest comes in the month after.")
    non_members = N_("This part of the surplus goes to the reserve.")
    growth = N_("Of the units, on the year before.")
    second, third = plan.growth
    return (
        InputLine(N_("Fixed costs of a month"), "fixed_costs", plan.fixed_costs, most=MOST_MONEY),
        InputLine(N_("Part of the sales paid at once"), "paid_at_once", plan.paid_at_once, "rate", note=at_once),
        InputLine(
            N_("Part of the use by people who are no members"),
            "non_member_part",
            plan.non_member_part,
            "rate",
            note=non_members,
        ),
        InputLine(N_("Growth in year 2"), "growth_2", second, "rate", MOST_GROWTH, -1, note=growth),
        InputLine(N_("Growth in year 3"), "growth_3", third, "rate", MOST_GROWTH, -1, note=growth),
    )


def _write_growth(sheet: WorkbookSheet, row: int, plan: BusinessPlan) -> int:
    """Write the units of years 2 and 3 for each unit of year 1; return the next free row."""
    second, third = (1 + rate for rate in plan.growth)
    of_year_3 = "ROUND((1+growth_2)*(1+growth_3),12)"
    lines = (
        FormulaLine(
            N_("Units of year 2 for each unit of year 1"), "units_growth_2", "ROUND(1+growth_2,12)", second, "factor"
        ),
        FormulaLine(
            N_("Units of year 3 for each unit of year 1"), "units_growth_3", of_year_3, second * third, "factor"
        ),
    )
    return write_formula_lines(sheet, row, lines) + 1


def _member_inputs(plan: BusinessPlan) -> tuple[InputLine, ...]:
    """Return the inputs of members, shares and grant."""
    who = N_("Write who they are on the sheet of members.")
    return (
        InputLine(N_("Members"), "members", plan.members, "count", MOST_MEMBERS, 1, whole=True, note=who),
        InputLine(N_("Share of each member"), "share", plan.share, most=MOST_MONEY),
        InputLine(N_("Entry fee of each member"), "entry_fee", plan.entry_fee, most=MOST_MONEY),
        InputLine(N_("Grant or gift"), "grant", plan.grant, most=MOST_MONEY),
    )


def _write_share_payments(sheet: WorkbookSheet, row: int, plan: BusinessPlan) -> int:
    """Write what each member pays towards the share, at the start and in each month; return the row below."""
    last_column = 1 + MONTHS
    sheet.write_label(row, 0, N_("Month, 0 for the start"), "note")
    sheet.write_headers(row, range(MONTHS + 1), column=1)
    sheet.define_name("share_months", row, 1, row, last_column)
    sheet.write_label(row + 1, 0, N_("Each member pays for the share"))
    payments = (*plan.share_payments, *[ZERO] * (MONTHS + 1))[: MONTHS + 1]
    for column, payment in enumerate(payments, start=1):
        sheet.write_input(row + 1, column, payment, "money")
    sheet.define_name("share_payments", row + 1, 1, row + 1, last_column)
    sheet.validate_number((row + 1, 1, row + 1, last_column), 0, MOST_MONEY)
    left = plan.share - sum(plan.share_payments, ZERO)
    formula = "ROUND(ROUND(share,money_places)-SUMPRODUCT(ROUND(share_payments,money_places)),money_places)"
    sheet.highlight_numbers((row + 2, 1, row + 2, 1))
    return write_formula_lines(
        sheet, row + 2, [FormulaLine(N_("Still to pay after month 12"), "share_left", formula, left)]
    )


def _loan_inputs(plan: BusinessPlan) -> tuple[InputLine, ...]:
    """Return the inputs of the loan; zeros without one."""
    principal, rate, months = (
        (plan.loan.principal, plan.loan.yearly_rate, plan.loan.months) if plan.loan else (ZERO, ZERO, 0)
    )
    most, note = MOST_YEARS * MONTHS, N_("In equal instalments from month 1.")
    return (
        InputLine(N_("Loan"), "loan_amount", principal, most=MOST_MONEY),
        InputLine(N_("Interest a year"), "loan_rate", rate, "rate", most=10),
        InputLine(N_("Months of paying back"), "loan_months", months, "count", most, whole=True, note=note),
    )


def _surplus_inputs(plan: BusinessPlan) -> tuple[InputLine, ...]:
    """Return the inputs of the rules for a surplus."""
    rules = plan.rules
    of_surplus = N_("Of the whole surplus of the year.")
    months, kept = (
        N_("For the months after each payment."),
        N_("The rest stays in the co-operative in the member’s name."),
    )
    return (
        InputLine(N_("Reserve"), "reserve_rate", rules.reserve, "rate", note=of_surplus),
        InputLine(N_("Education fund"), "education_rate", rules.education, "rate", note=of_surplus),
        InputLine(N_("Interest on shares a year"), "share_interest", rules.share_interest, "rate", note=months),
        InputLine(N_("Part of a refund paid in cash"), "cash_part", rules.cash_share, "rate", note=kept),
    )


def _money_inputs(plan: BusinessPlan) -> tuple[InputLine, ...]:
    """Return the input of the decimal places of money."""
    note = N_("2 where there are cents, 0 where there is no smaller money. All amounts are rounded to it.")
    return (
        InputLine(N_("Places of the money"), "money_places", plan.minor_digits, "count", most=3, whole=True, note=note),
    )
