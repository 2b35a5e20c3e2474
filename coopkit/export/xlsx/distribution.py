"""A surplus statement as a spreadsheet: the rules, the lines, and each member's part, as live formulas."""

from coopkit.export.xlsx.guide import add_guide, write_guide
from coopkit.export.xlsx.share_checks import write_share_checks
from coopkit.export.xlsx.share_lines import write_lines
from coopkit.export.xlsx.share_members import write_shares
from coopkit.export.xlsx.share_rules import write_rules
from coopkit.export.xlsx.workbook import Workbook
from coopkit.i18n import N_, Locale
from coopkit.portfolio.group_surplus import GroupDistribution

_HOW = (
    N_("Every number here is calculated from the coloured cells. Change one, and look what follows from it."),
    N_("Begin with the rules: the surplus, each rate, and of what it is a rate. Lines are used from the top down."),
    N_("The members stand on their own sheet, with their use, their shares and the months. Empty rows are for more."),
    N_("Parts are shared out to the last cent, so that they add up to the whole."),
    N_("The last sheet checks that everything adds up. Where it says “look again”, do so before you trust the rest."),
    N_("Do not write into cells without colour: their formulas would be gone."),
    N_("Another order of the lines: change it in coopkit and make this file anew."),
    N_("The assembly decides on the surplus. Laws of your country are not in this file: ask those who know them."),
)


def write_distribution(shared: GroupDistribution, locale: Locale, *, title: str = "", currency: str = "") -> bytes:
    """Write a group's surplus, shared out by its rules, as an XLSX file.

    shared: what the inputs say at first, and coopkit's results beside the formulas. locale: the language of all words,
    and the places of the smallest money. title: whose it is, at the head of each printed page. currency: as people
    write it. Returns the bytes of the file.
    Source: own design; the formulas do what `coopkit.business.surplus.distribution.distribute` does.
    """
    book = Workbook(locale, title, currency, locale.minor_digits)
    guide = add_guide(book, N_("A surplus shared out by our own rules: change a number and see who receives what."))
    sheets = [
        write_rules(book, shared),
        write_lines(book, shared),
        write_shares(book, shared),
        write_share_checks(book, shared),
    ]
    write_guide(book, guide, sheets, _HOW)
    return book.to_bytes()
