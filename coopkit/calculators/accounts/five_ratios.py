"""The calculation "five-ratios": working capital and four ratios of a year, each with what it says."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from coopkit.business.money import NotDefined
from coopkit.business.statements import current_ratio, debt_to_equity, gross_margin, net_margin, working_capital
from coopkit.calculators.calculation import Calculation, Computed, Line, Missing, Shown, Values
from coopkit.calculators.inputs import Asked, to_mend
from coopkit.exercises.faults import LARGEST
from coopkit.i18n import N_, Money, Percent, Said, say

MEANS = Asked("current_assets", N_("the current assets"))
DUE = Asked("current_liabilities", N_("the current liabilities"))
DEBTS = Asked("debts", N_("all debts"))
EQUITY = Asked("equity", N_("the equity"), least=-LARGEST)
SALES = Asked("sales", N_("the sales"))
DIRECT = Asked("direct_cost", N_("the direct cost"))
SURPLUS = Asked("surplus", N_("the surplus"), least=-LARGEST)
ASKED = (MEANS, DUE, DEBTS, EQUITY, SALES, DIRECT, SURPLUS)

Quotient = Callable[[Decimal, Decimal], Fraction | NotDefined]


def five_ratios(values: Values) -> Computed | Missing:
    """Work out working capital, current ratio, debt-to-equity, gross and net margin, as far as the numbers go.

    values: current_assets, current_liabilities, debts, equity, sales, direct_cost, surplus; money of one year's end.
    """
    wrong = to_mend(values, ASKED)
    said = tuple(told for found in (_capital, _short, _debts, _gross, _net) for told in found(values))
    if not said:
        return Missing(wrong)
    return Computed((*said, *wrong), tuple(_formula(values)), figures=_figures(values))


def _pair(values: Values, one: Asked, other: Asked) -> tuple[Decimal, Decimal] | None:
    first, second = one.read(values), other.read(values)
    return None if first is None or second is None else (first, second)


def _ratio(values: Values, one: Asked, other: Asked, quotient: Quotient) -> Fraction | NotDefined | None:
    pair = _pair(values, one, other)
    return None if pair is None else quotient(*pair)


def _capital(values: Values) -> Iterator[Said]:
    pair = _pair(values, MEANS, DUE)
    if pair is None:
        return
    capital = working_capital(*pair)
    text = N_("{capital} of your short-term means is left when all short-term debts are paid.")
    if capital < 0:
        text = N_("Your short-term debts are {capital} more than your short-term means. Who is paid first?")
    yield say(text, capital=Money(abs(capital)))


def _short(values: Values) -> Iterator[Said]:
    ratio = _ratio(values, MEANS, DUE, current_ratio)
    text = N_("For each 1 that you must pay within a year, {ratio} is there or comes in.")
    yield from _told(ratio, text, lambda found: found)


def _debts(values: Values) -> Iterator[Said]:
    ratio = _ratio(values, DEBTS, EQUITY, debt_to_equity)
    yield from _told(ratio, N_("For each 1 of the members’ own, you owe {ratio} to others."), lambda found: found)


def _gross(values: Values) -> Iterator[Said]:
    ratio = _ratio(values, SALES, DIRECT, gross_margin)
    text = N_("Of each 100 in sales, {ratio} is left after the direct cost. It carries the rent and all the rest.")
    yield from _told(ratio, text, lambda found: found * 100)


def _net(values: Values) -> Iterator[Said]:
    ratio = _ratio(values, SALES, SURPLUS, net_margin)
    text = N_("Of each 100 in sales, {ratio} is left in the end.")
    if isinstance(ratio, Fraction) and ratio < 0:
        text = N_("With each 100 in sales you lose {ratio} in the end.")
    yield from _told(ratio, text, lambda found: abs(found) * 100)


def _told(ratio: Fraction | NotDefined | None, text: str, shown: Callable[[Fraction], Fraction]) -> Iterator[Said]:
    if isinstance(ratio, NotDefined):
        yield say(ratio.reason)
    elif ratio is not None:
        yield say(text, ratio=shown(ratio))


def _figures(values: Values) -> dict[str, Shown]:
    pair = _pair(values, MEANS, DUE)
    found: dict[str, Shown] = {} if pair is None else {"working_capital": Money(working_capital(*pair))}
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
            found[name] = say(N_("not defined"))
    return found


def _formula(values: Values) -> Iterator[Said]:
    pair = _pair(values, MEANS, DUE)
    if pair is not None:
        text, (means, due) = N_("Working capital: {means} − {due} = {capital}"), pair
        yield say(text, means=Money(means), due=Money(due), capital=Money(working_capital(means, due)))
    yield from _quotient(values, N_("Current ratio: {one} ÷ {other} = {ratio}"), MEANS, DUE, current_ratio)
    yield from _quotient(values, N_("Debt to equity: {one} ÷ {other} = {ratio}"), DEBTS, EQUITY, debt_to_equity)
    margin = _ratio(values, SALES, DIRECT, gross_margin)
    sold = _pair(values, SALES, DIRECT)
    if isinstance(margin, Fraction) and sold:
        text = N_("Gross margin: ({sales} − {direct}) ÷ {sales} = {ratio}")
        yield say(text, sales=Money(sold[0]), direct=Money(sold[1]), ratio=Percent(margin))
    net, kept = _ratio(values, SALES, SURPLUS, net_margin), _pair(values, SALES, SURPLUS)
    if isinstance(net, Fraction) and kept:
        text = N_("Net margin: {surplus} ÷ {sales} = {ratio}")
        yield say(text, surplus=Money(kept[1]), sales=Money(kept[0]), ratio=Percent(net))


def _quotient(values: Values, text: str, one: Asked, other: Asked, quotient: Quotient) -> Iterator[Said]:
    pair, ratio = _pair(values, one, other), _ratio(values, one, other, quotient)
    if pair and isinstance(ratio, Fraction):
        yield say(text, one=Money(pair[0]), other=Money(pair[1]), ratio=ratio)


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
