"""The sheet of cash: what comes in and goes out in each month of three years."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from coopkit.business.plan.cash import PlanCash, month_sums
from coopkit.business.plan.inputs import MONTHS
from coopkit.business.plan.years import PlanYear
from coopkit.export.xlsx.formulas import round_product, round_sum
from coopkit.export.xlsx.plan_book import PlanSheet, PlanWorkbook
from coopkit.export.xlsx.workbook import DASH, HEAD_ROW, Shown
from coopkit.i18n import N_

ZERO = Decimal(0)
_TOTAL = MONTHS + 1


@dataclass(frozen=True)
class _Line:
    """A line of a year: its key, its label (of a product with its number), and 12 amounts.

    formula: for a month, counted from 1. name: of the year's total, which is a sum of the months.
    """

    key: str
    label: str
    formula: Callable[[int], str]
    amounts: Sequence[Decimal]
    name: str = ""
    product: int = 0
    look: str = "money"


def write_cash(book: PlanWorkbook) -> PlanSheet:
    """Write the sheet; what the year's statements need of it is named, such as `sales_1_2` of product 1 in year 2."""
    says = N_("Closing cash = cash at the beginning + what comes in − what goes out.")
    sheet = book.sheet(N_("Cash"), says, (36, *[11.5] * MONTHS, 13), pages=0)
    sheet.write_headers(HEAD_ROW, (N_("Month"), *range(1, MONTHS + 1), N_("Year")))
    row, starts = HEAD_ROW + 2, []
    for year in book.evaluation.years:
        starts.append(row)
        row = _year(sheet, year, row)
    sheet.set_page_breaks(starts[1:])
    return sheet


def _year(sheet: PlanSheet, year: PlanYear, row: int) -> int:
    """A year's lines from this row on; returns the next free row."""
    number, cash = year.year, year.cash
    sheet.write_label(row, 0, N_("Year {year}"), "section", year=number)
    rows = _Rows(row + 1, len(cash.sales), number)
    for line in (*_sold(rows, number, cash), *_receipts(rows, number, cash), *_payments(rows, number, cash)):
        _write(sheet, rows, line)
    _balances(sheet, rows, year)
    return _lowest(sheet, rows, year)


class _Rows:
    """Where each line of a year stands: what is sold, what comes in, what goes out."""

    def __init__(self, first: int, products: int, year: int) -> None:
        sold = [f"sales_{number}" for number in range(1, products + 1)]
        costs = [f"variable_costs_{number}" for number in range(1, products + 1)]
        self.came = ["now", "later", *(["shares"] if year == 1 else [])]
        self.went = [*costs, "fixed", "instalments", *([] if year == 1 else ["again", "out"])]
        keys = [*sold, "sales", "opening", *self.came, "receipts", *self.went, "payments", "closing"]
        self._at = {key: first + place for place, key in enumerate(keys)}

    def at(self, key: str) -> int:
        """The row of a line."""
        return self._at[key]

    def cell(self, key: str, month: int) -> str:
        """A line's cell of a month."""
        return str(xl_rowcol_to_cell(self._at[key], month))

    def months(self, key: str) -> str:
        """A line's twelve cells."""
        return str(xl_range(self._at[key], 1, self._at[key], MONTHS))

    def sum(self, first: str, last: str, month: int) -> str:
        """The sum of a month's lines that stand below each other."""
        return round_sum(f"SUM({xl_range(self._at[first], month, self._at[last], month)})")


def _of_units(product: int, year: int, each: str) -> Callable[[int], str]:
    """Units of a month, as grown, times money for each."""
    grown = "" if year == 1 else f"*units_growth_{year}"
    return lambda month: round_product(f"INDEX(units_{product},1,{month}){grown}*{each}_{product}")


def _sold(rows: _Rows, year: int, cash: PlanCash) -> list[_Line]:
    sold = [
        _Line(
            f"sales_{number}",
            N_("Sold: {product}"),
            _of_units(number, year, "price"),
            months,
            f"sales_{number}_{year}",
            number,
            "money note",
        )
        for number, months in enumerate(cash.sales, start=1)
    ]
    first, last = "sales_1", f"sales_{len(cash.sales)}"
    total = month_sums(cash.sales)
    label = N_("Sold together")
    return [*sold, _Line("sales", label, lambda month: rows.sum(first, last, month), total, look="money total note")]


def _receipts(rows: _Rows, year: int, cash: PlanCash) -> list[_Line]:
    def later(month: int) -> str:
        if month == 1:
            return "0" if year == 1 else f"owed_{year - 1}"
        return round_sum(f"{rows.cell('sales', month - 1)}-{rows.cell('now', month - 1)}")

    def shares(month: int) -> str:
        return round_sum(f"members*ROUND(INDEX(share_payments,1,{month + 1}),money_places)")

    lines = [
        _Line(
            "now",
            N_("Sales paid at once"),
            lambda month: round_product(f"{rows.cell('sales', month)}*paid_at_once"),
            cash.paid_now,
        ),
        _Line("later", N_("Sales paid a month later"), later, cash.paid_later),
    ]
    if year == 1:
        lines.append(_Line("shares", N_("Shares paid in instalments"), shares, cash.share_payments))
    first, last = rows.came[0], rows.came[-1]
    total = _Line(
        "receipts",
        N_("Comes in"),
        lambda month: rows.sum(first, last, month),
        cash.flow.receipts,
        f"receipts_{year}",
        look="money total",
    )
    return [*lines, total]


def _payments(rows: _Rows, year: int, cash: PlanCash) -> list[_Line]:
    costs = [
        _Line(
            f"variable_costs_{number}",
            N_("Variable costs: {product}"),
            _of_units(number, year, "variable_cost"),
            months,
            f"variable_costs_{number}_{year}",
            number,
        )
        for number, months in enumerate(cash.variable_costs, start=1)
    ]
    before = (year - 1) * MONTHS
    lines = [
        _Line("fixed", N_("Fixed costs"), lambda _: round_sum("fixed_costs"), cash.fixed_costs, f"fixed_costs_{year}"),
        _Line(
            "instalments",
            N_("Loan: instalment"),
            lambda month: f"INDEX(loan_instalments,{before + month})",
            cash.instalments,
            f"instalments_{year}",
        ),
    ]
    if year > 1:
        again, out = f"bought_again_{year}", f"to_pay_{year - 1}"
        lines += [
            _Line("again", N_("Things bought again"), lambda month: again if month == 1 else "0", cash.replacements),
            _Line("out", N_("Interest and refunds paid"), lambda month: out if month == 1 else "0", cash.paid_out),
        ]
    total = _Line(
        "payments",
        N_("Goes out"),
        lambda month: rows.sum(rows.went[0], rows.went[-1], month),
        cash.flow.payments,
        f"payments_{year}",
        look="money total",
    )
    return [*costs, *lines, total]


def _write(sheet: PlanSheet, rows: _Rows, line: _Line) -> None:
    row, marks = rows.at(line.key), line.look.partition(" ")[2]
    if line.product:
        sheet.product_label(row, 0, line.label, line.product, marks)
    else:
        sheet.write_label(row, 0, line.label, marks)
    for month, amount in enumerate(line.amounts, start=1):
        sheet.write_formula(row, month, line.formula(month), amount, line.look)
    total = round_sum(f"SUM({rows.months(line.key)})")
    sheet.write_formula(row, _TOTAL, total, sum(line.amounts, ZERO), line.look, line.name)


def _balances(sheet: PlanSheet, rows: _Rows, year: PlanYear) -> None:
    """The cash that each month begins and ends with."""
    flow, opening, closing = year.cash.flow, rows.at("opening"), rows.at("closing")
    sheet.write_label(opening, 0, N_("Cash at the beginning"), "total")
    sheet.write_label(closing, 0, N_("Cash at the end"), "total")
    began = "opening_cash" if year.year == 1 else f"closing_{year.year - 1}"
    for month, (begins, ends) in enumerate(zip((flow.opening, *flow.closing), flow.closing, strict=False), start=1):
        sheet.write_formula(
            opening, month, began if month == 1 else rows.cell("closing", month - 1), begins, "money total"
        )
        parts = (rows.cell(key, month) for key in ("opening", "receipts", "payments"))
        sheet.write_formula(closing, month, round_sum("{}+{}-{}".format(*parts)), ends, "money total")
    sheet.write_formula(opening, _TOTAL, rows.cell("opening", 1), flow.opening, "money total")
    sheet.write_formula(
        closing, _TOTAL, rows.cell("closing", MONTHS), flow.closing[-1], "money total", f"closing_{year.year}"
    )
    sheet.define_name(f"closings_{year.year}", closing, 1, closing, MONTHS)
    sheet.highlight_numbers((closing, 1, closing, _TOTAL))


def _lowest(sheet: PlanSheet, rows: _Rows, year: PlanYear) -> int:
    """The lowest cash of a year, and what customers owe at its end; returns the next free row."""
    flow, number, row = year.cash.flow, year.year, rows.at("closing") + 1
    ends = rows.months("closing")
    heads = xl_range(HEAD_ROW, 1, HEAD_ROW, MONTHS)
    below = f"{MONTHS + 1}-SUMPRODUCT(MAX(({ends}<0)*({MONTHS + 1}-{heads})))"
    owed = round_sum(f"{rows.cell('sales', MONTHS)}-{rows.cell('now', MONTHS)}")
    lowest, lowest_month = f"lowest_cash_{number}", f"lowest_month_{number}"
    lines: tuple[tuple[str, str, str, Shown, str], ...] = (
        (N_("Lowest cash"), lowest, f"MIN({ends})", flow.lowest, "money"),
        (N_("in month"), lowest_month, f"MATCH({lowest},{ends},0)", flow.lowest_month, "count"),
        (
            N_("First month below 0"),
            f"first_negative_month_{number}",
            f'IF({lowest}<0,{below},"{DASH}")',
            flow.first_negative_month or DASH,
            "count right",
        ),
        (N_("Missing from the start"), f"funding_gap_{number}", f"MAX(0,-{lowest})", flow.funding_gap, "money"),
        (N_("Customers owe after month 12"), f"owed_{number}", owed, year.cash.owed, "money"),
    )
    for line, (label, name, formula, value, look) in enumerate(lines, start=row):
        sheet.write_label(line, 0, label, "note")
        sheet.write_formula(line, 1, formula, value, look, name)
    return row + len(lines) + 2
