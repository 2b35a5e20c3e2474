"""The sheet of checks of a surplus statement: what must add up, and what its workbook cannot do without coopkit."""

from decimal import Decimal

from coopkit.export.xlsx.checks import Check, write_check_sheet, zero_check
from coopkit.export.xlsx.share_members import interest_due, small_uses
from coopkit.export.xlsx.small_parts import EXACT_UP_TO
from coopkit.export.xlsx.workbook import Workbook, WorkbookSheet
from coopkit.i18n import N_
from coopkit.portfolio.account_lines import RULES
from coopkit.portfolio.group_surplus import GroupDistribution

ZERO = Decimal(0)


def write_share_checks(book: Workbook, shared: GroupDistribution) -> WorkbookSheet:
    """Write the sheet; `everything_adds_up` is the sentence about all of it."""
    return write_check_sheet(
        book,
        (
            (N_("What must add up"), _sums(book, shared)),
            (N_("What coopkit would refuse: 0 is right"), _refused(book)),
            (N_("Too large for this workbook, make it anew in coopkit: 0 is right"), [_too_large(book, shared)]),
        ),
    )


def _sums(book: Workbook, shared: GroupDistribution) -> list[Check]:
    found = shared.distribution
    return [
        Check(book.text(label), one, other, value, must)
        for label, one, other, value, must in (
            (
                N_("Interest to members, and what the surplus gives for it"),
                "interest_to_members",
                "interest_amount",
                found.interest,
                found.use.amount("interest"),
            ),
            (
                N_("Refunds to members, and what the surplus gives for them"),
                "refund_to_members",
                "IF(all_use=0,0,refund_amount)",
                found.refund,
                found.use.amount("refund") - found.undistributed,
            ),
            (
                N_("Refunds in cash and kept, and all refunds"),
                "ROUND(cash_to_members+kept_to_members,6)",
                "refund_to_members",
                found.cash + found.retained,
                found.refund,
            ),
        )
    ]


def _refused(book: Workbook) -> list[Check]:
    of_all = "+".join(f"IF({use}_base=base_left,0,{use}_rate)" for use in RULES if use not in ("interest", "refund"))
    beyond = "MAX(0,MAX(months_held)-12)+MAX(0,cash_part-1)"
    return [
        zero_check(
            book, N_("Rates of the whole surplus together above the whole"), f"MAX(0,ROUND({of_all}-1,9))", "rate"
        ),
        zero_check(book, N_("More than 12 months, or more than all of a refund in cash"), beyond, "exact"),
    ]


def _too_large(book: Workbook, shared: GroupDistribution) -> Check:
    """Whether pool × weight is a whole number that a spreadsheet holds."""
    use, places = shared.distribution.use, book.locale.minor_digits
    dues = [int(due.scaleb(places)) for due in interest_due(shared, places)]
    weights = {"refund": small_uses(shared.accounts.members), "interest": dues}
    largest = max(int(use.amount(name).scaleb(places)) * max(each, default=0) for name, each in weights.items())
    formula = f"IF(MAX(refund_pool*MAX(refund_each_weight),interest_pool*MAX(interest_each_weight))>{EXACT_UP_TO},1,0)"
    label = N_("Refund and use too large to be shared to the last cent")
    return zero_check(book, label, formula, "count", Decimal(largest > EXACT_UP_TO))
