"""A board pack as a workbook: the year, its ratios, twelve months of cash, and the budget, as formulas."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from coopkit.business.budget import Variance
from coopkit.business.cash_flow import CashFlow, cash_flow
from coopkit.business.money import EXACT, add_up
from coopkit.export.xlsx.check_sheet import Check, write_check_sheet
from coopkit.export.xlsx.formulas import round_quantity
from coopkit.export.xlsx.ratios import ratio_lines, ratio_values
from coopkit.export.xlsx.sheet_lines import YearLine, write_year_lines
from coopkit.export.xlsx.workbook import (
    DASH,
    FIRST_ROW,
    HEADER_ROW,
    CellValue,
    Workbook,
    WorkbookSheet,
    dash_if_undefined,
)
from coopkit.i18n import N_, Locale
from coopkit.portfolio.account_lines import BALANCE, BROUGHT_FORWARD, EARNED, INCOME, MONTHS
from coopkit.portfolio.accounts import AnnualAccounts, MonthAmounts
from coopkit.portfolio.financial_year import FinancialYear, surplus_of
from coopkit.portfolio.members.saved_list import MOST
from coopkit.report.ratios import FIVE_RATIOS, RATIOS

ZERO = Decimal(0)
_INSTRUCTIONS = (
    N_("Begin with the year. Copy your own books into the coloured cells, last year and this one."),
    N_("The budget takes what came of it from the year. Write the new budget beside it."),
)
_NOTES = (N_("Keep the file as it came. Save each try under a name of its own."),)
_ASSETS = ("cash", "owed-to-us", "stock", "equipment")
_LIABILITIES_AND_EQUITY = ("owed-short", "loans-long", "shares", "reserve", "funds", BROUGHT_FORWARD)
_RATIO_OPERANDS = {
    "short_term_assets": round_quantity("cash_{year}+owed_to_us_{year}+stock_{year}"),
    "short_term_debts": "owed_short_{year}",
    "debts": "owed_short_{year}+loans_long_{year}",
    "equity": round_quantity("sources_{year}-owed_short_{year}-loans_long_{year}"),
    "gross_surplus": round_quantity("sales_{year}-materials_{year}-pay_{year}"),
    "surplus": "surplus_{year}",
    "sales": "sales_{year}",
}
_RATIO_READINGS = {
    "working_capital": N_("What is left of the short-term means when all short-term debts are paid."),
    "current_ratio": N_("What is there or comes in for each 1 that must be paid within a year."),
    "debt_to_equity": N_("What is owed to others for each 1 of the members’ own."),
    "gross_margin": N_("The part of the sales that is left after materials and pay."),
    "net_margin": N_("The part of the sales that is left in the end."),
}
_OPENING, _CLOSING = 1, 5
_MONTH_INPUTS = {2: ("received", "received"), 3: ("pay", "paid_to_people"), 4: ("other", "other_payments")}
"""By column, the amount of a month and the name of the column's cells."""


def write_board_pack(accounts: AnnualAccounts, locale: Locale, *, title: str = "", currency: str = "") -> bytes:
    """Write a co-operative's annual accounts as an XLSX file and return its bytes.

    accounts: with this year in them; other numbers that are missing stay empty. locale: the language, and the decimal
    places of the smallest money. title: of the co-operative, for the header of each printed page. currency: as people
    write it.
    Source: own design; each formula does what the function of `coopkit.business` does whose result it shows.
    """
    description = N_("A year of a co-op that calculates: change a number and see what follows.")
    book = Workbook(
        locale, title, currency, locale.minor_digits, description=description, instructions=_INSTRUCTIONS, notes=_NOTES
    )
    _write_year_sheet(book, accounts)
    _write_ratios_sheet(book, accounts)
    _write_cash_sheet(book, accounts)
    _write_budget_sheet(book, accounts)
    _write_accounts_checks(book, accounts)
    return book.to_bytes()


def _cell_name(line: str, year: str) -> str:
    """Return the name of a line's cell of a year, such as `owed_to_us_now`."""
    return f"{line.replace('-', '_')}_{year}"


def _two_years(accounts: AnnualAccounts) -> dict[str, FinancialYear]:
    """Return last year and this year, with zeros for a year that is missing."""
    empty = FinancialYear(dict.fromkeys((*INCOME, *BALANCE), ZERO))
    return {"last": accounts.last or empty, "now": accounts.now or empty}


def _surplus_formula(year: str) -> str:
    """Return the formula of income less costs, of a year or of the budget."""
    costs = "".join(f"-{_cell_name(line, year)}" for line in INCOME if line not in EARNED)
    return round_quantity("+".join(_cell_name(line, year) for line in EARNED) + costs)


def _sum_formula(*lines: str) -> str:
    """Return the formula that adds up lines of a year."""
    return round_quantity("+".join(_cell_name(line, "{year}") for line in lines))


def _write_year_sheet(book: Workbook, accounts: AnnualAccounts) -> None:
    """Write the sheet of income and balance of two years, with cells named such as `sales_now`."""
    description = N_(
        "The coloured cells are yours. The surplus of the year is calculated, and belongs to where it came from."
    )
    sheet = book.add_sheet(N_("Our year"), description, (40, 18, 18, 18))
    sheet.write_headers(HEADER_ROW, (N_("Line"), N_("Last year"), N_("This year"), N_("Change")))
    surplus = YearLine(N_("Surplus"), "surplus", _surplus_formula("{year}"), "money total")
    assets = YearLine(N_("All that we have"), "assets", _sum_formula(*_ASSETS), "money total")
    of_year = YearLine(N_("Surplus of the year"), "of_year", round_quantity("surplus_{year}"), "money total")
    all_sources = _sum_formula(*_LIABILITIES_AND_EQUITY, "surplus")
    sources = YearLine(N_("All of it"), "sources", all_sources, "money total")
    row = FIRST_ROW
    for title, inputs, sums in (
        (N_("Income and costs"), tuple(INCOME), [surplus]),
        (N_("What there is at the end of the year"), _ASSETS, [assets]),
        (N_("Where it came from"), _LIABILITIES_AND_EQUITY, [of_year, sources]),
    ):
        sheet.write_label(row, 0, title, "section")
        row = _write_sums(sheet, accounts, _write_year_inputs(sheet, accounts, row + 1, inputs), sums) + 1
    sales_row, surplus_row = FIRST_ROW + 1, FIRST_ROW + 1 + len(INCOME)
    series = [(N_("Sales"), (sales_row, 1, sales_row, 2)), (N_("Surplus"), (surplus_row, 1, surplus_row, 2))]
    titles = N_("Sales and surplus, last year and this year"), N_("Year"), N_("Money")
    sheet.insert_chart(HEADER_ROW, 4, "column", (HEADER_ROW, 1, HEADER_ROW, 2), series, titles=titles)


def _write_year_inputs(sheet: WorkbookSheet, accounts: AnnualAccounts, first_row: int, lines: Sequence[str]) -> int:
    """Write lines that people fill in for two years, with the change; return the row below."""
    labels, years = {**INCOME, **BALANCE}, _two_years(accounts)
    known = {"last": accounts.last, "now": accounts.now}
    for row, line in enumerate(lines, start=first_row):
        sheet.write_label(row, 0, labels[line])
        for column, (year, amounts) in enumerate(known.items(), start=1):
            sheet.write_input(row, column, amounts.numbers[line] if amounts else None, "money", _cell_name(line, year))
        sheet.validate_number((row, 1, row, 2), -int(MOST) if line == BROUGHT_FORWARD else 0, int(MOST))
        change = EXACT.subtract(years["now"].numbers[line], years["last"].numbers[line])
        _write_change(sheet, row, line, change, "money")
    return first_row + len(lines)


def _write_sums(sheet: WorkbookSheet, accounts: AnnualAccounts, first_row: int, lines: Sequence[YearLine]) -> int:
    """Write lines that are calculated for two years, with the change; return the row below."""
    values: Mapping[str, Mapping[str, Decimal]] = {
        name: {
            "surplus": year.surplus,
            "assets": year.assets,
            "of_year": year.surplus,
            "sources": year.liabilities + year.equity,
        }
        for name, year in _two_years(accounts).items()
    }
    for row, line in enumerate(lines, start=first_row):
        change = values["now"][line.name] - values["last"][line.name]
        _write_change(sheet, row, line.name, change, "money total")
        sheet.highlight_numbers((row, 1, row, 2))
    return write_year_lines(sheet, first_row, lines, values.items())


def _write_change(sheet: WorkbookSheet, row: int, line: str, change: Decimal, style: str) -> None:
    """Write the change of a line from last year to this year."""
    sheet.write_formula(row, 3, round_quantity(f"{_cell_name(line, 'now')}-{_cell_name(line, 'last')}"), change, style)


def _write_ratios_sheet(book: Workbook, accounts: AnnualAccounts) -> None:
    """Write the sheet of ratios of two years; their cells are named with the year, such as `current_ratio_now`."""
    description = N_(
        "A dash stands where there is nothing to compare with: no sales, no short-term debts, nothing of our own."
    )
    sheet = book.add_sheet(N_("Ratios"), description, (34, 16, 16, 80))
    sheet.write_headers(HEADER_ROW, (N_("Number"), N_("Last year"), N_("This year"), N_("What it says")))
    labels = {name: RATIOS[name].label for name in FIVE_RATIOS}
    values = {name: ratio_values(labels, year.ratios) for name, year in _two_years(accounts).items()}
    write_year_lines(sheet, FIRST_ROW, ratio_lines(labels, _RATIO_OPERANDS), values.items())
    for row, name in enumerate(FIVE_RATIOS, start=FIRST_ROW):
        sheet.write_label(row, 3, _RATIO_READINGS[name], "aside")


def _months_of_cash(accounts: AnnualAccounts) -> CashFlow:
    """Return the twelve months of cash, with zeros for numbers that are missing."""
    opening = accounts.cash.opening if accounts.cash else ZERO
    months = accounts.months or (MonthAmounts(ZERO, ZERO, ZERO),) * MONTHS
    return cash_flow(opening, [month.received for month in months], [month.paid for month in months])


def _write_cash_sheet(book: Workbook, accounts: AnnualAccounts) -> None:
    """Write the sheet of twelve months of cash, with cells named `cash_at_start`, `lowest_cash` and so on."""
    description = N_("Cash at the end = cash before + what came in − what was paid.")
    sheet = book.add_sheet(N_("Cash"), description, (14, *[15] * 5))
    headers = (
        N_("Month"),
        N_("Before"),
        N_("Received"),
        N_("Paid to people"),
        N_("Other payments"),
        N_("Cash at the end"),
    )
    sheet.write_headers(HEADER_ROW, headers)
    flow, last_row = _months_of_cash(accounts), FIRST_ROW + MONTHS - 1
    for place, closing in enumerate(flow.closing):
        row, month = FIRST_ROW + place, accounts.months[place] if accounts.months else None
        sheet.write_number(row, 0, place + 1)
        if place:
            sheet.write_formula(row, _OPENING, xl_rowcol_to_cell(row - 1, _CLOSING), flow.closing[place - 1])
        else:
            opening = accounts.cash.opening if accounts.cash else None
            sheet.write_input(row, _OPENING, opening, "money", "cash_at_start")
            sheet.validate_number((row, _OPENING, row, _OPENING), -int(MOST), int(MOST))
        for column, (field, _) in _MONTH_INPUTS.items():
            sheet.write_input(row, column, getattr(month, field) if month else None, "money")
        before, received, pay, other = (xl_rowcol_to_cell(row, column) for column in (_OPENING, *_MONTH_INPUTS))
        sheet.write_formula(row, _CLOSING, round_quantity(f"{before}+{received}-{pay}-{other}"), closing)
    sheet.validate_number((FIRST_ROW, min(_MONTH_INPUTS), last_row, max(_MONTH_INPUTS)), 0, int(MOST))
    for column, (_, name) in _MONTH_INPUTS.items():
        sheet.define_name(name, FIRST_ROW, column, last_row, column)
    sheet.define_name("closings", FIRST_ROW, _CLOSING, last_row, _CLOSING)
    closings = (FIRST_ROW, _CLOSING, last_row, _CLOSING)
    sheet.highlight_numbers(closings)
    _write_month_totals(sheet, accounts, flow)
    titles = N_("Cash at the end of each month"), N_("Month"), N_("Money")
    series = [(N_("Cash at the end"), closings)]
    sheet.insert_chart(HEADER_ROW, _CLOSING + 1, "line", (FIRST_ROW, 0, last_row, 0), series, titles=titles)


def _write_month_totals(sheet: WorkbookSheet, accounts: AnnualAccounts, flow: CashFlow) -> None:
    """Write the sums of the year, and the month with the lowest cash."""
    row, style = FIRST_ROW + MONTHS, "money total"
    sheet.write_label(row, 0, N_("The year"), "total")
    for column, (field, _) in _MONTH_INPUTS.items():
        formula = round_quantity(f"SUM({xl_range(FIRST_ROW, column, row - 1, column)})")
        sheet.write_formula(row, column, formula, add_up(getattr(month, field) for month in accounts.months), style)
    last = xl_rowcol_to_cell(row - 1, _CLOSING)
    sheet.write_formula(row, _CLOSING, last, flow.closing[-1], style, "cash_at_end")
    sheet.write_label(row + 2, 0, N_("Lowest cash"))
    sheet.write_formula(row + 2, _CLOSING, "MIN(closings)", flow.lowest, style, "lowest_cash")
    sheet.write_label(row + 3, 0, N_("In month"))
    month = "MATCH(lowest_cash,closings,0)"
    sheet.write_formula(row + 3, _CLOSING, month, flow.lowest_month, "count right", "lowest_month")
    sheet.highlight_numbers((row + 2, _CLOSING, row + 2, _CLOSING))


def _write_budget_sheet(book: Workbook, accounts: AnnualAccounts) -> None:
    """Write the sheet of budget and actual, with cells such as `sales_budget`, `sales_actual` and `sales_off`."""
    description = N_(
        "What came of it is taken from the sheet of the year. With costs, a difference above 0 was not planned."
    )
    sheet = book.add_sheet(N_("Budget"), description, (46, 18, 18, 18, 18))
    headers = N_("Line"), N_("Budget"), N_("Actual"), N_("Difference"), N_("Part of the budget")
    sheet.write_headers(HEADER_ROW, headers)
    this_year = _two_years(accounts)["now"].numbers
    for row, line in enumerate(INCOME, start=FIRST_ROW):
        planned, actual = accounts.budget.get(line, (None, None if accounts.budget else this_year[line]))
        sheet.write_label(row, 0, INCOME[line])
        sheet.write_input(row, 1, planned, "money", _cell_name(line, "budget"))
        if actual == this_year[line]:
            sheet.write_formula(row, 2, _cell_name(line, "now"), actual, "money", _cell_name(line, "actual"))
        else:
            sheet.write_input(row, 2, actual, "money", _cell_name(line, "actual"))
            sheet.validate_number((row, 2, row, 2), 0, int(MOST))
        _write_variance(sheet, row, Variance(line, planned or ZERO, actual or ZERO, line in EARNED))
    row = FIRST_ROW + len(INCOME)
    sheet.validate_number((FIRST_ROW, 1, row - 1, 1), 0, int(MOST))
    sheet.write_label(row, 0, N_("Surplus"), "total")
    pairs = accounts.budget or {line: (ZERO, this_year[line]) for line in INCOME}
    planned, actual = (surplus_of({line: pair[at] for line, pair in pairs.items()}) for at in (0, 1))
    sheet.write_formula(row, 1, _surplus_formula("budget"), planned, "money total", "surplus_budget")
    sheet.write_formula(row, 2, _surplus_formula("actual"), actual, "money total", "surplus_actual")
    _write_variance(sheet, row, Variance("surplus", planned, actual, earned=True), " total")


def _write_variance(sheet: WorkbookSheet, row: int, line: Variance, marks: str = "") -> None:
    """Write a line's difference from the budget, in money and as a part of it; a dash if nothing was planned."""
    budget, actual, difference = (xl_rowcol_to_cell(row, column) for column in (1, 2, 3))
    formula = round_quantity(f"{actual}-{budget}")
    sheet.write_formula(row, 3, formula, line.difference, f"money{marks}", _cell_name(line.line, "off"))
    part: CellValue = dash_if_undefined(line.part)
    sheet.write_formula(row, 4, f'IF({budget}<=0,"{DASH}",{difference}/{budget})', part, f"percent right{marks}")


def _write_accounts_checks(book: Workbook, accounts: AnnualAccounts) -> None:
    """Write the check sheet: both balances add up, and cash is the same in two places."""
    years = _two_years(accounts)
    labels = (
        N_("Last year: what there is, and where it came from"),
        N_("This year: what there is, and where it came from"),
    )
    checks = [
        Check(label, f"assets_{name}", f"sources_{name}", year.assets, year.liabilities + year.equity)
        for label, (name, year) in zip(labels, years.items(), strict=True)
    ]
    cash = N_("Cash at the end of the twelve months, and in the balance of this year")
    closing = _months_of_cash(accounts).closing[-1]
    checks.append(Check(cash, "cash_at_end", "cash_now", closing, years["now"].numbers["cash"]))
    write_check_sheet(book, checks)
