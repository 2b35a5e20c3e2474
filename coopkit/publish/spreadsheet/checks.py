"""The sheet of checks: what must add up, and what this workbook cannot do without coopkit."""

from dataclasses import dataclass
from decimal import Decimal

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from coopkit.business.plan_years import YEARS, PlanYear
from coopkit.i18n import N_
from coopkit.publish.spreadsheet.book import HEAD_ROW, Book, Sheet
from coopkit.publish.spreadsheet.formulas import summed
from coopkit.publish.spreadsheet.members import member_rows
from coopkit.publish.spreadsheet.sharing import EXACT_UP_TO, uses_in_smallest

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
class _Check:
    """Two formulas whose results must be the same, and coopkit's value of the first; that of the other is `must`."""

    label: str
    one: str
    other: str
    value: Decimal
    must: Decimal
    look: str = "money"


def write_checks(book: Book) -> Sheet:
    """Write the sheet; `everything_adds_up` is the sentence about all of it."""
    says = N_("Both sides must be the same. Otherwise the line says “look again”.")
    sheet = book.sheet(N_("Checks"), says, (70, 18, 18, 14, 20, 3, 3, 30))
    heads = N_("What"), N_("One side"), N_("Other side"), N_("Difference"), N_("Result")
    sheet.heads(HEAD_ROW, heads)
    for line, (name, text) in enumerate(_RESULTS.items()):
        sheet.label(line, _WORDS, text, "note")
        sheet.define(name, line, _WORDS)
    sums = [check for year in book.evaluation.years for check in _of_year(book, year)]
    row = _write(sheet, _FIRST, N_("What must add up"), [*sums, _loan(book)])
    row = _write(sheet, row, N_("What coopkit would refuse: 0 is right"), _refused(book))
    row = _write(sheet, row, N_("Too large for this workbook, make it anew in coopkit: 0 is right"), _limits(book))
    differences = xl_range(_FIRST, 3, row - 1, 3)
    sentence = f"IF(SUMPRODUCT(ABS({differences}))=0,all_adds_up,all_look_again)"
    sheet.calc(HEAD_ROW - 1, 0, sentence, said_of_all(book), "section", "everything_adds_up")
    sheet.print_only(row, _WORDS - 1)
    return sheet


def said_of_all(book: Book) -> str:
    """The sentence about all checks for the plan as it is; only its size can be wrong with it."""
    return book.text(_RESULTS["all_look_again" if _too_large(book) else "all_adds_up"])


def _write(sheet: Sheet, row: int, title: str, checks: list[_Check]) -> int:
    """Checks below a title; returns the next free row."""
    sheet.label(row, 0, title, "section")
    for line, check in enumerate(checks, start=row + 1):
        one, other, apart = (xl_rowcol_to_cell(line, at) for at in (1, 2, 3))
        sheet.words(line, 0, check.label)
        said = _RESULTS["adds_up" if check.value == check.must else "look_again"]
        sheet.calc(line, 1, check.one, check.value, check.look)
        sheet.calc(line, 2, check.other, check.must, check.look)
        sheet.calc(line, 3, f"ROUND({one}-{other},9)", check.value - check.must, check.look)
        sheet.calc(line, 4, f"IF({apart}=0,adds_up,look_again)", sheet.book.text(said), "center")
    sheet.warn((row + 1, 3, row + len(checks), 3), "<>")
    return row + len(checks) + 1


def _of_year(book: Book, planned: PlanYear) -> list[_Check]:
    year, used, balance = planned.year, planned.distribution, planned.balance
    flow, surplus = planned.cash.flow, max(ZERO, planned.surplus)
    began = "opening_cash" if year == 1 else f"closing_{year - 1}"
    moved = summed(f"{began}+receipts_{year}-payments_{year}")
    uses = (
        "losses_made_good",
        "from_non_members",
        "to_reserve",
        "to_education",
        "interest_paid",
        "in_common",
        "refund",
    )
    all_uses = summed("+".join(f"{use}_{year}" for use in uses))
    return [
        _Check(book.text(label, year=year), one, other, value, must)
        for label, one, other, value, must in (
            (
                N_("Year {year}: what there is, and where it came from"),
                f"assets_{year}",
                f"sources_{year}",
                balance.assets,
                balance.liabilities_and_equity,
            ),
            (
                N_("Year {year}: cash at the beginning with all that came and went, and cash at the end"),
                moved,
                f"closing_{year}",
                flow.opening + sum(flow.receipts) - sum(flow.payments),
                flow.closing[-1],
            ),
            (
                N_("Year {year}: all uses of the surplus, and the surplus"),
                all_uses,
                f"usable_{year}",
                sum((line.amount for line in used.use.lines), ZERO),
                surplus,
            ),
            (
                N_("Year {year}: interest to members, and what the surplus gives for it"),
                f"interest_to_members_{year}",
                f"interest_paid_{year}",
                used.interest,
                used.interest,
            ),
            (
                N_("Year {year}: refunds to members, and what the surplus gives for them"),
                f"refund_to_members_{year}",
                f"refund_{year}",
                sum((member.refund for member in used.members), ZERO),
                used.refund,
            ),
        )
    ]


def _loan(book: Book) -> _Check:
    paid_and_owed = summed("SUM(loan_principal)+INDEX(loan_balances,ROWS(loan_balances))")
    paid = sum((row.principal for row in book.evaluation.loan), ZERO)
    label = book.text(N_("Loan: all that is paid back or still owed, and what was lent"))
    return _Check(label, paid_and_owed, "loan_received", paid, book.evaluation.start.loan)


def _refused(book: Book) -> list[_Check]:
    parts = "reserve_rate+education_rate+non_member_part"
    above = N_("Reserve, education fund and non-members’ part together above the whole")
    whole = "ABS(members-ROUND(members,0))+ABS(loan_months-ROUND(loan_months,0))"
    return [
        _none(book, above, f"MAX(0,ROUND({parts}-1,9))", "rate"),
        _none(book, N_("Members pay more than their share"), "MAX(0,-share_left)", "money"),
        _none(book, N_("A loan without months"), "IF(AND(loan_received>0,loan_months<1),1,0)", "count"),
        _none(book, N_("Members or months that are no whole number"), whole, "exact"),
        _none(book, N_("No members"), "IF(members<1,1,0)", "count"),
    ]


def _limits(book: Book) -> list[_Check]:
    pools = ",".join(f"pool_{year}" for year in range(1, YEARS + 1))
    too_large = f"IF(MAX({pools})*MAX(uses_small)>{EXACT_UP_TO},1,0)"
    return [
        _none(book, N_("Members for whom the table has no row"), f"MAX(0,members-{member_rows(book)})", "count"),
        _none(
            book,
            N_("Refund and use too large to be shared to the last cent"),
            too_large,
            "count",
            Decimal(_too_large(book)),
        ),
    ]


def _too_large(book: Book) -> bool:
    plan = book.plan
    pool = max(year.distribution.refund for year in book.evaluation.years).scaleb(plan.minor_digits)
    return pool * max(uses_in_smallest(plan), default=0) > EXACT_UP_TO


def _none(book: Book, label: str, formula: str, look: str, value: Decimal = ZERO) -> _Check:
    """Something that must not be there."""
    return _Check(book.text(label), formula, "0", value, ZERO, look)
