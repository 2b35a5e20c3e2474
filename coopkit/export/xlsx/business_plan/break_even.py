"""The sheet of break-even: how much must be sold in an average month of year 1."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from coopkit.business.money import NotDefined
from coopkit.business.plan import BusinessPlan, Evaluation
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
from coopkit.export.xlsx.sheet_lines import FormulaLine, write_formula_lines
from coopkit.export.xlsx.workbook import DASH, FIRST_ROW, HEADER_ROW, Workbook, WorkbookSheet, dash_if_undefined
from coopkit.i18n import N_

ZERO = Decimal(0)

_REASONS = {
    "no_cover": break_even_exact(1, 0, 1),
    "no_margin": break_even_exact(1, 1, 1),
    "nothing_sold": break_even_mix(1, [MixItem(ZERO, ZERO, ZERO)]).revenue,
    "no_sales_expected": margin_of_safety(0, 0).share,
    "several_products": SEVERAL_PRODUCTS,
}
"""Why a figure is not defined, by the name of the cell that says it. The sentences are in cells of their own, because a
text within a formula may have 255 letters at most, and a translation may need more."""


def write_break_even_sheet(book: Workbook, evaluation: Evaluation) -> None:
    """Write the break-even sheet; its results are in cells named `break_even_units`, `break_even_revenue` and so on."""
    description = N_(
        "Fixed costs, the wear of things and the interest on the loan must be covered. Fixed costs alone need less."
    )
    sheet = book.add_sheet(N_("Break-even"), description, (46, 15, 15, 15, 15, 15, 17, 17))
    row = _write_product_margins(sheet, evaluation.plan)
    sheet.write_label(row, 0, N_("An average month of year 1"), "section")
    row = write_formula_lines(
        sheet, row + 1, (*_cost_lines(evaluation), *_unit_lines(evaluation), *_sales_lines(evaluation))
    )
    sheet.write_label(row + 1, 0, N_("Where a number does not exist, one of these sentences says why"), "section")
    for line, (name, undefined) in enumerate(_REASONS.items(), start=row + 2):
        if isinstance(undefined, NotDefined):
            sheet.write_label(line, 0, undefined.reason, "note")
            sheet.define_name(name, line, 0)


def _write_product_margins(sheet: WorkbookSheet, plan: BusinessPlan) -> int:
    """Write the margin of each product, and of all in the planned mix; return the next free row."""
    headers = (
        N_("Product or service"),
        N_("Price of a unit"),
        N_("Variable cost of a unit"),
        N_("A unit leaves"),
        N_("part of the price"),
        N_("Units in the year"),
        N_("Sales, not rounded"),
        N_("All units leave"),
    )
    sheet.write_headers(HEADER_ROW, headers)
    sheet.set_row_height(HEADER_ROW, 32)
    last = FIRST_ROW + len(plan.products) - 1
    for number, product in enumerate(plan.products, start=1):
        _write_product_margin(sheet, FIRST_ROW + number - 1, number, product)
    sheet.format_decimals((FIRST_ROW, 5, last, 5))
    if not plan.minor_digits:
        sheet.format_decimals((FIRST_ROW, 1, last, 3))
    prices, costs, margins, units = (xl_range(FIRST_ROW, column, last, column) for column in (1, 2, 3, 5))
    sales, margin = _mix_totals(plan.products)
    all_sales, all_costs = f"SUMPRODUCT({prices},{units})", f"SUMPRODUCT({costs},{units})"
    all_margins = round_difference(f"SUMPRODUCT({margins},{units})", "0", f"{all_sales}+{all_costs}")
    sheet.write_label(last + 1, 0, N_("Together"), "total")
    sheet.write_formula(last + 1, 6, all_sales, sales, "money total", "mix_sales")
    sheet.write_formula(last + 1, 7, all_margins, margin, "money total", "mix_margin")
    return last + 3


def _write_product_margin(sheet: WorkbookSheet, row: int, number: int, product: Product) -> None:
    """Write a product's price, cost and margin, for a unit and for the year."""
    units, margin = sum(product.units, ZERO), product.price - product.variable_cost
    ratio = contribution_margin_ratio(product.price, product.variable_cost)
    price, left, sold = (xl_rowcol_to_cell(row, column) for column in (1, 3, 5))
    price_input, cost_input = f"price_{number}", f"variable_cost_{number}"
    difference = round_difference(price_input, cost_input, f"MAX({price_input},{cost_input})")
    sheet.write_product_label(row, 0, "{product}", number, product.name)
    sheet.write_formula(row, 1, price_input, product.price, "price")
    sheet.write_formula(row, 2, cost_input, product.variable_cost, "price")
    sheet.write_formula(row, 3, difference, margin, "price", f"margin_{number}")
    sheet.write_formula(row, 4, f'IF({price}=0,"{DASH}",{left}/{price})', dash_if_undefined(ratio), "percent right")
    sheet.write_formula(row, 5, f"all_units_{number}", units, "number")
    sheet.write_formula(row, 6, f"{price}*{sold}", product.price * units)
    sheet.write_formula(row, 7, f"{left}*{sold}", margin * units)


def _mix_totals(products: Sequence[Product]) -> tuple[Fraction, Fraction]:
    """Return the planned sales of the year, not rounded, and what they leave after variable costs."""
    units = [Fraction(sum(each.units, ZERO)) for each in products]
    sales = sum((Fraction(each.price) * sold for each, sold in zip(products, units, strict=True)), Fraction(0))
    costs = sum((Fraction(each.variable_cost) * sold for each, sold in zip(products, units, strict=True)), Fraction(0))
    return sales, sales - costs


def _cost_lines(evaluation: Evaluation) -> tuple[FormulaLine, ...]:
    """Return the lines of the costs to cover, and of the part of the sales that covers them."""
    even = evaluation.break_even
    year = round_sum("fixed_costs_1+depreciation_1+interest_1")
    ratio = "IF(mix_sales=0,nothing_sold,mix_margin/mix_sales)"
    return (
        FormulaLine(N_("To cover in the year"), "year_burden", year, even.costs_to_cover * MONTHS),
        FormulaLine(N_("To cover in a month"), "burden", f"year_burden/{MONTHS}", even.costs_to_cover),
        FormulaLine(N_("Part of the sales that is left for it"), "margin_part", ratio, even.ratio, "percent"),
    )


def _unit_lines(evaluation: Evaluation) -> tuple[FormulaLine, ...]:
    """Return the lines of the units that must be sold; for several products a sentence says why there are none."""
    even = evaluation.break_even
    exact = _quotient_or_reason("margin_1", f"year_burden/({MONTHS}*margin_1)")
    if len(evaluation.plan.products) > 1:
        exact = "several_products"
    name = "break_even_units_exact"
    units = _if_number(name, round_quotient_up(name))
    each = _if_number(name, round_quotient_up(f"{name}/MAX(1,members)"))
    style = "number total"
    return (
        FormulaLine(N_("Units a month, exactly"), name, exact, even.units_exact, "exact"),
        FormulaLine(N_("Units a month that are enough"), "break_even_units", units, even.units, style),
        FormulaLine(
            N_("Units a month for each member"), "break_even_units_per_member", each, even.units_per_member, style
        ),
    )


def _sales_lines(evaluation: Evaluation) -> tuple[FormulaLine, ...]:
    """Return the lines of the sales that are needed, and of the part of the expected sales that may be missing."""
    even = evaluation.break_even
    quotient = _quotient_or_reason("mix_margin", f"year_burden*mix_sales/({MONTHS}*mix_margin)")
    name, needed, expected = "break_even_revenue_exact", "break_even_revenue_exact", "all_sales_1"
    if len(evaluation.plan.products) == 1:
        needed, expected = "break_even_units", "all_units_1"
    exact = f"IF(mix_sales=0,nothing_sold,{quotient})"
    sales = _if_number(name, round_quotient_up(name, "money_places"))
    part = f"IF({expected}=0,no_sales_expected,({expected}-{needed}*{MONTHS})/{expected})"
    safety = f"IF(ISNUMBER({needed}),{part},{name})"
    label = N_("Part of the sales that may be missing without a loss")
    return (
        FormulaLine(N_("Sales a month, exactly"), name, exact, even.revenue, "exact"),
        FormulaLine(
            N_("Sales a month that are enough"), "break_even_revenue", sales, even.revenue_needed, "money total"
        ),
        FormulaLine(label, "margin_of_safety", safety, even.safety, "percent total"),
    )


def _quotient_or_reason(margin: str, quotient: str) -> str:
    """Return the formula of a quotient by a margin, or of the sentence that says why it is not defined."""
    return f"IF({margin}<0,no_cover,IF(year_burden=0,0,IF({margin}=0,no_margin,{quotient})))"


def _if_number(name: str, formula: str) -> str:
    """Return the formula if the named cell holds a number, else the sentence in that cell."""
    return f"IF(ISNUMBER({name}),{formula},{name})"
