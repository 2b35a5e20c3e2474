"""The sheet of the members: who uses how much, and what each receives of the surplus of three years."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from coopkit.business.plan import BusinessPlan, Evaluation
from coopkit.business.plan.inputs import MOST_MONEY
from coopkit.business.plan.surplus import MemberBenefit
from coopkit.business.plan.years import YEARS, PlanYear
from coopkit.business.surplus.patronage import cut_to_available
from coopkit.export.xlsx.business_plan.surplus import interest_due_to_member
from coopkit.export.xlsx.largest_remainder import (
    FIRST_MEMBER_ROW,
    POOL_COLUMNS,
    TOTAL_ROW,
    Pool,
    Weights,
    quantities_as_weights,
    quantity_places,
    write_pool,
    write_quantity_weights,
)
from coopkit.export.xlsx.member_table import BENEFIT_COLUMNS, USE_COLUMN, MemberTable, member_row_count
from coopkit.export.xlsx.workbook import HEADER_ROW, CellValue, Workbook, WorkbookSheet
from coopkit.i18n import N_

ZERO = Decimal(0)
_PART_COLUMN, _FIRST_YEAR_COLUMN = 3, 4
_COUNTED_USE, _WEIGHTS, _FIRST_POOL = 17, 18, 19
"""Columns beside the table, for sharing out."""


def write_members_sheet(book: Workbook, evaluation: Evaluation, names: Sequence[str]) -> None:
    """Write the sheet of members; totals of a year have names such as `refund_to_members_1`.

    names: in the order of the list; names beyond the number of members are left out.
    """
    plan = evaluation.plan
    description = N_(
        "Use: one measure for all, such as hours, kilos or purchases. Rows after the last member do not count."
    )
    widths = (6, 24, 12, 9, *[11.5] * (YEARS * BENEFIT_COLUMNS), 3, *[14] * (2 + YEARS * POOL_COLUMNS))
    sheet = book.add_sheet(N_("Members"), description, widths, frozen_columns=2)
    sheet.write_headers(HEADER_ROW, (N_("No."), N_("Member"), N_("Use"), N_("Part")))
    table = MemberTable(sheet, member_row_count(plan.members), condition="{number}<=members")
    table.write_members(names[: plan.members], plan.use_by_member, MOST_MONEY)
    sheet.grey_out_rows((FIRST_MEMBER_ROW, 0, table.last_row, USE_COLUMN), f"=$A{FIRST_MEMBER_ROW + 1}>members")
    _write_parts(table, plan)
    for year, pool in zip(evaluation.years, refund_pools(evaluation), strict=True):
        _write_year_benefits(table, plan, year, pool)
        write_pool(sheet, pool)
        sheet.write_label(HEADER_ROW - 1, pool.column, N_("Year {year}"), "note", year=year.year)
    _write_uses(sheet, plan, pool.weights)
    sheet.set_print_area(table.last_row, _COUNTED_USE - 2)


def refund_pools(evaluation: Evaluation) -> tuple[Pool, ...]:
    """Return the refund of each year as a pool to share out by use."""
    plan = evaluation.plan
    weights = Weights("use", _WEIGHTS, quantities_as_weights(plan.use_by_member, member_row_count(plan.members)))
    return tuple(
        Pool(
            f"refund_{year.year}",
            _FIRST_POOL + (year.year - 1) * POOL_COLUMNS,
            f"refund_{year.year}",
            int(year.distribution.refund.scaleb(plan.minor_digits)),
            weights,
        )
        for year in evaluation.years
    )


def _write_parts(table: MemberTable, plan: BusinessPlan) -> None:
    """Write each member's part of all use."""
    sheet, uses, all_use = table.sheet, plan.use_by_member, sum(plan.use_by_member, ZERO)
    for place, row in enumerate(range(FIRST_MEMBER_ROW, table.last_row + 1)):
        used = uses[place] if place < len(uses) else None
        value: CellValue = "" if place >= plan.members else ZERO
        if used and all_use:
            value = Fraction(used) / Fraction(all_use)
        part = table.if_member(row, f"IF(all_use=0,0,{xl_rowcol_to_cell(row, _COUNTED_USE)}/all_use)")
        sheet.write_formula(row, _PART_COLUMN, part, value, "percent")
    sheet.write_formula(TOTAL_ROW, USE_COLUMN, "all_use", all_use, "number total")
    whole = f"SUM({xl_range(FIRST_MEMBER_ROW, _PART_COLUMN, table.last_row, _PART_COLUMN)})"
    sheet.write_formula(TOTAL_ROW, _PART_COLUMN, whole, 1 if all_use else 0, "percent total")


def _write_year_benefits(table: MemberTable, plan: BusinessPlan, year: PlanYear, refund: Pool) -> None:
    """Write what each member receives of a year's surplus; interest is equal, with odd cents for the first members."""
    number, used = year.year, year.distribution
    column = _FIRST_YEAR_COLUMN + (number - 1) * BENEFIT_COLUMNS
    headers = N_("Year {year}: interest"), N_("Year {year}: refund"), N_("paid in cash"), N_("kept in our names")
    table.sheet.write_headers(HEADER_ROW, headers, column, year=number)
    interest = f"ROUND(interest_paid_{number}*10^money_places,0)"
    equal = f"INT({interest}/MAX(1,members))"

    def own_interest(row: int) -> str:
        return f"({equal}+IF({xl_rowcol_to_cell(row, 0)}<={interest}-{equal}*members,1,0))/10^money_places"

    table.write_benefits(
        column,
        f"_{number}",
        interest=own_interest,
        refund=refund.share,
        totals=(used.interest, used.refund, used.cash, used.retained),
        benefits=used.members or _benefits_without_refund(plan, year),
        otherwise="",
    )


def _benefits_without_refund(plan: BusinessPlan, year: PlanYear) -> tuple[MemberBenefit, ...]:
    """Return what each member receives while use by member isn't known: interest only."""
    dues = (interest_due_to_member(plan, year.year),) * plan.members
    interests = cut_to_available(dues, year.distribution.interest, places=plan.minor_digits)
    return tuple(MemberBenefit(ZERO, interest, ZERO, ZERO) for interest in interests)


def _write_uses(sheet: WorkbookSheet, plan: BusinessPlan, weights: Weights) -> None:
    """Write the use that counts in each row, 0 in rows without a member, and the same as weights."""
    note = N_("How refunds are shared out: whole parts of the smallest money, then one each to the largest remainders.")
    sheet.write_label(1, _COUNTED_USE, note, "note")
    sheet.write_headers(HEADER_ROW, (N_("Use that counts"), N_("in smallest parts")), _COUNTED_USE)
    places = quantity_places(plan.use_by_member)
    for row, weight in enumerate(weights.values, start=FIRST_MEMBER_ROW):
        number, use = xl_rowcol_to_cell(row, 0), xl_rowcol_to_cell(row, USE_COLUMN)
        value = Decimal(weight).scaleb(-places)
        sheet.write_formula(row, _COUNTED_USE, f"IF({number}>members,0,N({use}))", value, "number")
    all_use = Decimal(sum(weights.values)).scaleb(-places)
    sheet.write_formula(TOTAL_ROW, _COUNTED_USE, "use_weight_sum/10^use_places", all_use, "number total", "all_use")
    sheet.format_decimals((TOTAL_ROW, _COUNTED_USE, weights.last_row, _COUNTED_USE))
    write_quantity_weights(sheet, weights, plan.use_by_member, source=_COUNTED_USE, label_column=_COUNTED_USE)
