"""The calculation "price-sides": a price by mark-up, by margin, and by what the market pays."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from coopkit.business.money import EXACT, NotDefined, round_half_up, round_up
from coopkit.business.pricing import (
    contribution_margin_per_unit,
    contribution_margin_ratio,
    mark_up,
    price_from_margin,
    price_from_mark_up,
    price_to_show,
)
from coopkit.calculators.calculation import Calculation, CalculationContext, CalculationResult, ResultLine
from coopkit.calculators.inputs import (
    LARGEST_AMOUNT,
    IncompleteInput,
    NumberInput,
    Values,
    decimal_fraction,
    example,
    input_problems,
)
from coopkit.i18n import N_, ExactPercent, LazyText, Money, Percent, lazy
from coopkit.report import Chart, Series, TableCell, unit_money

COST = NumberInput("cost", N_("what one unit costs"), most=LARGEST_AMOUNT)
MARK_UP = NumberInput("mark_up", N_("the mark-up, in percent"), most=1000)
MARGIN = NumberInput("margin", N_("the margin, in percent"), most=99)
LOW = NumberInput("low", N_("the lowest price in the market"), most=LARGEST_AMOUNT)
HIGH = NumberInput("high", N_("the highest price in the market"), most=LARGEST_AMOUNT)
PRICE = NumberInput("price", N_("your own price"), most=LARGEST_AMOUNT)
UNITS = NumberInput("units", N_("how many you want to sell"), most=LARGEST_AMOUNT)
REQUIRED_INPUTS = (COST, MARK_UP, MARGIN, LOW, HIGH)
OPTIONAL_INPUTS = (PRICE, UNITS)


@dataclass(frozen=True)
class _PriceInputs:
    """The numbers about a price, and the prices that follow from them.

    cost, low, high, price: money a unit. mark_up, margin: percent. places: decimal places of the smallest money.
    """

    cost: Decimal
    mark_up: Decimal
    margin: Decimal
    low: Decimal
    high: Decimal
    price: Decimal | None
    units: Decimal | None
    places: int

    @property
    def by_mark_up(self) -> Decimal:
        """Return the price with the mark-up, rounded up if the rounded price would be too low."""
        return self._price_to_ask(price_from_mark_up(self.cost, Fraction(self.mark_up) / 100))

    @property
    def by_margin(self) -> Decimal:
        """Return the price with the margin, rounded up if the rounded price would be too low."""
        return self._price_to_ask(price_from_margin(self.cost, Fraction(self.margin) / 100))

    def _price_to_ask(self, exact: Fraction) -> Decimal:
        """Return a price in the smallest money that isn't below the exact one."""
        shown = price_to_show(exact, places=self.places)
        return shown.at_least or shown.rounded

    def unit_amount(self, amount: Decimal) -> Money | Decimal:
        """Return an amount for one unit as it is shown."""
        return unit_money(amount, self.places)

    def total_amount(self, amount: Decimal) -> Decimal:
        """Return an amount for all units, rounded to the smallest money."""
        return round_half_up(amount, self.places)

    def margin_at(self, price: Decimal) -> Decimal:
        """Return the contribution margin of one unit at a price, money."""
        return contribution_margin_per_unit(price, self.cost)


def price_sides(values: Values, context: CalculationContext) -> CalculationResult | IncompleteInput:
    """Calculate prices from a mark-up and from a margin, and compare them with the market and the group's own price.

    values: `cost`, `low`, `high`, money a unit; `mark_up`, percent of the cost; `margin`, percent of the price;
    `price` and `units` may be missing. Returns IncompleteInput if one of the others is missing or out of range.
    Source: cost × (1 + mark-up); cost ÷ (1 − margin); usual cost accounting.
    """
    problems = input_problems(values, (*REQUIRED_INPUTS, *(each for each in OPTIONAL_INPUTS if each.name in values)))
    cost, mark_up_percent, margin_percent, low, high = (each.read(values) or Decimal(0) for each in REQUIRED_INPUTS)
    if problems:
        return IncompleteInput(problems)
    price_and_units = PRICE.read(values), UNITS.read(values)
    inputs = _PriceInputs(cost, mark_up_percent, margin_percent, low, high, *price_and_units, context.minor_digits)
    if inputs.high < inputs.low:
        text = N_("The market cannot go from {low} up to {high}. Is it the other way round?")
        return IncompleteInput((lazy(text, low=inputs.unit_amount(inputs.low), high=inputs.unit_amount(inputs.high)),))
    market_sentence = _market_sentence(inputs)
    sentences = (
        _two_prices_sentence(inputs),
        market_sentence,
        *_own_price_sentences(inputs),
        *_planned_sales_sentences(inputs),
    )
    return CalculationResult(
        sentences,
        tuple(_price_formulas(inputs)),
        figures=dict(_price_figures(inputs)),
        chart=_price_chart(inputs, market_sentence),
    )


def _two_prices_sentence(inputs: _PriceInputs) -> LazyText:
    """Say which prices the mark-up and the margin lead to."""
    return lazy(
        N_("A mark-up of {mark_up} asks for {first}. A margin of {margin} asks for {second}."),
        mark_up=ExactPercent(inputs.mark_up / 100),
        first=Money(inputs.by_mark_up),
        margin=ExactPercent(inputs.margin / 100),
        second=Money(inputs.by_margin),
    )


def _market_sentence(inputs: _PriceInputs) -> LazyText:
    """Say which of the two prices are within the range of the market."""
    low, high = inputs.unit_amount(inputs.low), inputs.unit_amount(inputs.high)
    if inputs.cost > inputs.high:
        text = N_("The market pays from {low} to {high}, and one unit costs {cost}: no price there covers the cost.")
        return lazy(text, low=low, high=high, cost=inputs.unit_amount(inputs.cost))
    prices = sorted({inputs.by_mark_up, inputs.by_margin})
    in_market = [each for each in prices if inputs.low <= each <= inputs.high]
    outside = [each for each in prices if each not in in_market]
    if not outside:
        return lazy(N_("The market pays from {low} to {high}, and that fits."), low=low, high=high)
    price = outside[-1]
    if in_market:
        text = N_("The market pays from {low} to {high}: {fit} fits, {price} is below it.")
        if price > inputs.high:
            text = N_("The market pays from {low} to {high}: {fit} fits, {price} is above it.")
        return lazy(text, low=low, high=high, fit=Money(in_market[0]), price=Money(price))
    text = N_("The market pays from {low} to {high}: {price} is below it. Do you give something away?")
    if price > inputs.high:
        text = N_("The market pays from {low} to {high}: {price} is above it.")
    return lazy(text, low=low, high=high, price=Money(price))


def _own_price_sentences(inputs: _PriceInputs) -> Iterator[LazyText]:
    """Say what one unit leaves at the group's own price."""
    if inputs.price is None:
        return
    margin, price = inputs.margin_at(inputs.price), inputs.unit_amount(inputs.price)
    added, ratio = mark_up(inputs.cost, inputs.price), contribution_margin_ratio(inputs.price, inputs.cost)
    if margin < 0:
        yield lazy(N_("Each one sold at {price} loses {left}."), price=price, left=inputs.unit_amount(-margin))
        yield lazy(N_("Below cost works only for a time that is planned, with money to pay for it."))
    elif isinstance(added, NotDefined) or isinstance(ratio, NotDefined):
        yield lazy(N_("At {price} one unit leaves {left}."), price=price, left=inputs.unit_amount(margin))
    else:
        text = N_("At {price} one unit leaves {left}: a mark-up of {added}, and a margin of {ratio}.")
        yield lazy(text, price=price, left=inputs.unit_amount(margin), added=Percent(added), ratio=Percent(ratio))


def _planned_sales_sentences(inputs: _PriceInputs) -> Iterator[LazyText]:
    """Say what the planned units leave, and how many it would take at the lowest price in the market."""
    if inputs.price is None or not inputs.units:
        return
    surplus = inputs.total_amount(EXACT.multiply(inputs.units, inputs.margin_at(inputs.price)))
    if surplus < 0:
        yield lazy(N_("{units} units lose {left} in all."), units=inputs.units, left=Money(-surplus))
        return
    text = N_("{units} units leave {left} above their cost. Rent and phone are paid out of it, if they are not in it.")
    yield lazy(text, units=inputs.units, left=Money(surplus))
    if inputs.cost < inputs.low < inputs.price and surplus:
        needed = round_up(Fraction(surplus) / Fraction(inputs.margin_at(inputs.low)), 0)
        text = N_("At {low}, the lowest price there, you would have to sell {needed} to be left with as much.")
        yield lazy(text, low=inputs.unit_amount(inputs.low), needed=needed)


def _price_formulas(inputs: _PriceInputs) -> Iterator[LazyText]:
    """Write out the prices, and what one unit and all units leave."""
    cost, part = inputs.unit_amount(inputs.cost), Fraction(inputs.mark_up) / 100
    text = N_("Mark-up: {cost} × (1 + {part}) = {price}")
    exact = price_from_mark_up(inputs.cost, part)
    if exact != inputs.by_mark_up:
        text = N_("Mark-up: {cost} × (1 + {part}) = {price}, rounded up")
    yield lazy(text, cost=cost, part=decimal_fraction(inputs.mark_up), price=Money(inputs.by_mark_up))
    exact = price_from_margin(inputs.cost, Fraction(inputs.margin) / 100)
    text = N_("Margin: {cost} ÷ (1 − {part}) = {price}")
    if exact != inputs.by_margin:
        text = N_("Margin: {cost} ÷ (1 − {part}) = {price}, rounded up")
    yield lazy(text, cost=cost, part=decimal_fraction(inputs.margin), price=Money(inputs.by_margin))
    if inputs.price is not None:
        left = inputs.unit_amount(inputs.margin_at(inputs.price))
        yield lazy(
            N_("One unit: {price} − {cost} = {left}"), price=inputs.unit_amount(inputs.price), cost=cost, left=left
        )
        if inputs.units:
            all_left = EXACT.multiply(inputs.units, inputs.margin_at(inputs.price))
            total = inputs.total_amount(all_left)
            text = N_("All: {units} × {left}, about {total}")
            if total == all_left:
                text = N_("All: {units} × {left} = {total}")
            yield lazy(text, units=inputs.units, left=left, total=Money(total))


def _price_figures(inputs: _PriceInputs) -> Iterator[tuple[str, TableCell]]:
    yield "by_mark_up", Money(inputs.by_mark_up)
    yield "by_margin", Money(inputs.by_margin)
    if inputs.price is not None:
        yield "left", inputs.unit_amount(inputs.margin_at(inputs.price))
        if inputs.units is not None:
            yield "total", Money(inputs.total_amount(EXACT.multiply(inputs.units, inputs.margin_at(inputs.price))))


def _price_chart(inputs: _PriceInputs, finding: LazyText) -> Chart:
    bars = [
        (N_("Cost"), inputs.cost),
        (N_("Lowest in the market"), inputs.low),
        (N_("With the mark-up"), inputs.by_mark_up),
        (N_("With the margin"), inputs.by_margin),
        (N_("Highest in the market"), inputs.high),
    ]
    if inputs.price is not None:
        bars.append((N_("Our price"), inputs.price))
    prices = Series(lazy(N_("Price")), tuple(price for _, price in bars))
    labels = tuple(lazy(label) for label, _ in bars)
    return Chart("bar", finding, labels, lazy(N_("Where it comes from")), lazy(N_("Money for one unit")), (prices,))


PRICE_SIDES = Calculation(
    "price-sides",
    tuple(each.name for each in (*REQUIRED_INPUTS, *OPTIONAL_INPUTS)),
    price_sides,
    lines=(
        ResultLine("by_mark_up", N_("Price with the mark-up"), N_("cost × (1 + mark-up ÷ 100)")),
        ResultLine("by_margin", N_("Price with the margin"), N_("cost ÷ (1 − margin ÷ 100), rounded up")),
        ResultLine("left", N_("One unit leaves"), N_("our price − cost")),
        ResultLine("total", N_("All leave"), N_("units × what one leaves")),
    ),
    example=example(
        {"cost": "2.40", "mark_up": 50, "margin": 40, "low": "3.20", "high": "3.90", "price": "3.60", "units": 400}
    ),
)
