"""The sheet of the start: what is bought before it, how its value goes down, and the money that pays for it."""

from collections.abc import Sequence
from decimal import Decimal

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from coopkit.business.assets import straight_line_depreciation
from coopkit.business.plan.inputs import MOST_MONEY, MOST_YEARS, StartUpItem
from coopkit.business.plan.years import YEARS
from coopkit.export.xlsx.formulas import round_product, round_sum
from coopkit.export.xlsx.plan_book import PlanSheet, PlanWorkbook
from coopkit.export.xlsx.workbook import HEAD_ROW
from coopkit.i18n import N_

ZERO = Decimal(0)
SPARE_ROWS = 5
_AT_ONCE, _DEPOSIT, _EACH, _OFF, _WORTH, _AGAIN = 3, 4, 5, 6, 6 + YEARS, 6 + 2 * YEARS
_FIRST = HEAD_ROW + 1


def write_start(book: PlanWorkbook) -> PlanSheet:
    """Write the sheet; its totals are named, those of a year `depreciation_1`, `equipment_1`, `bought_again_2` …"""
    says = N_("Years of use: empty for a cost that is gone at once, 0 for a deposit that comes back.")
    sheet = book.sheet(N_("Start"), says, (30, 13, 9, 12, 12, 12, *[12] * (3 * YEARS - 1)))
    sheet.write_headers(
        HEAD_ROW,
        (
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
        ),
    )
    sheet.set_row_height(HEAD_ROW, 32)
    items: list[StartUpItem | None] = [*book.plan.start_up, *[None] * SPARE_ROWS]
    last = _FIRST + len(items) - 1
    for row, item in enumerate(items, start=_FIRST):
        _item(sheet, row, item)
    sheet.grey_out((_FIRST, _AT_ONCE, last, _AGAIN + 1), f"=$B{_FIRST + 1}=0")
    sheet.define_name("start_up_amounts", _FIRST, 1, last, 1)
    sheet.define_name("start_up_years", _FIRST, 2, last, 2)
    sheet.validate_number((_FIRST, 1, last, 1), 0, MOST_MONEY)
    sheet.validate_number((_FIRST, 2, last, 2), 0, MOST_YEARS, whole=True)
    _totals(sheet, last + 1, [_figures(item, book.plan.minor_digits) for item in items])
    _money_at_start(sheet, last + 4)
    return sheet


def _item(sheet: PlanSheet, row: int, item: StartUpItem | None) -> None:
    """A line: a thing's value goes down by equal amounts, the last year takes the rest, then it is bought again."""
    sheet.write_input(row, 0, item.name if item else None, "typed")
    sheet.write_input(row, 1, item.amount if item else None, "money")
    sheet.write_input(row, 2, item.life_years if item else None, "count")
    years, each = (xl_rowcol_to_cell(row, column) for column in (2, _EACH))
    paid = f"ROUND({xl_rowcol_to_cell(row, 1)},money_places)"
    formulas = [
        f'IF({years}="",{paid},0)',
        f'IF({years}="",0,IF({years}=0,{paid},0))',
        f"IF(N({years})>0,{round_product(f'{paid}/{years}')},0)",
    ]
    for year in range(1, YEARS + 1):
        worth = xl_rowcol_to_cell(row, _WORTH + year - 1)
        before = xl_rowcol_to_cell(row, _WORTH + year - 2)
        began = paid if year == 1 else f"IF(MOD({year - 1},{years})=0,{paid},{before})"
        formulas.append(f"IF(N({years})>0,{round_sum(f'{began}-{worth}')},0)")
    for year in range(1, YEARS + 1):
        left = f"MAX(0,{round_sum(f'{paid}-MOD({year},{years})*{each}')})"
        formulas.append(f"IF(N({years})>0,IF(MOD({year},{years})=0,0,{left}),0)")
    formulas += [f"IF(N({years})>0,IF(MOD({year - 1},{years})=0,{paid},0),0)" for year in range(2, YEARS + 1)]
    values = _figures(item, sheet.book.plan.minor_digits)
    for column, (formula, value) in enumerate(zip(formulas, values, strict=True), start=_AT_ONCE):
        sheet.write_formula(row, column, formula, value)


def _figures(item: StartUpItem | None, places: int) -> list[Decimal]:
    """A line's figures as coopkit has them, from the cost at once to what is bought again."""
    if item is None or not item.life_years:
        kept = [] if item is None else [(item.amount, ZERO) if item.life_years is None else (ZERO, item.amount)]
        return [*(kept[0] if kept else (ZERO, ZERO)), *[ZERO] * (3 * YEARS)]
    rows = straight_line_depreciation(item.amount, 0, item.life_years, places=places)
    of_years = [rows[year % item.life_years] for year in range(YEARS)]
    again = [item.amount if row.year == 1 else ZERO for row in of_years[1:]]
    each = rows[0].amount
    return [ZERO, ZERO, each, *(row.amount for row in of_years), *(row.book_value for row in of_years), *again]


def _totals(sheet: PlanSheet, row: int, figures: Sequence[Sequence[Decimal]]) -> None:
    sheet.write_label(row, 0, N_("Together"), "total")
    plan = sheet.book.plan
    years = range(1, YEARS + 1)
    names = {
        1: "start_up_total",
        _AT_ONCE: "costs_at_once",
        _DEPOSIT: "deposits",
        **{_OFF + year - 1: f"depreciation_{year}" for year in years},
        **{_WORTH + year - 1: f"equipment_{year}" for year in years},
        **{_AGAIN + year - 2: f"bought_again_{year}" for year in years if year > 1},
    }
    for column, name in names.items():
        cells = xl_range(_FIRST, column, row - 1, column)
        amounts = (
            [line[column - _AT_ONCE] for line in figures] if column > 1 else [each.amount for each in plan.start_up]
        )
        formula = round_sum(f"SUM({cells})" if column > 1 else f"SUMPRODUCT(ROUND({cells},money_places))")
        sheet.write_formula(row, column, formula, sum(amounts, ZERO), "money total", name)


def _money_at_start(sheet: PlanSheet, row: int) -> None:
    """Where the money comes from, and what is left of it when month 1 begins."""
    start = sheet.book.evaluation.start
    sheet.write_label(row, 0, N_("Money at the start"), "section")
    first_payment = "ROUND(INDEX(share_payments,1,1),money_places)"
    lines = (
        (N_("Shares paid at the start"), "shares_at_start", round_sum(f"members*{first_payment}"), start.shares),
        (N_("Entry fees"), "entry_fees", round_sum("members*ROUND(entry_fee,money_places)"), start.entry_fees),
        (N_("Grant or gift"), "grant_received", round_sum("grant"), start.grant),
        (N_("Loan"), "loan_received", round_sum("loan_amount"), start.loan),
        (N_("Less what is paid before the start"), "start_up_paid", "-start_up_total", -start.start_up),
    )
    for line, (label, name, formula, value) in enumerate(lines, start=row + 1):
        sheet.write_label(line, 0, label)
        sheet.write_formula(line, 1, formula, value, "money", name)
    line = row + len(lines) + 1
    sheet.write_label(line, 0, N_("Cash when month 1 begins"), "total")
    cells = xl_range(row + 1, 1, line - 1, 1)
    sheet.write_formula(line, 1, round_sum(f"SUM({cells})"), start.opening, "money total", "opening_cash")
    sheet.highlight_numbers((line, 1, line, 1))
