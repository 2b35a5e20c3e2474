"""The calculation "payback-npv": when a thing that is bought has paid for itself, and what it is worth today."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from coopkit.business.feasibility.market import net_present_value, payback_period
from coopkit.business.money import EXACT, NotDefined, round_half_up
from coopkit.calculators.calculation import (
    Calculation,
    CalculationContext,
    CalculationResult,
    IncompleteInput,
    ResultLine,
    Values,
    example,
)
from coopkit.calculators.inputs import LARGEST_AMOUNT, NumberInput, read_numbers
from coopkit.i18n import N_, ExactPercent, LazyText, Money, lazy, lazy_n
from coopkit.report import Chart, Series, Table, TableCell, heads

COST = NumberInput("cost", N_("what it costs today"), most=LARGEST_AMOUNT)
YEARLY = NumberInput("yearly", N_("what it brings in a year"), most=LARGEST_AMOUNT)
YEARS = NumberInput("years", N_("for how many years"), least=1, most=30, whole=True)
RATE = NumberInput("rate", N_("the price of money, in percent a year"), most=100)
ASKED = (COST, YEARLY, YEARS, RATE)


@dataclass(frozen=True)
class _Purchase:
    """Money today and at the end of each year; `percent` a year. Today's money is rounded to `places`."""

    cost: Decimal
    yearly: Decimal
    years: int
    percent: Decimal
    places: int

    @property
    def rate(self) -> Fraction:
        """The same as a fraction."""
        return Fraction(self.percent) / 100

    @property
    def payback(self) -> Fraction | None:
        """Years; None where it does not come back in its years."""
        found = payback_period(self.cost, (self.yearly,) * self.years)
        return None if isinstance(found, NotDefined) else found

    def today(self, years: int) -> Decimal:
        """Today's worth of what comes in until the end of a year."""
        return round_half_up(net_present_value(self.rate, (self.yearly,) * years), self.places)

    def worth(self, years: int) -> Decimal:
        """The same, less the cost."""
        return EXACT.subtract(self.today(years), self.cost)

    def cash(self, years: int) -> Decimal:
        """What has come in until the end of a year, less the cost."""
        return EXACT.subtract(EXACT.multiply(self.yearly, Decimal(years)), self.cost)

    @property
    def value(self) -> Decimal:
        return self.worth(self.years)


def payback_npv(values: Values, context: CalculationContext) -> CalculationResult | IncompleteInput:
    """Find the payback time and the net present value of a purchase that is paid today.

    values: `cost`, money today; `yearly`, net money at the end of each of so many `years`; `rate`, percent a year.
    Returns IncompleteInput as long as one is absent or out of range.
    Source: −cost + Σ yearly ÷ (1 + rate)^t, t = 1…; Microsoft Office help, "NPV", with the outlay today.
    """
    numbers = read_numbers(values, ASKED)
    if isinstance(numbers, IncompleteInput):
        return numbers
    cost, yearly, years, rate = numbers
    bought = _Purchase(cost, yearly, int(years), rate, context.minor_digits)
    figures: dict[str, TableCell] = {
        "cash": Money(bought.cash(bought.years)),
        "today": Money(bought.today(bought.years)),
        "value": Money(bought.value),
    }
    if bought.payback is not None:
        figures["payback"] = bought.payback
    value = _value(bought)
    said = (_payback(bought), _today(bought), value, *_both(bought))
    return CalculationResult(said, tuple(_formula(bought)), (_table(bought),), figures, _chart(bought, value))


def _payback(bought: _Purchase) -> LazyText:
    if bought.payback is None:
        one = N_("It does not pay itself back within one year: {missing} is still missing.")
        many = N_("It does not pay itself back within {n} years: {missing} is still missing.")
        return lazy_n(one, many, bought.years, missing=Money(-bought.cash(bought.years)))
    text = N_("Years until it has paid itself back: {payback}.")
    return lazy(text, payback=bought.payback)


def _today(bought: _Purchase) -> LazyText:
    return lazy(
        N_("You pay {cost} today. What comes later is worth {today} today, at {rate} a year."),
        cost=Money(bought.cost),
        today=Money(bought.today(bought.years)),
        rate=ExactPercent(bought.percent / 100),
    )


def _value(bought: _Purchase) -> LazyText:
    if bought.value > 0:
        text = N_("The net present value is {value}: it brings more than the money costs.")
    elif bought.value < 0:
        text = N_("The net present value is {value}: the money costs more than the thing brings.")
    else:
        text = N_("The net present value is {value}: it brings just what the money costs.")
    return lazy(text, value=Money(bought.value))


def _both(bought: _Purchase) -> Iterator[LazyText]:
    if bought.payback is not None and bought.value < 0:
        yield lazy(N_("So it comes back, and is still too dear at this rate. Look at both numbers."))


def _formula(bought: _Purchase) -> Iterator[LazyText]:
    cost, yearly = Money(bought.cost), Money(bought.yearly)
    if bought.payback is not None and bought.yearly:
        yield lazy(N_("Payback: {cost} ÷ {yearly} = {payback}"), cost=cost, yearly=yearly, payback=bought.payback)
    factor = EXACT.divide(Decimal((1 + bought.rate).numerator), Decimal((1 + bought.rate).denominator))
    first = Money(bought.today(1))
    yield lazy(N_("Year 1: {yearly} ÷ {factor} = {first}, and so on"), yearly=yearly, factor=factor, first=first)
    yield lazy(
        N_("Value: {today} − {cost} = {value}"),
        today=Money(bought.today(bought.years)),
        cost=cost,
        value=Money(bought.value),
    )


def _table(bought: _Purchase) -> Table:
    head = heads(N_("Year"), N_("Money in hand"), N_("Worth today"), N_("All that, less the cost"))
    rows: list[tuple[TableCell, ...]] = [(lazy(N_("Today")), *[Money(-bought.cost)] * 3)]
    for year in range(1, bought.years + 1):
        alone = bought.today(year) - bought.today(year - 1)
        rows.append((year, *map(Money, (bought.yearly, alone, bought.worth(year)))))
    return Table(lazy(N_("Year by year, in today’s money")), head, tuple(rows))


def _chart(bought: _Purchase, finding: LazyText) -> Chart:
    span = range(bought.years + 1)
    return Chart(
        "line",
        finding,
        tuple(lazy("{n}", n=year) for year in span),
        lazy(N_("Years from today")),
        lazy(N_("Money so far, less the cost")),
        (
            Series(lazy(N_("As it comes in")), tuple(bought.cash(year) for year in span)),
            Series(lazy(N_("In today’s money")), tuple(bought.worth(year) for year in span)),
        ),
        in_money=True,
    )


PAYBACK_NPV = Calculation(
    "payback-npv",
    tuple(each.name for each in ASKED),
    payback_npv,
    lines=(
        ResultLine("payback", N_("Paid back after, in years"), N_("cost ÷ money a year")),
        ResultLine("cash", N_("In hand at the end"), N_("years × money a year − cost")),
        ResultLine("today", N_("All years, in today’s money"), N_("each year ÷ (1 + rate), once more for each year")),
        ResultLine("value", N_("Net present value"), N_("today’s money − cost")),
    ),
    example=example({"cost": 900, "yearly": 300, "years": 4, "rate": 8}),
    money_inputs=("cost", "yearly"),
)
