"""The calculation "payback-npv": payback time and net present value of a purchase."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from coopkit.business.feasibility.market import net_present_value, payback_period
from coopkit.business.money import EXACT, NotDefined, round_half_up
from coopkit.calculators.calculation import Calculation, CalculationContext, CalculationResult, ResultLine
from coopkit.calculators.inputs import LARGEST_AMOUNT, IncompleteInput, NumberInput, Values, example, read_numbers
from coopkit.i18n import N_, ExactPercent, LazyText, Money, lazy, lazy_n
from coopkit.report import Chart, Series, Table, TableCell, heads

COST = NumberInput("cost", N_("what it costs today"), most=LARGEST_AMOUNT)
YEARLY = NumberInput("yearly", N_("what it brings in a year"), most=LARGEST_AMOUNT)
YEARS = NumberInput("years", N_("for how many years"), least=1, most=30, whole=True)
RATE = NumberInput("rate", N_("the price of money, in percent a year"), most=100)
INPUTS = (COST, YEARLY, YEARS, RATE)


@dataclass(frozen=True)
class _Purchase:
    """A purchase: its cost today, and the net money that it brings at the end of each year.

    percent: interest rate a year. places: decimal places to which present values are rounded.
    """

    cost: Decimal
    yearly: Decimal
    years: int
    percent: Decimal
    places: int

    @property
    def rate(self) -> Fraction:
        """Return the yearly rate as a fraction."""
        return Fraction(self.percent) / 100

    @property
    def payback_years(self) -> Fraction | None:
        """Return the years until the cost has come back; None if it doesn't within the years of use."""
        years_needed = payback_period(self.cost, (self.yearly,) * self.years)
        return None if isinstance(years_needed, NotDefined) else years_needed

    def present_value(self, years: int) -> Decimal:
        """Return today's value of the money of the first years."""
        return round_half_up(net_present_value(self.rate, (self.yearly,) * years), self.places)

    def net_present_value(self, years: int) -> Decimal:
        """Return today's value of the money of the first years, less the cost."""
        return EXACT.subtract(self.present_value(years), self.cost)

    def net_cash(self, years: int) -> Decimal:
        """Return the money received until the end of a year, less the cost."""
        return EXACT.subtract(EXACT.multiply(self.yearly, Decimal(years)), self.cost)

    @property
    def net_value(self) -> Decimal:
        """Return the net present value of all years."""
        return self.net_present_value(self.years)


def payback_npv(values: Values, context: CalculationContext) -> CalculationResult | IncompleteInput:
    """Find the payback time and the net present value of a purchase that is paid today.

    values: `cost`, money today; `yearly`, net money at the end of each year; `years`; `rate`, percent a year.
    Returns IncompleteInput if one is missing or out of range.
    Source: −cost + Σ yearly ÷ (1 + rate)^t, t = 1…; Microsoft Office help, "NPV", with the outlay today.
    """
    numbers = read_numbers(values, INPUTS)
    if isinstance(numbers, IncompleteInput):
        return numbers
    cost, yearly, years, rate = numbers
    purchase = _Purchase(cost, yearly, int(years), rate, context.minor_digits)
    figures: dict[str, TableCell] = {
        "cash": Money(purchase.net_cash(purchase.years)),
        "today": Money(purchase.present_value(purchase.years)),
        "value": Money(purchase.net_value),
    }
    if purchase.payback_years is not None:
        figures["payback"] = purchase.payback_years
    value_sentence = _net_value_sentence(purchase)
    return CalculationResult(
        (
            _payback_sentence(purchase),
            _present_value_sentence(purchase),
            value_sentence,
            *_too_dear_sentence(purchase),
        ),
        tuple(_npv_formulas(purchase)),
        (_year_table(purchase),),
        figures,
        _npv_chart(purchase, value_sentence),
    )


def _payback_sentence(purchase: _Purchase) -> LazyText:
    """Say after how many years the purchase has paid itself back, or what is still missing."""
    if purchase.payback_years is None:
        one = N_("It does not pay itself back within one year: {missing} is still missing.")
        many = N_("It does not pay itself back within {n} years: {missing} is still missing.")
        return lazy_n(one, many, purchase.years, missing=Money(-purchase.net_cash(purchase.years)))
    text = N_("Years until it has paid itself back: {payback}.")
    return lazy(text, payback=purchase.payback_years)


def _present_value_sentence(purchase: _Purchase) -> LazyText:
    """Compare the cost with the present value of the money that the purchase brings."""
    return lazy(
        N_("You pay {cost} today. What comes later is worth {today} today, at {rate} a year."),
        cost=Money(purchase.cost),
        today=Money(purchase.present_value(purchase.years)),
        rate=ExactPercent(purchase.percent / 100),
    )


def _net_value_sentence(purchase: _Purchase) -> LazyText:
    """Say what the net present value means."""
    if purchase.net_value > 0:
        text = N_("The net present value is {value}: it brings more than the money costs.")
    elif purchase.net_value < 0:
        text = N_("The net present value is {value}: the money costs more than the thing brings.")
    else:
        text = N_("The net present value is {value}: it brings just what the money costs.")
    return lazy(text, value=Money(purchase.net_value))


def _too_dear_sentence(purchase: _Purchase) -> Iterator[LazyText]:
    """Warn of a purchase that pays itself back, but with a net present value below 0."""
    if purchase.payback_years is not None and purchase.net_value < 0:
        yield lazy(N_("So it comes back, and is still too dear at this rate. Look at both numbers."))


def _npv_formulas(purchase: _Purchase) -> Iterator[LazyText]:
    """Write out payback, discounting and net present value with the group's numbers."""
    cost, yearly = Money(purchase.cost), Money(purchase.yearly)
    if purchase.payback_years is not None and purchase.yearly:
        yield lazy(
            N_("Payback: {cost} ÷ {yearly} = {payback}"), cost=cost, yearly=yearly, payback=purchase.payback_years
        )
    factor = EXACT.divide(Decimal((1 + purchase.rate).numerator), Decimal((1 + purchase.rate).denominator))
    first = Money(purchase.present_value(1))
    yield lazy(N_("Year 1: {yearly} ÷ {factor} = {first}, and so on"), yearly=yearly, factor=factor, first=first)
    yield lazy(
        N_("Value: {today} − {cost} = {value}"),
        today=Money(purchase.present_value(purchase.years)),
        cost=cost,
        value=Money(purchase.net_value),
    )


def _year_table(purchase: _Purchase) -> Table:
    """Return the money of each year: in hand, at today's value, and added up less the cost."""
    head = heads(N_("Year"), N_("Money in hand"), N_("Worth today"), N_("All that, less the cost"))
    rows: list[tuple[TableCell, ...]] = [(lazy(N_("Today")), *[Money(-purchase.cost)] * 3)]
    for year in range(1, purchase.years + 1):
        this_year = purchase.present_value(year) - purchase.present_value(year - 1)
        rows.append((year, *map(Money, (purchase.yearly, this_year, purchase.net_present_value(year)))))
    return Table(lazy(N_("Year by year, in today’s money")), head, tuple(rows))


def _npv_chart(purchase: _Purchase, finding: LazyText) -> Chart:
    """Draw the money so far less the cost, undiscounted and at today's value."""
    span = range(purchase.years + 1)
    return Chart(
        "line",
        finding,
        tuple(lazy("{n}", n=year) for year in span),
        lazy(N_("Years from today")),
        lazy(N_("Money so far, less the cost")),
        (
            Series(lazy(N_("As it comes in")), tuple(purchase.net_cash(year) for year in span)),
            Series(lazy(N_("In today’s money")), tuple(purchase.net_present_value(year) for year in span)),
        ),
        in_money=True,
    )


PAYBACK_NPV = Calculation(
    "payback-npv",
    tuple(each.name for each in INPUTS),
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
