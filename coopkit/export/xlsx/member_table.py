"""The table of members on a sheet: who they are, how much they use, and what each receives of a surplus."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from coopkit.business.plan.surplus import MemberBenefit
from coopkit.business.surplus.distribution import MemberShare
from coopkit.export.xlsx.formulas import round_product, round_sum
from coopkit.export.xlsx.largest_remainder import FIRST_MEMBER_ROW, TOTAL_ROW
from coopkit.export.xlsx.workbook import HEADER_ROW, CellValue, WorkbookSheet
from coopkit.i18n import N_

NAME_COLUMN, USE_COLUMN = 1, 2
BENEFIT_COLUMNS = 4
"""Interest, refund, the refund's cash part and the part kept for the member."""
_SPARE_ROWS, _LEAST_ROWS = 10, 30


def member_row_count(members: int) -> int:
    """Return how many rows the table has: one a member, spare rows for more, and never fewer than a minimum."""
    return max(members + _SPARE_ROWS, _LEAST_ROWS)


@dataclass(frozen=True)
class MemberTable:
    """The table of members of a workbook that is being written.

    rows: how many, with spare rows. condition: a formula with the number of the row's member for `{number}`;
    where it is false, the row's benefits stay empty.
    """

    sheet: WorkbookSheet
    rows: int
    condition: str = ""

    @property
    def last_row(self) -> int:
        """The last row of the table."""
        return FIRST_MEMBER_ROW + self.rows - 1

    def write_members(self, names: Sequence[str], uses: Sequence[Decimal], most_use: int) -> None:
        """Write number, name and use of each member; most_use: the largest use that may be typed."""
        sheet, last = self.sheet, self.last_row
        sheet.set_row_height(HEADER_ROW, 32)
        for place, row in enumerate(range(FIRST_MEMBER_ROW, last + 1)):
            sheet.write_number(row, 0, place + 1)
            sheet.write_input(row, NAME_COLUMN, names[place] if place < len(names) else None, "typed")
            sheet.write_input(row, USE_COLUMN, uses[place] if place < len(uses) else None, "number")
        sheet.define_name("member_names", FIRST_MEMBER_ROW, NAME_COLUMN, last, NAME_COLUMN)
        sheet.define_name("use_by_member", FIRST_MEMBER_ROW, USE_COLUMN, last, USE_COLUMN)
        sheet.validate_number((FIRST_MEMBER_ROW, USE_COLUMN, last, USE_COLUMN), 0, most_use)
        sheet.format_decimals((TOTAL_ROW, USE_COLUMN, last, USE_COLUMN))
        sheet.write_label(TOTAL_ROW, NAME_COLUMN, N_("All members"), "total")

    def if_member(self, row: int, formula: str) -> str:
        """Return the formula, or an empty text where the condition says that the row has no member."""
        number = xl_rowcol_to_cell(row, 0)
        return f'IF({self.condition.format(number=number)},{formula},"")' if self.condition else formula

    def write_benefits(
        self,
        column: int,
        suffix: str,
        *,
        interest: Callable[[int], str],
        refund: Callable[[int], str],
        totals: Sequence[Decimal],
        benefits: Sequence[MemberBenefit | MemberShare],
        otherwise: CellValue,
    ) -> None:
        """Write what each member receives, in columns named `interest_by_member` and so on, with their sums.

        column: the first one. suffix: of the names. interest, refund: a row's formula. totals: of the four columns.
        benefits: in the order of the rows. otherwise: the value in rows that have no benefits.
        """
        names = ("interest", "refund", "cash", "kept")
        for at, (name, total) in enumerate(zip(names, totals, strict=True), start=column):
            all_members = round_sum(f"SUM({xl_range(FIRST_MEMBER_ROW, at, self.last_row, at)})")
            self.sheet.write_formula(TOTAL_ROW, at, all_members, total, "money total", f"{name}_to_members{suffix}")
            self.sheet.define_name(f"{name}_by_member{suffix}", FIRST_MEMBER_ROW, at, self.last_row, at)
        for place, row in enumerate(range(FIRST_MEMBER_ROW, self.last_row + 1)):
            refund_cell, cash_cell = (xl_rowcol_to_cell(row, column + at) for at in (1, 2))
            cash = f"MIN({refund_cell},{round_product(f'{refund_cell}*cash_part')})"
            formulas = interest(row), refund(row), cash, round_sum(f"{refund_cell}-{cash_cell}")
            values: tuple[CellValue, ...] = (otherwise,) * BENEFIT_COLUMNS
            if place < len(benefits):
                member = benefits[place]
                values = member.interest, member.refund, member.cash, member.retained
            for at, (formula, value) in enumerate(zip(formulas, values, strict=True), start=column):
                self.sheet.write_formula(row, at, self.if_member(row, formula), value)
