"""The calculation "five-ratios": working capital and four ratios of a year, each with what it says."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from coopkit.business.money import NotDefined
from coopkit.business.statements import current_ratio, debt_to_equity, gross_margin, net_margin, working_capital
from coopkit.calculators.calculation import Calculation, CalculationResult, IncompleteInput, Line, ShownValue, Values
from coopkit.calculators.inputs import NumberInput, out_of_range
from coopkit.exercises.checking import LARGEST
from coopkit.i18n import N_, LazyText, Money, Percent, lazy

MEANS = NumberInput("current_assets", N_("the current assets"))
DUE = NumberInput("current_liabilities", N_("the current liabilities"))
DEBTS = NumberInput("debts", N_("all debts"))
EQUITY = NumberInput("equity", N_("the equity"), least=-LARGEST)
SALES = NumberInput("sales", N_("the sales"))
DIRECT = NumberInput("direct_cost", N_("the direct cost"))
SURPLUS = NumberInput("surplus", N_("the surplus"), least=-LARGEST)
ASKED = (MEANS, DUE, DEBTS, EQUITY, SALES, DIRECT, SURPLUS)

Quotient = Callable[[Decimal, Decimal], Fraction | NotDefined]


def five_ratios(values: Values) -> CalculationResult | IncompleteInput:
    """Work out working capital, current ratio, debt-to-equity, gross and net margin, as far as the numbers go.

    values: current_assets, current_liabilities, debts, equity, sales, direct_cost, surplus; money of one year's end.
    """
    wrong = out_of_range(values, ASKED)
    said = tuple(told for found in (_capital, _short, _debts, _gross, _net) for told in found(values))
    if not said:
        return IncompleteInput(wrong)
    return CalculationResult((*said, *wrong), tuple(_formula(values)), figures=_figures(values))


def _pair(values: Values, one: NumberInput, other: NumberInput) -> tuple[Decimal, Decimal] | None:
    first, second = one.read(values), other.read(values)
    return None if first is None or second is None else (first, second)


def _ratio(values: Values, one: NumberInput, other: NumberInput, quotient: Quotient) -> Fraction | NotDefined | None:
    pair = _pair(values, one, other)
    return None if pair is None else quotient(*pair)


def _capital(values: Values) -> Iterator[LazyText]:
    pair = _pair(values, MEANS, DUE)
    if pair is None:
        return
    capital = working_capital(*pair)
    text = N_("{capital} of your short-term means is left when all short-term debts are paid.")
    if capital < 0:
        text = N_("Your short-term debts are {capital} more than your short-term means. Who is paid first?")
    yield lazy(text, capital=Money(abs(capital)))


def _short(values: Values) -> Iterator[LazyText]:
    ratio = _ratio(values, MEANS, DUE, current_ratio)
    text = N_("For each 1 that you must pay within a year, {ratio} is there or comes in.")
    yield from _told(ratio, text, lambda found: found)


def _debts(values: Values) -> Iterator[LazyText]:
    ratio = _ratio(values, DEBTS, EQUITY, debt_to_equity)
    yield from _told(ratio, N_("For each 1 of the members’ own, you owe {ratio} to others."), lambda found: found)


def _gross(values: Values) -> Iterator[LazyText]:
    ratio = _ratio(values, SALES, DIRECT, gross_margin)
    text = N_("Of each 100 in sales, {ratio} is left after the direct cost. It carries the rent and all the rest.")
    yield from _told(ratio, text, lambda found: found * 100)


def _net(values: Values) -> Iterator[LazyText]:
    ratio = _ratio(values, SALES, SURPLUS, net_margin)
    text = N_("Of each 100 in sales, {ratio} is left in the end.")
    if isinstance(ratio, Fraction) and ratio < 0:
        text = N_("With each 100 in sales you lose {ratio} in the end.")
    yield from _told(ratio, text, lambda found: abs(found) * 100)


def _told(ratio: Fraction | NotDefined | None, text: str, shown: Callable[[Fraction], Fraction]) -> Iterator[LazyText]:
    if isinstance(ratio, NotDefined):
        yield lazy(ratio.reason)
    elif ratio is not None:
        yield lazy(text, ratio=shown(ratio))


def _figures(values: Values) -> dict[str, ShownValue]:
    pair = _pair(values, MEANS, DUE)
    found: dict[str, ShownValue] = {} if pair is None else {"working_capital": Money(working_capital(*pair))}
    ratios = {
        "current_ratio": _ratio(values, MEANS, DUE, current_ratio),
        "debt_to_equity": _ratio(values, DEBTS, EQUITY, debt_to_equity),
        "gross_margin": _ratio(values, SALES, DIRECT, gross_margin),
        "net_margin": _ratio(values, SALES, SURPLUS, net_margin),
    }
    for name, ratio in ratios.items():
        if isinstance(ratio, Fraction):
            found[name] = Percent(ratio) if name.endswith("margin") else ratio
        elif ratio is not None:
            found[name] = lazy(N_("not defined"))
    return found


def _formula(values: Values) -> Iterator[LazyText]:
    pair = _pair(values, MEANS, DUE)
    if pair is not None:
        text, (means, due) = N_("Working capital: {means} − {due} = {capital}"), pair
        yield lazy(text, means=Money(means), due=Money(due), capital=Money(working_capital(means, due)))
    yield from _quotient(values, N_("Current ratio: {one} ÷ {other} = {ratio}"), MEANS, DUE, current_ratio)
    yield from _quotient(values, N_("Debt to equity: {one} ÷ {other} = {ratio}"), DEBTS, EQUITY, debt_to_equity)
    margin = _ratio(values, SALES, DIRECT, gross_margin)
    sold = _pair(values, SALES, DIRECT)
    if isinstance(margin, Fraction) and sold:
        text = N_("Gross margin: ({sales} − {direct}) ÷ {sales} = {ratio}")
        yield lazy(text, sales=Money(sold[0]), direct=Money(sold[1]), ratio=Percent(margin))
    net, kept = _ratio(values, SALES, SURPLUS, net_margin), _pair(values, SALES, SURPLUS)
    if isinstance(net, Fraction) and kept:
        text = N_("Net margin: {surplus} ÷ {sales} = {ratio}")
        yield lazy(text, surplus=Money(kept[1]), sales=Money(kept[0]), ratio=Percent(net))


def _quotient(
    values: Values, text: str, one: NumberInput, other: NumberInput, quotient: Quotient
) -> Iterator[LazyText]:
    pair, ratio = _pair(values, one, other), _ratio(values, one, other, quotient)
    if pair and isinstance(ratio, Fraction):
        yield lazy(text, one=Money(pair[0]), other=Money(pair[1]), ratio=ratio)


FIVE_RATIOS = Calculation(
    "five-ratios",
    tuple(each.name for each in ASKED),
    lambda values, _: five_ratios(values),
    lines=(
        Line("working_capital", N_("Working capital"), N_("current assets − current liabilities")),
        Line("current_ratio", N_("Current ratio"), N_("current assets ÷ current liabilities")),
        Line("debt_to_equity", N_("Debt to equity"), N_("all debts ÷ equity")),
        Line("gross_margin", N_("Gross margin"), N_("(sales − direct cost) ÷ sales")),
        Line("net_margin", N_("Net margin"), N_("surplus ÷ sales")),
    ),
    example=MappingProxyType(
        {
            "current_assets": Decimal(5200),
            "current_liabilities": Decimal(2600),
            "debts": Decimal(6000),
            "equity": Decimal(8000),
            "sales": Decimal(40000),
            "direct_cost": Decimal(28000),
            "surplus": Decimal(1200),
        }
    ),
    sums=("current_assets", "current_liabilities", "debts", "equity", "sales", "direct_cost", "surplus"),
)
