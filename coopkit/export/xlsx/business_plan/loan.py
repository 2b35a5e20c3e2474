"""The sheet of the loan: its instalments month by month."""

from collections.abc import Sequence
from decimal import Decimal

from xlsxwriter.utility import xl_rowcol_to_cell

from coopkit.business.loans import LoanRow
from coopkit.business.plan import Evaluation
from coopkit.business.plan.inputs import MONTHS, MOST_YEARS
from coopkit.export.xlsx.formulas import round_product, round_sum
from coopkit.export.xlsx.sheet_lines import FormulaLine, write_formula_lines
from coopkit.export.xlsx.workbook import FIRST_ROW, HEADER_ROW, Workbook, WorkbookSheet
from coopkit.i18n import N_

ROWS = MOST_YEARS * MONTHS
"""Months in the table: those of the longest loan."""

ZERO = Decimal(0)
_AFTER_THE_LAST = LoanRow(0, ZERO, ZERO, ZERO, ZERO)


def write_loan_sheet(book: Workbook, evaluation: Evaluation) -> None:
    """Write the loan sheet; the table's columns are named `loan_years`, `loan_instalments`, `loan_interest` …"""
    description = N_(
        "Equal instalments; interest is counted each month on what is still owed, the last month takes the rest."
    )
    widths = (9, 9, 14, 14, 14, 16, 3, 32, 14)
    sheet = book.add_sheet(N_("Loan"), description, widths, frozen_columns=0)
    headers = (N_("Month"), N_("Year"), N_("Instalment"), N_("Interest"), N_("Paid back"), N_("Still owed"))
    sheet.write_headers(HEADER_ROW, headers)
    schedule = evaluation.loan
    for month, values in enumerate((*schedule, *[_AFTER_THE_LAST] * (ROWS - len(schedule))), start=1):
        _write_month(sheet, month, values)
    last = FIRST_ROW + ROWS - 1
    for column, name in enumerate(("years", "instalments", "interest", "principal", "balances"), start=1):
        sheet.define_name(f"loan_{name}", FIRST_ROW, column, last, column)
    sheet.blank_out_rows((FIRST_ROW, 0, last, 5), f"=$A{FIRST_ROW + 1}>loan_months")
    sheet.set_print_area(FIRST_ROW + max(len(schedule), MONTHS) - 1, 8)
    ends = N_("The table ends with the last instalment. Print more rows if you have made the loan longer.")
    sheet.write_label(HEADER_ROW - 1, 0, ends, "note")
    _write_summary(sheet, schedule)


def _write_month(sheet: WorkbookSheet, number: int, values: LoanRow) -> None:
    """Write the row of a month, counted from 1; nothing is paid after the loan's last month."""
    row = FIRST_ROW + number - 1
    month, interest, principal = (xl_rowcol_to_cell(row, column) for column in (0, 3, 4))
    owed = "loan_received" if number == 1 else xl_rowcol_to_cell(row - 1, 5)
    sheet.write_number(row, 0, number)
    sheet.write_number(row, 1, (number - 1) // MONTHS + 1)
    sheet.write_formula(row, 2, round_sum(f"{interest}+{principal}"), values.instalment)
    of_month = round_product(f"{owed}*loan_rate/{MONTHS}")
    sheet.write_formula(row, 3, f"IF({month}>loan_months,0,{of_month})", values.interest)
    repaid = f"MIN({round_sum(f'loan_instalment-{interest}')},{owed})"
    sheet.write_formula(row, 4, f"IF({month}>loan_months,0,IF({month}=loan_months,{owed},{repaid}))", values.principal)
    sheet.write_formula(row, 5, round_sum(f"{owed}-{principal}"), values.balance)


def _write_summary(sheet: WorkbookSheet, schedule: Sequence[LoanRow]) -> None:
    """Write the instalment, and what the loan costs, beside the table."""
    annuity = round_product(f"-PMT(loan_rate/{MONTHS},loan_months,loan_received)")
    instalment = f"IF(loan_received*loan_months>0,{annuity},0)"
    first = schedule[0].instalment if schedule else ZERO
    interest = sum((row.interest for row in schedule), ZERO)
    total = round_sum("SUM(loan_interest)")
    lines = (
        FormulaLine(N_("Instalment of a month"), "loan_instalment", instalment, first, "money total"),
        FormulaLine(N_("Interest in all"), "loan_interest_total", total, interest, "money total"),
    )
    write_formula_lines(sheet, FIRST_ROW, lines, column=7, label_style="")
