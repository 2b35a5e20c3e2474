"""The checks of a plan: what must add up, and what its workbook cannot do without coopkit."""

from decimal import Decimal

from coopkit.business.plan import Evaluation
from coopkit.business.plan.years import PlanYear
from coopkit.export.xlsx.business_plan.members import refund_pools
from coopkit.export.xlsx.check_sheet import Check, check_summary, write_check_sheet, zero_check
from coopkit.export.xlsx.formulas import round_sum
from coopkit.export.xlsx.largest_remainder import is_too_large, size_check
from coopkit.export.xlsx.member_table import member_row_count
from coopkit.export.xlsx.workbook import Workbook
from coopkit.i18n import N_

ZERO = Decimal(0)
_USES = ("losses_made_good", "from_non_members", "to_reserve", "to_education", "interest_paid", "in_common", "refund")
_YEAR_LABELS = (
    N_("Year {year}: what there is, and where it came from"),
    N_("Year {year}: cash at the beginning with all that came and went, and cash at the end"),
    N_("Year {year}: all uses of the surplus, and the surplus"),
    N_("Year {year}: interest to members, and what the surplus gives for it"),
    N_("Year {year}: refunds to members, and what the surplus gives for them"),
)


def write_plan_checks(book: Workbook, evaluation: Evaluation) -> None:
    """Write the check sheet of a plan; the cell `everything_adds_up` says whether all checks are right."""
    sums = [check for year in evaluation.years for check in _year_checks(year)]
    rows = member_row_count(evaluation.plan.members)
    limits = [
        zero_check(N_("Members for whom the table has no row"), f"MAX(0,members-{rows})", "count"),
        size_check(refund_pools(evaluation)),
    ]
    write_check_sheet(book, [*sums, _loan_check(evaluation)], _input_checks(), limits)


def plan_check_summary(book: Workbook, evaluation: Evaluation) -> str:
    """Return the sentence that sums up the checks of a valid plan; only its size can be wrong."""
    return check_summary(book, all_right=not is_too_large(refund_pools(evaluation)))


def _year_checks(planned: PlanYear) -> list[Check]:
    """Return the checks that a year's statements, cash and use of the surplus add up."""
    year, used, balance, flow = planned.year, planned.distribution, planned.balance, planned.cash.flow
    opening = "opening_cash" if year == 1 else f"closing_{year - 1}"
    cash = round_sum(f"{opening}+receipts_{year}-payments_{year}")
    cash_value = flow.opening + sum(flow.receipts) - sum(flow.payments)
    all_uses = round_sum("+".join(f"{use}_{year}" for use in _USES))
    all_uses_value = sum((line.amount for line in used.use.lines), ZERO)
    refunds = sum((member.refund for member in used.members), ZERO)
    pairs = (
        (f"assets_{year}", f"sources_{year}", balance.assets, balance.liabilities_and_equity),
        (cash, f"closing_{year}", cash_value, flow.closing[-1]),
        (all_uses, f"usable_{year}", all_uses_value, max(ZERO, planned.surplus)),
        (f"interest_to_members_{year}", f"interest_paid_{year}", used.interest, used.interest),
        (f"refund_to_members_{year}", f"refund_{year}", refunds, used.refund),
    )
    return [Check(label, *pair, year=year) for label, pair in zip(_YEAR_LABELS, pairs, strict=True)]


def _loan_check(evaluation: Evaluation) -> Check:
    """Return the check that the loan's table pays back what was lent."""
    paid_and_owed = round_sum("SUM(loan_principal)+INDEX(loan_balances,ROWS(loan_balances))")
    paid = sum((row.principal for row in evaluation.loan), ZERO)
    label = N_("Loan: all that is paid back or still owed, and what was lent")
    return Check(label, paid_and_owed, "loan_received", paid, evaluation.start.loan)


def _input_checks() -> list[Check]:
    """Return the checks of inputs that coopkit would refuse."""
    above = N_("Reserve, education fund and non-members’ part together above the whole")
    rates = "MAX(0,ROUND(reserve_rate+education_rate+non_member_part-1,9))"
    fractions = "ABS(members-ROUND(members,0))+ABS(loan_months-ROUND(loan_months,0))"
    return [
        zero_check(above, rates, "rate"),
        zero_check(N_("Members pay more than their share"), "MAX(0,-share_left)", "money"),
        zero_check(N_("A loan without months"), "IF(AND(loan_received>0,loan_months<1),1,0)", "count"),
        zero_check(N_("Members or months that are no whole number"), fractions, "exact"),
        zero_check(N_("No members"), "IF(members<1,1,0)", "count"),
    ]
