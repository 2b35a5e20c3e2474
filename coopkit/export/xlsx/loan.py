"""The sheet of the loan: its instalments month by month."""

from decimal import Decimal

from xlsxwriter.utility import xl_rowcol_to_cell

from coopkit.business.loans import LoanRow
from coopkit.business.plan.inputs import MONTHS
from coopkit.export.xlsx.formulas import round_product, round_sum
from coopkit.export.xlsx.plan_book import PlanSheet, PlanWorkbook
from coopkit.export.xlsx.workbook import HEAD_ROW
from coopkit.i18n import N_

ROWS = 120
"""Months in the table; the statements of three years need the first 48 of them."""

_FIRST = HEAD_ROW + 1
_NONE = LoanRow(0, Decimal(0), Decimal(0), Decimal(0), Decimal(0))


def write_loan(book: PlanWorkbook) -> PlanSheet:
    """Write the sheet; the table's columns are named `loan_years`, `loan_instalments`, `loan_interest` …"""
    says = N_("Equal instalments; interest is counted each month on what is still owed, the last month takes the rest.")
    sheet = book.sheet(N_("Loan"), says, (9, 9, 14, 14, 14, 16, 3, 32, 14), frozen=0, pages=0)
    heads = (N_("Month"), N_("Year"), N_("Instalment"), N_("Interest"), N_("Paid back"), N_("Still owed"))
    sheet.write_headers(HEAD_ROW, heads)
    schedule = book.evaluation.loan
    rows = max(ROWS, len(schedule))
    for period in range(1, rows + 1):
        _month(sheet, period, schedule[period - 1] if period <= len(schedule) else _NONE)
    last = _FIRST + rows - 1
    for column, name in enumerate(("years", "instalments", "interest", "principal", "balances"), start=1):
        sheet.define_name(f"loan_{name}", _FIRST, column, last, column)
    sheet.grey_out((_FIRST, 0, last, 5), f"=$A{_FIRST + 1}>loan_months")
    long = N_(
        "The table ends with month {rows}. A longer loan goes on after it, and the other sheets count it rightly."
    )
    sheet.write_label(HEAD_ROW - 1, 0, long, "note", rows=rows)
    _summary(sheet)
    return sheet


def _month(sheet: PlanSheet, period: int, loan: LoanRow) -> None:
    """A month's line; nothing is paid after the last month."""
    row = _FIRST + period - 1
    month, interest, principal = (xl_rowcol_to_cell(row, at) for at in (0, 3, 4))
    owed = "loan_received" if period == 1 else xl_rowcol_to_cell(row - 1, 5)
    sheet.write_number(row, 0, period)
    sheet.write_number(row, 1, (period - 1) // MONTHS + 1)
    sheet.write_formula(row, 2, round_sum(f"{interest}+{principal}"), loan.instalment)
    sheet.write_formula(
        row, 3, f"IF({month}>loan_months,0,{round_product(f'{owed}*loan_rate/{MONTHS}')})", loan.interest
    )
    repaid = f"MIN({round_sum(f'loan_instalment-{interest}')},{owed})"
    sheet.write_formula(row, 4, f"IF({month}>loan_months,0,IF({month}=loan_months,{owed},{repaid}))", loan.principal)
    sheet.write_formula(row, 5, round_sum(f"{owed}-{principal}"), loan.balance)


def _summary(sheet: PlanSheet) -> None:
    """The instalment, and what the loan costs."""
    book = sheet.book
    schedule = book.evaluation.loan
    first = schedule[0].instalment if schedule else Decimal(0)
    annuity = round_product(f"-PMT(loan_rate/{MONTHS},loan_months,loan_received)")
    lines = (
        (N_("Instalment of a month"), "loan_instalment", f"IF(loan_received*loan_months>0,{annuity},0)", first),
        (
            N_("Interest in this table"),
            "loan_interest_total",
            round_sum("SUM(loan_interest)"),
            sum((row.interest for row in schedule), Decimal(0)),
        ),
    )
    for line, (label, name, formula, value) in enumerate(lines, start=_FIRST):
        sheet.write_label(line, 7, label)
        sheet.write_formula(line, 8, formula, value, "money total", name)
