"""The calculation "five-ratios": working capital and four ratios of a year, each with its meaning."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from coopkit.business.money import NotDefined
from coopkit.business.statements import current_ratio, debt_to_equity, gross_margin, net_margin, working_capital
from coopkit.calculators.calculation import Calculation, CalculationResult, ResultLine
from coopkit.calculators.inputs import IncompleteInput, NumberInput, Values, input_problems
from coopkit.exercises.checking import LARGEST
from coopkit.i18n import N_, LazyText, Money, lazy
from coopkit.report.ratios import RATIOS, RatioValue, shown_ratio

CURRENT_ASSETS = NumberInput("current_assets", N_("the current assets"))
CURRENT_LIABILITIES = NumberInput("current_liabilities", N_("the current liabilities"))
LIABILITIES = NumberInput("debts", N_("all debts"))
EQUITY = NumberInput("equity", N_("the equity"), least=-LARGEST)
SALES = NumberInput("sales", N_("the sales"))
DIRECT_COST = NumberInput("direct_cost", N_("the direct cost"))
SURPLUS = NumberInput("surplus", N_("the surplus"), least=-LARGEST)
INPUTS = (CURRENT_ASSETS, CURRENT_LIABILITIES, LIABILITIES, EQUITY, SALES, DIRECT_COST, SURPLUS)


@dataclass(frozen=True)
class _RatioFormula:
    """A ratio of two inputs, and its wording.

    names: the placeholders of the two inputs and of the result in `formula`.
    """

    first: NumberInput
    second: NumberInput
    names: tuple[str, str, str]
    function: Callable[[Decimal, Decimal], RatioValue]
    formula: str
    reading: str
    below_zero: str = ""

    def value(self, values: Values) -> RatioValue | None:
        """Return the ratio; None while one of its two numbers is missing."""
        one, other = self.first.read(values), self.second.read(values)
        return None if one is None or other is None else self.function(one, other)


_FORMULAS = MappingProxyType(
    {
        "working_capital": _RatioFormula(
            CURRENT_ASSETS,
            CURRENT_LIABILITIES,
            ("means", "due", "capital"),
            working_capital,
            N_("Working capital: {means} − {due} = {capital}"),
            N_("{capital} of your short-term means is left when all short-term debts are paid."),
            N_("Your short-term debts are {capital} more than your short-term means. Who is paid first?"),
        ),
        "current_ratio": _RatioFormula(
            CURRENT_ASSETS,
            CURRENT_LIABILITIES,
            ("one", "other", "ratio"),
            current_ratio,
            N_("Current ratio: {one} ÷ {other} = {ratio}"),
            N_("For each 1 that you must pay within a year, {ratio} is there or comes in."),
        ),
        "debt_to_equity": _RatioFormula(
            LIABILITIES,
            EQUITY,
            ("one", "other", "ratio"),
            debt_to_equity,
            N_("Debt to equity: {one} ÷ {other} = {ratio}"),
            N_("For each 1 of the members’ own, you owe {ratio} to others."),
        ),
        "gross_margin": _RatioFormula(
            SALES,
            DIRECT_COST,
            ("sales", "direct", "ratio"),
            gross_margin,
            N_("Gross margin: ({sales} − {direct}) ÷ {sales} = {ratio}"),
            N_("Of each 100 in sales, {ratio} is left after the direct cost. It carries the rent and all the rest."),
        ),
        "net_margin": _RatioFormula(
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
    """Calculate the five ratios for which the numbers are there.

    values: current_assets, current_liabilities, debts, equity, sales, direct_cost, surplus; money of one year's end.
    """
    problems = input_problems(values, INPUTS)
    ratios = {name: value for name, ratio in _FORMULAS.items() if (value := ratio.value(values)) is not None}
    if not ratios:
        return IncompleteInput(problems)
    return CalculationResult(
        (*(_ratio_sentence(name, value) for name, value in ratios.items()), *problems),
        tuple(_ratio_formulas(ratios, values)),
        figures={
            name: lazy(N_("not defined")) if isinstance(value, NotDefined) else shown_ratio(name, value)
            for name, value in ratios.items()
        },
    )


def _ratio_sentence(name: str, value: RatioValue) -> LazyText:
    """Return what a ratio says to the group, or why it isn't defined."""
    if isinstance(value, NotDefined):
        return lazy(value.reason)
    ratio = _FORMULAS[name]
    text = ratio.below_zero if value < 0 and ratio.below_zero else ratio.reading
    if isinstance(value, Decimal):
        return lazy(text, capital=Money(abs(value)))
    if not name.endswith("margin"):
        return lazy(text, ratio=value)
    return lazy(text, ratio=(abs(value) if name == "net_margin" else value) * 100)


def _ratio_formulas(ratios: dict[str, RatioValue], values: Values) -> Iterator[LazyText]:
    """Yield the calculation of each defined ratio with the group's numbers."""
    for name, value in ratios.items():
        if not isinstance(value, NotDefined):
            ratio = _FORMULAS[name]
            numbers = (Money(Decimal(values[each.name])) for each in (ratio.first, ratio.second))
            yield lazy(ratio.formula, **dict(zip(ratio.names, (*numbers, shown_ratio(name, value)), strict=True)))


_EXPLANATIONS = MappingProxyType(
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
    tuple(each.name for each in INPUTS),
    lambda values, _: five_ratios(values),
    lines=tuple(ResultLine(name, RATIOS[name].label, how) for name, how in _EXPLANATIONS.items()),
    example=dict(
        zip((each.name for each in INPUTS), map(Decimal, (5200, 2600, 6000, 8000, 40000, 28000, 1200)), strict=True)
    ),
    money_inputs=tuple(each.name for each in INPUTS),
)
