"""The sheet of cash: what comes in and goes out in each month of three years."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from coopkit.business.plan import BusinessPlan, Evaluation
from coopkit.business.plan.cash import month_sums
from coopkit.business.plan.inputs import MONTHS
from coopkit.business.plan.years import PlanYear
from coopkit.export.xlsx.formulas import round_product, round_sum
from coopkit.export.xlsx.sheet_lines import FormulaLine, write_formula_lines
from coopkit.export.xlsx.workbook import DASH, HEADER_ROW, CellRange, Workbook, WorkbookSheet
from coopkit.i18n import N_

ZERO = Decimal(0)
_YEAR_COLUMN = MONTHS + 1


@dataclass(frozen=True)
class _CashLine:
    """A line of a year: a formula and an amount for each month.

    key: for formulas of other lines. formula: of a month, counted from 1. name: of the cell with the year's total.
    product: the number of the product in the label. repeated_month: the month that the year's column repeats in place
    of the sum of all months.
    """

    key: str
    label: str
    formula: Callable[[int], str]
    amounts: Sequence[Decimal]
    name: str = ""
    style: str = "money"
    product: int = 0
    repeated_month: int = 0


def write_cash_sheet(book: Workbook, evaluation: Evaluation) -> None:
    """Write the cash sheet; totals that other sheets need have names such as `sales_1_2`, of product 1 in year 2."""
    description = N_("Closing cash = cash at the beginning + what comes in − what goes out.")
    sheet = book.add_sheet(N_("Cash"), description, (28, *[9.3] * MONTHS, 10))
    sheet.write_headers(HEADER_ROW, (N_("Month"), *range(1, MONTHS + 1), N_("Year")))
    row, first_rows = HEADER_ROW + 2, []
    series: list[tuple[str, CellRange]] = []
    for year in evaluation.years:
        first_rows.append(row)
        sheet.write_label(row, 0, N_("Year {year}"), "section", year=year.year)
        table = _CashTable(year, row + 1)
        row = table.write(sheet, evaluation.plan) + 2
        series.append((book.text(N_("Year {year}"), year=year.year), table.closing_cells))
    titles = N_("Cash at the end of each month"), N_("Month"), N_("Money")
    sheet.insert_chart(row + 1, 1, "line", (HEADER_ROW, 1, HEADER_ROW, MONTHS), series, titles=titles)
    sheet.set_page_breaks([*first_rows[1:], row])


class _CashTable:
    """The table of a year: its lines, one below the other from `first_row` on."""

    def __init__(self, year: PlanYear, first_row: int) -> None:
        self._year, self._number = year, year.year
        self._opening = "opening_cash" if self._number == 1 else f"closing_{self._number - 1}"
        self._lines = (*self._sales(), *self._receipts(), *self._payments())
        self._rows = {line.key: row for row, line in enumerate(self._lines, start=first_row)}

    def write(self, sheet: WorkbookSheet, plan: BusinessPlan) -> int:
        """Write the table and its summary; return the row below."""
        for line in self._lines:
            row, marks = self._rows[line.key], line.style.partition(" ")[2]
            if line.product:
                sheet.write_product_label(row, 0, line.label, line.product, plan.products[line.product - 1].name, marks)
            else:
                sheet.write_label(row, 0, line.label, marks)
            for month, amount in enumerate(line.amounts, start=1):
                sheet.write_formula(row, month, line.formula(month), amount, line.style)
            formula, total = round_sum(f"SUM({self._months(line.key)})"), sum(line.amounts, ZERO)
            if line.repeated_month:
                formula, total = self._cell(line.key, line.repeated_month), line.amounts[line.repeated_month - 1]
            sheet.write_formula(row, _YEAR_COLUMN, formula, total, line.style, line.name)
        closing = self._rows["closing"]
        sheet.define_name(f"closings_{self._number}", closing, 1, closing, MONTHS)
        sheet.highlight_numbers((closing, 1, closing, _YEAR_COLUMN))
        return write_formula_lines(sheet, closing + 1, self._summary(), label_style="note")

    @property
    def closing_cells(self) -> CellRange:
        """The cells with the cash at the end of each month."""
        return self._rows["closing"], 1, self._rows["closing"], MONTHS

    def _cell(self, key: str, month: int) -> str:
        """Return a line's cell of a month."""
        return str(xl_rowcol_to_cell(self._rows[key], month))

    def _months(self, key: str) -> str:
        """Return a line's cells of all months."""
        return str(xl_range(self._rows[key], 1, self._rows[key], MONTHS))

    def _sum_of_lines(self, first: str, last: str) -> Callable[[int], str]:
        """Return the formula of a month that adds up the lines from `first` to `last`."""
        return lambda month: round_sum(f"SUM({xl_range(self._rows[first], month, self._rows[last], month)})")

    def _units_times(self, product: int, amount: str) -> Callable[[int], str]:
        """Return the formula of a month that multiplies a product's units by its price or cost."""
        growth = "" if self._number == 1 else f"*units_growth_{self._number}"
        return lambda month: round_product(f"INDEX(units_{product},1,{month}){growth}*{amount}_{product}")

    def _sales(self) -> list[_CashLine]:
        """Return the lines of what is sold, by product and together."""
        sales, year = self._year.cash.sales, self._number
        lines = [
            _CashLine(
                f"sales_{product}",
                N_("Sold: {product}"),
                self._units_times(product, "price"),
                amounts,
                f"sales_{product}_{year}",
                "money note",
                product,
            )
            for product, amounts in enumerate(sales, start=1)
        ]
        total = self._sum_of_lines("sales_1", f"sales_{len(sales)}")
        return [*lines, _CashLine("sales", N_("Sold together"), total, month_sums(sales), style="money total note")]

    def _receipts(self) -> list[_CashLine]:
        """Return the cash at the beginning of each month, and the lines of what comes in."""
        cash, year, flow = self._year.cash, self._number, self._year.cash.flow

        def opening(month: int) -> str:
            return self._opening if month == 1 else self._cell("closing", month - 1)

        def at_once(month: int) -> str:
            return round_product(f"{self._cell('sales', month)}*paid_at_once")

        def later(month: int) -> str:
            if month == 1:
                return "0" if year == 1 else f"owed_{year - 1}"
            return round_sum(f"{self._cell('sales', month - 1)}-{self._cell('at_once', month - 1)}")

        def shares(month: int) -> str:
            return round_sum(f"members*ROUND(INDEX(share_payments,1,{month + 1}),money_places)")

        openings = (flow.opening, *flow.closing[:-1])
        lines = [
            _CashLine("at_once", N_("Sales paid at once"), at_once, cash.paid_now),
            _CashLine("later", N_("Sales paid a month later"), later, cash.paid_later),
        ]
        if year == 1:
            lines.append(_CashLine("shares", N_("Shares paid in instalments"), shares, cash.share_payments))
        total = self._sum_of_lines("at_once", lines[-1].key)
        return [
            _CashLine("opening", N_("Cash at the beginning"), opening, openings, style="money total", repeated_month=1),
            *lines,
            _CashLine("receipts", N_("Comes in"), total, flow.receipts, f"receipts_{year}", "money total"),
        ]

    def _payments(self) -> list[_CashLine]:
        """Return the lines of what goes out, and the cash at the end of each month."""
        cash, year, flow = self._year.cash, self._number, self._year.cash.flow
        months_before = (year - 1) * MONTHS

        def instalment(month: int) -> str:
            return f"INDEX(loan_instalments,{months_before + month})"

        def in_month_1(name: str) -> Callable[[int], str]:
            return lambda month: name if month == 1 else "0"

        def closing(month: int) -> str:
            opening, receipts, payments = (self._cell(key, month) for key in ("opening", "receipts", "payments"))
            return round_sum(f"{opening}+{receipts}-{payments}")

        lines = [
            _CashLine(
                f"variable_costs_{product}",
                N_("Variable costs: {product}"),
                self._units_times(product, "variable_cost"),
                amounts,
                f"variable_costs_{product}_{year}",
                product=product,
            )
            for product, amounts in enumerate(cash.variable_costs, start=1)
        ]
        fixed_costs = round_sum("fixed_costs")
        lines += [
            _CashLine("fixed", N_("Fixed costs"), lambda _: fixed_costs, cash.fixed_costs, f"fixed_costs_{year}"),
            _CashLine("instalments", N_("Loan: instalment"), instalment, cash.instalments, f"instalments_{year}"),
        ]
        if year > 1:
            replaced, paid_out = in_month_1(f"bought_again_{year}"), in_month_1(f"to_pay_{year - 1}")
            lines += [
                _CashLine("replaced", N_("Things bought again"), replaced, cash.replacements),
                _CashLine("paid_out", N_("Interest and refunds paid"), paid_out, cash.paid_out),
            ]
        total, style = self._sum_of_lines(lines[0].key, lines[-1].key), "money total"
        return [
            *lines,
            _CashLine("payments", N_("Goes out"), total, flow.payments, f"payments_{year}", style),
            _CashLine(
                "closing",
                N_("Cash at the end"),
                closing,
                flow.closing,
                f"closing_{year}",
                style,
                repeated_month=MONTHS,
            ),
        ]

    def _summary(self) -> tuple[FormulaLine, ...]:
        """Return the lines of the lowest cash of the year, and of what customers owe at its end."""
        year, flow, closings = self._number, self._year.cash.flow, self._months("closing")
        months = xl_range(HEADER_ROW, 1, HEADER_ROW, MONTHS)
        lowest, lowest_month = f"lowest_cash_{year}", f"lowest_month_{year}"
        first_below = f"{MONTHS + 1}-SUMPRODUCT(MAX(({closings}<0)*({MONTHS + 1}-{months})))"
        first_below = f'IF({lowest}<0,{first_below},"{DASH}")'
        negative, negative_month = f"first_negative_month_{year}", flow.first_negative_month or DASH
        owed = round_sum(f"{self._cell('sales', MONTHS)}-{self._cell('at_once', MONTHS)}")
        gap = f"MAX(0,-{lowest})"
        return (
            FormulaLine(N_("Lowest cash"), lowest, f"MIN({closings})", flow.lowest),
            FormulaLine(N_("in month"), lowest_month, f"MATCH({lowest},{closings},0)", flow.lowest_month, "count"),
            FormulaLine(N_("First month below 0"), negative, first_below, negative_month, "count right"),
            FormulaLine(N_("Missing from the start"), f"funding_gap_{year}", gap, flow.funding_gap),
            FormulaLine(N_("Customers owe after month 12"), f"owed_{year}", owed, self._year.cash.owed),
        )
