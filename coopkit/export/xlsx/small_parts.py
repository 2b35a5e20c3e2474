"""Uses in their smallest part: whole numbers by which a pool of money can be shared out to the last cent."""

from collections.abc import Sequence
from decimal import Decimal

from xlsxwriter.utility import xl_range_abs

from coopkit.business.money import round_half_up
from coopkit.export.xlsx.workbook import HEAD_ROW

TOTAL, FIRST = HEAD_ROW + 1, HEAD_ROW + 2
"""The line of all members, and the line of the first one."""
EXACT_UP_TO = 9 * 10**15
"""Whole numbers that a spreadsheet holds exactly."""
USE_PLACES = (0, 2, 4, 6)
"""Places behind the decimal sign that uses may have; what is finer is rounded to the last of them."""


def decimal_places(uses: Sequence[Decimal]) -> int:
    """How fine the uses are."""
    fine = (places for places in USE_PLACES if all(use == round(use, places) for use in uses))
    return next(fine, USE_PLACES[-1])


def decimal_places_formula(column: int, last: int) -> str:
    """How fine the uses in a column are, down to the last row."""
    cells = xl_range_abs(FIRST, column, last, column)
    whole, two, four = (f"SUMPRODUCT(ABS({cells}-ROUND({cells},{each})))<1E-9" for each in USE_PLACES[:-1])
    return f"IF({whole},0,IF({two},2,IF({four},4,6)))"


def to_smallest_units(uses: Sequence[Decimal]) -> list[int]:
    """The uses in their smallest part."""
    places = decimal_places(uses)
    return [int(round_half_up(use, places).scaleb(places)) for use in uses]
