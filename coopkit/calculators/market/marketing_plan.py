"""The calculation "marketing-plan": what it costs to reach people, and how many more sales pay for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from coopkit.business.money import NotDefined, add_up, round_up
from coopkit.business.pricing import break_even_units
from coopkit.calculators.calculation import (
    Calculation,
    CalculationContext,
    CalculationResult,
    IncompleteInput,
    ResultLine,
    Values,
    example,
)
from coopkit.calculators.inputs import MOST_AMOUNT, NumberInput, not_counted, out_of_range, still_missing
from coopkit.i18n import N_, LazyText, Money, Percent, lazy, lazy_n
from coopkit.portfolio.group_answers import table_rows
from coopkit.report import Chart, Series, Table, TableCell, heads
from coopkit.report.blocks import unit_money

COST = NumberInput("cost", N_("what it costs"), most=MOST_AMOUNT)
LEFT = NumberInput("sum.left", N_("what one sale leaves"), least=-MOST_AMOUNT, most=MOST_AMOUNT)
NOW = NumberInput("sum.now", N_("how many you sell in a month now"), most=MOST_AMOUNT)
MONTHS = NumberInput("sum.months", N_("in how many months it should come back"), least=1, most=60, whole=True)


@dataclass(frozen=True)
class _Step:
    """One way to reach people, and what it costs; `left` is what one sale leaves."""

    name: LazyText
    cost: Decimal
    left: Decimal

    @property
    def sales(self) -> Decimal | NotDefined:
        return break_even_units(self.cost, max(self.left, Decimal(0)), 0)


def marketing_plan(values: Values, group: CalculationContext) -> CalculationResult | IncompleteInput:
    """Add up what a plan costs, and find the sales that pay for it.

    values: the rows of `plan`: who, message, where, cost, by; `sum.left`, money that one sale leaves; `sum.now`, sales
    a month, and `sum.months` may be absent. Returns IncompleteInput without a cost or without what a sale leaves.
    Source: cost ÷ contribution margin, rounded up; usual cost accounting.
    """
    wrong = out_of_range(values, (LEFT, *(each for each in (NOW, MONTHS) if each.name in values)))
    left = LEFT.read(values) or Decimal(0)
    steps, uncosted = _steps(values, left)
    if wrong or not steps:
        none = () if steps else tuple(still_missing((lazy(N_("what one step costs")),)))
        return IncompleteInput((*none, *wrong))
    whole = _Step(lazy(N_("All steps")), add_up(step.cost for step in steps), left)
    finding = _finding(whole)
    said = (finding, *_a_month(whole, NOW.read(values), MONTHS.read(values)), *_dearest(steps, whole), *uncosted)
    chart = _chart(steps, finding) if len(steps) > 1 else None
    return CalculationResult(
        said, tuple(_formula(whole, steps, group.minor_digits)), (_table(steps),), dict(_figures(whole, values)), chart
    )


def _steps(values: Values, left: Decimal) -> tuple[tuple[_Step, ...], tuple[LazyText, ...]]:
    costed: list[_Step] = []
    uncosted: list[LazyText] = []
    for row in table_rows(values, "plan"):
        words = row.words("where") or row.words("who")
        name = lazy("{words}", words=words) if words else lazy(N_("Step {n}"), n=row.place)
        cost = COST.read(row.cells)
        if cost is None:
            uncosted.append(not_counted(name, (COST,)))
        else:
            costed.append(_Step(name, cost, left))
    return tuple(costed), tuple(uncosted)


def _finding(whole: _Step) -> LazyText:
    if isinstance(whole.sales, NotDefined):
        text = N_("The plan costs {cost}, and a sale leaves nothing: no number of sales pays for it.")
        return lazy(text, cost=Money(whole.cost))
    if not whole.sales:
        return lazy(N_("The plan costs no money. Whose hours does it cost?"))
    one = N_("The plan costs {cost}. One more sale pays for it.")
    many = N_("The plan costs {cost}. {n} more sales pay for it.")
    return lazy_n(one, many, int(whole.sales), cost=Money(whole.cost))


def _a_month(whole: _Step, now: Decimal | None, months: Decimal | None) -> Iterator[LazyText]:
    if isinstance(whole.sales, NotDefined) or not whole.sales:
        return
    span = months or Decimal(1)
    each = round_up(Fraction(whole.sales) / Fraction(span), 0)
    if months is not None:
        one = N_("In one month these are {each} more.")
        many = N_("Over {n} months these are {each} more each month.")
        yield lazy_n(one, many, int(months), each=each)
    if now:
        text = N_("Now you sell {now} a month: it would have to be {share} more. Can you make so many?")
        yield lazy(text, now=now, share=Percent(Fraction(each) / Fraction(now)))


def _dearest(steps: tuple[_Step, ...], whole: _Step) -> Iterator[LazyText]:
    most = max(steps, key=lambda step: step.cost)
    if len(steps) > 1 and 2 * most.cost > whole.cost:
        text = N_("More than half of it goes into {step}. What would you lose without it?")
        yield lazy(text, step=most.name)


def _figures(whole: _Step, values: Values) -> Iterator[tuple[str, TableCell]]:
    yield "cost", Money(whole.cost)
    if isinstance(whole.sales, Decimal):
        yield "sales", whole.sales
        if months := MONTHS.read(values):
            yield "each", round_up(Fraction(whole.sales) / Fraction(months), 0)


def _formula(whole: _Step, steps: tuple[_Step, ...], places: int) -> Iterator[LazyText]:
    if len(steps) > 1:
        costs = tuple(lazy("{n}", n=Money(step.cost)) for step in steps)
        yield lazy(N_("Cost of all: {costs} make {cost}"), costs=costs, cost=Money(whole.cost))
    if isinstance(whole.sales, Decimal) and whole.sales:
        exact = Fraction(whole.cost) / Fraction(whole.left)
        text = N_("Sales: {cost} ÷ {left} = {sales}")
        if exact != whole.sales:
            text = N_("Sales: {cost} ÷ {left} is about {exact}, rounded up {sales}")
        left = unit_money(whole.left, places)
        yield lazy(text, cost=Money(whole.cost), left=left, exact=exact, sales=whole.sales)


def _table(steps: tuple[_Step, ...]) -> Table:
    head = heads(N_("Step"), N_("Cost"), N_("Sales that pay for it"))
    return Table(
        lazy(N_("Step by step")),
        head,
        tuple(
            (step.name, Money(step.cost), None if isinstance(step.sales, NotDefined) else step.sales) for step in steps
        ),
    )


def _chart(steps: tuple[_Step, ...], finding: LazyText) -> Chart:
    costs = Series(lazy(N_("Cost")), tuple(step.cost for step in steps))
    along = tuple(step.name for step in steps)
    return Chart("bar", finding, along, lazy(N_("Step")), lazy(N_("Money")), (costs,), in_money=True)


MARKETING_PLAN = Calculation(
    "marketing-plan",
    None,
    marketing_plan,
    lines=(
        ResultLine("cost", N_("The plan costs"), N_("add up the steps")),
        ResultLine("sales", N_("More sales to pay for it"), N_("cost ÷ what one sale leaves; round up")),
        ResultLine("each", N_("More sales each month"), N_("more sales ÷ months; round up")),
    ),
    example=example(
        {"sum.left": "1.50", "sum.now": 200, "sum.months": 3},
        plan=("where cost", [("Sign at the road", 60), ("A tasting on market day", 30)]),
    ),
    sums=("cost",),
)
