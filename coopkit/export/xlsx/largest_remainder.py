"""A pool of money shared out by weights, to the last cent, in as many steps as there are rows.

Largest remainder in whole numbers: pool (in the smallest money) × weight ÷ all weights gives a whole part and a
remainder. What the whole parts leave over goes, one each, to the remainders above the last one that still gets
something, and among those equal to it to the first rows of the list. No row looks through all others, so that
thousands of rows are calculated at once. Numbers are whole, and exact up to 9 × 10^15; where division makes a whole
part one too large or too small, its remainder is the smallest or the largest of all, so that the sum comes right.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from coopkit.export.xlsx.small_parts import EXACT_UP_TO, FIRST, TOTAL
from coopkit.export.xlsx.workbook import HEAD_ROW, WorkbookSheet
from coopkit.i18n import N_

COLUMNS = 3
"""How many columns a sharing out takes."""


@dataclass(frozen=True)
class Sharing:
    """What is shared out, and where.

    name: of the pool; `name`_pool is its cell, in the smallest money. column: the first of its columns. weights: the
    column of the weights, whole numbers. last: the last row. pool, weighed: what coopkit has for the pool and the
    weights.
    """

    name: str
    column: int
    weights: int
    last: int
    pool: int
    weighed: Sequence[int]

    def share(self, row: int) -> str:
        """What the row receives, in money."""
        whole, rest, tie = (xl_rowcol_to_cell(row, self.column + at) for at in range(COLUMNS))
        still = f"AND({rest}={self.name}_last_rest,{tie}<={self.name}_ties)"
        return f"({whole}+IF({rest}>{self.name}_last_rest,1,IF({still},1,0)))/10^money_places"


def write_sharing_of(sheet: WorkbookSheet, sharing: Sharing) -> None:
    """Write its columns: whole part, remainder, and the count of remainders equal to the last that gets something."""
    name, first, last = sharing.name, sharing.column, sharing.last
    sheet.write_headers(HEAD_ROW, (N_("Whole part, left over"), N_("Remainder, the last"), N_("Equal ones")), first)
    total = sum(sharing.weighed)
    parts = [divmod(sharing.pool * weight, total or 1) for weight in sharing.weighed]
    left_over = sharing.pool - sum(whole for whole, _ in parts) if total else 0
    rests = sorted((rest for _, rest in parts), reverse=True)
    last_rest = rests[left_over - 1] if left_over else EXACT_UP_TO
    weights, wholes = (xl_range(FIRST, at, last, at) for at in (sharing.weights, first))
    pool = f"{name}_pool"
    sheet.write_formula(TOTAL, sharing.weights, f"SUM({weights})", total, "number total", f"{name}_weights")
    formula = f"IF({name}_weights=0,0,{pool}-SUM({wholes}))"
    sheet.write_formula(TOTAL, first, formula, left_over, "number total", f"{name}_left_over")
    formula = f"IF({name}_left_over<1,{EXACT_UP_TO},LARGE({name}_rests,{name}_left_over))"
    sheet.write_formula(TOTAL, first + 1, formula, last_rest, "number total", f"{name}_last_rest")
    above = f"SUMPRODUCT(({name}_rests>{name}_last_rest)*1)"
    ties = left_over - sum(rest > last_rest for rest in rests)
    sheet.write_formula(TOTAL, first + 2, f"{name}_left_over-{above}", ties, "number total", f"{name}_ties")
    sheet.define_name(f"{name}_rests", FIRST, first + 1, last, first + 1)
    equal = 0
    for row, (whole, rest) in enumerate(parts, start=FIRST):
        weight, own, remainder = (xl_rowcol_to_cell(row, at) for at in (sharing.weights, first, first + 1))
        equal += rest == last_rest
        share = f"{pool}*{weight}"
        before = f"{xl_rowcol_to_cell(row - 1, first + 2)}+" if row > FIRST else ""
        sheet.write_formula(row, first, f"IF({name}_weights=0,0,INT({share}/{name}_weights))", whole, "number")
        sheet.write_formula(row, first + 1, f"{share}-{own}*{name}_weights", rest, "number")
        sheet.write_formula(row, first + 2, f"{before}IF({remainder}={name}_last_rest,1,0)", equal, "count")
    sheet.define_name(f"{name}_each_weight", FIRST, sharing.weights, last, sharing.weights)
