"""The calculation "five-ratios": working capital and four ratios of a year, each with what it says."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from coopkit.business.money import NotDefined
from coopkit.business.statements import current_ratio, debt_to_equity, gross_margin, net_margin, working_capital
from coopkit.calculators.calculation import Calculation, CalculationResult, IncompleteInput, ResultLine, Values
from coopkit.calculators.inputs import NumberInput, input_problems
from coopkit.exercises.checking import LARGEST
from coopkit.i18n import N_, LazyText, Money, Percent, lazy
from coopkit.report.ratios import RATIOS, RatioValue

MEANS = NumberInput("current_assets", N_("the current assets"))
DUE = NumberInput("current_liabilities", N_("the current liabilities"))
DEBTS = NumberInput("debts", N_("all debts"))
EQUITY = NumberInput("equity", N_("the equity"), least=-LARGEST)
SALES = NumberInput("sales", N_("the sales"))
DIRECT = NumberInput("direct_cost", N_("the direct cost"))
SURPLUS = NumberInput("surplus", N_("the surplus"), least=-LARGEST)
ASKED = (MEANS, DUE, DEBTS, EQUITY, SALES, DIRECT, SURPLUS)


@dataclass(frozen=True)
class _Ratio:
    """How a ratio is made of two numbers, how the formula calls these and the result, and what is said to the group."""

    first: NumberInput
    second: NumberInput
    names: tuple[str, str, str]
    function: Callable[[Decimal, Decimal], RatioValue]
    formula: str
    reading: str
    below_zero: str = ""

    def value(self, values: Values) -> RatioValue | None:
        """None while one of the two is missing."""
        one, other = self.first.read(values), self.second.read(values)
        return None if one is None or other is None else self.function(one, other)


_RATIOS = MappingProxyType(
    {
        "working_capital": _Ratio(
            MEANS,
            DUE,
            ("means", "due", "capital"),
            working_capital,
            N_("Working capital: {means} − {due} = {capital}"),
            N_("{capital} of your short-term means is left when all short-term debts are paid."),
            N_("Your short-term debts are {capital} more than your short-term means. Who is paid first?"),
        ),
        "current_ratio": _Ratio(
            MEANS,
            DUE,
            ("one", "other", "ratio"),
            current_ratio,
            N_("Current ratio: {one} ÷ {other} = {ratio}"),
            N_("For each 1 that you must pay within a year, {ratio} is there or comes in."),
        ),
        "debt_to_equity": _Ratio(
            DEBTS,
            EQUITY,
            ("one", "other", "ratio"),
            debt_to_equity,
            N_("Debt to equity: {one} ÷ {other} = {ratio}"),
            N_("For each 1 of the members’ own, you owe {ratio} to others."),
        ),
        "gross_margin": _Ratio(
            SALES,
            DIRECT,
            ("sales", "direct", "ratio"),
            gross_margin,
            N_("Gross margin: ({sales} − {direct}) ÷ {sales} = {ratio}"),
            N_("Of each 100 in sales, {ratio} is left after the direct cost. It carries the rent and all the rest."),
        ),
        "net_margin": _Ratio(
            SALES,
            SURPLUS,
            ("sales", "surplus", "ratio"),
            net_margin,
            N_("Net margin: {surplus} ÷ {sales} = {ratio}"),
            N_("Of each 100 in sales, {ratio} is left in the end."),
            N_("With each 100 in sales you lose {ratio} in the end."),
        ),
    }
)


def five_ratios(values: Values) -> CalculationResult | IncompleteInput:
    """Work out working capital, current ratio, debt-to-equity, gross and net margin, as far as the numbers go.

    values: current_assets, current_liabilities, debts, equity, sales, direct_cost, surplus; money of one year's end.
    """
    wrong = input_problems(values, ASKED)
    found = {name: value for name, ratio in _RATIOS.items() if (value := ratio.value(values)) is not None}
    if not found:
        return IncompleteInput(wrong)
    return CalculationResult(
        (*(_reading(name, value) for name, value in found.items()), *wrong),
        tuple(_formula(found, values)),
        figures={name: _figure(name, value) for name, value in found.items()},
    )


def _reading(name: str, value: RatioValue) -> LazyText:
    if isinstance(value, NotDefined):
        return lazy(value.reason)
    ratio = _RATIOS[name]
    text = ratio.below_zero if value < 0 and ratio.below_zero else ratio.reading
    if isinstance(value, Decimal):
        return lazy(text, capital=Money(abs(value)))
    if not name.endswith("margin"):
        return lazy(text, ratio=value)
    return lazy(text, ratio=(abs(value) if name == "net_margin" else value) * 100)


def _figure(name: str, value: RatioValue) -> Money | Percent | Fraction | LazyText:
    if isinstance(value, NotDefined):
        return lazy(N_("not defined"))
    if isinstance(value, Decimal):
        return Money(value)
    return Percent(value) if name.endswith("margin") else value


def _formula(found: dict[str, RatioValue], values: Values) -> Iterator[LazyText]:
    for name, value in found.items():
        if not isinstance(value, NotDefined):
            ratio = _RATIOS[name]
            numbers = (Money(Decimal(values[each.name])) for each in (ratio.first, ratio.second))
            yield lazy(ratio.formula, **dict(zip(ratio.names, (*numbers, _figure(name, value)), strict=True)))


_HOW = MappingProxyType(
    {
        "working_capital": N_("current assets − current liabilities"),
        "current_ratio": N_("current assets ÷ current liabilities"),
        "debt_to_equity": N_("all debts ÷ equity"),
        "gross_margin": N_("(sales − direct cost) ÷ sales"),
        "net_margin": N_("surplus ÷ sales"),
    }
)

FIVE_RATIOS = Calculation(
    "five-ratios",
    tuple(each.name for each in ASKED),
    lambda values, _: five_ratios(values),
    lines=tuple(ResultLine(name, RATIOS[name].label, how) for name, how in _HOW.items()),
    example=dict(
        zip((each.name for each in ASKED), map(Decimal, (5200, 2600, 6000, 8000, 40000, 28000, 1200)), strict=True)
    ),
    money_inputs=tuple(each.name for each in ASKED),
)
