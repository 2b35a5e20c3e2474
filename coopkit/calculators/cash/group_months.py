"""The calculation "our-months": a year of cash of the group's running co-operative, month by month."""

from collections.abc import Iterator
from decimal import Decimal
from types import MappingProxyType

from coopkit.business.cash_flow import CashFlow, cash_flow
from coopkit.business.money import add_up
from coopkit.calculators.calculation import Calculation, CalculationResult
from coopkit.calculators.cash.cash_plan import CLOSING_LINES, GAP_LINE, LOWEST_LINES, cash_year_result
from coopkit.calculators.inputs import IncompleteInput, NumberInput, Values, input_problems
from coopkit.i18n import N_, LazyText, Money, lazy
from coopkit.report.cash import MONTHS, month_name

OPENING_CASH = NumberInput("start.cash", N_("the cash at the start of the year"))
RECEIVED, PAID = "received", ("pay", "other")


def group_months(values: Values) -> CalculationResult | IncompleteInput:
    """Calculate the cash of a running co-operative month by month for a year.

    values: `start.cash`; received, pay and other of the rows `months.m1` to `months.m12`, money. An empty cell counts
    as 0; a sentence names the months without any number.
    """
    columns = (RECEIVED, *PAID)
    filled = [month for month in MONTHS if any(_read_cell(values, month, name) is not None for name in columns)]
    if not filled:
        return IncompleteInput(
            (lazy(N_("Put in your first month: what came in, what was paid to people, and other payments.")),)
        )
    problems = input_problems(values, (OPENING_CASH,))
    if problems:
        return IncompleteInput(problems)
    flow = _read_cash_flow(values)
    return cash_year_result(flow, _empty_months_sentence(filled), gap=Money(flow.funding_gap))


def _read_cell(values: Values, month: int, name: str) -> Decimal | None:
    """Return the amount in a cell of the table `months`; None if it is empty or out of range."""
    return NumberInput(f"months.m{month}.{name}", name).read(values)


def _read_cash_flow(values: Values) -> CashFlow:
    """Return the cash flow of the twelve months; empty cells count as 0."""

    def column(*names: str) -> tuple[Decimal, ...]:
        return tuple(add_up(_read_cell(values, month, name) or Decimal(0) for name in names) for month in MONTHS)

    return cash_flow(OPENING_CASH.read(values) or Decimal(0), column(RECEIVED), column(*PAID))


def _empty_months_sentence(filled: list[int]) -> Iterator[LazyText]:
    empty = tuple(month_name(month) for month in MONTHS if month not in filled)
    if empty:
        yield lazy(N_("Nothing is filled in yet for {months}. There the cash stays as it is."), months=empty)


GROUP_MONTHS = Calculation(
    "our-months",
    None,
    lambda values, _: group_months(values),
    lines=(*CLOSING_LINES, *LOWEST_LINES, GAP_LINE),
    example=MappingProxyType(
        {
            "start.cash": Decimal(900),
            **{f"months.m{month}.received": Decimal(2400 if month < 7 else 3100) for month in MONTHS},
            **{f"months.m{month}.pay": Decimal(1800) for month in MONTHS},
            **{f"months.m{month}.other": Decimal(750 if month < 7 else 1000) for month in MONTHS},
        }
    ),
    money_inputs=("cash", "received", "pay", "other"),
)
