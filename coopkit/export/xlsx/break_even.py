"""The sheet of break-even: how much must be sold in an average month of year 1."""

from decimal import Decimal
from fractions import Fraction

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from coopkit.business.money import NotDefined
from coopkit.business.plan.break_even import SEVERAL_PRODUCTS
from coopkit.business.plan.inputs import MONTHS, Product
from coopkit.business.pricing import (
    MixItem,
    break_even_exact,
    break_even_mix,
    contribution_margin_ratio,
    margin_of_safety,
)
from coopkit.export.xlsx.formulas import round_difference, round_quotient_up, round_sum
from coopkit.export.xlsx.plan_book import PlanSheet, PlanWorkbook
from coopkit.export.xlsx.workbook import DASH, HEAD_ROW, Shown
from coopkit.i18n import N_

ZERO = Decimal(0)
_FIRST = HEAD_ROW + 1

_Line = tuple[str, str, str, Shown, str]
"""Label, name, formula, coopkit's value, look."""

_SENTENCES = {
    "no_cover": break_even_exact(1, 0, 1),
    "no_margin": break_even_exact(1, 1, 1),
    "nothing_sold": break_even_mix(1, [MixItem(ZERO, ZERO, ZERO)]).revenue,
    "no_sales_expected": margin_of_safety(0, 0).share,
    "several_products": SEVERAL_PRODUCTS,
}
"""What coopkit says where a figure does not exist, by the name of the cell that says it. They stand in cells of their
own, since a text within a formula may have 255 letters at most, and a translation may need more."""


def write_break_even(book: PlanWorkbook) -> PlanSheet:
    """Write the sheet; the results are named `break_even_units`, `break_even_revenue` and so on."""
    says = N_(
        "Fixed costs, the wear of things and the interest on the loan must be covered. Fixed costs alone need less."
    )
    sheet = book.sheet(N_("Break-even"), says, (46, 15, 15, 15, 15, 15, 17, 17))
    row = _products(sheet)
    row = _results(sheet, row)
    sheet.write_label(row, 0, N_("Where a number does not exist, one of these sentences says why"), "section")
    for line, (name, reason) in enumerate(_SENTENCES.items(), start=row + 1):
        if isinstance(reason, NotDefined):
            sheet.write_label(line, 0, reason.reason, "note")
            sheet.define_name(name, line, 0)
    return sheet


def _products(sheet: PlanSheet) -> int:
    """What a unit of each product leaves, and all products in the planned mix; returns the next free row."""
    heads = (
        N_("Product or service"),
        N_("Price of a unit"),
        N_("Variable cost of a unit"),
        N_("A unit leaves"),
        N_("part of the price"),
        N_("Units in the year"),
        N_("Sales, not rounded"),
        N_("All units leave"),
    )
    sheet.write_headers(HEAD_ROW, heads)
    sheet.set_row_height(HEAD_ROW, 32)
    products = sheet.book.plan.products
    last = _FIRST + len(products) - 1
    for number, product in enumerate(products, start=1):
        _product(sheet, _FIRST + number - 1, number, product)
    sheet.format_decimals((_FIRST, 5, last, 5))
    if not sheet.book.plan.minor_digits:
        sheet.format_decimals((_FIRST, 1, last, 3))
    prices, costs, left, units = (xl_range(_FIRST, at, last, at) for at in (1, 2, 3, 5))
    sales, margin = _mix(products)
    margins = f"SUMPRODUCT({left},{units})"
    beside = f"SUMPRODUCT({prices},{units})+SUMPRODUCT({costs},{units})"
    sheet.write_label(last + 1, 0, N_("Together"), "total")
    sheet.write_formula(last + 1, 6, f"SUMPRODUCT({prices},{units})", sales, "money total", "mix_sales")
    sheet.write_formula(last + 1, 7, round_difference(margins, "0", beside), margin, "money total", "mix_margin")
    return last + 3


def _product(sheet: PlanSheet, row: int, number: int, product: Product) -> None:
    units, margin = sum(product.units, ZERO), product.price - product.variable_cost
    part = contribution_margin_ratio(product.price, product.variable_cost)
    price, left, sold = (xl_rowcol_to_cell(row, at) for at in (1, 3, 5))
    price_and_cost = f"price_{number}", f"variable_cost_{number}"
    apart_by = round_difference(*price_and_cost, "MAX({},{})".format(*price_and_cost))
    sheet.product_label(row, 0, "{product}", number)
    sheet.write_formula(row, 1, price_and_cost[0], product.price, "price")
    sheet.write_formula(row, 2, price_and_cost[1], product.variable_cost, "price")
    sheet.write_formula(row, 3, apart_by, margin, "price", f"margin_{number}")
    shown = DASH if isinstance(part, NotDefined) else part
    sheet.write_formula(row, 4, f'IF({price}=0,"{DASH}",{left}/{price})', shown, "percent right")
    sheet.write_formula(row, 5, f"all_units_{number}", units, "number")
    sheet.write_formula(row, 6, f"{price}*{sold}", product.price * units)
    sheet.write_formula(row, 7, f"{left}*{sold}", margin * units)


def _mix(products: tuple[Product, ...]) -> tuple[Fraction, Fraction]:
    """Sales of the year as planned, not rounded, and what they leave after variable costs."""
    units = [Fraction(sum(each.units, ZERO)) for each in products]
    sales = sum((Fraction(each.price) * sold for each, sold in zip(products, units, strict=True)), Fraction(0))
    costs = sum((Fraction(each.variable_cost) * sold for each, sold in zip(products, units, strict=True)), Fraction(0))
    return sales, sales - costs


def _results(sheet: PlanSheet, row: int) -> int:
    """The results one below the other; returns the next free row."""
    sheet.write_label(row, 0, N_("An average month of year 1"), "section")
    lines = (*_burden(sheet.book), *_units(sheet.book), *_revenue(sheet.book))
    for line, (label, name, formula, value, look) in enumerate(lines, start=row + 1):
        sheet.write_label(line, 0, label, look.partition(" ")[2])
        sheet.write_formula(line, 1, formula, value, look, name)
    return row + len(lines) + 2


def _burden(book: PlanWorkbook) -> tuple[_Line, ...]:
    even = book.evaluation.break_even
    year = round_sum("fixed_costs_1+depreciation_1+interest_1")
    return (
        (N_("To cover in the year"), "year_burden", year, even.costs_to_cover * MONTHS, "money"),
        (N_("To cover in a month"), "burden", f"year_burden/{MONTHS}", even.costs_to_cover, "money"),
        (
            N_("Part of the sales that is left for it"),
            "margin_part",
            "IF(mix_sales=0,nothing_sold,mix_margin/mix_sales)",
            even.ratio,
            "percent",
        ),
    )


def _units(book: PlanWorkbook) -> tuple[_Line, ...]:
    even = book.evaluation.break_even
    exact = _covered("margin_1", f"year_burden/({MONTHS}*margin_1)")
    if len(book.plan.products) > 1:
        exact = "several_products"
    return (
        (N_("Units a month, exactly"), "break_even_units_exact", exact, even.units_exact, "exact"),
        (
            N_("Units a month that are enough"),
            "break_even_units",
            _if_number("break_even_units_exact", round_quotient_up("break_even_units_exact")),
            even.units,
            "number total",
        ),
        (
            N_("Units a month for each member"),
            "break_even_units_per_member",
            _if_number("break_even_units_exact", round_quotient_up("break_even_units_exact/members")),
            even.units_per_member,
            "number total",
        ),
    )


def _revenue(book: PlanWorkbook) -> tuple[_Line, ...]:
    even = book.evaluation.break_even
    exact = _covered("mix_margin", f"year_burden*mix_sales/({MONTHS}*mix_margin)")
    enough_sold, expected = "break_even_revenue_exact", "all_sales_1"
    if len(book.plan.products) == 1:
        enough_sold, expected = "break_even_units", "all_units_1"
    share = f"IF({expected}=0,no_sales_expected,({expected}-{enough_sold}*{MONTHS})/{expected})"
    return (
        (
            N_("Sales a month, exactly"),
            "break_even_revenue_exact",
            f"IF(mix_sales=0,nothing_sold,{exact})",
            even.revenue,
            "exact",
        ),
        (
            N_("Sales a month that are enough"),
            "break_even_revenue",
            _if_number("break_even_revenue_exact", round_quotient_up("break_even_revenue_exact", "money_places")),
            even.revenue_needed,
            "money total",
        ),
        (
            N_("Part of the sales that may be missing without a loss"),
            "margin_of_safety",
            f"IF(ISNUMBER({enough_sold}),{share},break_even_revenue_exact)",
            even.safety,
            "percent total",
        ),
    )


def _covered(margin: str, quotient: str) -> str:
    """The quotient where the margin covers the costs, or the sentence that says why it does not."""
    none = f"IF(year_burden=0,0,IF({margin}=0,no_margin,{quotient}))"
    return f"IF({margin}<0,no_cover,{none})"


def _if_number(name: str, formula: str) -> str:
    """The formula where a cell holds a number, else the sentence in it."""
    return f"IF(ISNUMBER({name}),{formula},{name})"
