"""The calculation "demand": a cautious estimate of what a group can sell."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from coopkit.business.feasibility.market import demand_estimate
from coopkit.business.money import add_up, round_half_up
from coopkit.calculators.calculation import Calculation, CalculationContext, CalculationResult, ResultLine
from coopkit.calculators.inputs import (
    IncompleteInput,
    NumberInput,
    Values,
    example,
    incomplete_row_sentence,
    read_numbers,
    row_name,
)
from coopkit.i18n import N_, LazyText, Money, lazy
from coopkit.portfolio.group_answers import table_rows
from coopkit.report import Table, TableCell, heads

LEAST_CAUTION = Decimal("0.25")
INPUTS = (
    NumberInput("customers", N_("how many could buy")),
    NumberInput("share_yes", N_("how many percent said yes"), most=100),
    NumberInput("caution", N_("the caution"), most=1),
    NumberInput("units_each", N_("how many each, in a year")),
)
PRICE = NumberInput("price", N_("the price"))


@dataclass(frozen=True)
class DemandEstimate:
    """An estimate for one product: customers, the share that said yes, caution factor, units a year for each, price.

    share: a fraction. caution: the share of these that really buy, a fraction. price: money, None if there is none.
    places: decimal places of the smallest money.
    """

    name: LazyText
    customers: Decimal
    share: Decimal
    caution: Decimal
    units_each: Decimal
    price: Decimal | None
    places: int

    @property
    def willing_customers(self) -> Fraction:
        """Return how many customers say yes."""
        return Fraction(self.customers) * Fraction(self.share)

    @property
    def buyers(self) -> Fraction:
        """Return how many customers really buy."""
        return self.willing_customers * Fraction(self.caution)

    @property
    def units_a_year(self) -> Fraction:
        """Return the units sold in a year."""
        return demand_estimate(self.customers, self.share, self.caution, self.units_each)

    @property
    def units_a_month(self) -> Fraction:
        """Return the units sold in a month."""
        return self.units_a_year / 12

    @property
    def sales_a_month(self) -> Decimal | None:
        """Return the sales in a month, money; None without a price."""
        return None if self.price is None else round_half_up(self.units_a_month * Fraction(self.price), self.places)


def demand(values: Values, context: CalculationContext) -> CalculationResult | IncompleteInput:
    """Estimate the demand for each product with its four numbers, and add up the sales.

    values: the rows of `ours`: customers, share_yes in percent, caution, units_each a year, and perhaps price.
    Returns IncompleteInput until a row is complete.
    Source: customers × share that said yes × caution × units for each buyer, own design.
    """
    estimates, incomplete = _read_estimates(values, context.minor_digits)
    if not estimates:
        return IncompleteInput(incomplete or (lazy(N_("Fill in one line: what you sell, and four numbers.")),))
    figures: dict[str, TableCell] = {}
    if len(estimates) == 1 and not incomplete:
        figures = {
            "said_yes": estimates[0].willing_customers,
            "buyers": estimates[0].buyers,
            "units_year": estimates[0].units_a_year,
            "units_month": estimates[0].units_a_month,
        }
    money = [estimate.sales_a_month for estimate in estimates if estimate.sales_a_month is not None]
    if len(money) == len(estimates) and not incomplete:
        figures["money_month"] = Money(add_up(money))
    sentences = (
        *(_demand_sentence(estimate) for estimate in estimates),
        *_total_sentences(estimates, figures),
        *_caution_sentences(estimates),
        *incomplete,
    )
    tables = (_demand_table(estimates),) if len(estimates) > 1 else ()
    return CalculationResult(sentences, tuple(_demand_formula(estimate) for estimate in estimates), tables, figures)


def _read_estimates(values: Values, minor_digits: int) -> tuple[tuple[DemandEstimate, ...], tuple[LazyText, ...]]:
    """Return the estimates of the complete rows, and a sentence for each incomplete row."""
    estimates: list[DemandEstimate] = []
    incomplete: list[LazyText] = []
    for row in table_rows(values, "ours"):
        numbers, name = read_numbers(row.cells, INPUTS), row_name(row, "what", N_("Line {n}"))
        if isinstance(numbers, IncompleteInput):
            incomplete.append(incomplete_row_sentence(name, row.cells, INPUTS))
        else:
            customers, percent_yes, caution, units_each = numbers
            share, price = percent_yes.scaleb(-2), PRICE.read(row.cells)
            estimates.append(DemandEstimate(name, customers, share, caution, units_each, price, minor_digits))
    return tuple(estimates), tuple(incomplete)


def _demand_sentence(estimate: DemandEstimate) -> LazyText:
    """Say how much of a product may be sold in a year and a month."""
    if estimate.sales_a_month is None:
        text = N_("{line}: about {year} in a year, that is {month} in a month.")
        return lazy(text, line=estimate.name, year=estimate.units_a_year, month=estimate.units_a_month)
    return lazy(
        N_("{line}: about {year} in a year, that is {month} in a month, or {money} in sales."),
        line=estimate.name,
        year=estimate.units_a_year,
        month=estimate.units_a_month,
        money=Money(estimate.sales_a_month),
    )


def _total_sentences(estimates: tuple[DemandEstimate, ...], figures: dict[str, TableCell]) -> Iterator[LazyText]:
    """Say what all products sell together, and which have no price yet."""
    money = figures.get("money_month")
    if len(estimates) > 1 and isinstance(money, Money):
        yield lazy(N_("All lines together: {money} in sales in a month."), money=money)
    unpriced = tuple(estimate.name for estimate in estimates if estimate.sales_a_month is None)
    if unpriced:
        yield lazy(N_("Without a price yet: {lines}."), lines=unpriced)


def _caution_sentences(estimates: tuple[DemandEstimate, ...]) -> Iterator[LazyText]:
    """Say how much would be sold with a caution factor of a quarter, for each estimate with a higher one."""
    for estimate in estimates:
        if estimate.caution > LEAST_CAUTION:
            yield lazy(
                N_("{line}: if only a quarter of the yes really buy, it is {year} in a year."),
                line=estimate.name,
                year=demand_estimate(estimate.customers, estimate.share, LEAST_CAUTION, estimate.units_each),
            )


def _demand_formula(estimate: DemandEstimate) -> LazyText:
    """Write out the estimate with the group's numbers."""
    return lazy(
        N_("{line}: {customers} × {share} × {caution} × {each} = {year}; {year} ÷ 12 = {month}"),
        line=estimate.name,
        customers=estimate.customers,
        share=estimate.share.normalize(),
        caution=estimate.caution,
        each=estimate.units_each,
        year=estimate.units_a_year,
        month=estimate.units_a_month,
    )


def _demand_table(estimates: tuple[DemandEstimate, ...]) -> Table:
    return Table(
        lazy(N_("What you can hope to sell")),
        heads(N_("What"), N_("In a year"), N_("In a month"), N_("Sales in a month")),
        tuple(
            (
                estimate.name,
                estimate.units_a_year,
                estimate.units_a_month,
                None if estimate.sales_a_month is None else Money(estimate.sales_a_month),
            )
            for estimate in estimates
        ),
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
