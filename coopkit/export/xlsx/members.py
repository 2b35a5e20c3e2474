"""The sheet of the members: who uses how much, and what each receives of the surplus of three years."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from coopkit.business.plan.inputs import MOST_MONEY
from coopkit.business.plan.surplus import MemberBenefit
from coopkit.business.plan.years import YEARS, PlanYear
from coopkit.business.surplus.patronage import cut_to_available
from coopkit.export.xlsx.formulas import round_product, round_sum
from coopkit.export.xlsx.plan_book import PlanSheet, PlanWorkbook
from coopkit.export.xlsx.sharing import SHARING, counted, refund, write_sharing
from coopkit.export.xlsx.small_parts import FIRST, TOTAL
from coopkit.export.xlsx.surplus import interest_due
from coopkit.export.xlsx.workbook import HEAD_ROW, Shown
from coopkit.i18n import N_

ZERO = Decimal(0)
SPARE_ROWS, LEAST_ROWS = 10, 30
_USE, _PART, _YEARS = 2, 3, 4
_RECEIVED = "interest", "refund", "cash", "kept"
"""What a member receives of a year, a column each; the columns are named `interest_by_member_1` and so on."""


def member_rows(book: PlanWorkbook) -> int:
    """How many members the table has room for."""
    return max(book.plan.members + SPARE_ROWS, LEAST_ROWS)


def write_members(book: PlanWorkbook, names: Sequence[str]) -> PlanSheet:
    """Write the sheet; totals of a year are named `interest_to_members_1`, `refund_to_members_1` and so on.

    names: in the order of the list, as people wrote them; more than members are left out.
    """
    says = N_("Use: one measure for all, such as hours, kilos or purchases. Rows after the last member do not count.")
    widths = (6, 24, 12, 9, *[11.5] * (YEARS * len(_RECEIVED)), 3, *[14] * 11)
    sheet = book.sheet(N_("Members"), says, widths, frozen=2, pages=0)
    sheet.write_headers(HEAD_ROW, (N_("No."), N_("Member"), N_("Use"), N_("Part")))
    sheet.set_row_height(HEAD_ROW, 32)
    rows = member_rows(book)
    last = FIRST + rows - 1
    _people(sheet, rows, names[: book.plan.members])
    sheet.validate_number((FIRST, _USE, last, _USE), 0, MOST_MONEY)
    sheet.format_decimals((TOTAL, _USE, last, _USE))
    sheet.grey_out((FIRST, 0, last, _USE), f"=$A{FIRST + 1}>members")
    sheet.write_label(TOTAL, 1, N_("All members"), "total")
    for year in book.evaluation.years:
        _year(sheet, rows, year)
    write_sharing(sheet, rows)
    sheet.set_print_area(last, SHARING - 2)
    return sheet


def _people(sheet: PlanSheet, rows: int, names: Sequence[str]) -> None:
    """Who they are, and which part of the whole use is theirs; other rows wait for new members."""
    uses = sheet.book.plan.use_by_member
    all_use = sum(uses, ZERO)
    for place in range(rows):
        row = FIRST + place
        used = uses[place] if place < len(uses) else None
        part: Shown = "" if place >= sheet.book.plan.members else ZERO
        if used and all_use:
            part = Fraction(used) / Fraction(all_use)
        sheet.write_number(row, 0, place + 1)
        sheet.write_input(row, 1, names[place] if place < len(names) else None, "typed")
        sheet.write_input(row, _USE, used, "number")
        sheet.write_formula(row, _PART, _if_member(row, f"IF(all_use=0,0,{counted(row)}/all_use)"), part, "percent")
    last = FIRST + rows - 1
    sheet.define_name("member_names", FIRST, 1, last, 1)
    sheet.define_name("use_by_member", FIRST, _USE, last, _USE)
    sheet.write_formula(TOTAL, _USE, "all_use", all_use, "number total")
    sheet.write_formula(
        TOTAL, _PART, f"SUM({xl_range(FIRST, _PART, last, _PART)})", 1 if all_use else 0, "percent total"
    )


def _year(sheet: PlanSheet, rows: int, planned: PlanYear) -> None:
    """What each member receives of a year's surplus: interest alike for all, the odd cents to the first ones."""
    year, used = planned.year, planned.distribution
    first, last = _YEARS + (year - 1) * len(_RECEIVED), FIRST + rows - 1
    heads = N_("Year {year}: interest"), N_("Year {year}: refund"), N_("paid in cash"), N_("kept in our names")
    sheet.write_headers(HEAD_ROW, heads, first, year=year)
    for column, (name, amount) in enumerate(
        zip(_RECEIVED, (used.interest, used.refund, used.cash, used.retained), strict=True), start=first
    ):
        together = round_sum(f"SUM({xl_range(FIRST, column, last, column)})")
        sheet.write_formula(TOTAL, column, together, amount, "money total", f"{name}_to_members_{year}")
        sheet.define_name(f"{name}_by_member_{year}", FIRST, column, last, column)
    benefits = _benefits(sheet.book, planned)
    for place in range(rows):
        row = FIRST + place
        values: tuple[Shown, ...] = ("",) * len(_RECEIVED)
        if place < len(benefits):
            own = benefits[place]
            values = own.interest, own.refund, own.cash, own.retained
        for column, (formula, value) in enumerate(zip(_received(row, year, first), values, strict=True), start=first):
            sheet.write_formula(row, column, _if_member(row, formula), value)


def _received(row: int, year: int, first: int) -> tuple[str, ...]:
    small = f"ROUND(interest_paid_{year}*10^money_places,0)"
    whole = f"INT({small}/members)"
    number, whole_refund, cash = (xl_rowcol_to_cell(row, at) for at in (0, first + 1, first + 2))
    return (
        f"({whole}+IF({number}<={small}-{whole}*members,1,0))/10^money_places",
        refund(row, year),
        round_product(f"{whole_refund}*cash_part"),
        round_sum(f"{whole_refund}-{cash}"),
    )


def _benefits(book: PlanWorkbook, planned: PlanYear) -> tuple[MemberBenefit, ...]:
    """For each member, also while nobody knows who uses how much."""
    if planned.distribution.members:
        return planned.distribution.members
    plan = book.plan
    dues = (interest_due(plan, planned.year),) * plan.members
    interests = cut_to_available(dues, planned.distribution.interest, places=plan.minor_digits)
    return tuple(MemberBenefit(ZERO, interest, ZERO, ZERO) for interest in interests)


def _if_member(row: int, formula: str) -> str:
    return f'IF({xl_rowcol_to_cell(row, 0)}>members,"",{formula})'
