"""The sheet of checks: what must add up, and what a workbook cannot do without coopkit."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from coopkit.export.xlsx.workbook import HEAD_ROW, Workbook, WorkbookSheet
from coopkit.i18n import N_

ZERO = Decimal(0)
_FIRST = HEAD_ROW + 1
_WORDS = 7
_RESULTS = {
    "adds_up": N_("adds up"),
    "look_again": N_("look again"),
    "all_adds_up": N_("Everything adds up."),
    "all_look_again": N_("Look at the sheet of checks."),
}
"""What results are said in, in named cells of a column beside the checks: a text within a formula may have 255 letters
at most, and a translation may need more."""


@dataclass(frozen=True)
class Check:
    """Two formulas whose results must be the same, and coopkit's value of the first; that of the other is `must`."""

    label: str
    one: str
    other: str
    value: Decimal
    must: Decimal
    look: str = "money"


def write_check_sheet(book: Workbook, groups: Sequence[tuple[str, Sequence[Check]]]) -> WorkbookSheet:
    """Write the sheet; `everything_adds_up` is the sentence about all of it.

    groups: each with its title, a message.
    """
    says = N_("Both sides must be the same. Otherwise the line says “look again”.")
    sheet = book.sheet(N_("Checks"), says, (70, 18, 18, 14, 20, 3, 3, 30))
    heads = N_("What"), N_("One side"), N_("Other side"), N_("Difference"), N_("Result")
    sheet.write_headers(HEAD_ROW, heads)
    for line, (name, text) in enumerate(_RESULTS.items()):
        sheet.write_label(line, _WORDS, text, "note")
        sheet.define_name(name, line, _WORDS)
    row = _FIRST
    for title, checks in groups:
        row = _write(sheet, row, title, checks)
    differences = xl_range(_FIRST, 3, row - 1, 3)
    sentence = f"IF(SUMPRODUCT(ABS({differences}))=0,all_adds_up,all_look_again)"
    all_right = all(check.value == check.must for _, checks in groups for check in checks)
    sheet.write_formula(
        HEAD_ROW - 1, 0, sentence, summary_text(book, all_right=all_right), "section", "everything_adds_up"
    )
    sheet.set_print_area(row, _WORDS - 1)
    return sheet


def summary_text(book: Workbook, *, all_right: bool) -> str:
    """The sentence about all checks."""
    return book.text(_RESULTS["all_adds_up" if all_right else "all_look_again"])


def zero_check(book: Workbook, label: str, formula: str, look: str, value: Decimal = ZERO) -> Check:
    """Something that must not be there."""
    return Check(book.text(label), formula, "0", value, ZERO, look)


def _write(sheet: WorkbookSheet, row: int, title: str, checks: Sequence[Check]) -> int:
    """Checks below a title; returns the next free row."""
    sheet.write_label(row, 0, title, "section")
    for line, check in enumerate(checks, start=row + 1):
        one, other, difference = (xl_rowcol_to_cell(line, at) for at in (1, 2, 3))
        sheet.write_text(line, 0, check.label)
        said = _RESULTS["adds_up" if check.value == check.must else "look_again"]
        sheet.write_formula(line, 1, check.one, check.value, check.look)
        sheet.write_formula(line, 2, check.other, check.must, check.look)
        sheet.write_formula(line, 3, f"ROUND({one}-{other},9)", check.value - check.must, check.look)
        sheet.write_formula(line, 4, f"IF({difference}=0,adds_up,look_again)", sheet.book.text(said), "center")
    sheet.highlight_numbers((row + 1, 3, row + len(checks), 3), "<>")
    return row + len(checks) + 1
