"""A business plan as a workbook whose cells are formulas.

    Path("plan.xlsx").write_bytes(write_business_plan(plan, locale, names=["Amina", "Bayani"], title="Our yard"))

When somebody changes a number in LibreOffice or Excel, the workbook shows what `evaluate` would say of the changed
plan, to the cent; `formulas` and `largest_remainder` explain how that works with binary numbers. It uses only functions
that Excel 2010 and LibreOffice both know, and no macros, links or array formulas. Inputs and results have names
(`price_1`, `members`, `surplus_1`, `break_even_units`), which formulas, people and tests use.
"""

from collections.abc import Sequence

from coopkit.business.plan import BusinessPlan, evaluate
from coopkit.export.xlsx.business_plan.break_even import write_break_even_sheet
from coopkit.export.xlsx.business_plan.cash import write_cash_sheet
from coopkit.export.xlsx.business_plan.checks import write_plan_checks
from coopkit.export.xlsx.business_plan.inputs import write_inputs_sheet
from coopkit.export.xlsx.business_plan.loan import write_loan_sheet
from coopkit.export.xlsx.business_plan.members import write_members_sheet
from coopkit.export.xlsx.business_plan.results import write_results_sheet
from coopkit.export.xlsx.business_plan.start_up import write_start_up_sheet
from coopkit.export.xlsx.business_plan.surplus import write_surplus_sheet
from coopkit.export.xlsx.workbook import Workbook
from coopkit.i18n import N_, Locale

_INSTRUCTIONS = (
    N_("Begin on the sheet of our numbers. Try a higher price, a fifth less sold, a dearer month."),
    N_("The things to buy stand on the sheet of the start, with their years of use. Empty rows are for more of them."),
    N_("The members stand on their own sheet. When another joins, raise the number of members, then write who it is."),
)
_NOTES = (
    N_("Another product, or a very long list: change it in coopkit and make this file anew."),
    N_("Keep the file as it came. Save each try under a name of its own."),
    N_("A plan is a guess that we can check. Laws and taxes of your country are not in it: ask those who know them."),
)


def write_business_plan(
    plan: BusinessPlan, locale: Locale, *, names: Sequence[str] = (), title: str = "", currency: str = ""
) -> bytes:
    """Write a plan as an XLSX file and return its bytes.

    plan: gives the inputs their first values. locale: the language, and whether sheets run from right to left. names:
    of the members or their codes, in the order of the list. title: of the plan, for the header of each printed page.
    currency: as people write it, for the first sheet.
    Source: own design; each formula does what the function of `coopkit.business` does whose result it shows.
    """
    evaluation = evaluate(plan)
    description = N_("A business plan that calculates: change a number and see what follows.")
    book = Workbook(
        locale, title, currency, plan.minor_digits, description=description, instructions=_INSTRUCTIONS, notes=_NOTES
    )
    write_inputs_sheet(book, evaluation)
    write_start_up_sheet(book, evaluation)
    write_loan_sheet(book, evaluation)
    write_cash_sheet(book, evaluation)
    write_results_sheet(book, evaluation)
    write_break_even_sheet(book, evaluation)
    write_surplus_sheet(book, evaluation)
    write_members_sheet(book, evaluation, names)
    write_plan_checks(book, evaluation)
    return book.to_bytes()
