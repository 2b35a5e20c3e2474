"""The calculation "yearly-depreciation": straight-line depreciation of an asset, year by year."""

from decimal import Decimal

from coopkit.business.assets import MOST_YEARS, straight_line_depreciation
from coopkit.calculators.calculation import Calculation, CalculationContext, CalculationResult, ResultLine
from coopkit.calculators.inputs import IncompleteInput, NumberInput, Values, example, read_numbers
from coopkit.i18n import N_, LazyText, Money, lazy, lazy_n
from coopkit.report import Table, TableCell, heads

COST = NumberInput("cost", N_("what it costs"))
SALVAGE = NumberInput("salvage", N_("what it is still worth in the end"))
YEARS = NumberInput("years", N_("the years of use"), least=1, most=MOST_YEARS, whole=True)


def yearly_depreciation(values: Values, context: CalculationContext) -> CalculationResult | IncompleteInput:
    """Spread the cost of an asset over its years of use in equal amounts, to the last cent.

    values: cost, and salvage (value at the end), money; years of use, whole.
    """
    numbers = read_numbers(values, (COST, SALVAGE, YEARS))
    if isinstance(numbers, IncompleteInput):
        return numbers
    cost, salvage, years = numbers
    if salvage > cost:
        text = N_("In the end it is worth {salvage}, more than the {cost} that it costs. Then nothing wears out.")
        return IncompleteInput((lazy(text, salvage=Money(salvage), cost=Money(cost)),))
    schedule = straight_line_depreciation(cost, salvage, years, places=context.minor_digits)
    yearly, last = schedule[0].amount, schedule[-1].amount
    figures: dict[str, TableCell] = {"each": Money(yearly), "last": Money(last), "sum": Money(cost - salvage)}
    formula = lazy(
        N_("({cost} − {salvage}) ÷ {years} = {each}"),
        cost=Money(cost),
        salvage=Money(salvage),
        years=years,
        each=Money(yearly),
    )
    head = heads(N_("Year"), N_("Depreciation"), N_("Value at its end"))
    rows = tuple((row.year, Money(row.amount), Money(row.book_value)) for row in schedule)
    table = Table(lazy(N_("Year by year")), head, rows)
    return CalculationResult(_depreciation_sentence(len(schedule), yearly, last), (formula,), (table,), figures)


def _depreciation_sentence(years: int, each: Decimal, last: Decimal) -> tuple[LazyText, ...]:
    """Say what each year is charged, and the last year if it differs."""
    one, many = N_("The only year carries {each}."), N_("Each of the {n} years carries {each}.")
    if each == last:
        return (lazy_n(one, many, years, each=Money(each)),)
    text = N_("Each year carries {each}. The last one carries {last}, so that the parts add up to the whole.")
    return (lazy(text, each=Money(each), last=Money(last)),)


YEARLY_DEPRECIATION = Calculation(
    "yearly-depreciation",
    ("cost", "salvage", "years"),
    yearly_depreciation,
    lines=(
        ResultLine("each", N_("Each year"), N_("(cost − value in the end) ÷ years, rounded to the smallest money")),
        ResultLine("last", N_("The last year"), N_("what is still left to carry")),
        ResultLine("sum", N_("All years together"), N_("cost − value in the end")),
    ),
    example=example({"cost": 1000, "salvage": 100, "years": 7}),
    money_inputs=("cost", "salvage"),
)
