"""The calculation "unit-cost": what one piece costs, and what its price leaves for the fixed costs."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction

from coopkit.business.money import EXACT, NotDefined
from coopkit.business.pricing import contribution_margin_per_unit, contribution_margin_ratio
from coopkit.calculators.calculation import (
    Calculation,
    CalculationContext,
    CalculationResult,
    IncompleteInput,
    ResultLine,
    Values,
    example,
)
from coopkit.calculators.inputs import MOST_AMOUNT, NumberInput, not_counted, row_name
from coopkit.i18n import N_, LazyText, Money, Percent, lazy
from coopkit.portfolio.group_answers import table_rows
from coopkit.report import Table, TableCell, heads
from coopkit.report.blocks import unit_money

MATERIAL = NumberInput("material", N_("the material"), most=MOST_AMOUNT)
HOURS = NumberInput("hours", N_("the hours of work"), most=10_000)
RATE = NumberInput("rate", N_("the pay for an hour"), most=MOST_AMOUNT)
OTHER = NumberInput("other", N_("other costs of a piece"), most=MOST_AMOUNT)
PRICE = NumberInput("price", N_("the price"), most=MOST_AMOUNT)
_NOTHING = Decimal(0)


@dataclass(frozen=True)
class _Piece:
    name: LazyText
    places: int
    price: Decimal
    material: Decimal
    hours: Decimal
    rate: Decimal
    other: Decimal

    def shown(self, amount: Decimal) -> Money | Decimal:
        """An amount of one unit, as it is shown."""
        return unit_money(amount, self.places)

    @property
    def work(self) -> Decimal:
        return EXACT.multiply(self.hours, self.rate)

    @property
    def variable(self) -> Decimal:
        with localcontext(EXACT):
            return self.material + self.work + self.other

    @property
    def left(self) -> Decimal:
        return contribution_margin_per_unit(self.price, self.variable)

    @property
    def ratio(self) -> Fraction | NotDefined:
        return contribution_margin_ratio(self.price, self.variable)


def unit_cost(values: Values, group: CalculationContext) -> CalculationResult | IncompleteInput:
    """What each product costs and leaves.

    values: the rows of `ours`: material, hours, rate, other and price, money and hours for one unit. Returns
    IncompleteInput
    as long as no row has a price and a cost. Figures are those of the first product.
    Source: price − variable cost, the members' own work among it.
    """
    pieces: list[_Piece] = []
    incomplete: list[LazyText] = []
    figures: dict[str, TableCell] = {}
    for place, row in enumerate(table_rows(values, "ours")):
        name = row_name(row, "product", N_("Product {n}"))
        read = {asked: asked.read(row.cells) for asked in (MATERIAL, HOURS, RATE, OTHER, PRICE)}
        absent = tuple(_absent(read))
        if absent:
            incomplete.append(not_counted(name, absent))
            continue
        costs = (read[asked] or _NOTHING for asked in (PRICE, MATERIAL, HOURS, RATE, OTHER))
        pieces.append(_Piece(name, group.minor_digits, *costs))
        if place == 0:
            figures = dict(_figures(pieces[0]))
    if not pieces:
        return IncompleteInput(tuple(incomplete) or (lazy(N_("Write down what one piece costs, and its price.")),))
    said = (*(_sentence(piece) for piece in pieces), *_without_work(pieces), *incomplete)
    tables = (_table(pieces),) if len(pieces) > 1 else ()
    return CalculationResult(said, tuple(_formula(piece) for piece in pieces), tables, figures)


def _absent(read: dict[NumberInput, Decimal | None]) -> Iterator[NumberInput]:
    if all(read[asked] is None for asked in (MATERIAL, HOURS, RATE, OTHER)):
        yield from (MATERIAL, HOURS, RATE)
    elif (read[HOURS] is None) != (read[RATE] is None):
        yield HOURS if read[HOURS] is None else RATE
    if read[PRICE] is None:
        yield PRICE


def _figures(piece: _Piece) -> Iterator[tuple[str, TableCell]]:
    yield "work", piece.shown(piece.work)
    yield "variable", piece.shown(piece.variable)
    yield "margin", piece.shown(piece.left)
    if isinstance(piece.ratio, Fraction):
        yield "ratio", Percent(piece.ratio)


def _sentence(piece: _Piece) -> LazyText:
    cost, price, left = map(piece.shown, (piece.variable, piece.price, abs(piece.left)))
    if piece.left < 0:
        text = N_("{product} costs {cost} and sells at {price}: each one sold adds a loss of {left}.")
        return lazy(text, product=piece.name, cost=cost, price=price, left=left)
    if isinstance(piece.ratio, NotDefined):
        return lazy(N_("{product}: {reason}"), product=piece.name, reason=lazy(piece.ratio.reason))
    if piece.left == 0:
        text = N_("{product} costs as much as it sells at, {price}: nothing is left for the fixed costs.")
        return lazy(text, product=piece.name, price=price)
    return lazy(
        N_("{product} costs {cost}. Of the price of {price} it leaves {left}, or {ratio}, for the fixed costs."),
        product=piece.name,
        cost=cost,
        price=price,
        left=left,
        ratio=Percent(piece.ratio),
    )


def _without_work(pieces: list[_Piece]) -> Iterator[LazyText]:
    unpaid = tuple(piece.name for piece in pieces if not piece.work)
    if unpaid:
        yield lazy(N_("No work is counted in {products}. Who pays for the members’ hours?"), products=unpaid)


def _formula(piece: _Piece) -> LazyText:
    return lazy(
        N_("{product}: {material} + {hours} × {rate} + {other} = {cost}; {price} − {cost} = {left}"),
        product=piece.name,
        material=piece.shown(piece.material),
        hours=piece.hours,
        rate=piece.shown(piece.rate),
        other=piece.shown(piece.other),
        cost=piece.shown(piece.variable),
        price=piece.shown(piece.price),
        left=piece.shown(piece.left),
    )


def _table(pieces: list[_Piece]) -> Table:
    return Table(
        lazy(N_("What each one leaves")),
        heads(N_("Product"), N_("Variable cost"), N_("Price"), N_("Margin"), N_("Ratio")),
        tuple(
            (
                piece.name,
                piece.shown(piece.variable),
                piece.shown(piece.price),
                piece.shown(piece.left),
                None if isinstance(piece.ratio, NotDefined) else Percent(piece.ratio),
            )
            for piece in pieces
        ),
    )


UNIT_COST = Calculation(
    "unit-cost",
    None,
    unit_cost,
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
