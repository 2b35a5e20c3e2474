"""The calculations "cash-plan", a year of cash as typed, and "stress-case", an invented year under stress."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

from coopkit.business.cash_flow import CashFlow, cash_flow
from coopkit.business.money import round_half_up
from coopkit.calculators.calculation import Calculation, CalculationContext, CalculationResult, ResultLine
from coopkit.calculators.inputs import IncompleteInput, NumberInput, Values, input_problems
from coopkit.i18n import N_, LazyText, Money, lazy
from coopkit.report import Table, TableCell
from coopkit.report.cash import MONTHS, cash_sentences, cash_table, closing_chart, month_name

_CLOSING_LABELS = (
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
_CLOSING_EXPLANATION = N_("cash before + receipts − payments of the month")
CLOSING_LINES = tuple(
    ResultLine(f"m{month}", label, _CLOSING_EXPLANATION) for month, label in zip(MONTHS, _CLOSING_LABELS, strict=True)
)
LOWEST_LINES = (
    ResultLine("lowest", N_("Lowest cash"), N_("the smallest of the twelve")),
    ResultLine("month", N_("In month"), N_("where it stands")),
)
GAP_LINE = ResultLine(
    "gap", N_("More money needed at the start"), N_("the lowest cash without its minus; 0 if it has none")
)
FIRST_NEGATIVE_LINE = ResultLine("first", N_("First month below nothing"), N_("the first of the twelve with a minus"))

CASE_OPENING = Decimal(600)
CASE_RECEIPTS = tuple(Decimal(each) for each in (400, 450, 500, 700, 900, 1100, 1200, 1100, 900, 700, 500, 450))
CASE_PAYMENTS = tuple(Decimal(each) for each in (700, 650, 650, 750, 800, 850, 900, 850, 800, 750, 700, 650))
"""An invented first year of an ice service planned by fishers, as in the table of `start.plan.cash-12`."""

CASH_AT_START = NumberInput("balances.opening", N_("the cash at the start"))
STRESS_INPUTS = (
    NumberInput("receipts", N_("the change of the receipts"), least=-100, most=1000),
    NumberInput("payments", N_("the change of the payments"), least=-100, most=1000),
)
RECEIPTS_LATE = "yes"


def cash_plan(values: Values) -> CalculationResult | IncompleteInput:
    """Calculate the cash at the end of each month, the lowest balance, and the money needed at the start.

    values: receipts, payments and the group's own closings, if any, of the rows `case.m1` to `case.m12`, money;
    `balances.opening`, money.
    """
    receipts, payments = _read_months(values, "receipts"), _read_months(values, "payments")
    missing = tuple(month_name(month) for month in MONTHS if month not in receipts or month not in payments)
    problems = input_problems(values, (CASH_AT_START,))
    if missing or problems:
        months = (lazy(N_("Receipts or payments are still missing in {months}."), months=missing),) if missing else ()
        return IncompleteInput((*problems, *months))
    opening = CASH_AT_START.read(values) or Decimal(0)
    flow = cash_flow(opening, tuple(receipts.values()), tuple(payments.values()))
    result = cash_year_result(flow, _wrong_closing_sentence(values, flow), needed=Money(flow.funding_gap))
    return replace(result, formula=_closing_formulas(flow))


def cash_year_result(
    flow: CashFlow, remarks: Iterable[LazyText] = (), *, tables: tuple[Table, ...] = (), **figures: TableCell
) -> CalculationResult:
    """Return the result for a year of cash: sentences, the closing balances, their table and chart.

    remarks: sentences after those about the cash. tables: before the table of the months. figures: further ones.
    """
    closings: dict[str, TableCell] = {f"m{month}": Money(flow.closing[month - 1]) for month in MONTHS}
    return CalculationResult(
        (*cash_sentences(flow), *remarks),
        tables=(*tables, cash_table(lazy(N_("The twelve months")), flow)),
        figures={**closings, "lowest": Money(flow.lowest), "month": flow.lowest_month, **figures},
        chart=closing_chart(flow),
    )


def _read_months(values: Values, column: str) -> dict[int, Decimal]:
    """Return the amounts in a column of the table `case`, by month; empty cells are left out."""
    amounts: dict[int, Decimal] = {}
    for month in MONTHS:
        amount = NumberInput(f"case.m{month}.{column}", column).read(values)
        if amount is not None:
            amounts[month] = amount
    return amounts


def _wrong_closing_sentence(values: Values, flow: CashFlow) -> Iterator[LazyText]:
    """Point out the first month whose closing balance the group calculated differently."""
    typed = {month: values.get(f"case.m{month}.closing") for month in MONTHS}
    wrong_months = [month for month, own in typed.items() if own is not None and own != flow.closing[month - 1]]
    if wrong_months:
        text = N_("Look again at your month {month}: {before} + {receipts} − {payments} = {closing}.")
        yield lazy(text, month=wrong_months[0], **_month_amounts(flow, wrong_months[0]))


def _closing_formulas(flow: CashFlow) -> tuple[LazyText, ...]:
    """Write out the closing balance of each month."""
    text = N_("Month {month}: {before} + {receipts} − {payments} = {closing}")
    return tuple(lazy(text, month=month, **_month_amounts(flow, month)) for month in MONTHS)


def _month_amounts(flow: CashFlow, month: int) -> dict[str, Money]:
    """Return a month's opening balance, receipts, payments and closing balance, by message placeholder."""
    before = flow.opening if month == 1 else flow.closing[month - 2]
    return {
        "before": Money(before),
        "receipts": Money(flow.receipts[month - 1]),
        "payments": Money(flow.payments[month - 1]),
        "closing": Money(flow.closing[month - 1]),
    }


def stress_case(values: Values, context: CalculationContext) -> CalculationResult | IncompleteInput:
    """Calculate the invented year with changed receipts or payments; values as for `stressed_year_result`."""
    problems = input_problems(values, STRESS_INPUTS)
    if problems:
        return IncompleteInput(problems)
    return stressed_year_result(cash_flow(CASE_OPENING, CASE_RECEIPTS, CASE_PAYMENTS), values, context.minor_digits)


def stressed_year_result(planned: CashFlow, values: Values, places: int) -> CalculationResult:
    """Compare a planned year of cash with the same year with changed or later receipts and payments.

    values: receipts and payments, changes in percent; late: "yes" if all receipts come a month later.
    places: decimal places of the smallest money, to which each changed month is rounded.
    """
    more, dearer = (1 + (slide.read(values) or Decimal(0)) / 100 for slide in STRESS_INPUTS)
    receipts = tuple(round_half_up(each * more, places) for each in planned.receipts)
    if values.get("late") == RECEIPTS_LATE:
        receipts = (Decimal(0), *receipts[:-1])
    payments = tuple(round_half_up(each * dearer, places) for each in planned.payments)
    flow = cash_flow(planned.opening, receipts, payments)
    return replace(
        cash_year_result(flow, first=flow.first_negative_month or lazy(N_("never"))),
        tables=(cash_table(lazy(N_("The year with your changes")), flow),),
        chart=closing_chart(flow, (lazy(N_("As planned")), planned.closing), label=lazy(N_("With your changes"))),
    )


CASH_PLAN = Calculation(
    "cash-plan",
    None,
    lambda values, _: cash_plan(values),
    lines=(  # the closing balances are columns of the exercise's own table
        *LOWEST_LINES,
        replace(GAP_LINE, id="needed"),
    ),
    example=MappingProxyType(
        {
            "balances.opening": CASE_OPENING,
            **{f"case.m{month}.receipts": amount for month, amount in zip(MONTHS, CASE_RECEIPTS, strict=True)},
            **{f"case.m{month}.payments": amount for month, amount in zip(MONTHS, CASE_PAYMENTS, strict=True)},
        }
    ),
    money_inputs=("opening", "receipts", "payments", "closing"),
)
STRESS_CASE = Calculation(
    "stress-case",
    ("receipts", "payments", "late"),
    stress_case,
    lines=(*CLOSING_LINES, FIRST_NEGATIVE_LINE, *LOWEST_LINES),
    example=MappingProxyType({"receipts": Decimal(-20), "payments": Decimal(0), "late": "no"}),
)
