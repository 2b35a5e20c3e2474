"""The sheet of the start: what is bought, how it is depreciated over three years, and the money that pays for it."""

from collections.abc import Sequence
from decimal import Decimal

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from coopkit.business.assets import straight_line_depreciation
from coopkit.business.plan import Evaluation
from coopkit.business.plan.cash import StartMoney
from coopkit.business.plan.inputs import MOST_MONEY, MOST_YEARS, BusinessPlan, StartUpItem
from coopkit.business.plan.years import YEARS
from coopkit.export.xlsx.formulas import round_product, round_sum
from coopkit.export.xlsx.sheet_lines import FormulaLine, write_formula_lines
from coopkit.export.xlsx.workbook import FIRST_ROW, HEADER_ROW, Workbook, WorkbookSheet
from coopkit.i18n import N_

ZERO = Decimal(0)
SPARE_ROWS = 5
_AMOUNT, _LIFE, _ONE_OFF, _DEPOSIT, _YEARLY = range(1, 6)
_DEPRECIATION, _BOOK_VALUE, _REPLACEMENT = 6, 6 + YEARS, 6 + 2 * YEARS
"""The first of three columns, one a year; replacements have two, for years 2 and 3."""


def write_start_up_sheet(book: Workbook, evaluation: Evaluation) -> None:
    """Write the start-up sheet; its totals of a year are named `depreciation_1`, `equipment_1`, `bought_again_2` …"""
    plan = evaluation.plan
    description = N_("Years of use: empty for a cost that is gone at once, 0 for a deposit that comes back.")
    sheet = book.add_sheet(N_("Start"), description, (30, 11, 7, *[9] * (3 * YEARS + 2)))
    headers = (
        N_("To pay before the start"),
        N_("Amount"),
        N_("Years of use"),
        N_("Cost at once"),
        N_("Deposit"),
        N_("Written off each year"),
        N_("Written off in year 1"),
        N_("Written off in year 2"),
        N_("Written off in year 3"),
        N_("Worth after year 1"),
        N_("Worth after year 2"),
        N_("Worth after year 3"),
        N_("Bought again in year 2"),
        N_("Bought again in year 3"),
    )
    sheet.write_headers(HEADER_ROW, headers)
    sheet.set_row_height(HEADER_ROW, 40)
    items: list[StartUpItem | None] = [*plan.start_up, *[None] * SPARE_ROWS]
    last = FIRST_ROW + len(items) - 1
    amounts = [_item_amounts(item, plan.minor_digits) for item in items]
    for row, (item, values) in enumerate(zip(items, amounts, strict=True), start=FIRST_ROW):
        _write_item(sheet, row, item, values)
    sheet.grey_out_rows((FIRST_ROW, _ONE_OFF, last, _REPLACEMENT + 1), f"=$B{FIRST_ROW + 1}=0")
    sheet.define_name("start_up_amounts", FIRST_ROW, _AMOUNT, last, _AMOUNT)
    sheet.define_name("start_up_years", FIRST_ROW, _LIFE, last, _LIFE)
    sheet.validate_number((FIRST_ROW, _AMOUNT, last, _AMOUNT), 0, MOST_MONEY)
    sheet.validate_number((FIRST_ROW, _LIFE, last, _LIFE), 0, MOST_YEARS, whole=True)
    _write_totals(sheet, last + 1, plan, amounts)
    _write_start_money(sheet, last + 4, evaluation.start)


def _write_item(sheet: WorkbookSheet, row: int, item: StartUpItem | None, values: Sequence[Decimal]) -> None:
    """Write an item, or an empty row for one more.

    It is depreciated by equal amounts, the last year takes the rest, and it is bought again in the year after.
    """
    sheet.write_input(row, 0, item.name if item else None, "typed")
    sheet.write_input(row, _AMOUNT, item.amount if item else None, "money")
    sheet.write_input(row, _LIFE, item.life_years if item else None, "count")
    life, yearly = (xl_rowcol_to_cell(row, column) for column in (_LIFE, _YEARLY))
    paid = f"ROUND({xl_rowcol_to_cell(row, _AMOUNT)},money_places)"
    formulas = [
        f'IF({life}="",{paid},0)',
        f'IF({life}="",0,IF({life}=0,{paid},0))',
        f"IF(N({life})>0,{round_product(f'{paid}/{life}')},0)",
    ]
    for year in range(1, YEARS + 1):
        closing = xl_rowcol_to_cell(row, _BOOK_VALUE + year - 1)
        previous = xl_rowcol_to_cell(row, _BOOK_VALUE + year - 2)
        opening = paid if year == 1 else f"IF(MOD({year - 1},{life})=0,{paid},{previous})"
        formulas.append(f"IF(N({life})>0,{round_sum(f'{opening}-{closing}')},0)")
    for year in range(1, YEARS + 1):
        left = f"MAX(0,{round_sum(f'{paid}-MOD({year},{life})*{yearly}')})"
        formulas.append(f"IF(N({life})>0,IF(MOD({year},{life})=0,0,{left}),0)")
    formulas += [f"IF(N({life})>0,IF(MOD({year - 1},{life})=0,{paid},0),0)" for year in range(2, YEARS + 1)]
    for column, (formula, value) in enumerate(zip(formulas, values, strict=True), start=_ONE_OFF):
        sheet.write_formula(row, column, formula, value)


def _item_amounts(item: StartUpItem | None, places: int) -> list[Decimal]:
    """Return an item's amounts as coopkit calculates them, from the column of one-off costs to the last one."""
    if item is None or not item.life_years:
        paid = item.amount if item else ZERO
        is_one_off = item is not None and item.life_years is None
        return [paid if is_one_off else ZERO, ZERO if is_one_off else paid, *[ZERO] * (3 * YEARS)]
    rows = straight_line_depreciation(item.amount, 0, item.life_years, places=places)
    years = [rows[year % item.life_years] for year in range(YEARS)]
    replacements = [item.amount if row.year == 1 else ZERO for row in years[1:]]
    yearly = rows[0].amount
    return [ZERO, ZERO, yearly, *(row.amount for row in years), *(row.book_value for row in years), *replacements]


def _write_totals(sheet: WorkbookSheet, row: int, plan: BusinessPlan, amounts: Sequence[Sequence[Decimal]]) -> None:
    """Write the sums of the columns; amounts: of each row, as `_item_amounts` returns them."""
    sheet.write_label(row, 0, N_("Together"), "total")
    paid = f"SUMPRODUCT(ROUND({xl_range(FIRST_ROW, _AMOUNT, row - 1, _AMOUNT)},money_places))"
    total = sum((item.amount for item in plan.start_up), ZERO)
    sheet.write_formula(row, _AMOUNT, round_sum(paid), total, "money total", "start_up_total")
    years = range(1, YEARS + 1)
    names = {
        _ONE_OFF: "costs_at_once",
        _DEPOSIT: "deposits",
        **{_DEPRECIATION + year - 1: f"depreciation_{year}" for year in years},
        **{_BOOK_VALUE + year - 1: f"equipment_{year}" for year in years},
        **{_REPLACEMENT + year - 2: f"bought_again_{year}" for year in years if year > 1},
    }
    for column, name in names.items():
        total = sum((values[column - _ONE_OFF] for values in amounts), ZERO)
        formula = round_sum(f"SUM({xl_range(FIRST_ROW, column, row - 1, column)})")
        sheet.write_formula(row, column, formula, total, "money total", name)


def _write_start_money(sheet: WorkbookSheet, row: int, start: StartMoney) -> None:
    """Write where the money comes from, and what is left of it when month 1 begins."""
    sheet.write_label(row, 0, N_("Money at the start"), "section")
    shares = round_sum("members*ROUND(INDEX(share_payments,1,1),money_places)")
    fees = round_sum("members*ROUND(entry_fee,money_places)")
    lines = (
        FormulaLine(N_("Shares paid at the start"), "shares_at_start", shares, start.shares),
        FormulaLine(N_("Entry fees"), "entry_fees", fees, start.entry_fees),
        FormulaLine(N_("Grant or gift"), "grant_received", round_sum("grant"), start.grant),
        FormulaLine(N_("Loan"), "loan_received", round_sum("loan_amount"), start.loan),
        FormulaLine(N_("Less what is paid before the start"), "start_up_paid", "-start_up_total", -start.start_up),
    )
    last = write_formula_lines(sheet, row + 1, lines)
    left = round_sum(f"SUM({xl_range(row + 1, 1, last - 1, 1)})")
    label = N_("Cash when month 1 begins")
    write_formula_lines(sheet, last, [FormulaLine(label, "opening_cash", left, start.opening, "money total")])
    sheet.highlight_numbers((last, 1, last, 1))
