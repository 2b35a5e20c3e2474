"""The sheet of the surplus: what it is used for, line by line, and what the next year begins with."""

from collections.abc import Iterator
from decimal import Decimal

from coopkit.business.plan import BusinessPlan, Evaluation
from coopkit.business.plan.inputs import MONTHS
from coopkit.business.plan.years import YEARS, PlanYear
from coopkit.business.surplus.patronage import interest_on_shares
from coopkit.export.xlsx.formulas import round_product, round_sum
from coopkit.export.xlsx.sheet_lines import YearLine, write_year_headers, write_year_lines
from coopkit.export.xlsx.workbook import HEADER_ROW, CellValue, Workbook
from coopkit.i18n import N_

ZERO = Decimal(0)

_RATES = (
    (N_("To the reserve: from non-members"), "from_non_members", "non_member_part"),
    (N_("To the reserve"), "to_reserve", "reserve_rate"),
    (N_("To the education fund"), "to_education", "education_rate"),
)
"""The lines that take a part of the whole surplus: label, name, and the cell of the rate."""
_DUE_IN_YEAR_1, _DUE_LATER = (
    round_product(f"SUMPRODUCT(ROUND(share_payments,money_places),{months})*share_interest/{MONTHS}")
    for months in (f"{MONTHS}-share_months", f"{MONTHS}+0*share_months")
)
_INTEREST = (
    YearLine(
        N_("Interest on shares, due to each member"),
        "interest_each",
        _DUE_LATER,
        "money note",
        first_year=_DUE_IN_YEAR_1,
    ),
    YearLine(
        N_("Interest on shares, due to all"), "interest_due", round_sum("members*interest_each_{year}"), "money note"
    ),
    YearLine(N_("Interest on shares"), "interest_paid", "MIN(interest_due_{year},left_4_{year})"),
    YearLine(N_("left for a refund"), "left_5", round_sum("left_4_{year}-interest_paid_{year}"), "money note"),
)
_REFUND = (
    YearLine(N_("Stays in common, since nobody’s use is known"), "in_common", "IF(all_use=0,left_5_{year},0)"),
    YearLine(N_("Refund to members by use"), "refund", round_sum("left_5_{year}-in_common_{year}"), "money total"),
    YearLine(N_("of it paid in cash"), "refund_cash", "cash_to_members_{year}"),
    YearLine(N_("of it kept in the members’ names"), "refund_retained", "kept_to_members_{year}"),
    YearLine(
        N_("To pay in month 1 of the next year"),
        "to_pay",
        round_sum("interest_paid_{year}+refund_cash_{year}"),
        "money total",
    ),
)
_BUILT = "reserve_before_{year}+from_non_members_{year}+to_reserve_{year}+in_common_{year}"
_UNCOVERED = "MIN(0,surplus_{year})+losses_before_{year}+losses_made_good_{year}"
_EDUCATION = "education_before_{year}+to_education_{year}"
_RETAINED = "retained_before_{year}+refund_retained_{year}"
_AFTER = (
    YearLine(N_("Reserve with this year’s part"), "reserve_built", round_sum(_BUILT), "money note"),
    YearLine(N_("Loss to cover"), "uncovered", round_sum(_UNCOVERED), "money note"),
    YearLine(N_("Loss taken from the reserve"), "from_reserve", "MIN(reserve_built_{year},-uncovered_{year})"),
    YearLine(N_("Reserve"), "reserve_after", round_sum("reserve_built_{year}-from_reserve_{year}"), "money total"),
    YearLine(N_("Education fund"), "education_after", round_sum(_EDUCATION), "money total"),
    YearLine(N_("Refunds kept for members"), "retained_after", round_sum(_RETAINED), "money total"),
    YearLine(
        N_("Losses carried forward"), "losses_after", round_sum("uncovered_{year}+from_reserve_{year}"), "money total"
    ),
)
"""What the next year begins with: a loss is taken from the reserve first, the rest is carried forward."""


def write_surplus_sheet(book: Workbook, evaluation: Evaluation) -> None:
    """Write the surplus sheet; each line's cells are named with their year, such as `refund_1`."""
    description = N_("In this order, each line as far as money is left. After a year of loss nothing is given out.")
    sheet = book.add_sheet(N_("Surplus"), description, (46, *[16] * YEARS))
    write_year_headers(sheet, HEADER_ROW, range(1, YEARS + 1))
    values = {year.year: _surplus_amounts(evaluation.plan, year) for year in evaluation.years}
    row = HEADER_ROW + 1
    for title, lines in (
        (N_("Use of the surplus"), (*_rate_lines(), *_INTEREST, *_REFUND)),
        (N_("After it"), _AFTER),
    ):
        sheet.write_label(row, 0, title, "section")
        row = write_year_lines(sheet, row + 1, lines, values.items()) + 1


def _rate_lines() -> Iterator[YearLine]:
    """Yield the lines down to the education fund, each with a line of what is left after it."""
    made_good = "MIN(-losses_before_{year},usable_{year})"
    yield YearLine(N_("Surplus to use"), "usable", "MAX(0,surplus_{year})", "money total")
    yield YearLine(N_("Losses of earlier years made good"), "losses_made_good", made_good)
    yield YearLine(N_("left"), "left_1", round_sum("usable_{year}-losses_made_good_{year}"), "money note")
    for number, (label, name, rate) in enumerate(_RATES, start=1):
        part = round_product(f"usable_{{year}}*{rate}")
        left = round_sum(f"left_{number}_{{year}}-{name}_{{year}}")
        yield YearLine(label, name, f"MIN({part},left_{number}_{{year}})")
        yield YearLine(N_("left"), f"left_{number + 1}", left, "money note")


def _surplus_amounts(plan: BusinessPlan, year: PlanYear) -> dict[str, CellValue]:
    """Return the amounts of a year that coopkit calculated, by the names of the lines."""
    used, use, after = year.distribution, year.distribution.use, year.after
    usable, left = max(ZERO, year.surplus), {line.use: line.remaining for line in use.lines}
    reserve_built = year.before.reserve + use.amount("non-members") + use.amount("reserve") + used.undistributed
    due = interest_due_to_member(plan, year.year)
    return {
        "usable": usable,
        "losses_made_good": use.amount("losses"),
        "left_1": usable - use.amount("losses"),
        "from_non_members": use.amount("non-members"),
        "left_2": left["non-members"],
        "to_reserve": use.amount("reserve"),
        "left_3": left["reserve"],
        "to_education": use.amount("education"),
        "left_4": left["education"],
        "interest_each": due,
        "interest_due": plan.members * due,
        "interest_paid": use.amount("interest"),
        "left_5": left["interest"],
        "in_common": used.undistributed,
        "refund": used.refund,
        "refund_cash": used.cash,
        "refund_retained": used.retained,
        "to_pay": after.to_pay,
        "reserve_built": reserve_built,
        "uncovered": use.carried_forward,
        "from_reserve": reserve_built - after.reserve,
        "reserve_after": after.reserve,
        "education_after": after.education,
        "retained_after": after.retained,
        "losses_after": after.losses,
    }


def interest_due_to_member(plan: BusinessPlan, year: int) -> Decimal:
    """Return a year's interest on one member's share payments, money, as far as the rules promise it."""
    months = [MONTHS - month if year == 1 else MONTHS for month in range(MONTHS + 1)]
    money_months = sum((paid * held for held, paid in zip(months, plan.share_payments, strict=False)), ZERO)
    return interest_on_shares(money_months, plan.rules.share_interest, months_held=1, places=plan.minor_digits)
