"""The calculation "unit-cost": the variable cost and the contribution margin of each product."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction

from coopkit.business.money import EXACT, NotDefined
from coopkit.business.pricing import contribution_margin_per_unit, contribution_margin_ratio
from coopkit.calculators.calculation import Calculation, CalculationContext, CalculationResult, ResultLine
from coopkit.calculators.inputs import (
    LARGEST_AMOUNT,
    IncompleteInput,
    NumberInput,
    Values,
    example,
    incomplete_row_sentence,
    row_name,
)
from coopkit.i18n import N_, LazyText, Money, Percent, lazy
from coopkit.portfolio.group_answers import table_rows
from coopkit.report import Table, TableCell, heads, unit_money

MATERIAL = NumberInput("material", N_("the material"), most=LARGEST_AMOUNT)
HOURS = NumberInput("hours", N_("the hours of work"), most=10_000)
RATE = NumberInput("rate", N_("the pay for an hour"), most=LARGEST_AMOUNT)
OTHER = NumberInput("other", N_("other costs of a piece"), most=LARGEST_AMOUNT)
PRICE = NumberInput("price", N_("the price"), most=LARGEST_AMOUNT)
_ZERO = Decimal(0)


@dataclass(frozen=True)
class _Product:
    """A product's price and costs, money a unit; `places` are the decimal places of the smallest money."""

    name: LazyText
    places: int
    price: Decimal
    material: Decimal
    hours: Decimal
    rate: Decimal
    other: Decimal

    def unit_amount(self, amount: Decimal) -> Money | Decimal:
        """Return an amount for one unit as it is shown."""
        return unit_money(amount, self.places)

    @property
    def work_cost(self) -> Decimal:
        """Return the cost of the work on one unit, money."""
        return EXACT.multiply(self.hours, self.rate)

    @property
    def variable_cost(self) -> Decimal:
        """Return material, work and other costs of one unit, money."""
        with localcontext(EXACT):
            return self.material + self.work_cost + self.other

    @property
    def margin(self) -> Decimal:
        """Return the contribution margin of one unit, money."""
        return contribution_margin_per_unit(self.price, self.variable_cost)

    @property
    def margin_ratio(self) -> Fraction | NotDefined:
        """Return the contribution margin as a fraction of the price."""
        return contribution_margin_ratio(self.price, self.variable_cost)


def unit_margin(values: Values, context: CalculationContext) -> CalculationResult | IncompleteInput:
    """Calculate the variable cost and the contribution margin of each product.

    values: the rows of `ours`: material, hours, rate, other and price, money and hours for one unit.
    Returns IncompleteInput until a row has a price and a cost. The figures are those of the first product.
    Source: price − variable cost, which includes the members' own work.
    """
    products: list[_Product] = []
    incomplete: list[LazyText] = []
    figures: dict[str, TableCell] = {}
    for place, row in enumerate(table_rows(values, "ours")):
        name = row_name(row, "product", N_("Product {n}"))
        amounts = {each: each.read(row.cells) for each in (MATERIAL, HOURS, RATE, OTHER, PRICE)}
        missing = tuple(_missing_inputs(amounts))
        if missing:
            incomplete.append(incomplete_row_sentence(name, row.cells, missing))
            continue
        costs = (amounts[each] or _ZERO for each in (PRICE, MATERIAL, HOURS, RATE, OTHER))
        products.append(_Product(name, context.minor_digits, *costs))
        if place == 0:
            figures = dict(_product_figures(products[0]))
    if not products:
        return IncompleteInput(tuple(incomplete) or (lazy(N_("Write down what one piece costs, and its price.")),))
    sentences = (*(_margin_sentence(product) for product in products), *_unpaid_work_sentence(products), *incomplete)
    tables = (_margin_table(products),) if len(products) > 1 else ()
    return CalculationResult(sentences, tuple(_margin_formula(product) for product in products), tables, figures)


def _missing_inputs(amounts: dict[NumberInput, Decimal | None]) -> Iterator[NumberInput]:
    """Yield the inputs that a product still needs."""
    if all(amounts[each] is None for each in (MATERIAL, HOURS, RATE, OTHER)):
        yield from (MATERIAL, HOURS, RATE)
    elif (amounts[HOURS] is None) != (amounts[RATE] is None):
        yield HOURS if amounts[HOURS] is None else RATE
    if amounts[PRICE] is None:
        yield PRICE


def _product_figures(product: _Product) -> Iterator[tuple[str, TableCell]]:
    yield "work", product.unit_amount(product.work_cost)
    yield "variable", product.unit_amount(product.variable_cost)
    yield "margin", product.unit_amount(product.margin)
    if isinstance(product.margin_ratio, Fraction):
        yield "ratio", Percent(product.margin_ratio)


def _margin_sentence(product: _Product) -> LazyText:
    """Say what a unit costs, and what its price leaves for the fixed costs."""
    cost, price, margin = map(product.unit_amount, (product.variable_cost, product.price, abs(product.margin)))
    if product.margin < 0:
        text = N_("{product} costs {cost} and sells at {price}: each one sold adds a loss of {left}.")
        return lazy(text, product=product.name, cost=cost, price=price, left=margin)
    if isinstance(product.margin_ratio, NotDefined):
        return lazy(N_("{product}: {reason}"), product=product.name, reason=lazy(product.margin_ratio.reason))
    if product.margin == 0:
        text = N_("{product} costs as much as it sells at, {price}: nothing is left for the fixed costs.")
        return lazy(text, product=product.name, price=price)
    return lazy(
        N_("{product} costs {cost}. Of the price of {price} it leaves {left}, or {ratio}, for the fixed costs."),
        product=product.name,
        cost=cost,
        price=price,
        left=margin,
        ratio=Percent(product.margin_ratio),
    )


def _unpaid_work_sentence(products: list[_Product]) -> Iterator[LazyText]:
    """Name the products in which no work is counted."""
    unpaid = tuple(product.name for product in products if not product.work_cost)
    if unpaid:
        yield lazy(N_("No work is counted in {products}. Who pays for the members’ hours?"), products=unpaid)


def _margin_formula(product: _Product) -> LazyText:
    """Write out the variable cost and the margin of a product."""
    return lazy(
        N_("{product}: {material} + {hours} × {rate} + {other} = {cost}; {price} − {cost} = {left}"),
        product=product.name,
        material=product.unit_amount(product.material),
        hours=product.hours,
        rate=product.unit_amount(product.rate),
        other=product.unit_amount(product.other),
        cost=product.unit_amount(product.variable_cost),
        price=product.unit_amount(product.price),
        left=product.unit_amount(product.margin),
    )


def _margin_table(products: list[_Product]) -> Table:
    return Table(
        lazy(N_("What each one leaves")),
        heads(N_("Product"), N_("Variable cost"), N_("Price"), N_("Margin"), N_("Ratio")),
        tuple(
            (
                product.name,
                product.unit_amount(product.variable_cost),
                product.unit_amount(product.price),
                product.unit_amount(product.margin),
                None if isinstance(product.margin_ratio, NotDefined) else Percent(product.margin_ratio),
            )
            for product in products
        ),
    )


UNIT_MARGIN = Calculation(
    "unit-cost",
    None,
    unit_margin,
    lines=(
        ResultLine("work", N_("Work"), N_("hours × pay for an hour")),
        ResultLine("variable", N_("Variable cost"), N_("material + work + other")),
        ResultLine("margin", N_("Contribution margin"), N_("price − variable cost")),
        ResultLine("ratio", N_("Ratio"), N_("margin ÷ price × 100")),
    ),
    example=example(
        ours=("product material hours rate other price", [("Basket", "3.20", "1.5", "2.40", "0.40", "10.00")])
    ),
)
