"""The calculation "our-months": a year of cash of a co-operative that is running, month by month."""

from collections.abc import Iterator
from decimal import Decimal
from types import MappingProxyType

from coopkit.business.cash_flow import CashFlow, cash_flow
from coopkit.business.money import add_up
from coopkit.calculators.calculation import Calculation, CalculationResult, IncompleteInput, Values
from coopkit.calculators.cash.cash_plan import CLOSING_LINES, GAP_LINE, LOWEST_LINES, of_year
from coopkit.calculators.inputs import NumberInput, input_problems
from coopkit.i18n import N_, LazyText, Money, lazy
from coopkit.report.cash import MONTHS, month_name

CASH = NumberInput("start.cash", N_("the cash at the start of the year"))
RECEIVED, PAID = "received", ("pay", "other")


def our_months(values: Values) -> CalculationResult | IncompleteInput:
    """Carry a co-operative's cash through twelve months.

    values: `start.cash`; received, pay and other of the rows `months.m1` to `months.m12`, money. An empty cell counts
    as 0, and a month without any number is named.
    """
    filled = [month for month in MONTHS if any(_at(values, month, name) is not None for name in (RECEIVED, *PAID))]
    if not filled:
        return IncompleteInput(
            (lazy(N_("Put in your first month: what came in, what was paid to people, and other payments.")),)
        )
    wrong = input_problems(values, (CASH,))
    if wrong:
        return IncompleteInput(wrong)
    flow = _flow(values)
    return of_year(flow, _empty(filled), gap=Money(flow.funding_gap))


def _at(values: Values, month: int, name: str) -> Decimal | None:
    return NumberInput(f"months.m{month}.{name}", name).read(values)


def _flow(values: Values) -> CashFlow:
    def column(*names: str) -> tuple[Decimal, ...]:
        return tuple(add_up(_at(values, month, name) or Decimal(0) for name in names) for month in MONTHS)

    return cash_flow(CASH.read(values) or Decimal(0), column(RECEIVED), column(*PAID))


def _empty(filled: list[int]) -> Iterator[LazyText]:
    empty = tuple(month_name(month) for month in MONTHS if month not in filled)
    if empty:
        yield lazy(N_("Nothing is filled in yet for {months}. There the cash stays as it is."), months=empty)


OUR_MONTHS = Calculation(
    "our-months",
    None,
    lambda values, _: our_months(values),
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
