"""The first sheet: what this workbook is, how to use it, and where to find what."""

from collections.abc import Sequence

from coopkit.i18n import N_
from coopkit.publish.spreadsheet.book import HEAD_ROW, WHAT_THIS_IS, Book, Sheet

_HOW = (
    N_("Every number here is calculated from the coloured cells. Change one, and look what follows from it."),
    N_("Begin on the sheet of our numbers. Try a higher price, a fifth less sold, a dearer month."),
    N_("The things to buy stand on the sheet of the start, with their years of use. Empty rows are for more of them."),
    N_("The members stand on their own sheet. When another joins, raise the number of members, then write who it is."),
    N_("The last sheet checks that everything adds up. Where it says “look again”, do so before you trust the rest."),
    N_("Do not write into cells without colour: their formulas would be gone."),
    N_("Another product, or a very long list: change it in coopkit and make this file anew."),
    N_("Keep the file as it came. Save each try under a name of its own."),
    N_("A plan is a guess that we can check. Laws and taxes of your country are not in it: ask those who know them."),
)


def write_guide(book: Book, guide: Sheet, sheets: Sequence[Sheet]) -> None:
    """Write the first sheet.

    guide: as `add_guide` made it. sheets: the others, in their order.
    """
    row = HEAD_ROW
    guide.label(row, 0, N_("How to use it"), "section")
    for line in _HOW:
        row += 1
        guide.words(row, 0, f"• {book.text(line)}", "wrap")
    row += 2
    guide.label(row, 0, N_("Where to find what"), "section")
    for sheet in sheets:
        row += 1
        guide.link(row, 0, sheet)
    if book.currency:
        guide.label(row + 2, 0, N_("All money is in {currency}."), currency=book.currency)
    guide.label(row + 3, 0, WHAT_THIS_IS, "note")


def add_guide(book: Book) -> Sheet:
    """The first sheet, still empty: it must be made first and can only be written when all others are there."""
    return book.sheet(
        N_("Read first"), N_("A business plan that calculates: change a number and see what follows."), (110,), frozen=0
    )
