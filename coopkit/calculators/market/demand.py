"""The calculation "demand": what a group can hope to sell, with caution."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from coopkit.business.feasibility.market import demand_estimate
from coopkit.business.money import add_up, round_half_up
from coopkit.calculators.calculation import (
    Calculation,
    CalculationContext,
    CalculationResult,
    IncompleteInput,
    ResultLine,
    Values,
    example,
)
from coopkit.calculators.inputs import NumberInput, not_counted, row_name
from coopkit.i18n import N_, LazyText, Money, lazy
from coopkit.portfolio.group_answers import table_rows
from coopkit.report import Table, TableCell, heads

LEAST_CAUTION = Decimal("0.25")
COLUMNS = MappingProxyType(
    {
        "customers": NumberInput("customers", N_("how many could buy")),
        "share_yes": NumberInput("share_yes", N_("how many percent said yes"), most=100),
        "caution": NumberInput("caution", N_("the caution"), most=1),
        "units_each": NumberInput("units_each", N_("how many each, in a year")),
    }
)
PRICE = NumberInput("price", N_("the price"))


@dataclass(frozen=True)
class Estimate:
    """What is sold of one thing, as typed, the share as a part of one; `price` is money, None where there is none.

    places: of the smallest money.
    """

    name: LazyText
    customers: Decimal
    share: Decimal
    caution: Decimal
    units_each: Decimal
    price: Decimal | None
    places: int

    @property
    def said_yes(self) -> Fraction:
        """Who say yes, in a year."""
        return Fraction(self.customers) * Fraction(self.share)

    @property
    def buyers(self) -> Fraction:
        """Who really buys, in a year."""
        return self.said_yes * Fraction(self.caution)

    @property
    def year(self) -> Fraction:
        """Units in a year."""
        return demand_estimate(self.customers, self.share, self.caution, self.units_each)

    @property
    def month(self) -> Fraction:
        """Units in a month."""
        return self.year / 12

    @property
    def money(self) -> Decimal | None:
        """Sales in a month, money."""
        return None if self.price is None else round_half_up(self.month * Fraction(self.price), self.places)


def demand(values: Values, group: CalculationContext) -> CalculationResult | IncompleteInput:
    """Estimate the demand for each thing that has its four numbers, and add up the money.

    values: the rows of `ours`; `share_yes` in percent. Returns IncompleteInput as long as no row is complete.
    Source: customers × share that said yes × caution × units for each buyer, own design.
    """
    lines, incomplete = _read(values, group.minor_digits)
    if not lines:
        return IncompleteInput(incomplete or (lazy(N_("Fill in one line: what you sell, and four numbers.")),))
    figures: dict[str, TableCell] = {}
    if len(lines) == 1 and not incomplete:
        figures = {
            "said_yes": lines[0].said_yes,
            "buyers": lines[0].buyers,
            "units_year": lines[0].year,
            "units_month": lines[0].month,
        }
    money = [line.money for line in lines if line.money is not None]
    if len(money) == len(lines) and not incomplete:
        figures["money_month"] = Money(add_up(money))
    said = (*(_sentence(line) for line in lines), *_together(lines, figures), *_careful(lines), *incomplete)
    tables = (_table(lines),) if len(lines) > 1 else ()
    return CalculationResult(said, tuple(_formula(line) for line in lines), tables, figures)


def _read(values: Values, places: int) -> tuple[tuple[Estimate, ...], tuple[LazyText, ...]]:
    found: list[Estimate] = []
    incomplete: list[LazyText] = []
    for row in table_rows(values, "ours"):
        read = {name: asked.read(row.cells) for name, asked in COLUMNS.items()}
        name = row_name(row, "what", N_("Line {n}"))
        absent = [COLUMNS[each] for each, value in read.items() if value is None]
        if absent:
            incomplete.append(not_counted(name, absent))
            continue
        numbers = {each: value for each, value in read.items() if value is not None}
        found.append(
            Estimate(
                name,
                numbers["customers"],
                numbers["share_yes"].scaleb(-2),
                numbers["caution"],
                numbers["units_each"],
                PRICE.read(row.cells),
                places,
            )
        )
    return tuple(found), tuple(incomplete)


def _sentence(line: Estimate) -> LazyText:
    if line.money is None:
        text = N_("{line}: about {year} in a year, that is {month} in a month.")
        return lazy(text, line=line.name, year=line.year, month=line.month)
    return lazy(
        N_("{line}: about {year} in a year, that is {month} in a month, or {money} in sales."),
        line=line.name,
        year=line.year,
        month=line.month,
        money=Money(line.money),
    )


def _together(lines: tuple[Estimate, ...], figures: dict[str, TableCell]) -> Iterator[LazyText]:
    money = figures.get("money_month")
    if len(lines) > 1 and isinstance(money, Money):
        yield lazy(N_("All lines together: {money} in sales in a month."), money=money)
    unpriced = tuple(line.name for line in lines if line.money is None)
    if unpriced:
        yield lazy(N_("Without a price yet: {lines}."), lines=unpriced)


def _careful(lines: tuple[Estimate, ...]) -> Iterator[LazyText]:
    for line in lines:
        if line.caution > LEAST_CAUTION:
            yield lazy(
                N_("{line}: if only a quarter of the yes really buy, it is {year} in a year."),
                line=line.name,
                year=demand_estimate(line.customers, line.share, LEAST_CAUTION, line.units_each),
            )


def _formula(line: Estimate) -> LazyText:
    return lazy(
        N_("{line}: {customers} × {share} × {caution} × {each} = {year}; {year} ÷ 12 = {month}"),
        line=line.name,
        customers=line.customers,
        share=line.share.normalize(),
        caution=line.caution,
        each=line.units_each,
        year=line.year,
        month=line.month,
    )


def _table(lines: tuple[Estimate, ...]) -> Table:
    return Table(
        lazy(N_("What you can hope to sell")),
        heads(N_("What"), N_("In a year"), N_("In a month"), N_("Sales in a month")),
        tuple((line.name, line.year, line.month, None if line.money is None else Money(line.money)) for line in lines),
    )


DEMAND = Calculation(
    "demand",
    None,
    demand,
    lines=(
        ResultLine("said_yes", N_("Who say yes"), N_("could buy × said yes ÷ 100")),
        ResultLine("buyers", N_("Who really buy"), N_("the line above × caution")),
        ResultLine("units_year", N_("Units in a year"), N_("the line above × how many each")),
        ResultLine("units_month", N_("Units in a month"), N_("the line above ÷ 12")),
        ResultLine("money_month", N_("Sales in a month"), N_("units in a month × price")),
    ),
    example=example(
        ours=("what customers share_yes caution units_each price", [("Baskets", 1500, 40, "0.5", "1.2", 10)])
    ),
)
