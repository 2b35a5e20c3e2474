"""The calculations "cash-plan", a year of cash as it is written down, and "stress-case", the same year under stress."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

from coopkit.business.cash_flow import CashFlow, cash_flow
from coopkit.business.money import round_half_up
from coopkit.calculators.calculation import (
    Calculation,
    CalculationContext,
    CalculationResult,
    IncompleteInput,
    ResultLine,
    Values,
)
from coopkit.calculators.inputs import NumberInput, input_problems
from coopkit.i18n import N_, LazyText, Money, lazy
from coopkit.report import Table, TableCell
from coopkit.report.cash import MONTHS, cash_sentences, cash_table, closing_chart, month_name

_CLOSINGS = (
    N_("Cash at the end of month 1"),
    N_("Cash at the end of month 2"),
    N_("Cash at the end of month 3"),
    N_("Cash at the end of month 4"),
    N_("Cash at the end of month 5"),
    N_("Cash at the end of month 6"),
    N_("Cash at the end of month 7"),
    N_("Cash at the end of month 8"),
    N_("Cash at the end of month 9"),
    N_("Cash at the end of month 10"),
    N_("Cash at the end of month 11"),
    N_("Cash at the end of month 12"),
)
_HOW = N_("cash before + receipts − payments of the month")
CLOSING_LINES = tuple(ResultLine(f"m{month}", label, _HOW) for month, label in zip(MONTHS, _CLOSINGS, strict=True))
LOWEST_LINES = (
    ResultLine("lowest", N_("Lowest cash"), N_("the smallest of the twelve")),
    ResultLine("month", N_("In month"), N_("where it stands")),
)
GAP_LINE = ResultLine(
    "gap", N_("More money needed at the start"), N_("the lowest cash without its minus; 0 if it has none")
)
FIRST_LINE = ResultLine("first", N_("First month below nothing"), N_("the first of the twelve with a minus"))

OPENING = Decimal(600)
RECEIPTS = tuple(Decimal(each) for each in (400, 450, 500, 700, 900, 1100, 1200, 1100, 900, 700, 500, 450))
PAYMENTS = tuple(Decimal(each) for each in (700, 650, 650, 750, 800, 850, 900, 850, 800, 750, 700, 650))
"""The first year of an ice service that fishers plan: invented; `start.plan.cash-12` shows it in its table."""

CASH_AT_START = NumberInput("balances.opening", N_("the cash at the start"))
SLIDES = (
    NumberInput("receipts", N_("the change of the receipts"), least=-100, most=1000),
    NumberInput("payments", N_("the change of the payments"), least=-100, most=1000),
)
LATE = "yes"


def cash_plan(values: Values) -> CalculationResult | IncompleteInput:
    """Close each month of the table `case`, find the lowest point and what is needed at the start.

    values: receipts, payments and perhaps the group's own closings of the rows m1 to m12; the opening of `balances`.
    """
    receipts, payments = _column(values, "receipts"), _column(values, "payments")
    absent = tuple(month_name(month) for month in MONTHS if month not in receipts or month not in payments)
    wrong = input_problems(values, (CASH_AT_START,))
    if absent or wrong:
        months = (lazy(N_("Receipts or payments are still missing in {months}."), months=absent),) if absent else ()
        return IncompleteInput((*wrong, *months))
    opening = CASH_AT_START.read(values) or Decimal(0)
    flow = cash_flow(opening, tuple(receipts.values()), tuple(payments.values()))
    return replace(of_year(flow, _own_closings(values, flow), needed=Money(flow.funding_gap)), formula=_formula(flow))


def of_year(
    flow: CashFlow, remarks: Iterable[LazyText] = (), *, tables: tuple[Table, ...] = (), **figures: TableCell
) -> CalculationResult:
    """The result for a year of cash.

    remarks: what is said below the findings. tables: those before the twelve months. figures: those beside the
    closings, the lowest of them and its month.
    """
    closings: dict[str, TableCell] = {f"m{month}": Money(flow.closing[month - 1]) for month in MONTHS}
    return CalculationResult(
        (*cash_sentences(flow), *remarks),
        tables=(*tables, cash_table(lazy(N_("The twelve months")), flow)),
        figures={**closings, "lowest": Money(flow.lowest), "month": flow.lowest_month, **figures},
        chart=closing_chart(flow),
    )


def _column(values: Values, column: str) -> dict[int, Decimal]:
    found: dict[int, Decimal] = {}
    for month in MONTHS:
        amount = NumberInput(f"case.m{month}.{column}", column).read(values)
        if amount is not None:
            found[month] = amount
    return found


def _own_closings(values: Values, flow: CashFlow) -> Iterator[LazyText]:
    typed = {month: values.get(f"case.m{month}.closing") for month in MONTHS}
    wrong = [month for month, own in typed.items() if own is not None and own != flow.closing[month - 1]]
    if wrong:
        text = N_("Look again at your month {month}: {before} + {receipts} − {payments} = {closing}.")
        yield lazy(text, month=wrong[0], **_terms(flow, wrong[0]))


def _formula(flow: CashFlow) -> tuple[LazyText, ...]:
    text = N_("Month {month}: {before} + {receipts} − {payments} = {closing}")
    return tuple(lazy(text, month=month, **_terms(flow, month)) for month in MONTHS)


def _terms(flow: CashFlow, month: int) -> dict[str, Money]:
    before = flow.opening if month == 1 else flow.closing[month - 2]
    return {
        "before": Money(before),
        "receipts": Money(flow.receipts[month - 1]),
        "payments": Money(flow.payments[month - 1]),
        "closing": Money(flow.closing[month - 1]),
    }


def stress_case(values: Values, context: CalculationContext) -> CalculationResult | IncompleteInput:
    """The ice service's year with one thing changed, or several; values as for `stressed`."""
    wrong = input_problems(values, SLIDES)
    if wrong:
        return IncompleteInput(wrong)
    return stressed(cash_flow(OPENING, RECEIPTS, PAYMENTS), values, context.minor_digits)


def stressed(planned: CashFlow, values: Values, places: int) -> CalculationResult:
    """Lay a year of cash beside the same year with all receipts or payments changed, or receipts a month late.

    values: receipts and payments, each its change in percent; late: "yes" where all receipts come a month later.
    places: of the smallest money, to which each changed month is rounded.
    """
    more, dearer = (1 + (slide.read(values) or Decimal(0)) / 100 for slide in SLIDES)
    receipts = tuple(round_half_up(each * more, places) for each in planned.receipts)
    if values.get("late") == LATE:
        receipts = (Decimal(0), *receipts[:-1])
    payments = tuple(round_half_up(each * dearer, places) for each in planned.payments)
    flow = cash_flow(planned.opening, receipts, payments)
    return replace(
        of_year(flow, first=flow.first_negative_month or lazy(N_("never"))),
        tables=(cash_table(lazy(N_("The year with your changes")), flow),),
        chart=closing_chart(flow, (lazy(N_("As planned")), planned.closing), label=lazy(N_("With your changes"))),
    )


CASH_PLAN = Calculation(
    "cash-plan",
    None,
    lambda values, _: cash_plan(values),
    lines=(  # the closings stand in the table that it reads
        *LOWEST_LINES,
        ResultLine(
            "needed", N_("More money needed at the start"), N_("the lowest cash without its minus; 0 if it has none")
        ),
    ),
    example=MappingProxyType(
        {
            "balances.opening": OPENING,
            **{f"case.m{month}.receipts": amount for month, amount in zip(MONTHS, RECEIPTS, strict=True)},
            **{f"case.m{month}.payments": amount for month, amount in zip(MONTHS, PAYMENTS, strict=True)},
        }
    ),
    money_inputs=("opening", "receipts", "payments", "closing"),
)
STRESS_CASE = Calculation(
    "stress-case",
    ("receipts", "payments", "late"),
    stress_case,
    lines=(*CLOSING_LINES, FIRST_LINE, *LOWEST_LINES),
    example=MappingProxyType({"receipts": Decimal(-20), "payments": Decimal(0), "late": "no"}),
)
