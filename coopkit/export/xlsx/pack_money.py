"""The sheets of the money in and out: twelve months of cash, and the budget beside what came of it."""

from decimal import Decimal

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from coopkit.business.budget import Variance
from coopkit.business.cash_flow import CashFlow, cash_flow
from coopkit.business.money import NotDefined, add_up
from coopkit.export.xlsx.formulas import round_quantity
from coopkit.export.xlsx.pack_year import cell, surplus_formula, year_of
from coopkit.export.xlsx.workbook import DASH, HEAD_ROW, Shown, Workbook, WorkbookSheet
from coopkit.i18n import N_
from coopkit.portfolio.account_lines import EARNED, INCOME, MONTHS
from coopkit.portfolio.accounts import AnnualAccounts, MonthAmounts
from coopkit.portfolio.financial_year import surplus_of
from coopkit.portfolio.members.saved_list import MOST

ZERO = Decimal(0)
_FIRST = HEAD_ROW + 1
_LAST = _FIRST + MONTHS - 1
_BEFORE, _CLOSING = 1, 5
_COLUMNS = {2: "received", 3: "pay", 4: "other"}
_NAMES = {"pay": "paid_to_people", "other": "other_payments"}


def flow_of(books: AnnualAccounts) -> CashFlow:
    """The twelve months of the books; what is missing counts as 0."""
    opening = books.cash.opening if books.cash else ZERO
    months = books.months or (MonthAmounts(ZERO, ZERO, ZERO),) * MONTHS
    return cash_flow(opening, [month.received for month in months], [month.paid for month in months])


def write_months(book: Workbook, books: AnnualAccounts) -> WorkbookSheet:
    """Write the sheet; its cells are named `cash_at_start`, `received`, `closings`, `lowest_cash` and so on."""
    says = N_("Cash at the end = cash before + what came in − what was paid.")
    sheet = book.sheet(N_("Cash"), says, (22, *[16] * 5))
    heads = N_("Month"), N_("Before"), N_("Received"), N_("Paid to people"), N_("Other payments"), N_("Cash at the end")
    sheet.write_headers(HEAD_ROW, heads)
    flow = flow_of(books)
    for place, closing in enumerate(flow.closing):
        row, month = _FIRST + place, books.months[place] if books.months else None
        sheet.write_number(row, 0, place + 1)
        if place:
            sheet.write_formula(row, _BEFORE, xl_rowcol_to_cell(row - 1, _CLOSING), flow.closing[place - 1])
        else:
            sheet.write_input(row, _BEFORE, books.cash.opening if books.cash else None, "money", "cash_at_start")
        for column, name in _COLUMNS.items():
            sheet.write_input(row, column, getattr(month, name) if month else None, "money")
        before, came, pay, other = (xl_rowcol_to_cell(row, at) for at in (_BEFORE, *_COLUMNS))
        sheet.write_formula(row, _CLOSING, round_quantity(f"{before}+{came}-{pay}-{other}"), closing)
    sheet.validate_number((_FIRST, min(_COLUMNS), _LAST, max(_COLUMNS)), 0, int(MOST))
    for column, name in (*_COLUMNS.items(), (_CLOSING, "closings")):
        sheet.define_name(_NAMES.get(name, name), _FIRST, column, _LAST, column)
    sheet.highlight_numbers((_FIRST, _CLOSING, _LAST, _CLOSING))
    _of_all_months(sheet, books, flow)
    closings = (N_("Cash at the end"), (_FIRST, _CLOSING, _LAST, _CLOSING))
    sheet.insert_chart(HEAD_ROW, _CLOSING + 2, "line", (_FIRST, 0, _LAST, 0), [closings])
    return sheet


def _of_all_months(sheet: WorkbookSheet, books: AnnualAccounts, flow: CashFlow) -> None:
    """The year's sums, and the lowest month."""
    row = _LAST + 1
    sheet.write_label(row, 0, N_("The year"), "total")
    for column, name in _COLUMNS.items():
        together = round_quantity(f"SUM({xl_range(_FIRST, column, _LAST, column)})")
        sheet.write_formula(
            row, column, together, add_up(getattr(month, name) for month in books.months), "money total"
        )
    sheet.write_formula(
        row, _CLOSING, xl_rowcol_to_cell(_LAST, _CLOSING), flow.closing[-1], "money total", "cash_at_end"
    )
    sheet.write_label(row + 2, 0, N_("Lowest cash"))
    sheet.write_formula(row + 2, _CLOSING, "MIN(closings)", flow.lowest, "money total", "lowest_cash")
    sheet.write_label(row + 3, 0, N_("In month"))
    sheet.write_formula(
        row + 3, _CLOSING, "MATCH(lowest_cash,closings,0)", flow.lowest_month, "count right", "lowest_month"
    )
    sheet.highlight_numbers((row + 2, _CLOSING, row + 2, _CLOSING))


def write_budget(book: Workbook, books: AnnualAccounts) -> WorkbookSheet:
    """Write the sheet; each line's cells are named such as `sales_budget` and `sales_off`."""
    says = N_("What came of it is taken from the sheet of the year. With costs, a difference above 0 was not planned.")
    sheet = book.sheet(N_("Budget"), says, (46, 18, 18, 18, 18))
    heads = N_("Line"), N_("Budget"), N_("Actual"), N_("Difference"), N_("Part of the budget")
    sheet.write_headers(HEAD_ROW, heads)
    now = year_of(books, "now").numbers
    for row, line in enumerate(INCOME, start=_FIRST):
        planned = books.budget[line][0] if line in books.budget else None
        sheet.write_label(row, 0, INCOME[line])
        sheet.write_input(row, 1, planned, "money", cell(line, "budget"))
        found = books.budget[line][1] if line in books.budget else None if books.budget else now[line]
        if found == now[line]:
            sheet.write_formula(row, 2, cell(line, "now"), now[line], "money", cell(line, "actual"))
        else:
            sheet.write_input(row, 2, found, "money", cell(line, "actual"))
        _off(sheet, row, Variance(line, planned or ZERO, found or ZERO, line in EARNED))
    sheet.validate_number((_FIRST, 1, _FIRST + len(INCOME) - 1, 1), 0, int(MOST))
    row = _FIRST + len(INCOME)
    sheet.write_label(row, 0, N_("Surplus"), "total")
    pairs = books.budget or {line: (ZERO, amount) for line, amount in now.items() if line in INCOME}
    planned, actual = (surplus_of({line: pair[at] for line, pair in pairs.items()}) for at in (0, 1))
    sheet.write_formula(row, 1, surplus_formula("budget"), planned, "money total", "surplus_budget")
    sheet.write_formula(row, 2, surplus_formula("actual"), actual, "money total", "surplus_actual")
    _off(sheet, row, Variance("surplus", planned, actual, earned=True), " total")
    return sheet


def _off(sheet: WorkbookSheet, row: int, line: Variance, look: str = "") -> None:
    """The difference, and that as a part of the budget; a dash where nothing was planned."""
    budget, found, off = (xl_rowcol_to_cell(row, at) for at in (1, 2, 3))
    sheet.write_formula(
        row, 3, round_quantity(f"{found}-{budget}"), line.difference, f"money{look}", cell(line.line, "off")
    )
    part: Shown = DASH if isinstance(line.part, NotDefined) else line.part
    sheet.write_formula(row, 4, f'IF({budget}<=0,"{DASH}",{off}/{budget})', part, f"percent right{look}")
