"""A board pack as a spreadsheet: the year, its ratios, twelve months of cash, and the budget, as live formulas."""

from coopkit.export.xlsx.guide import add_guide, write_guide
from coopkit.export.xlsx.pack_checks import write_pack_checks
from coopkit.export.xlsx.pack_money import write_budget, write_months
from coopkit.export.xlsx.pack_year import write_ratios, write_year
from coopkit.export.xlsx.workbook import Workbook
from coopkit.i18n import N_, Locale
from coopkit.portfolio.accounts import AnnualAccounts

_HOW = (
    N_("Every number here is calculated from the coloured cells. Change one, and look what follows from it."),
    N_("Begin with the year. Copy your own books into the coloured cells, last year and this one."),
    N_("The budget takes what came of it from the year. Write the new budget beside it."),
    N_("The last sheet checks that everything adds up. Where it says “look again”, do so before you trust the rest."),
    N_("Do not write into cells without colour: their formulas would be gone."),
    N_("Keep the file as it came. Save each try under a name of its own."),
)


def write_board_pack(books: AnnualAccounts, locale: Locale, *, title: str = "", currency: str = "") -> bytes:
    """Write a group's own numbers as an XLSX file.

    books: with this year in them; what else is missing stays empty, to be filled in. locale: the language of all words,
    and the places of the smallest money. title: whose it is, at the head of each printed page. currency: as people
    write it. Returns the bytes of the file.
    Source: own design; each formula does what the function of `coopkit.business` does whose result it stands for.
    """
    book = Workbook(locale, title, currency, locale.minor_digits)
    guide = add_guide(book, N_("A year of a co-op that calculates: change a number and see what follows."))
    sheets = [
        write_year(book, books),
        write_ratios(book, books),
        write_months(book, books),
        write_budget(book, books),
        write_pack_checks(book, books),
    ]
    write_guide(book, guide, sheets, _HOW)
    return book.to_bytes()
