"""The sheet of checks of a board pack: both sides of each balance, and cash in two places."""

from coopkit.export.xlsx.checks import Check, write_check_sheet
from coopkit.export.xlsx.pack_money import flow_of
from coopkit.export.xlsx.pack_year import year_of
from coopkit.export.xlsx.workbook import Workbook, WorkbookSheet
from coopkit.i18n import N_
from coopkit.portfolio.accounts import AnnualAccounts


def write_pack_checks(book: Workbook, books: AnnualAccounts) -> WorkbookSheet:
    """Write the sheet; `everything_adds_up` is the sentence about all of it."""
    last, now = (year_of(books, year) for year in ("last", "now"))
    checks = (
        Check(
            book.text(N_("Last year: what there is, and where it came from")),
            "assets_last",
            "sources_last",
            last.assets,
            last.liabilities + last.equity,
        ),
        Check(
            book.text(N_("This year: what there is, and where it came from")),
            "assets_now",
            "sources_now",
            now.assets,
            now.liabilities + now.equity,
        ),
        Check(
            book.text(N_("Cash at the end of the twelve months, and in the balance of this year")),
            "cash_at_end",
            "cash_now",
            flow_of(books).closing[-1],
            now.numbers["cash"],
        ),
    )
    return write_check_sheet(book, ((N_("What must add up"), checks),))
