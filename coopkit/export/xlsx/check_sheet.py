"""The last sheet of a workbook: checks that its numbers add up, and that it can calculate them exactly."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from coopkit.export.xlsx.number_cells import NO_PLACE, count_of_texts, place_of_first_text, rectangles
from coopkit.export.xlsx.workbook import ALL_NUMBERS, FIRST_ROW, HEADER_ROW, NOT_ALL_NUMBERS, Workbook, WorkbookSheet
from coopkit.i18n import N_

ZERO = Decimal(0)
_WHERE_COLUMN, _TEXT_COLUMN, _PLACE_COLUMN = 5, 7, 8
_RESULTS = {
    "adds_up": N_("adds up"),
    "look_again": N_("look again"),
    "all_adds_up": N_("Everything adds up."),
    "all_look_again": N_("Look at the sheet of checks."),
    NOT_ALL_NUMBERS: N_("A cell that needs a number holds something else. The last sheet says which cell."),
}
"""The texts of results, in named cells beside the checks: a text within a formula may have 255 letters at most, and a
translation may need more."""


@dataclass(frozen=True)
class Check:
    """Two formulas whose results must be the same, with the values that coopkit calculated for them.

    label: a message; `{year}` in it becomes the year.
    """

    label: str
    formula: str
    other_formula: str
    value: Decimal
    other_value: Decimal
    style: str = "money"
    year: int = 0


def write_check_sheet(
    book: Workbook, sums: Sequence[Check], invalid_inputs: Sequence[Check] = (), limits: Sequence[Check] = ()
) -> None:
    """Write the check sheet; the cell `everything_adds_up` says whether all checks are right.

    sums: that numbers add up. invalid_inputs: that nobody typed what coopkit would refuse. limits: that the workbook is
    large enough.
    """
    description = N_("Both sides must be the same. Otherwise the line says “look again”.")
    sheet = book.add_sheet(N_("Checks"), description, (70, 18, 18, 14, 16, 16, 3, 30))
    headers = N_("What"), N_("One side"), N_("Other side"), N_("Difference"), N_("Result"), N_("First such cell")
    sheet.write_headers(HEADER_ROW, headers)
    for line, (name, text) in enumerate(_RESULTS.items()):
        sheet.write_label(line, _TEXT_COLUMN, text, "note")
        sheet.define_name(name, line, _TEXT_COLUMN)
    row = _write_number_checks(sheet, FIRST_ROW)
    for title, checks in (
        (N_("What must add up"), sums),
        (N_("What coopkit would refuse: 0 is right"), invalid_inputs),
        (N_("Too large for this workbook, make it anew in coopkit: 0 is right"), limits),
    ):
        if checks:
            row = _write_checks(sheet, row, title, checks)
    differences = xl_range(FIRST_ROW, 3, row - 1, 3)
    sentence = f"IF({ALL_NUMBERS},IF(SUMPRODUCT(ABS({differences}))=0,all_adds_up,all_look_again),all_look_again)"
    all_right = all(check.value == check.other_value for check in (*sums, *invalid_inputs, *limits))
    summary = check_summary(book, all_right=all_right)
    sheet.write_formula(HEADER_ROW - 1, 0, sentence, summary, "section", "everything_adds_up", guarded=False)
    sheet.set_print_area(row, _TEXT_COLUMN - 1)


def check_summary(book: Workbook, *, all_right: bool) -> str:
    """Return the sentence that sums up all checks."""
    return book.text(_RESULTS["all_adds_up" if all_right else "all_look_again"])


def zero_check(label: str, formula: str, style: str, value: Decimal = ZERO) -> Check:
    """Return a check that a formula gives 0."""
    return Check(label, formula, "0", value, ZERO, style)


def _write_number_checks(sheet: WorkbookSheet, row: int) -> int:
    """Write for each sheet how many input cells hold a text in place of a number, and which is the first."""
    book, first = sheet.book, row + 1
    sheet.write_label(row, 0, N_("Cells that need a number: 0 hold something else"), "section")
    filled_in = [each for each in book.sheets if each.number_cells]
    for line, each in enumerate(filled_in, start=first):
        cells = [(each.name, cells) for cells in rectangles(each.number_cells)]
        count, result = xl_rowcol_to_cell(line, 1), book.text(_RESULTS["adds_up"])
        place = xl_rowcol_to_cell(line, _PLACE_COLUMN)
        sheet.write_label(line, 0, N_("Sheet “{sheet}”"), sheet=each.name)
        sheet.write_formula(line, 1, count_of_texts(cells), 0, "count right", guarded=False)
        sheet.write_formula(line, 2, "0", 0, "count right", guarded=False)
        sheet.write_formula(line, 3, count, 0, "count right", guarded=False)
        sheet.write_formula(line, 4, f"IF({count}=0,adds_up,look_again)", result, "center", guarded=False)
        sheet.write_formula(line, _PLACE_COLUMN, place_of_first_text(cells), NO_PLACE, "count", guarded=False)
        address = f'IF({count}=0,"",ADDRESS(INT({place}/1000),MOD({place},1000),4))'
        sheet.write_formula(line, _WHERE_COLUMN, address, "", "center", guarded=False)
    last = first + len(filled_in) - 1
    sheet.hide_column(_PLACE_COLUMN)
    everything = f"SUM({xl_range(first, 1, last, 1)})=0"
    sheet.write_formula(HEADER_ROW, _PLACE_COLUMN, everything, 1, "count", ALL_NUMBERS, guarded=False)
    sheet.highlight_numbers((first, 3, last, 3), "<>")
    return last + 1


def _write_checks(sheet: WorkbookSheet, row: int, title: str, checks: Sequence[Check]) -> int:
    """Write checks below their title; return the row below."""
    sheet.write_label(row, 0, title, "section")
    for line, check in enumerate(checks, start=row + 1):
        one, other, difference = (xl_rowcol_to_cell(line, at) for at in (1, 2, 3))
        sheet.write_label(line, 0, check.label, year=check.year)
        result = _RESULTS["adds_up" if check.value == check.other_value else "look_again"]
        sheet.write_formula(line, 1, check.formula, check.value, check.style)
        sheet.write_formula(line, 2, check.other_formula, check.other_value, check.style)
        sheet.write_formula(line, 3, f"ROUND({one}-{other},9)", check.value - check.other_value, check.style)
        sheet.write_formula(line, 4, f"IF({difference}=0,adds_up,look_again)", sheet.book.text(result), "center")
    sheet.highlight_numbers((row + 1, 3, row + len(checks), 3), "<>")
    return row + len(checks) + 1
