"""A business plan as a spreadsheet whose cells are live formulas.

pathlib.Path("plan.xlsx").write_bytes(write_plan(plan, locale, names=["Amina", "Bayani"], title="Our yard"))

Whoever changes a number in LibreOffice or Excel sees what `evaluate` of the changed plan would say, to the cent; how
that can be with binary numbers is told in `formulas` and `sharing`. Only functions that Excel
2010 and LibreOffice both know; no macros, no links, no array formulas. Inputs and results have names (`price_1`,
`members`, `surplus_1`, `break_even_units`), which formulas, people and tests use. Each formula also carries the value
that coopkit calculated, so that a viewer which does not calculate shows right numbers.
"""

from collections.abc import Sequence

from coopkit.business.plan import BusinessPlan, evaluate
from coopkit.export.xlsx.break_even import write_break_even
from coopkit.export.xlsx.cash import write_cash
from coopkit.export.xlsx.guide import add_guide, write_guide
from coopkit.export.xlsx.loan import write_loan
from coopkit.export.xlsx.members import write_members
from coopkit.export.xlsx.numbers import write_numbers
from coopkit.export.xlsx.plan_book import PlanWorkbook
from coopkit.export.xlsx.plan_checks import write_checks
from coopkit.export.xlsx.results import write_results
from coopkit.export.xlsx.start import write_start
from coopkit.export.xlsx.surplus import write_surplus
from coopkit.i18n import N_, Locale

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


def write_plan(
    plan: BusinessPlan, locale: Locale, *, names: Sequence[str] = (), title: str = "", currency: str = ""
) -> bytes:
    """Write a plan as an XLSX file.

    plan: what the inputs say at first. locale: the language of all words; sheets run from right to left where it is
    written so. names: of the members or their codes, in the order of the list; their numbers stand there anyway.
    title: of the plan, at the head of each printed page. currency: as people write it, for the first sheet.
    Returns the bytes of the file.
    Source: own design; each formula does what the function of `coopkit.business` does whose result it stands for.
    """
    book = PlanWorkbook(evaluate(plan), locale, title, currency)
    guide = add_guide(book, N_("A business plan that calculates: change a number and see what follows."))
    sheets = [
        write_numbers(book),
        write_start(book),
        write_loan(book),
        write_cash(book),
        write_results(book),
        write_break_even(book),
        write_surplus(book),
        write_members(book, names),
        write_checks(book),
    ]
    write_guide(book, guide, sheets, _HOW)
    return book.to_bytes()
