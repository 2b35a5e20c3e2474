"""The sheet of checks of a plan: what must add up, and what its workbook cannot do without coopkit."""

from decimal import Decimal

from coopkit.business.plan.years import YEARS, PlanYear
from coopkit.export.xlsx.checks import Check, summary_text, write_check_sheet, zero_check
from coopkit.export.xlsx.formulas import round_sum
from coopkit.export.xlsx.members import member_rows
from coopkit.export.xlsx.plan_book import PlanWorkbook
from coopkit.export.xlsx.small_parts import EXACT_UP_TO, to_smallest_units
from coopkit.export.xlsx.workbook import WorkbookSheet
from coopkit.i18n import N_

ZERO = Decimal(0)


def write_checks(book: PlanWorkbook) -> WorkbookSheet:
    """Write the sheet; `everything_adds_up` is the sentence about all of it."""
    sums = [check for year in book.evaluation.years for check in _of_year(book, year)]
    return write_check_sheet(
        book,
        (
            (N_("What must add up"), [*sums, _loan(book)]),
            (N_("What coopkit would refuse: 0 is right"), _refused(book)),
            (N_("Too large for this workbook, make it anew in coopkit: 0 is right"), _limits(book)),
        ),
    )


def plan_summary_text(book: PlanWorkbook) -> str:
    """The sentence about all checks for the plan as it is; only its size can be wrong with it."""
    return summary_text(book, all_right=not _too_large(book))


def _of_year(book: PlanWorkbook, planned: PlanYear) -> list[Check]:
    year, used, balance = planned.year, planned.distribution, planned.balance
    flow, surplus = planned.cash.flow, max(ZERO, planned.surplus)
    began = "opening_cash" if year == 1 else f"closing_{year - 1}"
    moved = round_sum(f"{began}+receipts_{year}-payments_{year}")
    uses = (
        "losses_made_good",
        "from_non_members",
        "to_reserve",
        "to_education",
        "interest_paid",
        "in_common",
        "refund",
    )
    all_uses = round_sum("+".join(f"{use}_{year}" for use in uses))
    return [
        Check(book.text(label, year=year), one, other, value, must)
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


def _loan(book: PlanWorkbook) -> Check:
    paid_and_owed = round_sum("SUM(loan_principal)+INDEX(loan_balances,ROWS(loan_balances))")
    paid = sum((row.principal for row in book.evaluation.loan), ZERO)
    label = book.text(N_("Loan: all that is paid back or still owed, and what was lent"))
    return Check(label, paid_and_owed, "loan_received", paid, book.evaluation.start.loan)


def _refused(book: PlanWorkbook) -> list[Check]:
    parts = "reserve_rate+education_rate+non_member_part"
    above = N_("Reserve, education fund and non-members’ part together above the whole")
    whole = "ABS(members-ROUND(members,0))+ABS(loan_months-ROUND(loan_months,0))"
    return [
        zero_check(book, above, f"MAX(0,ROUND({parts}-1,9))", "rate"),
        zero_check(book, N_("Members pay more than their share"), "MAX(0,-share_left)", "money"),
        zero_check(book, N_("A loan without months"), "IF(AND(loan_received>0,loan_months<1),1,0)", "count"),
        zero_check(book, N_("Members or months that are no whole number"), whole, "exact"),
        zero_check(book, N_("No members"), "IF(members<1,1,0)", "count"),
    ]


def _limits(book: PlanWorkbook) -> list[Check]:
    pools = ",".join(f"pool_{year}" for year in range(1, YEARS + 1))
    too_large = f"IF(MAX({pools})*MAX(uses_small)>{EXACT_UP_TO},1,0)"
    return [
        zero_check(book, N_("Members for whom the table has no row"), f"MAX(0,members-{member_rows(book)})", "count"),
        zero_check(
            book,
            N_("Refund and use too large to be shared to the last cent"),
            too_large,
            "count",
            Decimal(_too_large(book)),
        ),
    ]


def _too_large(book: PlanWorkbook) -> bool:
    plan = book.plan
    pool = max(year.distribution.refund for year in book.evaluation.years).scaleb(plan.minor_digits)
    return pool * max(to_smallest_units(plan.use_by_member), default=0) > EXACT_UP_TO
