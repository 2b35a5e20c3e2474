"""Beside the members: how the refund is shared out by use, to the last cent.

Largest remainder in whole numbers: pool (in the smallest money) × use ÷ all use gives a whole part and a remainder;
what the whole parts leave over goes, one each, to the largest remainders, equal ones in the order of the list. Uses are
counted in their own smallest part, so that pool × use is a whole number, which a spreadsheet holds exactly up to
9 × 10^15. Where division makes a whole part one too large or too small, its remainder is the smallest or the largest of
all, so that the refund comes right.
"""

from decimal import Decimal

from xlsxwriter.utility import xl_range, xl_range_abs, xl_rowcol_to_cell

from coopkit.business.plan.years import PlanYear
from coopkit.export.xlsx.plan_book import PlanSheet
from coopkit.export.xlsx.small_parts import FIRST, TOTAL, decimal_places, decimal_places_formula, to_smallest_units
from coopkit.export.xlsx.workbook import HEAD_ROW
from coopkit.i18n import N_

SHARING = 17
"""The first column of the sharing out."""

_COUNTED, _SMALL, _SHARED, _OF_YEAR = SHARING, SHARING + 1, SHARING + 2, 3


def counted(row: int) -> str:
    """The cell of the use that counts: a number, and 0 where there is no member."""
    return str(xl_rowcol_to_cell(row, _COUNTED))


def refund(row: int, year: int) -> str:
    """A member's refund: the whole part, and one more for those with the largest remainders, as far as it goes."""
    whole, rest, place = _columns(year)
    left_over = xl_rowcol_to_cell(TOTAL, rest, True, True)
    own, rank = xl_rowcol_to_cell(row, whole), xl_rowcol_to_cell(row, place)
    return f"({own}+IF({rank}<={left_over},1,0))/10^money_places"


def write_sharing(sheet: PlanSheet, rows: int) -> None:
    """Write the columns for a table of so many rows."""
    book, last = sheet.book, FIRST + rows - 1
    says = N_("How refunds are shared out: whole parts of the smallest money, then one each to the largest remainders.")
    sheet.write_label(1, SHARING, says, "note")
    sheet.write_headers(HEAD_ROW, (N_("Use that counts"), N_("in smallest parts")), SHARING)
    small = [*to_smallest_units(book.plan.use_by_member), *[0] * rows][:rows]
    _uses(sheet, last, small)
    for planned in book.evaluation.years:
        _year(sheet, last, planned, small)


def _columns(year: int) -> tuple[int, int, int]:
    first = _SHARED + (year - 1) * _OF_YEAR
    return first, first + 1, first + 2


def _uses(sheet: PlanSheet, last: int, small: list[int]) -> None:
    """The uses that count, in their smallest part."""
    places = decimal_places(sheet.book.plan.use_by_member)
    sheet.write_label(HEAD_ROW - 1, _COUNTED, N_("Places of the uses"), "note")
    sheet.write_formula(HEAD_ROW - 1, _SMALL, decimal_places_formula(_COUNTED, last), places, "count", "use_places")
    for row, use in enumerate(small, start=FIRST):
        number, typed, used = xl_rowcol_to_cell(row, 0), xl_rowcol_to_cell(row, 2), counted(row)
        sheet.write_formula(row, _COUNTED, f"IF({number}>members,0,N({typed}))", Decimal(use).scaleb(-places), "number")
        sheet.write_formula(row, _SMALL, f"ROUND({used}*10^use_places,0)", use, "number")
    total = sum(small)
    together = f"SUM({xl_range(FIRST, _SMALL, last, _SMALL)})"
    all_use = Decimal(total).scaleb(-places)
    sheet.write_formula(TOTAL, _COUNTED, "all_use_small/10^use_places", all_use, "number total", "all_use")
    sheet.write_formula(TOTAL, _SMALL, together, total, "number total", "all_use_small")
    sheet.define_name("uses_small", FIRST, _SMALL, last, _SMALL)
    sheet.format_decimals((TOTAL, _COUNTED, last, _COUNTED))


def _year(sheet: PlanSheet, last: int, planned: PlanYear, small: list[int]) -> None:
    """Whole part, remainder and its place for each row; above them their sum, what is left over, and the pool."""
    year = planned.year
    whole, rest, place = _columns(year)
    heads = N_("Year {year}: whole part"), N_("Remainder, left over"), N_("Place, pool")
    sheet.write_headers(HEAD_ROW, heads, whole, year=year)
    pool = int(planned.distribution.refund.scaleb(sheet.book.plan.minor_digits))
    shares = [divmod(pool * use, sum(small) or 1) for use in small]
    by_remainder = sorted(range(len(shares)), key=lambda at: -shares[at][1])
    places = {at: number for number, at in enumerate(by_remainder, start=1)}
    rests = xl_range_abs(FIRST, rest, last, rest)
    for at, (part, remainder) in enumerate(shares):
        row = FIRST + at
        share = f"pool_{year}*{xl_rowcol_to_cell(row, _SMALL)}"
        own, before = xl_rowcol_to_cell(row, rest), xl_rowcol_to_cell(row - 1, rest)
        ties = f"+COUNTIF({xl_rowcol_to_cell(FIRST, rest, True, True)}:{before},{own})" if at else ""
        sheet.write_formula(row, whole, f"IF(all_use_small=0,0,INT({share}/all_use_small))", part, "number")
        sheet.write_formula(row, rest, f"{share}-{xl_rowcol_to_cell(row, whole)}*all_use_small", remainder, "number")
        sheet.write_formula(row, place, f"RANK({own},{rests}){ties}", places[at], "count")
    together = sum(part for part, _ in shares)
    left_over = f"pool_{year}-{xl_rowcol_to_cell(TOTAL, whole)}"
    sheet.write_formula(TOTAL, whole, f"SUM({xl_range(FIRST, whole, last, whole)})", together, "number total")
    sheet.write_formula(TOTAL, rest, left_over, pool - together, "number total")
    sheet.write_formula(TOTAL, place, f"ROUND(refund_{year}*10^money_places,0)", pool, "number total", f"pool_{year}")
