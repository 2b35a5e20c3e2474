"""The sheet of the surplus: what becomes of it line by line, and what the next year begins with."""

from collections.abc import Callable
from decimal import Decimal

from coopkit.business.plan.inputs import MONTHS, BusinessPlan
from coopkit.business.plan.years import YEARS, PlanYear
from coopkit.business.surplus.patronage import interest_on_shares
from coopkit.export.xlsx.formulas import round_product, round_sum
from coopkit.export.xlsx.plan_book import PlanSheet, PlanWorkbook
from coopkit.export.xlsx.workbook import HEAD_ROW
from coopkit.i18n import N_

ZERO = Decimal(0)

_Line = tuple[str, str, Callable[[int], str], Callable[[PlanYear], Decimal], str]
"""Label, name, formula of a year, coopkit's value of a year, look."""


def write_surplus(book: PlanWorkbook) -> PlanSheet:
    """Write the sheet; each line's cells are named with their year, such as `refund_1`."""
    says = N_("In this order, each line as far as money is left. After a year of loss nothing is given out.")
    sheet = book.sheet(N_("Surplus"), says, (46, *[16] * YEARS))
    sheet.year_heads(HEAD_ROW)
    row = HEAD_ROW + 1
    for title, lines in (
        (N_("Use of the surplus"), (*_before(), *_shares_of_surplus(), *_interest(book), *_refund())),
        (N_("After it"), _after()),
    ):
        sheet.write_label(row, 0, title, "section")
        for place, (label, name, formula, value, look) in enumerate(lines, start=row + 1):
            sheet.years(place, label, name, formula, (value(year) for year in book.evaluation.years), look)
        row += len(lines) + 2
    return sheet


def _used(use: str) -> Callable[[PlanYear], Decimal]:
    return lambda year: year.distribution.use.amount(use)


def _left(use: str) -> Callable[[PlanYear], Decimal]:
    return lambda year: next(line.remaining for line in year.distribution.use.lines if line.use == use)


def _usable(year: PlanYear) -> Decimal:
    return max(ZERO, year.surplus)


def _before() -> tuple[_Line, ...]:
    return (
        (N_("Surplus to use"), "usable", lambda year: f"MAX(0,surplus_{year})", _usable, "money total"),
        (
            N_("Losses of earlier years made good"),
            "losses_made_good",
            lambda year: f"MIN(-losses_before_{year},usable_{year})",
            _used("losses"),
            "money",
        ),
        (
            N_("left"),
            "left_1",
            lambda year: round_sum(f"usable_{year}-losses_made_good_{year}"),
            lambda year: _usable(year) - year.distribution.use.amount("losses"),
            "money note",
        ),
    )


def _shares_of_surplus() -> tuple[_Line, ...]:
    """The lines that take a part of the whole surplus, with what is left after each."""
    lines: list[_Line] = []
    for place, (label, name, rate, use) in enumerate(
        (
            (N_("To the reserve: from non-members"), "from_non_members", "non_member_part", "non-members"),
            (N_("To the reserve"), "to_reserve", "reserve_rate", "reserve"),
            (N_("To the education fund"), "to_education", "education_rate", "education"),
        ),
        start=1,
    ):
        before, after = f"left_{place}", f"left_{place + 1}"
        lines.append((label, name, _part_of_surplus(rate, before), _used(use), "money"))
        lines.append((N_("left"), after, _less(before, name), _left(use), "money note"))
    return tuple(lines)


def _part_of_surplus(rate: str, left: str) -> Callable[[int], str]:
    return lambda year: f"MIN({round_product(f'usable_{year}*{rate}')},{left}_{year})"


def _less(left: str, name: str) -> Callable[[int], str]:
    return lambda year: round_sum(f"{left}_{year}-{name}_{year}")


def _interest(book: PlanWorkbook) -> tuple[_Line, ...]:
    """Interest on shares: for the months after each payment, rounded for one member, as far as money is left."""

    def each(year: int) -> str:
        months = f"{MONTHS}-share_months" if year == 1 else f"{MONTHS}+0*share_months"
        return round_product(f"SUMPRODUCT(ROUND(share_payments,money_places),{months})*share_interest/{MONTHS}")

    return (
        (
            N_("Interest on shares, due to each member"),
            "interest_each",
            each,
            lambda year: interest_due(book.plan, year.year),
            "money note",
        ),
        (
            N_("Interest on shares, due to all"),
            "interest_due",
            lambda year: round_sum(f"members*interest_each_{year}"),
            lambda year: book.plan.members * interest_due(book.plan, year.year),
            "money note",
        ),
        (
            N_("Interest on shares"),
            "interest_paid",
            lambda year: f"MIN(interest_due_{year},left_4_{year})",
            _used("interest"),
            "money",
        ),
        (N_("left for a refund"), "left_5", _less("left_4", "interest_paid"), _left("interest"), "money note"),
    )


def interest_due(plan: BusinessPlan, year: int) -> Decimal:
    """A year's interest on one member's payments if there is surplus enough, money."""
    before = range(MONTHS + 1) if year == 1 else [0] * (MONTHS + 1)
    money_months = sum(
        (paid * (MONTHS - month) for month, paid in zip(before, plan.share_payments, strict=False)), ZERO
    )
    return interest_on_shares(money_months, plan.rules.share_interest, months_held=1, places=plan.minor_digits)


def _refund() -> tuple[_Line, ...]:
    """What is then left goes to the members by use; nobody's use, and it stays in common."""
    return (
        (
            N_("Stays in common, since nobody’s use is known"),
            "in_common",
            lambda year: f"IF(all_use=0,left_5_{year},0)",
            lambda year: year.distribution.undistributed,
            "money",
        ),
        (
            N_("Refund to members by use"),
            "refund",
            _less("left_5", "in_common"),
            lambda year: year.distribution.refund,
            "money total",
        ),
        (
            N_("of it paid in cash"),
            "refund_cash",
            lambda year: f"cash_to_members_{year}",
            lambda year: year.distribution.cash,
            "money",
        ),
        (
            N_("of it kept in the members’ names"),
            "refund_retained",
            lambda year: f"kept_to_members_{year}",
            lambda year: year.distribution.retained,
            "money",
        ),
        (
            N_("To pay in month 1 of the next year"),
            "to_pay",
            lambda year: round_sum(f"interest_paid_{year}+refund_cash_{year}"),
            lambda year: year.after.to_pay,
            "money total",
        ),
    )


def _after() -> tuple[_Line, ...]:
    """What the next year begins with: a loss is taken from the reserve first, the rest is carried forward."""

    def built(year: int) -> str:
        return round_sum(f"reserve_before_{year}+from_non_members_{year}+to_reserve_{year}+in_common_{year}")

    def uncovered(year: int) -> str:
        return round_sum(f"MIN(0,surplus_{year})+losses_before_{year}+losses_made_good_{year}")

    return (
        (N_("Reserve with this year’s part"), "reserve_built", built, _built, "money note"),
        (N_("Loss to cover"), "uncovered", uncovered, lambda year: year.distribution.use.carried_forward, "money note"),
        (
            N_("Loss taken from the reserve"),
            "from_reserve",
            lambda year: f"MIN(reserve_built_{year},-uncovered_{year})",
            lambda year: _built(year) - year.after.reserve,
            "money",
        ),
        (
            N_("Reserve"),
            "reserve_after",
            _less("reserve_built", "from_reserve"),
            lambda year: year.after.reserve,
            "money total",
        ),
        (
            N_("Education fund"),
            "education_after",
            lambda year: round_sum(f"education_before_{year}+to_education_{year}"),
            lambda year: year.after.education,
            "money total",
        ),
        (
            N_("Refunds kept for members"),
            "retained_after",
            lambda year: round_sum(f"retained_before_{year}+refund_retained_{year}"),
            lambda year: year.after.retained,
            "money total",
        ),
        (
            N_("Losses carried forward"),
            "losses_after",
            lambda year: round_sum(f"uncovered_{year}+from_reserve_{year}"),
            lambda year: year.after.losses,
            "money total",
        ),
    )


def _built(year: PlanYear) -> Decimal:
    use = year.distribution.use
    return year.before.reserve + use.amount("non-members") + use.amount("reserve") + year.distribution.undistributed
