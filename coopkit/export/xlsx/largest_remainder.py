"""Share out a pool of money by weights, to the last cent, with formulas.

Largest remainder in whole numbers: pool (in the smallest money) × weight ÷ all weights gives a whole part and a
remainder. What the whole parts leave over goes, one each, to the remainders above the last one that still gets
something, and among those equal to it to the first rows of the list. No row looks through all others, so that
thousands of rows are calculated at once. Numbers are whole, and exact up to 9 × 10^15; where division makes a whole
part one too large or too small, its remainder is the smallest or the largest of all, so that the sum comes right.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from xlsxwriter.utility import xl_range, xl_range_abs, xl_rowcol_to_cell

from coopkit.business.money import round_half_up
from coopkit.export.xlsx.check_sheet import Check, zero_check
from coopkit.export.xlsx.workbook import HEADER_ROW, WorkbookSheet
from coopkit.i18n import N_

TOTAL_ROW, FIRST_MEMBER_ROW = HEADER_ROW + 1, HEADER_ROW + 2
"""The row of the sums, and the row of the first weight."""
POOL_COLUMNS = 3
"""How many columns a pool needs."""
_EXACT_UP_TO = 9 * 10**15
"""Whole numbers up to this one are exact in a spreadsheet."""
_QUANTITY_PLACES = (0, 2, 4, 6)
"""Decimal places that quantities may have; finer ones are rounded to the last."""


@dataclass(frozen=True)
class Weights:
    """A column of whole numbers to share out by, from FIRST_MEMBER_ROW down; its cells are named `{name}_weights`."""

    name: str
    column: int
    values: Sequence[int]

    @property
    def last_row(self) -> int:
        """The last row of the column."""
        return FIRST_MEMBER_ROW + len(self.values) - 1


@dataclass(frozen=True)
class Pool:
    """Money to share out by weights, in `POOL_COLUMNS` columns.

    name: its cells are named `{name}_pool`, `{name}_left_over` and so on. column: the first of its columns. formula:
    of the money. amount: coopkit's value of it, in the smallest money.
    """

    name: str
    column: int
    formula: str
    amount: int
    weights: Weights

    def share(self, row: int) -> str:
        """Return the formula of the money that the member in this row receives."""
        whole, remainder, tie = (xl_rowcol_to_cell(row, self.column + at) for at in range(POOL_COLUMNS))
        gets_tie = f"AND({remainder}={self.name}_last_rest,{tie}<={self.name}_ties)"
        return f"({whole}+IF({remainder}>{self.name}_last_rest,1,IF({gets_tie},1,0)))/10^money_places"


def quantities_as_weights(quantities: Sequence[Decimal], rows: int) -> list[int]:
    """Return quantities in their smallest decimal unit as whole numbers, and 0 for the other rows."""
    places = quantity_places(quantities)
    found = [int(round_half_up(each, places).scaleb(places)) for each in quantities]
    return [*found, *[0] * rows][:rows]


def quantity_places(quantities: Sequence[Decimal]) -> int:
    """Return the smallest number of decimal places, 0, 2, 4 or 6, in which all quantities can be written."""
    enough = (places for places in _QUANTITY_PLACES if all(each == round(each, places) for each in quantities))
    return next(enough, _QUANTITY_PLACES[-1])


def write_quantity_weights(
    sheet: WorkbookSheet, weights: Weights, quantities: Sequence[Decimal], *, source: int, label_column: int
) -> None:
    """Write the quantities of another column as weights: whole numbers of their smallest decimal unit.

    quantities: what the column `source` holds at first. label_column: where the number of decimal places is written,
    above the headers.
    """
    cells = xl_range_abs(FIRST_MEMBER_ROW, source, weights.last_row, source)
    is_whole, is_2, is_4 = (f"SUMPRODUCT(ABS({cells}-ROUND({cells},{each})))<1E-9" for each in _QUANTITY_PLACES[:-1])
    formula, value = f"IF({is_whole},0,IF({is_2},2,IF({is_4},4,6)))", quantity_places(quantities)
    sheet.write_label(HEADER_ROW - 1, label_column, N_("Places of the uses"), "note")
    sheet.write_formula(HEADER_ROW - 1, label_column + 1, formula, value, "count", "use_places")
    write_weights(sheet, weights, lambda row: f"ROUND(N({xl_rowcol_to_cell(row, source)})*10^use_places,0)")


def write_weights(sheet: WorkbookSheet, weights: Weights, formula: Callable[[int], str]) -> None:
    """Write a column of weights with their sum, which is named `{name}_weight_sum`; formula: of a row."""
    column, last = weights.column, weights.last_row
    for row, weight in enumerate(weights.values, start=FIRST_MEMBER_ROW):
        sheet.write_formula(row, column, formula(row), weight, "number")
    sheet.define_name(f"{weights.name}_weights", FIRST_MEMBER_ROW, column, last, column)
    all_weights = f"SUM({xl_range(FIRST_MEMBER_ROW, column, last, column)})"
    sheet.write_formula(
        TOTAL_ROW, column, all_weights, sum(weights.values), "number total", f"{weights.name}_weight_sum"
    )


def write_pool(sheet: WorkbookSheet, pool: Pool) -> None:
    """Write a pool's columns: whole part, remainder, and the rows so far with the last remainder that gets a unit."""
    name, first, last, all_weights = pool.name, pool.column, pool.weights.last_row, f"{pool.weights.name}_weight_sum"
    sheet.write_label(HEADER_ROW - 1, first + 1, N_("To share out"), "note")
    in_smallest_money = f"ROUND({pool.formula}*10^money_places,0)"
    sheet.write_formula(HEADER_ROW - 1, first + 2, in_smallest_money, pool.amount, "number", f"{name}_pool")
    sheet.write_headers(HEADER_ROW, (N_("Whole part, left over"), N_("Remainder, the last"), N_("Equal ones")), first)
    total = sum(pool.weights.values)
    parts = [divmod(pool.amount * weight, total or 1) for weight in pool.weights.values]
    left_over = pool.amount - sum(whole for whole, _ in parts) if total else 0
    remainders = sorted((remainder for _, remainder in parts), reverse=True)
    last_served = remainders[left_over - 1] if left_over else _EXACT_UP_TO
    ties = left_over - sum(remainder > last_served for remainder in remainders)
    wholes = xl_range(FIRST_MEMBER_ROW, first, last, first)
    above_last = f"SUMPRODUCT(({name}_rests>{name}_last_rest)*1)"
    sums = (
        ("left_over", f"IF({all_weights}=0,0,{name}_pool-SUM({wholes}))", left_over),
        ("last_rest", f"IF({name}_left_over<1,{_EXACT_UP_TO},LARGE({name}_rests,{name}_left_over))", last_served),
        ("ties", f"{name}_left_over-{above_last}", ties),
    )
    for column, (part, formula, value) in enumerate(sums, start=first):
        sheet.write_formula(TOTAL_ROW, column, formula, value, "number total", f"{name}_{part}")
    sheet.define_name(f"{name}_rests", FIRST_MEMBER_ROW, first + 1, last, first + 1)
    equal = 0
    for row, (whole, remainder) in enumerate(parts, start=FIRST_MEMBER_ROW):
        weight, whole_cell, remainder_cell = (
            xl_rowcol_to_cell(row, column) for column in (pool.weights.column, first, first + 1)
        )
        equal += remainder == last_served
        share = f"{name}_pool*{weight}"
        count_before = f"{xl_rowcol_to_cell(row - 1, first + 2)}+" if row > FIRST_MEMBER_ROW else ""
        sheet.write_formula(row, first, f"IF({all_weights}=0,0,INT({share}/{all_weights}))", whole, "number")
        sheet.write_formula(row, first + 1, f"{share}-{whole_cell}*{all_weights}", remainder, "number")
        count = f"{count_before}IF({remainder_cell}={name}_last_rest,1,0)"
        sheet.write_formula(row, first + 2, count, equal, "count")


def is_too_large(pools: Iterable[Pool]) -> bool:
    """Return whether pool × weight is a number that a spreadsheet doesn't hold exactly."""
    return any(pool.amount * max(pool.weights.values, default=0) > _EXACT_UP_TO for pool in pools)


def size_check(pools: Sequence[Pool]) -> Check:
    """Return the check that no pool × weight is too large to be exact."""
    products = ",".join(f"{pool.name}_pool*MAX({pool.weights.name}_weights)" for pool in pools)
    label = N_("Refund and use too large to be shared to the last cent")
    formula = f"IF(MAX({products})>{_EXACT_UP_TO},1,0)"
    return zero_check(label, formula, "count", Decimal(is_too_large(pools)))
