"""The calculation "price-sides": a price from the cost, from the margin, and from what the market pays."""

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
from coopkit.calculators.calculation import (
    Calculation,
    CalculationContext,
    CalculationResult,
    IncompleteInput,
    ResultLine,
    Values,
    example,
)
from coopkit.calculators.inputs import LARGEST_AMOUNT, NumberInput, input_problems
from coopkit.i18n import N_, ExactPercent, LazyText, Money, Percent, lazy
from coopkit.report import Chart, Series, TableCell
from coopkit.report.blocks import unit_money

COST = NumberInput("cost", N_("what one unit costs"), most=LARGEST_AMOUNT)
MARK_UP = NumberInput("mark_up", N_("the mark-up, in percent"), most=1000)
MARGIN = NumberInput("margin", N_("the margin, in percent"), most=99)
LOW = NumberInput("low", N_("the lowest price in the market"), most=LARGEST_AMOUNT)
HIGH = NumberInput("high", N_("the highest price in the market"), most=LARGEST_AMOUNT)
PRICE = NumberInput("price", N_("your own price"), most=LARGEST_AMOUNT)
UNITS = NumberInput("units", N_("how many you want to sell"), most=LARGEST_AMOUNT)
NEEDED = (COST, MARK_UP, MARGIN, LOW, HIGH)
MORE = (PRICE, UNITS)


@dataclass(frozen=True)
class _Sides:
    """What was put in: money for one unit, percent; and the two prices that come out, rounded up to be paid."""

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
        return self._to_ask(price_from_mark_up(self.cost, Fraction(self.mark_up) / 100))

    @property
    def by_margin(self) -> Decimal:
        return self._to_ask(price_from_margin(self.cost, Fraction(self.margin) / 100))

    def _to_ask(self, exact: Fraction) -> Decimal:
        shown = price_to_show(exact, places=self.places)
        return shown.at_least or shown.rounded

    def shown(self, amount: Decimal) -> Money | Decimal:
        """An amount of one unit, as it is shown."""
        return unit_money(amount, self.places)

    def in_all(self, amount: Decimal) -> Decimal:
        """An amount of all units: a sum of money."""
        return round_half_up(amount, self.places)

    def left(self, price: Decimal) -> Decimal:
        """What one unit leaves at a price."""
        return contribution_margin_per_unit(price, self.cost)


def price_sides(values: Values, context: CalculationContext) -> CalculationResult | IncompleteInput:
    """Find the prices that a mark-up and a margin ask for, hold them against the market, and try one's own.

    values: `cost`, `low`, `high`, money a unit; `mark_up`, percent of the cost; `margin`, percent of the price;
    `price` and `units` may be absent. Returns IncompleteInput as long as one of the others is absent or out of range.
    Source: cost × (1 + mark-up); cost ÷ (1 − margin); usual cost accounting.
    """
    wrong = input_problems(values, (*NEEDED, *(each for each in MORE if each.name in values)))
    cost, added, margin, low, high = (each.read(values) or Decimal(0) for each in NEEDED)
    if wrong:
        return IncompleteInput(wrong)
    own = PRICE.read(values), UNITS.read(values)
    sides = _Sides(cost, added, margin, low, high, *own, context.minor_digits)
    if sides.high < sides.low:
        text = N_("The market cannot go from {low} up to {high}. Is it the other way round?")
        return IncompleteInput((lazy(text, low=sides.shown(sides.low), high=sides.shown(sides.high)),))
    market = _market(sides)
    said = (_two_prices(sides), market, *_own_price(sides), *_planned(sides))
    return CalculationResult(said, tuple(_formula(sides)), figures=dict(_figures(sides)), chart=_chart(sides, market))


def _two_prices(sides: _Sides) -> LazyText:
    return lazy(
        N_("A mark-up of {mark_up} asks for {first}. A margin of {margin} asks for {second}."),
        mark_up=ExactPercent(sides.mark_up / 100),
        first=Money(sides.by_mark_up),
        margin=ExactPercent(sides.margin / 100),
        second=Money(sides.by_margin),
    )


def _market(sides: _Sides) -> LazyText:
    low, high = sides.shown(sides.low), sides.shown(sides.high)
    if sides.cost > sides.high:
        text = N_("The market pays from {low} to {high}, and one unit costs {cost}: no price there covers the cost.")
        return lazy(text, low=low, high=high, cost=sides.shown(sides.cost))
    prices = sorted({sides.by_mark_up, sides.by_margin})
    fits = [each for each in prices if sides.low <= each <= sides.high]
    beyond = [each for each in prices if each not in fits]
    if not beyond:
        return lazy(N_("The market pays from {low} to {high}, and that fits."), low=low, high=high)
    price = beyond[-1]
    if fits:
        text = N_("The market pays from {low} to {high}: {fit} fits, {price} is below it.")
        if price > sides.high:
            text = N_("The market pays from {low} to {high}: {fit} fits, {price} is above it.")
        return lazy(text, low=low, high=high, fit=Money(fits[0]), price=Money(price))
    text = N_("The market pays from {low} to {high}: {price} is below it. Do you give something away?")
    if price > sides.high:
        text = N_("The market pays from {low} to {high}: {price} is above it.")
    return lazy(text, low=low, high=high, price=Money(price))


def _own_price(sides: _Sides) -> Iterator[LazyText]:
    if sides.price is None:
        return
    left, price = sides.left(sides.price), sides.shown(sides.price)
    added, ratio = mark_up(sides.cost, sides.price), contribution_margin_ratio(sides.price, sides.cost)
    if left < 0:
        yield lazy(N_("Each one sold at {price} loses {left}."), price=price, left=sides.shown(-left))
        yield lazy(N_("Below cost works only for a time that is planned, with money to pay for it."))
    elif isinstance(added, NotDefined) or isinstance(ratio, NotDefined):
        yield lazy(N_("At {price} one unit leaves {left}."), price=price, left=sides.shown(left))
    else:
        text = N_("At {price} one unit leaves {left}: a mark-up of {added}, and a margin of {ratio}.")
        yield lazy(text, price=price, left=sides.shown(left), added=Percent(added), ratio=Percent(ratio))


def _planned(sides: _Sides) -> Iterator[LazyText]:
    if sides.price is None or not sides.units:
        return
    left = sides.in_all(EXACT.multiply(sides.units, sides.left(sides.price)))
    if left < 0:
        yield lazy(N_("{units} units lose {left} in all."), units=sides.units, left=Money(-left))
        return
    text = N_("{units} units leave {left} above their cost. Rent and phone are paid out of it, if they are not in it.")
    yield lazy(text, units=sides.units, left=Money(left))
    if sides.cost < sides.low < sides.price and left:
        needed = round_up(Fraction(left) / Fraction(sides.left(sides.low)), 0)
        text = N_("At {low}, the lowest price there, you would have to sell {needed} to be left with as much.")
        yield lazy(text, low=sides.shown(sides.low), needed=needed)


def _formula(sides: _Sides) -> Iterator[LazyText]:
    cost, part = sides.shown(sides.cost), Fraction(sides.mark_up) / 100
    text = N_("Mark-up: {cost} × (1 + {part}) = {price}")
    exact = price_from_mark_up(sides.cost, part)
    if exact != sides.by_mark_up:
        text = N_("Mark-up: {cost} × (1 + {part}) = {price}, rounded up")
    yield lazy(text, cost=cost, part=_part(sides.mark_up), price=Money(sides.by_mark_up))
    exact = price_from_margin(sides.cost, Fraction(sides.margin) / 100)
    text = N_("Margin: {cost} ÷ (1 − {part}) = {price}")
    if exact != sides.by_margin:
        text = N_("Margin: {cost} ÷ (1 − {part}) = {price}, rounded up")
    yield lazy(text, cost=cost, part=_part(sides.margin), price=Money(sides.by_margin))
    if sides.price is not None:
        left = sides.shown(sides.left(sides.price))
        yield lazy(N_("One unit: {price} − {cost} = {left}"), price=sides.shown(sides.price), cost=cost, left=left)
        if sides.units:
            all_left = EXACT.multiply(sides.units, sides.left(sides.price))
            total = sides.in_all(all_left)
            text = N_("All: {units} × {left}, about {total}")
            if total == all_left:
                text = N_("All: {units} × {left} = {total}")
            yield lazy(text, units=sides.units, left=left, total=Money(total))


def _part(percent: Decimal) -> Decimal:
    """A percentage as a part of one, as one puts it into a pocket calculator."""
    return EXACT.divide(percent, Decimal(100)).normalize(EXACT)


def _figures(sides: _Sides) -> Iterator[tuple[str, TableCell]]:
    yield "by_mark_up", Money(sides.by_mark_up)
    yield "by_margin", Money(sides.by_margin)
    if sides.price is not None:
        yield "left", sides.shown(sides.left(sides.price))
        if sides.units is not None:
            yield "total", Money(sides.in_all(EXACT.multiply(sides.units, sides.left(sides.price))))


def _chart(sides: _Sides, finding: LazyText) -> Chart:
    bars = [
        (N_("Cost"), sides.cost),
        (N_("Lowest in the market"), sides.low),
        (N_("With the mark-up"), sides.by_mark_up),
        (N_("With the margin"), sides.by_margin),
        (N_("Highest in the market"), sides.high),
    ]
    if sides.price is not None:
        bars.append((N_("Our price"), sides.price))
    prices = Series(lazy(N_("Price")), tuple(price for _, price in bars))
    along = tuple(lazy(label) for label, _ in bars)
    return Chart("bar", finding, along, lazy(N_("Where it comes from")), lazy(N_("Money for one unit")), (prices,))


PRICE_SIDES = Calculation(
    "price-sides",
    tuple(each.name for each in (*NEEDED, *MORE)),
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
