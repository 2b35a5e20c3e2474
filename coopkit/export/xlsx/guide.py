"""The first sheet: what a workbook is, how to use it, and where to find what."""

from collections.abc import Iterable, Sequence

from coopkit.export.xlsx.workbook import HEAD_ROW, WHAT_THIS_IS, Workbook, WorkbookSheet
from coopkit.i18n import N_


def write_guide(book: Workbook, guide: WorkbookSheet, sheets: Sequence[WorkbookSheet], how: Iterable[str]) -> None:
    """Write the first sheet.

    guide: as `add_guide` made it. sheets: the others, in their order. how: messages, how the workbook is used.
    """
    row = HEAD_ROW
    guide.write_label(row, 0, N_("How to use it"), "section")
    for line in how:
        row += 1
        guide.write_text(row, 0, f"• {book.text(line)}", "wrap")
    row += 2
    guide.write_label(row, 0, N_("Where to find what"), "section")
    for sheet in sheets:
        row += 1
        guide.write_link(row, 0, sheet)
    if book.currency:
        guide.write_label(row + 2, 0, N_("All money is in {currency}."), currency=book.currency)
    guide.write_label(row + 3, 0, WHAT_THIS_IS, "note")


def add_guide(book: Workbook, says: str) -> WorkbookSheet:
    """The first sheet, still empty: it must be made first and can only be written when all others are there.

    says: a message, what the workbook is.
    """
    return book.sheet(N_("Read first"), says, (110,), frozen=0)
